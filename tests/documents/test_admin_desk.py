"""The editor's desk: what will change, determining by two, from which day a version is read."""

import io
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import docx
import pytest
from pypdf import PdfReader

from documents.models import (
    DeterminationProposal,
    DocumentPage,
    IncomingFile,
    NextRule,
    Publication,
    Version,
    WorkingArrangements,
)
from signatures.models import Membership, Partner, PartnerName
from tests.documents.admin_steps import (
    ACT,
    bring_in,
    determine,
    determine_data,
    editor,
    latest,
    messages_of,
    upload,
    word_file,
)

pytestmark = pytest.mark.django_db
CHANGED = ACT | {"Artikel 3 Overleg": ["Partijen spreken elkaar elke maand over de voortgang."]}


@pytest.fixture
def client():
    return editor()


@pytest.fixture
def page(client) -> DocumentPage:
    """Version 1 is determined, and the draft says something else by now."""
    made = bring_in(client, word_file())
    determine(client, made, label="2025")
    return bring_in(client, word_file(CHANGED), document=made.document_id)


def compared(page: DocumentPage, form: str = "") -> str:
    return reverse("compare_draft", args=[page.pk]) + (f"{form}/" if form else "")


def test_the_draft_is_shown_beside_the_version_that_holds(client, page) -> None:
    for view in ("renvooi", "was-wordt"):
        shown = client.get(compared(page), {"weergave": view}).text
        assert "Versie 2025 vergeleken met het concept van" in shown, view
        assert "elke" in shown and "<ins>" in shown and "<del>" in shown, view


def test_the_comparison_of_a_draft_can_be_sent_around(client, page) -> None:
    word = client.get(compared(page, "word"))
    made = docx.Document(io.BytesIO(word.content))
    assert "w:ins" in made.element.xml and "het concept van" in made.core_properties.title
    assert "private" in word["Cache-Control"]
    pdf = client.get(compared(page, "pdf"), {"weergave": "was-wordt"})
    words = PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert "het concept van" in " ".join(words.split())


def test_a_file_is_compared_before_it_becomes_the_draft(client, page) -> None:
    upload(client, word_file(ACT | {"Artikel 4 Slot": ["Einde."]}), document=page.document_id)
    incoming = IncomingFile.objects.first()
    shown = client.get(reverse("compare_incoming", args=[incoming.pk])).text
    assert "het bestand “convenant.docx”" in shown and "Einde." in shown


def test_a_first_text_says_that_there_is_nothing_to_compare_with(client) -> None:
    made = bring_in(client, word_file())
    assert "nog geen versie om mee te vergelijken" in client.get(compared(made)).text


@pytest.mark.parametrize("asked", ["9", "niets", "1.7", "1\x00"])
def test_a_version_that_is_not_there(client, page, asked) -> None:
    assert client.get(compared(page), {"met": asked}).status_code == 404


def test_who_may_not_edit_the_draft_sees_no_comparison(page) -> None:
    stranger = Client()
    stranger.force_login(get_user_model().objects.create_user("lezer", password="geheim"))
    for form in ("", "word", "pdf"):
        assert stranger.get(compared(page, form)).status_code in (302, 403)
        assert Client().get(compared(page, form)).status_code == 302


def test_determining_shows_the_words_that_change(client, page) -> None:
    shown = client.get(reverse("determine", args=[page.pk])).text
    assert "De wijzigingen zelf" in shown and "<ins>" in shown
    assert compared(page) in shown


def test_determining_says_that_nobody_takes_part(client) -> None:
    made = bring_in(client, word_file())
    address = reverse("determine", args=[made.pk])
    assert "Er zijn nu 0 deelnemers" in client.get(address).text
    partner = Partner.objects.create(slug="huizen", kind_id="municipality")
    PartnerName.objects.create(partner=partner, name="Huizen", since=date(2000, 1, 1))
    Membership.objects.create(partner=partner, document=made.document, since=date(2020, 1, 1))
    shown = client.get(address).text
    assert "0 deelnemers" not in shown and "Wie tekent voor het eerst (1)" in shown and "Huizen" in shown


def test_looking_ahead_determines_nothing(client) -> None:
    made = bring_in(client, word_file())
    data = determine_data(client, made, rule="day", in_force_from="01-01-2030", look="1")
    shown = client.post(reverse("determine", args=[made.pk]), data)
    assert "Niemand hoeft te tekenen" in shown.text and "1 januari 2030" in shown.text
    assert not Version.objects.exists() and not NextRule.objects.exists()


RULE = {
    "regel-TOTAL_FORMS": "1",
    "regel-INITIAL_FORMS": "0",
    "regel-0-quantity": "share",
    "regel-0-numerator": "2",
    "regel-0-denominator": "3",
    "regel-0-of": "members",
    "regel-0-act": "signature",
    "regels-every": "and",
}


def test_a_rule_can_be_put_together_there(client) -> None:
    made = bring_in(client, word_file())
    response = determine(client, made, rule="own", **RULE)
    assert "is vastgesteld" in messages_of(response)
    assert latest(made.document).rule["type"] == "share"


def test_an_empty_rule_is_refused_with_words(client) -> None:
    made = bring_in(client, word_file())
    response = determine(client, made, rule="own", **RULE | {"regel-0-quantity": ""})
    assert "De regel is leeg" in response.text and not Version.objects.exists()


