"""A repaired copy takes two people (domain rule 18): one proposes it, another agrees or declines."""

from datetime import date

from django.contrib.auth.models import Permission
from django.urls import reverse

import pytest

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.models import ErratumProposal, LedgerEntry, Version
from documents.text import plain_text
from documents.text.refusals import Refused
from documents.versions.determination import NewAttachment
from documents.versions.erratum import agree_to_erratum, decline_erratum, propose_erratum
from tests.documents.admin_steps import editor, messages_of
from tests.factories import ARTICLES, make_text, make_version

pytestmark = pytest.mark.django_db
REPAIRED = ARTICLES | {"Artikel 1 Doel": "Partijen helpen mensen aan een thuis."}


@pytest.fixture
def version() -> Version:
    return make_version(label="2025", attachments=[NewAttachment("Schema", "s.txt", b"oud", "text/plain")])


@pytest.fixture
def first():
    return editor("eerste")


@pytest.fixture
def second():
    return editor("tweede")


def user_of(client):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=client.session["_auth_user_id"])


def propose(version: Version, client, **more) -> ErratumProposal:
    named = {"pictures": {}, "attachments": None, "determined_on": date(2025, 10, 1), "reason": "Tikfout."}
    return propose_erratum(
        **{"of": version, "text": make_text(REPAIRED), "by": user_of(client), **named, **more}
    )


def judge(client, proposal: ErratumProposal, judgement: str, remarks: str = ""):
    data = {"judgement": judgement, "remarks": remarks}
    return client.post(reverse("erratum_proposal", args=[proposal.pk]), data, follow=True)


def test_the_second_person_sees_the_difference_and_agrees(version, first, second) -> None:
    proposal = propose(version, first)
    assert version.document.versions.count() == 1
    home = second.get(reverse("wagtailadmin_home")).text
    assert "Te beoordelen: herstelde exemplaren" in home
    assert reverse("erratum_proposal", args=[proposal.pk]) in home
    shown = second.get(reverse("erratum_proposal", args=[proposal.pk])).text
    assert "woning" in shown.partition("<del>")[2]
    assert "thuis" in shown.partition("<ins>")[2]
    assert "Artikel 1 Doel: gewijzigd" in shown
    assert "Hersteld exemplaar 1.1" in messages_of(judge(second, proposal, "agree", "Gezien."))
    made = version.document.versions.latest_first().first()
    assert (made.designation, made.label, made.reason) == ("1.1", "2025 (hersteld)", "Tikfout.")
    assert (made.determined_on, made.rule) == (date(2025, 10, 1), version.rule)
    assert [kept.title for kept in made.attachments.all()] == ["Schema"]
    proposal.refresh_from_db()
    assert (proposal.made, proposal.decided_by_name, proposal.remarks) == (made, "Tweede", "Gezien.")
    assert "Te beoordelen" not in second.get(reverse("wagtailadmin_home")).text
    told = LedgerEntry.objects.values_list("what", flat=True)
    assert {"Hersteld exemplaar voorgesteld", "Akkoord met hersteld exemplaar"} <= set(told)


def test_who_proposed_it_cannot_agree_but_can_take_it_back(version, first) -> None:
    proposal = propose(version, first)
    shown = first.get(reverse("erratum_proposal", args=[proposal.pk])).text
    assert "Iemand anders moet het beoordelen" in shown
    assert "Ga akkoord" not in shown
    assert "zelf voorgesteld" in messages_of(judge(first, proposal, "agree"))
    assert version.document.versions.count() == 1
    assert "afgewezen" in messages_of(judge(first, proposal, "decline", "Toch niet nodig."))


def test_declining_needs_a_reason_and_changes_no_draft(version, first, second) -> None:
    page = draft_of(version.document)
    put_text(page, make_text(REPAIRED), {})
    proposal = propose(version, first)
    assert "Schrijf op waarom" in messages_of(judge(second, proposal, "decline"))
    judge(second, proposal, "decline", "Dit is geen tikfout.")
    assert version.document.versions.count() == 1
    assert "thuis" in plain_text(text_of(draft_of(version.document))[0])
    assert "Dit is geen tikfout." in first.get(reverse("erratum_proposal", args=[proposal.pk])).text
    with pytest.raises(Refused, match="al besloten"):
        agree_to_erratum(proposal=proposal, by=user_of(second))


def test_a_newer_version_outdates_the_proposal(version, first, second) -> None:
    proposal = propose(version, first)
    make_version(version.document, label="2026", articles={"Artikel 1 Doel": "Iets anders."})
    shown = second.get(reverse("erratum_proposal", args=[proposal.pk])).text
    assert "Sinds dit voorstel is versie 2026 vastgesteld" in shown
    assert "Ga akkoord" not in shown
    assert "past daar niet meer bij" in messages_of(judge(second, proposal, "agree"))
    assert version.document.versions.count() == 2
    judge(second, proposal, "decline", "Achterhaald.")
    assert propose(version.document.versions.get(label="2026"), first).pk


def test_one_proposal_at_a_time(version, first, second) -> None:
    propose(version, first)
    with pytest.raises(Refused, match="Er ligt al een voorstel"):
        propose(version, second)


def test_what_is_agreed_to_is_what_was_proposed_whatever_becomes_of_the_draft(version, first, second) -> None:
    page = draft_of(version.document)
    put_text(page, make_text(REPAIRED), {})
    proposal = propose(version, first, attachments=[NewAttachment("Nieuw", "n.txt", b"nieuw", "text/plain")])
    later = make_text(ARTICLES | {"Artikel 1 Doel": "Weer iets anders."})
    put_text(draft_of(version.document), later, {})
    judge(second, proposal, "agree")
    made = version.document.versions.latest_first().first()
    assert "thuis" in plain_text(made.text)
    assert [(kept.title, kept.file.read()) for kept in made.attachments.all()] == [("Nieuw", b"nieuw")]
    assert "Weer iets anders." in plain_text(text_of(draft_of(version.document))[0])


