"""The register file as models: every mistake at once, by place and in Dutch, and its schema."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

import pytest

from documents.entry_rule import from_data
from signatures.importing.errors import RegisterErrors
from signatures.importing.items import (
    ActItem,
    MembershipItem,
    PartnerItem,
    Register,
    RegisterFile,
    RegisterItem,
    VersionItem,
)
from signatures.importing.reading import read_register

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parents[2] / "docs" / "register.schema.json"
ASKS = {"type": "all", "act": "signature", "of": "members"}


def told(**data: Any) -> dict[str, str]:
    with pytest.raises(RegisterErrors) as refused:
        read_register({"document": "convenant", **data})
    return {problem.where: problem.message for problem in refused.value.problems}


def act(**values: Any) -> dict[str, Any]:
    return {"kind": "signature", "partner": "huizen", "version": 1, "on": "2019-05-20"} | values


def register(*acts: dict[str, Any], **data: Any) -> Register:
    partners = [{"id": "huizen", "kind": "municipality"}, {"id": "laren", "kind": "municipality"}]
    versions = [{"number": 1, "determinedOn": "2019-03-01"}]
    whole = {"document": "convenant", "partners": partners, "versions": versions, "acts": list(acts)}
    return read_register(whole | data)


def test_the_schema_in_the_documentation_is_that_of_the_models() -> None:
    """After a change: manage.py register_schema > docs/register.schema.json."""
    out = StringIO()
    call_command("register_schema", stdout=out)
    assert SCHEMA.read_text() == out.getvalue()


def test_the_schema_tells_of_every_field_of_the_file() -> None:
    schema = json.loads(SCHEMA.read_text())
    acts, memberships = (schema["$defs"][name]["properties"] for name in ("ActItem", "MembershipItem"))
    wanted = {"id", "kind", "partner", "version", "on", "precision", "received", "recorded", "signatories"}
    assert wanted | {"text", "corrects", "void", "declares"} <= set(acts)
    assert {"partner", "from", "until", "scope", "signatories", "recorded", "untilRecorded"} <= set(
        memberships
    )
    assert not {"where", "given", "representedBy"} & set(acts)


MISTAKES = {
    "kind": "'brief' is onbekend. Kies uit: agreement, process, contract, communication, finance.",
    "partners[0].id": "Gebruik hier letters, cijfers en streepjes, ten hoogste 80.",
    "partners[0].kind": "'gemeente' is onbekend. "
    "Kies uit: municipality, corporation, careProvider, region, other.",
    "partners[1].names[0].name": "Een naam is leeg. Vul de naam in.",
    "partners[1].succeeds[1].partner": "Partner 'niemand' staat niet bij partners.",
    "partners[2]": "Hier hoort een object met velden te staan.",
    "memberships[0].partner": "Dit veld ontbreekt. Vul het in.",
    "memberships[0].until": "De deelname eindigt voordat zij begint. Kies een latere datum.",
    "memberships[0].signatories": "0 is geen nummer. Gebruik een geheel getal vanaf 1.",
    "memberships[1].from": "Dit veld ontbreekt. Vul het in.",
    "memberships[2].from": "De datum ontbreekt. Vul hem in als 2025-09-18.",
    "versions[0].number": "'een' is geen nummer. Gebruik een geheel getal vanaf 1.",
    "versions[0].determinedOn": "'gisteren' is geen datum. Schrijf een datum als 2025-09-18.",
    "versions[0].rule.rules[1].days": "Een wachttijd in dagen is een geheel getal van 1 tot en met 36525.",
    "versions[1].label": "Deze tekst is langer dan 80 tekens. Kort hem in.",
    "versions[1].supersedes": "-1 is geen nummer. Gebruik een geheel getal vanaf 1.",
    "acts[0].partner": "Zeg welke partner dit deed.",
    "acts[0].version": "Zeg bij welke versie deze handeling hoort.",
    "acts[0].corrects": "Dit hoort alleen bij een herstel. Haal het weg, of maak er een herstel van.",
    "acts[0].void": "Dit hoort alleen bij een herstel. Haal het weg, of maak er een herstel van.",
    "acts[1].corrects": "Zeg welke handeling dit herstelt: noem het id daarvan.",
    "acts[2].kind": "'zegel' is onbekend. "
    "Kies uit: adoption, signature, refusal, withdrawal, declaration, correction.",
    "acts[2].on": "'2019-13-01' is geen datum. Schrijf een datum als 2025-09-18.",
    "acts[2].text": "Hier hoort tekst te staan.",
    "acts[2].alsoFor": "Partner 'niemand' staat niet bij partners.",
    "acts[3].until": "Dit eindigt voordat het begint. Kies een latere datum.",
    "acts[3].alsoFor": "Een partner handelt hier tevens namens zichzelf. Noem alleen de anderen.",
    "acts[3].signatories": "Hier hoort een lijst te staan.",
    "acts[3].recorded": "'ooit' is geen tijdstip. Schrijf het als 2025-09-18T12:00:00Z.",
}


def test_mistakes_of_every_kind_in_every_list_are_told_together() -> None:
    after = {"type": "after", "rule": ASKS, "days": 0}
    found = told(
        kind="brief",
        partners=[
            {"id": "hui zen", "kind": "gemeente"},
            {"id": "laren", "kind": "region", "names": [{"name": " "}], "succeeds": ["laren", "niemand"]},
            7,
        ],
        memberships=[
            {"from": "2019-01-01", "until": "2018-01-01", "signatories": 0},
            {"partner": "laren"},
            {"partner": "laren", "from": None},
        ],
        versions=[
            {"number": "een", "determinedOn": "gisteren", "rule": {"type": "and", "rules": [ASKS, after]}},
            {"number": 1, "determinedOn": "2019-03-01", "label": "x" * 81, "supersedes": -1},
        ],
        acts=[
            {"kind": "signature", "corrects": "h1", "void": True},
            {"kind": "correction"},
            act(kind="zegel", partner="laren", on="2019-13-01", text={}, alsoFor=["niemand"]),
            act(partner="laren", until="2019-01-01", alsoFor=["laren"], signatories="A", recorded="ooit"),
        ],
    )  # fmt: skip
    assert found == MISTAKES


@pytest.mark.parametrize("data", [[], 7, None, "register"])
def test_a_file_that_holds_something_else_is_said(data) -> None:
    with pytest.raises(RegisterErrors, match="object met velden"):
        read_register(data)


def test_null_is_as_good_as_not_told() -> None:
    """In every field that may be left out."""
    items = {
        "partners": (PartnerItem, {"id": "huizen", "kind": "municipality"}),
        "memberships": (MembershipItem, {"partner": "huizen", "from": "2019-01-01"}),
        "versions": (VersionItem, {"number": 1, "determinedOn": "2019-03-01"}),
        "acts": (ActItem, {"kind": "withdrawal", "version": 1}),
    }
    short = {"document": "convenant"} | {name: [given] for name, (_, given) in items.items()}
    whole = short | {name: [_nulls(model) | given] for name, (model, given) in items.items()}
    assert read_register(whole) == read_register(short)
    assert read_register(_nulls(RegisterFile) | {"document": "a"}) == read_register({"document": "a"})


def _nulls(model: type[RegisterItem]) -> dict[str, None]:
    return {str(field.alias): None for field in model.model_fields.values() if not field.is_required()}


def test_control_characters_become_a_space_on_the_way_in() -> None:
    taken = register(
        act(text="Met\x0bvoorbehoud", signatories=[{"name": "A.\x07de Vries", "function": None}]),
        title="Convenant\x0bwonen",
    )
    assert (taken.title, taken.acts[0].text) == ("Convenant wonen", "Met voorbehoud")
    assert (taken.acts[0].signatories[0].name, taken.acts[0].declares) == ("A. de Vries", "reservation")


@pytest.mark.parametrize(
    ("values", "on", "precision"),
    [
        ({"on": "2019-05-20"}, "2019-05-20", "day"),
        ({"on": "2019-05"}, "2019-05-01", "month"),
        ({"on": "2019"}, "2019-01-01", "year"),
        ({"on": "2019-05-20", "precision": "month"}, "2019-05-20", "month"),
        ({"on": None}, None, "unknown"),
        ({"on": "", "precision": "day"}, None, "unknown"),
        ({"on": "ooit", "precision": "unknown"}, None, "unknown"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(values, on, precision) -> None:
    item = register(act(**values)).acts[0]
    assert (item.on.isoformat() if item.on else None, item.precision) == (on, precision)


def test_an_act_for_others_becomes_one_for_each() -> None:
    first, second = register(act(id="h1", alsoFor=["laren", "laren"], signatories=["A. de Vries"])).acts
    assert (first.partner, second.partner, second.represented_by) == ("huizen", "laren", "huizen")
    assert (second.id, second.where, second.signatories[0].name) == ("h1:laren", "acts[0]", "A. de Vries")


def test_a_rule_of_the_file_is_the_rule_of_the_version() -> None:
    rule = {"type": "after", "rule": ASKS, "months": 2, "firstOfMonth": True}
    versions = [{"number": 1, "determinedOn": "2019-03-01", "rule": rule}]
    assert register(versions=versions).versions[0].rule == from_data(rule)