def test_a_version_is_determined_for_a_later_day(client) -> None:
    made = bring_in(client, word_file())
    day = timezone.localdate() + timedelta(days=20)
    determine(client, made, publish="later", public_from=f"{day:%d-%m-%Y}")
    version = latest(made.document)
    kept = Publication.objects.get(version=version)
    assert (kept.partners_from, kept.public_from) == (day, day)
    address = reverse("publication", args=[version.pk])
    assert "nog niet voor iedereen te lezen" in client.get(address).text
    client.post(address, {"publish": "at_once", "reason": "Het mag nu"})
    kept.refresh_from_db()
    assert kept.public_from == timezone.localdate()
    assert "openbaar sinds" in client.get(address).text and "Het mag nu" in client.get(address).text


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"publish": "later"}, "Vul in vanaf welke dag"),
        ({"publish": "later", "public_from": "01-01-2020"}, "Kies vandaag of een latere dag"),
        (
            {"publish": "later", "public_from": "01-01-2090", "partners_from": "02-01-2090"},
            "Kies een dag voor de dag",
        ),
    ],
)
def test_a_day_that_cannot_be_is_refused(client, chosen, told) -> None:
    made = bring_in(client, word_file())
    assert told in determine(client, made, **chosen).text and not Version.objects.exists()


def test_what_is_for_the_team_is_asked_no_day(client) -> None:
    made = bring_in(client, word_file())
    made.document.visibility = "team"
    made.document.save()
    assert 'name="public_from"' not in client.get(reverse("determine", args=[made.pk])).text


@pytest.fixture
def by_two(db) -> None:
    WorkingArrangements.objects.create(second_person=True)


def judge(client, proposal: DeterminationProposal, judgement: str, remarks: str = ""):
    address = reverse("determination_proposal", args=[proposal.pk])
    return client.post(address, {"judgement": judgement, "remarks": remarks}, follow=True)


def test_a_second_person_agrees(client, by_two) -> None:
    made = bring_in(client, word_file())
    assert "Stel voor om vast te stellen" in client.get(reverse("determine", args=[made.pk])).text
    day = timezone.localdate() + timedelta(days=9)
    determine(client, made, label="2025", publish="later", public_from=f"{day:%d-%m-%Y}")
    assert not Version.objects.exists()
    proposal = DeterminationProposal.objects.get()
    assert "Iemand anders moet akkoord" in judge(client, proposal, "agree").text
    assert not Version.objects.exists()
    other = editor("collega")
    assert "Voorstellen om vast te stellen" in other.get(reverse("wagtailadmin_home")).text
    shown = other.get(reverse("determination_proposal", args=[proposal.pk])).text
    assert "De versie heet 2025" in shown and "Openbaar vanaf" in shown
    judge(other, proposal, "agree")
    version = latest(made.document)
    assert (version.label, version.determined_by) == ("2025", "Redacteur en Collega")
    assert Publication.objects.get(version=version).public_from == day


def test_what_was_edited_after_the_proposal_is_not_determined(client, by_two) -> None:
    made = bring_in(client, word_file())
    determine(client, made)
    proposal = DeterminationProposal.objects.get()
    bring_in(client, word_file(CHANGED), document=made.document_id)
    shown = judge(editor("collega"), proposal, "agree")
    assert "na dit voorstel gewijzigd" in shown.text and not Version.objects.exists()


def test_a_second_person_declines_and_says_why(client, by_two) -> None:
    made = bring_in(client, word_file())
    determine(client, made)
    proposal, other = DeterminationProposal.objects.get(), editor("collega")
    assert "Schrijf op waarom" in judge(other, proposal, "decline").text
    judge(other, proposal, "decline", "Artikel 2 klopt niet")
    proposal.refresh_from_db()
    assert proposal.remarks == "Artikel 2 klopt niet" and not Version.objects.exists()
    determine(client, made)
    assert DeterminationProposal.objects.filter(decided_at=None).count() == 1


def test_only_one_proposal_waits(client, by_two) -> None:
    made = bring_in(client, word_file())
    determine(client, made)
    assert "Er ligt al een voorstel" in determine(client, made).text
    assert DeterminationProposal.objects.count() == 1


def test_the_working_arrangements_are_a_screen_for_who_may(client, page) -> None:
    address = reverse("wagtailsettings:edit", args=["documents", "workingarrangements"])
    assert client.get(address, follow=True).request["PATH_INFO"] != address
    keeper = editor("beheer")
    user = get_user_model().objects.get(username="beheer")
    user.user_permissions.add(Permission.objects.get(codename="change_workingarrangements"))
    shown = keeper.get(address, follow=True)
    assert "een tweede persoon gaat akkoord" in shown.text.lower()
    kept = shown.request["PATH_INFO"]
    assert "geen e-mailadres" in keeper.post(kept, {"entry_mail": "niets"}).text
    keeper.post(kept, {"second_person": "on", "entry_mail": "team@regio.example"})
    arrangements = WorkingArrangements.now()
    assert arrangements.second_person and arrangements.entry_mail_addresses == ["team@regio.example"]
    assert arrangements.history.first().history_user == user