@pytest.mark.parametrize(
    ("wrong", "why"), [({"reason": "  "}, "Zonder reden"), ({"text": make_text({})}, "geen tekst in")]
)
def test_a_proposal_that_cannot_be_is_refused_at_once(version, first, wrong, why) -> None:
    with pytest.raises(Refused, match=why):
        propose(version, first, **wrong)
    assert not ErratumProposal.objects.exists()


def test_the_same_text_is_nothing_to_repair(version, first) -> None:
    same = make_text(ARTICLES)
    attached = [NewAttachment("Schema", "s.txt", b"oud", "text/plain")]
    for attachments in (None, attached):
        with pytest.raises(Refused, match="Er is niets te herstellen"):
            propose(version, first, text=same, attachments=attachments)
    assert not ErratumProposal.objects.exists()
    renewed = [NewAttachment("Schema", "s.txt", b"nieuw", "text/plain")]
    assert propose(version, first, text=same, attachments=renewed).pk


def test_another_title_alone_is_something_to_repair(version, first) -> None:
    assert propose(version, first, text=make_text(ARTICLES), title="Convenant Wonen en zorg").pk


def test_without_the_right_nobody_sees_or_judges_a_proposal(version, first) -> None:
    proposal = propose(version, first)
    reader = editor("lezer", without=("documents.add_version",))
    address = reverse("erratum_proposal", args=[proposal.pk])
    assert "geen toegang" in messages_of(reader.get(address, follow=True))
    judge(reader, proposal, "agree")
    assert version.document.versions.count() == 1
    assert "Te beoordelen" not in reader.get(reverse("wagtailadmin_home")).text
    assert first.get(reverse("erratum_proposal", args=[proposal.pk + 1])).status_code == 404


def test_the_list_tells_what_became_of_each(version, first, second, django_assert_max_num_queries) -> None:
    declined = propose(version, first)
    decline_erratum(proposal=declined, by=user_of(second), remarks="Nee.")
    agree_to_erratum(proposal=propose(version, first), by=user_of(second))
    with django_assert_max_num_queries(20):
        shown = first.get(reverse("herstelvoorstellen:index")).text
    assert "Afgewezen" in shown
    assert "Vastgesteld als 1.1" in shown


def administrator(name: str = "beheer"):
    client = editor(name)
    permission = Permission.objects.get(content_type__app_label="documents", codename="agree_alone")
    user_of(client).user_permissions.add(permission)
    return client


DUTY = ARTICLES | {"Artikel 1 Doel": "Partijen moeten mensen aan een woning helpen."}


def test_the_second_person_sees_how_large_it_is(version, first, second) -> None:
    shown = second.get(reverse("erratum_proposal", args=[propose(version, first).pk])).text
    assert "1 onderdeel, 1\n        woord erbij en 1\n        woord weg" in shown
    assert "Voegt dit een plicht toe" not in shown and 'name="meaning"' not in shown
    assert reverse("compare_erratum", args=[ErratumProposal.objects.get().pk]) in shown


def test_a_repair_that_adds_a_duty_asks_whether_it_does(version, first, second) -> None:
    proposal = propose(version, first, text=make_text(DUTY))
    shown = second.get(reverse("erratum_proposal", args=[proposal.pk])).text
    assert "“moeten” komt erbij in Artikel 1 Doel" in shown
    assert "Kies of dit verandert" in judge(second, proposal, "agree").text
    address = reverse("erratum_proposal", args=[proposal.pk])
    refused = second.post(address, {"judgement": "agree", "meaning": "other"}).text
    assert "Dan is dit geen herstel" in refused and Version.objects.count() == 1
    second.post(address, {"judgement": "agree", "meaning": "same"})
    assert Version.objects.count() == 2


def test_a_repair_is_compared_side_by_side_and_as_a_file(version, first, second) -> None:
    address = reverse("compare_erratum", args=[propose(version, first).pk])
    assert "het voorstel voor herstel van" in second.get(address, {"weergave": "was-wordt"}).text
    assert second.get(f"{address}word/").content[:2] == b"PK"


def test_an_administrator_who_is_alone_says_why(version) -> None:
    alone = administrator()
    proposal = propose(version, alone)
    assert (
        "Waarom kijkt er niemand anders mee"
        in alone.get(reverse("erratum_proposal", args=[proposal.pk])).text
    )
    assert "Schrijf op waarom er niemand" in judge(alone, proposal, "agree").text
    assert Version.objects.count() == 1
    alone.post(
        reverse("erratum_proposal", args=[proposal.pk]),
        {"judgement": "agree", "alone": "Er is nog geen tweede account"},
    )
    made = version.document.versions.newest()
    assert (made.designation, made.determined_by) == ("1.1", "Beheer")
    line = LedgerEntry.objects.get(what="Akkoord met hersteld exemplaar")
    assert "Zonder tweede persoon: Er is nog geen tweede account" in line.result


@pytest.mark.parametrize("who", ["another may determine", "no administrator"])
def test_otherwise_nobody_does_it_alone(version, who) -> None:
    client = administrator() if who == "another may determine" else editor("eerste")
    if who == "another may determine":
        editor("tweede")
    proposal = propose(version, client)
    assert "niemand anders mee" not in client.get(reverse("erratum_proposal", args=[proposal.pk])).text
    with pytest.raises(Refused, match="Iemand anders moet het beoordelen"):
        agree_to_erratum(proposal=proposal, by=user_of(client), alone="Haast")
