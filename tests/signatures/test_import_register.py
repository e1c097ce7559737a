"""Taking over a register: all of it or nothing, with what is wrong named by place."""

import json
from copy import deepcopy
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from documents.models import Document, Version
from documents.versions.verification.integrity import version_findings
from signatures.models import Act, Membership, Partner, PartnerName, Succession
from signatures.rounds import receivers
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db

REGISTER: dict[str, Any] = {
    "document": "convenant",
    "partners": [
        {"id": "huizen", "kind": "municipality", "names": [{"name": "Huizen", "from": "1900-01-01"}]},
        {
            "id": "gooise-meren",
            "kind": "municipality",
            "names": [{"name": "Gooise Meren", "from": "2016-01-01"}],
            "succeeds": ["huizen"],
        },
    ],
    "memberships": [
        {"partner": "huizen", "from": "2019-01-01", "until": "2022-01-01", "scope": None},
        {"partner": "gooise-meren", "from": "2019-01-01", "until": None, "scope": "artikel 4"},
    ],
    "versions": [{"number": 1, "label": "2019", "determinedOn": "2019-03-01"}],
    "acts": [
        {
            "id": "a1",
            "kind": "signature",
            "partner": "huizen",
            "version": 1,
            "on": "2019-06-01",
            "recorded": "2019-06-02T10:00:00Z",
            "signatories": [{"name": "A. de Vries", "function": "burgemeester"}],
        },
        {
            "id": "a2",
            "kind": "correction",
            "corrects": "a1",
            "on": "2019-04-01",
            "precision": "day",
            "recorded": "2019-09-01T10:00:00Z",
        },
        {"kind": "signature", "partner": "gooise-meren", "version": 1, "on": "2019-05", "precision": "month"},
    ],
}


@pytest.fixture
def take(tmp_path: Path):
    def take(register: Any, *options: str) -> dict[str, Any]:
        file = tmp_path / "register.json"
        file.write_text(register if isinstance(register, str) else json.dumps(register))
        out = StringIO()
        call_command("import_register", file, *options, "--json", stdout=out)
        return json.loads(out.getvalue())

    return take


