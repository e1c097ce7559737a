"""The rule of the next version: chosen as a sentence, with what it would lead to, and taken along later."""

from datetime import date

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

import pytest

from documents.entry_rule import all_members_sign, on_date
from documents.models import NextRule
from signatures.models import Partner, PartnerName
from signatures.register.acts import record_signature
from signatures.register.memberships import join
from signatures.standing.facts import Facts
from signatures.standing.foresight import foresee
from tests.documents.admin_steps import bring_in, determine, word_file
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import make_user
from tests.signatures.facts import Register, on

DAY = date(2025, 9, 18)


@pytest.fixture
def register() -> Register:
    register = Register()
    register.member("huizen", "laren")
    register.member("weesp", until="2022-01-01")
    register.version(1, "2019-03-01", label="2019")
    for partner in ("huizen", "laren", "weesp"):
        register.sign(partner, "2019-04-30")
    register.member("zorg", since="2024-01-01")
    return register


def ids(partners) -> list[str]:
    return [partner.id for partner in partners]


def test_foreseen_is_who_signs_again_who_for_the_first_time_and_who_no_more(register) -> None:
    seen = foresee(register.facts, all_members_sign(), determined_on=DAY)
    assert (ids(seen.again), ids(seen.first), ids(seen.spared)) == (["huizen", "laren"], ["zorg"], ["weesp"])
    assert (seen.holds_now, seen.in_force_from) == ("2019", None)
    assert seen.usual_days == 60 and seen.expected == date(2025, 11, 17)
    assert "Huizen" in seen.reason


def test_a_fixed_day_asks_nobody_and_is_in_force_by_itself(register) -> None:
    seen = foresee(register.facts, on_date(on("2026-01-01")), determined_on=DAY)
    assert (seen.missing, seen.expected, seen.in_force_from) == ((), None, on("2026-01-01"))


def test_nothing_on_record_gives_an_answer_too() -> None:
    seen = foresee(Facts("convenant"), all_members_sign(), determined_on=DAY)
    assert (seen.again, seen.first, seen.holds_now, seen.usual_days) == ((), (), "", None)


@pytest.fixture
def region(db):
    document = make_document()
    version = make_version(document, determined_on=date(2024, 3, 1))
    for slug in ("huizen", "laren"):
        partner = Partner.objects.create(slug=slug, kind_id="municipality")
        PartnerName.objects.create(partner=partner, name=slug.title(), since=date(1900, 1, 1))
        join(partner=partner, document=document, since=date(2019, 1, 1), by=None)
        record_signature(partner=partner, version=version, signatories=[], by=None, on=date(2024, 4, 1))
    return document


@pytest.fixture
def editor(client: Client, db) -> Client:
    user = make_user("redactie")
    user.groups.add(Group.objects.get(name="Regionaal team"))
    client.force_login(user)
    return client


def answers(**first) -> dict[str, str]:
    line = {"quantity": "all", "of": "members", "act": "signature", "numerator": "", "denominator": ""}
    lines = {f"regel-0-{name}": value for name, value in {**line, **first}.items()}
    totals = {"regel-TOTAL_FORMS": "2", "regel-INITIAL_FORMS": "1"}
    return {**totals, **lines, "every": "and", "not_before": "", "determined_on": "18-09-2025"}


def test_the_editor_shows_the_sentence_and_what_it_leads_to(
    region, editor, django_assert_max_num_queries
) -> None:
    address = reverse("entry_rule", args=[region.pk])
    editor.get(address)
    with django_assert_max_num_queries(30):
        page = parsed(editor.get(address))
    assert "zodra alle deelnemers hebben getekend" in text_of(page)
    assert "Wie moet opnieuw tekenen (2)" in text_of(page)
    preset = text_of(parsed(editor.get(f"{address}?voorbeeld=besluit-en-tekenen")))
    assert "alle gemeenten hebben besloten en alle deelnemers hebben getekend" in preset
    assert not NextRule.objects.exists()


