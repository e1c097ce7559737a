"""Kinds of partner are rows: what a region adds is everywhere, and what is in use stays."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from documents.entry_rule import Rule, from_data
from documents.entry_rule.rules import AllRule
from documents.ledger.history import history_lines, save
from documents.models import LedgerEntry, NextRule
from documents.text.refusals import Refused
from search.models import StaleSource
from signatures.models import Partner, PartnerKind, PartnerName, RouteTemplate, TemplateStep
from signatures.register.memberships import join
from signatures.register.partner_kinds import known_kinds, remove_kind, take_first_kinds
from signatures.register.standings import standing_of
from signatures.routes.templates import take_default
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_region, make_user
from tests.signatures.bundles import bundled, contents

pytestmark = pytest.mark.django_db
FIVE = ["municipality", "corporation", "careProvider", "region", "other"]
GGD = {"name": "GGD", "plural": "GGD’en", "body": "algemeen bestuur", "order": 35, "code": ""}
ADOPT = AllRule("adoption", "ggd")


def person(client: Client, group: str) -> Client:
    user = make_user(group.split()[0].lower())
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def administrator(client: Client) -> Client:
    return person(client, "Beheerders")


@pytest.fixture
def ggd() -> PartnerKind:
    return save(PartnerKind(**GGD | {"code": "ggd"}), by=None)


def make_ggd(rule: Rule = ADOPT) -> Any:
    """A convenant that waits for the decision of a GGD; it and Huizen take part."""
    document = make_document(title="Convenant Wonen")
    for slug, name, kind in (("huizen", "Huizen", "municipality"), ("ggd-gooi", "GGD Gooi", "ggd")):
        partner = Partner.objects.create(slug=slug, kind_id=kind)
        PartnerName.objects.create(partner=partner, name=name, since=date(2000, 1, 1))
        join(partner=partner, document=document, since=date(2019, 1, 1), by=None)
    return make_version(document, rule=rule, determined_on=date(2025, 9, 18), label="2025")


def shown(client: Client, address: str) -> str:
    return text_of(parsed(client.get(address)))


def told(client: Client, response: Any) -> str:
    return text_of(parsed(client.get(response["Location"])))


# What every region begins with


def test_every_region_begins_with_five() -> None:
    assert [kind.code for kind in known_kinds()] == FIVE
    assert PartnerKind.history.count() == len(FIVE)


def test_what_a_team_takes_away_stays_away() -> None:
    remove_kind(kind=PartnerKind.objects.get(code="other"), by=None)
    take_first_kinds(using="default")
    assert [kind.code for kind in known_kinds()] == FIVE[:-1]


def test_the_five_are_on_record_for_those_who_verify() -> None:
    out = StringIO()
    call_command("verify", stdout=out)
    assert "Alles is zoals het is vastgelegd." in out.getvalue()


# Keeping them


def test_an_administrator_adds_a_kind_and_partners_can_be_of_it(administrator: Client) -> None:
    answer = administrator.post(reverse("soorten-partners:add"), GGD)
    assert answer.status_code == 302, answer.text
    kind = PartnerKind.objects.get(code="ggd")
    assert (kind.name, kind.body, str(kind.history.get().history_user)) == (
        "GGD",
        "algemeen bestuur",
        "beheerders",
    )
    added = {
        "name": "GGD Gooi",
        "named_since": "01-01-2000",
        "kind": "ggd",
        "slug": "ggd-gooi",
        "ended_on": "",
    }
    assert administrator.post(reverse("partners:add"), added).status_code == 302
    assert Partner.objects.get().kind == kind
    assert "GGD Gooi Wijzig Verwijder GGD ggd-gooi" in shown(
        administrator, reverse("partners:index") + "?kind=ggd"
    )
    assert "GGD Gooi" not in shown(administrator, reverse("partners:index") + "?kind=region")


def test_the_list_tells_how_many_partners_there_are_in_as_many_questions(administrator: Client, ggd) -> None:
    address = reverse("soorten-partners:index")
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert "GGD Wijzig Verwijder GGD’en algemeen bestuur 0 35 ggd" in shown(administrator, address)
    make_ggd()
    with CaptureQueriesContext(connection) as more:
        assert "GGD Wijzig Verwijder GGD’en algemeen bestuur 1 35 ggd" in shown(administrator, address)
    assert len(few) == len(more)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "gemeente"}, "Er is al een soort partner met deze naam. Kies een andere naam."),
        ({"plural": "GEMEENTEN"}, "Er is al een soort partner met dit meervoud. Kies een ander woord."),
        ({"code": "region"}, "Er is al een soort met deze code. Kies een andere."),
        ({"code": "GGD 2"}, "Begin met een kleine letter"),
        ({"code": "members"}, "Deze code staat voor alle deelnemers samen. Kies een andere."),
        ({"plural": "Deelnemers"}, "Dit woord staat voor alle deelnemers samen. Kies een ander woord."),
        ({"name": "’s", "plural": "’en", "code": "7"}, "Begin met een kleine letter"),
    ],
)
def test_what_cannot_be_is_told_at_the_form(administrator: Client, fields, words) -> None:
    answer = administrator.post(reverse("soorten-partners:add"), GGD | fields)
    assert answer.status_code == 200
    assert words in text_of(parsed(answer))
    assert PartnerKind.objects.count() == len(FIVE)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("GGD", "ggd"),
        ("Waterschap", "waterschap"),
        ("Zorg- en welzijnsinstelling", "zorgEnWelzijnsinstel"),
        ("Politie-eenheid", "politieEenheid"),
        ("Één loket", "eenLoket"),
    ],
)
def test_a_code_follows_from_the_name(administrator: Client, name, code) -> None:
    administrator.post(reverse("soorten-partners:add"), GGD | {"name": name})
    assert PartnerKind.objects.get(name=name).code == code


def test_a_name_changes_and_a_code_never(administrator: Client, ggd) -> None:
    fields = GGD | {"name": "Gezondheidsdienst", "code": "other2", "change_reason": "Voluit"}
    assert administrator.post(reverse("soorten-partners:edit", args=[ggd.pk]), fields).status_code == 302
    ggd.refresh_from_db()
    assert (ggd.name, ggd.code) == ("Gezondheidsdienst", "ggd")
    history = shown(administrator, reverse("soorten-partners:history", args=[ggd.pk]))
    assert "naam: GGD → Gezondheidsdienst" in history and "Voluit" in history
    ggd.code = "gezondheidsdienst"
    with pytest.raises(Refused, match="De code van een soort verandert niet"):
        save(ggd, by=None)


def test_the_team_sees_no_screen_for_it(client: Client) -> None:
    team = person(client, "Regionaal team")
    for name in ("index", "add"):
        answer = team.get(reverse(f"soorten-partners:{name}"))
        assert answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")
    assert "Soorten partners" not in team.get(reverse("partners:index")).text


def in_a_partner() -> None:
    make_ggd()


def in_a_rule_of_a_version() -> None:
    make_version(make_document(), rule=ADOPT)


def in_a_rule_to_come() -> None:
    NextRule.objects.create(document=make_document(), rule={"type": "all", "act": "signature", "of": "ggd"})


def in_a_template() -> None:
    template = RouteTemplate.objects.create(kind_id="process", title="Route")
    TemplateStep.objects.create(template=template, order=1, body="Bestuur", purpose="adopt", each="ggd")


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (in_a_partner, "in gebruik bij 1 partner en 1 regel van inwerkingtreding."),
        (in_a_rule_of_a_version, "in gebruik bij 1 regel van inwerkingtreding."),
        (in_a_rule_to_come, "in gebruik bij 1 regel van inwerkingtreding."),
        (in_a_template, "in gebruik bij 1 stap van een modelroute."),
    ],
)
def test_a_kind_in_use_stays(administrator: Client, ggd, use, words) -> None:
    use()
    answer = administrator.post(reverse("soorten-partners:delete", args=[ggd.pk]))
    assert words in told(administrator, answer)
    assert PartnerKind.objects.filter(code="ggd").exists()


def test_a_kind_that_nothing_speaks_of_goes(administrator: Client, ggd) -> None:
    administrator.post(reverse("soorten-partners:delete", args=[ggd.pk]))
    assert not PartnerKind.objects.filter(code="ggd").exists()
    gone = PartnerKind.history.filter(code="ggd").latest()
    assert (gone.history_type, str(gone.history_user)) == ("-", "beheerders")
    assert LedgerEntry.objects.latest("number").what == "Verwijderd: soort partner"


# Where a kind of one's own is seen


def test_the_chart_groups_by_it_in_the_order_of_the_region(client: Client, ggd) -> None:
    make_ggd()
    page = parsed(client.get("/ondertekening/"))
    assert "GGD’en (1)" in text_of(page)
    assert [option["value"] for option in page.select("#_soort option")] == ["", *FIVE[:3], "ggd", *FIVE[3:]]
    only = shown(client, "/ondertekening/?soort=ggd")
    assert "GGD Gooi" in only and "Huizen" not in parsed(client.get("/ondertekening/?soort=ggd")).table.text
    assert "De soort partner ‘gg’ is er niet" in shown(client, "/ondertekening/?soort=gg")
    PartnerKind.objects.filter(code="ggd").update(order=1)
    groups = json.loads(client.get("/ondertekening/convenant/json/").content)["groups"]
    assert [(group["kind"], group["label"]) for group in groups] == [
        ("ggd", "GGD’en"),
        ("municipality", "Gemeenten"),
    ]


def test_sentences_name_who_decides(ggd) -> None:
    version = make_ggd()
    assert (
        "Nog nodig: het besluit van het algemeen bestuur van GGD Gooi."
        in standing_of(version.document).versions[0].reason
    )
    out = StringIO()
    call_command("standing", "convenant", "--json", stdout=out)
    partners = json.loads(out.getvalue())["partners"]
    assert {one["id"]: one["kind"] for one in partners} == {"ggd-gooi": "ggd", "huizen": "municipality"}
    out = StringIO()
    call_command("standing", "convenant", stdout=out)
    assert out.getvalue().index("\nHuizen ") < out.getvalue().index("\nGGD Gooi ")


def test_pages_tell_it_in_a_number_of_questions_that_does_not_grow(client: Client, ggd) -> None:
    version = make_ggd()
    address = version.get_absolute_url()
    assert "zodra alle GGD’en hebben besloten" in shown(client, address)
    assert "GGD’en" in shown(client, "/partners/") and "GGD" in shown(client, "/partners/ggd-gooi/")
    counted = []
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/partners/")
            client.get("/partners/ggd-gooi/")
            client.get("/ondertekening/")
            client.get(address)
        counted.append(len(asked))
        for code in ("waterschap", "politie"):
            name = f"{code.title()} {number}"
            kind = PartnerKind(code=f"{code}{number}", name=name, plural=f"{name}en")
            partner = Partner.objects.create(slug=kind.code, kind=save(kind, by=None))
            join(partner=partner, document=version.document, since=date(2019, 1, 1), by=None)
    assert counted[0] == counted[1]


def test_the_rule_can_be_about_it(client: Client, ggd) -> None:
    editor = person(client, "Regionaal team")
    document = make_document()
    address = reverse("entry_rule", args=[document.pk])
    assert "ggd" in [
        option["value"] for option in parsed(editor.get(address)).select("[name=regel-0-of] option")
    ]
    line = {"quantity": "all", "of": "ggd", "act": "adoption", "numerator": "", "denominator": ""}
    lines = {f"regel-0-{name}": value for name, value in line.items()}
    totals = {"regel-TOTAL_FORMS": "1", "regel-INITIAL_FORMS": "1"}
    asked = {**totals, **lines, "every": "and", "not_before": "", "determined_on": "18-09-2025"}
    assert "zodra alle GGD’en hebben besloten." in text_of(parsed(editor.post(address, asked)))
    editor.post(address, asked | {"save": "1"})
    assert from_data(NextRule.objects.get().rule) == ADOPT
    assert editor.post(address, asked | {"regel-0-of": "gg", "save": "1"}).status_code == 200
    assert from_data(NextRule.objects.get().rule) == ADOPT


def test_a_template_of_a_route_asks_each_of_that_kind(client: Client, ggd) -> None:
    editor = person(client, "Regionaal team")
    page = parsed(editor.get(reverse("modelroutes:add")))
    assert "ggd" in [option["value"] for option in page.select("[name=form-0-each] option")]
    row = {"place": 10, "body": "Bestuur", "purpose": "adopt", "each": "ggd", "days": 7}
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0} | {
        f"form-0-{name}": one for name, one in row.items()
    }
    editor.post(reverse("modelroutes:add"), {"kind": "agreement", "title": "Onze route"} | rows)
    assert TemplateStep.objects.get().each == "ggd"
    refused = editor.post(
        reverse("modelroutes:add"), {"kind": "agreement", "title": "Nog een"} | rows | {"form-0-each": "x"}
    )
    assert refused.status_code == 200 and RouteTemplate.objects.count() == 1


def test_the_usual_route_leaves_out_a_kind_that_a_region_does_not_have() -> None:
    remove_kind(kind=PartnerKind.objects.get(code="careProvider"), by=None)
    route = take_default(kind="agreement", by=None)
    assert {step.each for step in route.steps.all()} == {"", "municipality", "corporation"}


def test_a_renamed_kind_is_found_under_its_new_name(ggd) -> None:
    make_ggd()
    StaleSource.objects.all().delete()
    ggd.name = "Gezondheidsdienst"
    save(ggd, by=None)
    assert StaleSource.objects.filter(source="@partners").exists()


def test_the_history_of_a_partner_tells_its_kind_in_words(ggd) -> None:
    partner = save(Partner(slug="ggd-gooi", kind_id="other"), by=None)
    partner.kind = ggd
    save(partner, by=None)
    assert history_lines(partner)[0].changes == "soort: Anders → GGD"


def test_evidence_names_it_by_its_code(tmp_path: Path) -> None:
    region: Region = make_region()
    place = bundled(tmp_path, region.new)
    partners = json.loads(contents(place)["register/partners.json"])
    assert [partner["kind"] for partner in partners] == ["corporation", "municipality"]
    out = StringIO()
    call_command("verify_evidence", str(place), stdout=out)