def ask(*options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("standing", "convenant", *options, "--json", stdout=out)
    return json.loads(out.getvalue())


def counts() -> tuple[int, ...]:
    models = (Document, Partner, PartnerName, Succession, Membership, Version, Act)
    return tuple(model.objects.count() for model in models)


def test_everything_is_taken_over(take) -> None:
    taken = take(REGISTER)
    assert [taken[name] for name in ("partners", "memberships", "versions", "acts")] == [2, 2, 1, 3]
    assert counts() == (1, 2, 2, 1, 2, 1, 3)
    assert list(version_findings()) == []
    answer = ask("--on", "2019-06-01")
    assert answer["versions"][0]["inForceFrom"] == "2019-05-31"
    assert answer["partners"][0]["cells"][0]["reason"] == "Getekend in mei 2019."
    assert Act.objects.get(external_id="a2").signatories == Act.objects.get(external_id="a1").signatories


def test_requests_are_settled_once_for_all_memberships(take, monkeypatch) -> None:
    settled = []
    monkeypatch.setattr(receivers, "settle_requests", settled.append)
    take(REGISTER)
    assert settled == [Document.objects.get()]


def test_what_was_known_then_is_answered_as_then(take) -> None:
    take(REGISTER)
    known = ["--on", "2019-06-01", "--known-on", "2019-08-01"]
    cells = {one["id"]: one["cells"][0]["on"] for one in ask(*known)["partners"]}
    assert cells["huizen"] == "2019-06-01"
    early = ask("--on", "2019-06-01", "--known-on", "2019-02-01")
    assert early["versions"] == []
    assert {one["id"]: one["member"] for one in early["partners"]} == {"huizen": True, "gooise-meren": True}


def test_taking_it_over_again_changes_nothing(take) -> None:
    take(REGISTER)
    before, answer = counts(), ask()
    again = take(REGISTER)
    assert [again[name] for name in ("partners", "memberships", "versions", "acts")] == [0, 0, 0, 0]
    assert again["unchanged"] == 8
    assert (counts(), ask()) == (before, answer)


def many(number: int, *, first: int = 0) -> dict[str, Any]:
    """A register of so many partners that each signed."""
    slugs = [f"partner-{count}" for count in range(first, first + number)]
    signed = {"kind": "signature", "version": 1, "on": "2019-04-01", "signatories": [{"name": "A. Bos"}]}
    return {
        "document": "convenant",
        "partners": [
            {"id": one, "kind": "other", "names": [{"name": one, "from": "2000-01-01"}]} for one in slugs
        ],
        "memberships": [{"partner": one, "from": "2019-01-01", "until": "2022-01-01"} for one in slugs],
        "versions": [{"number": 1, "determinedOn": "2019-03-01"}],
        "acts": [signed | {"partner": one} for one in slugs],
    }


def test_more_partners__take_no_more_queries(take) -> None:
    with CaptureQueriesContext(connection) as few:
        take(many(3))
    with CaptureQueriesContext(connection) as more:
        take(many(60, first=3) | {"document": "groot"})
    assert len(more) <= len(few)
    kept = Membership.objects.filter(document__slug="groot")
    assert kept.count() == 60 and all(one.until_recorded_at for one in kept)
    assert {one.history.get().history_change_reason for one in kept} == {
        "Overgenomen uit een registerbestand"
    }
    assert {one.history.count() for one in PartnerName.objects.all()} == {1}


def test_many_memberships__are_looked_at_one_by_one(take) -> None:
    """What a single one is refused for, one of many is too."""
    ended = Partner.objects.create(slug="partner-1", kind_id="other", ended_on=date(2018, 1, 1))
    with pytest.raises(CommandError, match="opgeheven per 01-01-2018"):
        take(many(3))
    assert list(Partner.objects.all()) == [ended]


def test_a_trial_keeps_nothing(take) -> None:
    taken = take(REGISTER, "--dry-run")
    assert taken["dryRun"] is True and taken["acts"] == 3
    assert counts() == (0,) * 7


def wrong(**changes: Any) -> dict[str, Any]:
    """The register with an item changed: acts__0__on="…" and the like."""
    register = deepcopy(REGISTER)
    for path, value in changes.items():
        *way, last = (int(step) if step.isdecimal() else step for step in path.split("__"))
        item: Any = register
        for step in way:
            item = item[step]
        item[last] = value
    return register


@pytest.mark.parametrize(
    ("register", "where", "words"),
    [
        (wrong(acts__0__on="2019-02-30"), "acts[0].on", "geen datum"),
        (wrong(acts__0__partner="laren"), "acts[0].partner", "staat niet bij partners"),
        (wrong(acts__0__version=7), "acts[0].version", "geen versie 7"),
        (wrong(acts__0__kind="signing"), "acts[0].kind", "Kies uit: adoption"),
        (wrong(acts__1__corrects="a9"), "acts[1].corrects", "geen handeling met id 'a9'"),
        (wrong(acts__1__corrects="a2"), "acts[1].corrects", "geen handeling"),
        (wrong(acts__0__recorded="gisteren"), "acts[0].recorded", "geen tijdstip"),
        (wrong(acts__0__id="a2"), "acts", "staat er 2 keer in"),
        (wrong(versions__0__rule={"type": "most"}), "versions[0].rule", "onbekend"),
        (wrong(versions__0__supersedes=4), "versions[0].supersedes", "geen eerdere versie 4"),
        (wrong(versions__0__number=0), "versions[0].number", "geen nummer"),
        (wrong(memberships__0__until="2018-01-01"), "memberships[0].until", "eindigt voordat"),
        (wrong(memberships__1__partner="huizen"), "memberships", "vanaf 2019-01-01' staat er 2 keer in"),
        (wrong(memberships__1={"partner": "huizen", "from": "2021-01-01"}), "memberships[1]", "al mee"),
        (wrong(partners__0__kind="gemeente"), "partners[0].kind", "Kies uit: municipality"),
        (wrong(partners__0__id="hui zen"), "partners[0].id", "streepjes"),
        (wrong(partners="veel"), "partners", "lijst"),
        ([], "", "object"),
    ],
)
def test_nothing_is_taken_over_when_anything_is_wrong(take, register, where, words) -> None:
    with pytest.raises(CommandError, match=words) as refused:
        take(register)
    assert where in str(refused.value) and "niets overgenomen" in str(refused.value)
    assert counts() == (0,) * 7


def test_every_mistake_is_named_at_once(take) -> None:
    register = wrong(acts__0__on="morgen", versions__0__number="een", partners__0__kind="x")
    with pytest.raises(CommandError) as refused:
        take(register)
    for place in ("acts[0].on", "versions[0].number", "partners[0].kind"):
        assert place in str(refused.value)


def test_what_is_no_json_or_not_there_is_said(take) -> None:
    with pytest.raises(CommandError, match="geen JSON"):
        take("{")
    with pytest.raises(CommandError, match="niet te openen"):
        call_command("import_register", "/bestaat/niet.json")


def test_a_determined_version_is_left_as_it_is(take) -> None:
    document = make_document()
    held = make_version(document, label="2019")
    taken = take(REGISTER)
    assert taken["versions"] == 0
    assert "blijft zoals vastgesteld" in taken["warnings"][0]
    held.refresh_from_db()
    assert held.determined_on.isoformat() == "2025-09-18"


def test_an_act_with_the_same_id_but_other_values_is_refused(take) -> None:
    take(REGISTER)
    with pytest.raises(CommandError, match="Neem een herstel op"):
        take(wrong(acts__0__on="2019-07-01"))


def test_a_partner_known_from_another_file_gets_the_kind_of_this_file_and_it_is_told(take) -> None:
    take(REGISTER)
    taken = take(wrong(document="ander", partners__0__kind="corporation"))
    assert "stond vast als gemeente en is nu woningcorporatie" in taken["warnings"][0]
    assert Partner.objects.get(slug="huizen").history.count() == 2


def test_declarations_without_more_words(take) -> None:
    acts = [
        {
            "kind": "declaration",
            "partner": None,
            "version": 1,
            "on": "2019-03-05",
            "text": "Alvast",
        },
        {
            "kind": "declaration",
            "partner": "huizen",
            "version": 1,
            "on": "2019-03-06",
            "text": "Behalve 7",
        },
    ]
    take(wrong(acts=acts))
    answer = ask("--on", "2019-03-10")
    assert answer["versions"][0]["standing"] == "provisional"
    flags = {one["id"]: one["cells"][0]["flags"] for one in answer["partners"]}
    assert flags == {"gooise-meren": [], "huizen": ["withReservation"]}


def test_the_table_says_it_in_words(take) -> None:
    take(REGISTER)
    out = StringIO()
    call_command("standing", "convenant", "--on", "2019-05-10", stdout=out)
    assert "convenant: stand per 10 mei 2019" in out.getvalue()
    assert "Deze versie geldt nog niet. Nog nodig: de handtekening van Gooise Meren." in out.getvalue()
    assert "✓ getekend 01-04-2019" in out.getvalue()


@pytest.mark.parametrize(
    ("options", "words"),
    [(["bestaat-niet"], "geen document"), (["convenant", "--on", "morgen"], "geen datum")],
)
def test_a_question_that_cannot_be_answered_is_said(options, words) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("standing", *options)