def test_a_preview_keeps_nothing_and_saving_keeps_the_rule(region, editor) -> None:
    address = reverse("entry_rule", args=[region.pk])
    share = answers(quantity="share", numerator="2", denominator="3")
    page = text_of(parsed(editor.post(address, share)))
    assert "ten minste 2 van de 3 deelnemers hebben getekend" in page
    assert not NextRule.objects.exists()
    editor.post(address, share | {"save": "1"})
    kept = NextRule.objects.get(document=region)
    assert kept.rule == {
        "type": "share", "numerator": 2, "denominator": 3, "act": "signature", "of": "members",
    }  # fmt: skip
    assert kept.history.get().history_user.username == "redactie"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"quantity": ""}, "De regel is leeg"),
        ({"quantity": "share", "numerator": "3", "denominator": "2"}, "Het deel is groter dan het geheel"),
        ({"quantity": "share"}, "Vul in welk deel"),
        ({"quantity": "named"}, "Kies ten minste één partner"),
        ({"quantity": "count"}, "Vul in hoeveel partners het moeten doen"),
        ({"quantity": "drop table"}, "Er is niets bewaard"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_what_to_do(region, editor, given, said) -> None:
    page = editor.post(reverse("entry_rule", args=[region.pk]), answers(**given) | {"save": "1"})
    assert said in text_of(parsed(page))
    assert not NextRule.objects.exists()


@pytest.mark.parametrize(
    ("wait", "kept", "said"),
    [
        (
            {"wait": "90", "wait_in": "days"},
            {"days": 90},
            "90 dagen zijn verstreken nadat ten minste 2 deelnemers",
        ),
        (
            {"wait": "2", "wait_in": "first"},
            {"months": 2, "firstOfMonth": True},
            "het de eerste dag is van de 2e maand na de maand waarin",
        ),
        ({"wait": "1", "wait_in": "months"}, {"months": 1, "firstOfMonth": False}, "1 maand is verstreken"),
    ],
)
def test_a_number_and_a_waiting_time__are_kept_and_come_back(region, editor, wait, kept, said) -> None:
    address = reverse("entry_rule", args=[region.pk])
    page = editor.post(address, answers(quantity="count", number="2") | wait | {"save": "1"}, follow=True)
    inner = {"type": "count", "number": 2, "act": "signature", "of": "members"}
    assert NextRule.objects.get(document=region).rule == {"type": "after", "rule": inner, **kept}
    assert said in text_of(parsed(page))
    shown = parsed(editor.get(address))
    assert shown.find("input", {"name": "wait"})["value"] == wait["wait"]
    assert shown.find("input", {"name": "regel-0-number"})["value"] == "2"


@pytest.mark.parametrize("wait", [{"wait": "0"}, {"wait": "1201", "wait_in": "months"}, {"wait": "36526"}])
def test_a_waiting_time_that_cannot_be__is_refused(region, editor, wait) -> None:
    address = reverse("entry_rule", args=[region.pk])
    editor.post(address, answers() | wait | {"save": "1"})
    assert not NextRule.objects.exists()


def test_the_editor_begins_with_the_usual_rules__and_unfolds_for_another(region, editor) -> None:
    address = reverse("entry_rule", args=[region.pk])
    usual = parsed(editor.get(f"{address}?voorbeeld=twee-derde"))
    assert usual.find("form", {"class": "portal-rule"}).find("details").get("open") is None
    NextRule.objects.create(document=region, rule={"type": "named", "partners": ["laren"], "act": "adoption"})
    other = parsed(editor.get(address))
    assert other.find("form", {"class": "portal-rule"}).find("details").get("open") is not None


def test_the_kept_rule_goes_with_the_next_version(region, editor) -> None:
    rule = {"type": "named", "partners": ["laren"], "act": "adoption"}
    NextRule.objects.create(document=region, rule=rule)
    draft = bring_in(editor, word_file(), document=region.pk)
    shown = editor.get(reverse("determine", args=[draft.pk]))
    assert "Volgens de regel die is voorbereid" in text_of(parsed(shown))
    determine(editor, draft, label="2025", rule="kept", determined_on="18-09-2025")
    assert region.versions.get(label="2025").rule == rule


def test_only_who_may_determine_may_change_the_rule(region, client) -> None:
    user = make_user("lezer")
    client.force_login(user)
    assert client.get(reverse("entry_rule", args=[region.pk])).status_code in (302, 403)


def test_the_editor_begins_with_the_rule_of_the_last_version(region, editor) -> None:
    share = {"type": "share", "numerator": 1, "denominator": 2, "act": "signature", "of": "members"}
    make_version(region, rule=share, determined_on=date(2024, 6, 1))
    page = text_of(parsed(editor.get(reverse("entry_rule", args=[region.pk]))))
    assert "ten minste 1 van de 2 deelnemers hebben getekend" in page
    assert "Deze regel is nog niet bewaard" in page
