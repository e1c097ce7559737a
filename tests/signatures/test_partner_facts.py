"""The facts about a partner in the admin: names, memberships with all their days, mandates, papers."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from documents.models import Document, StoredFile
from signatures.models import Contact, Mandate, Membership, Partner, PartnerName, Succession
from signatures.permissions import EDITOR_PERMISSIONS
from signatures.register.memberships import join
from tests.factories import make_document
from tests.portal.html import parsed

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 een brief"


def paper(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("brief.pdf", content)


@pytest.fixture
def editor() -> Client:
    user = get_user_model().objects.create_user("anja", first_name="Anja")
    for permission in ("wagtailadmin.access_admin", *EDITOR_PERMISSIONS):
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def document() -> Document:
    return make_document()


@pytest.fixture
def weesp() -> Partner:
    partner = Partner.objects.create(slug="weesp", kind_id="municipality")
    PartnerName.objects.create(partner=partner, name="Weesp", since=date(1900, 1, 1))
    return partner


@pytest.fixture
def membership(weesp, document) -> Membership:
    return join(partner=weesp, document=document, since=date(2011, 1, 1), by=None)


def leaving(**more) -> dict:
    return {
        "notice_on": "2020-12-15",
        "until": "2022-01-01",
        "costs_until": "2023-01-01",
        "reason": "Raadsbesluit",
    } | more


def test_rule_2_the_four_days_of_weesp_are_entered_and_shown(editor, weesp, membership) -> None:
    done = editor.post(reverse("end_membership", args=[membership.pk]), leaving(paper=paper()), follow=True)
    assert "De ondertekeningen blijven" in done.text
    fields = {"slug": "weesp", "kind": "municipality", "name": "Weesp", "named_since": "1900-01-01"}
    editor.post(reverse("partners:edit", args=[weesp.pk]), fields | {"ended_on": "2022-03-24"})
    shown = " ".join(editor.get(reverse("partner_facts", args=[weesp.pk])).text.split())
    for words in ("15-12-2020", "01-01-2022", "01-01-2023", "opgeheven per 24 maart 2022"):
        assert words in shown, words
    membership.refresh_from_db()
    assert membership.until_recorded_at and membership.until_basis.read() == PDF
    record = membership.history.latest()
    assert (record.history_change_reason, record.history_user.username) == ("Raadsbesluit", "anja")
    answer = editor.get(reverse("partner_paper", args=["einde", membership.pk]))
    assert b"".join(answer.streaming_content) == PDF


def test_a_partner_joins_with_a_reason_and_a_paper(editor, weesp, document) -> None:
    fields = {
        "document": document.pk,
        "since": "2019-01-01",
        "scope": "artikel 4",
        "signatories": "2",
        "reason": "Collegebesluit",
        "paper": paper(),
    }
    done = editor.post(reverse("begin_membership", args=[weesp.pk]), fields, follow=True)
    assert "Weesp doet mee in Convenant vanaf 01-01-2019" in done.text and "voor: artikel 4" in done.text
    row = Membership.objects.get()
    assert (row.signatories, row.basis.read()) == (2, PDF)
    assert row.history.get().history_change_reason == "Collegebesluit"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"until": ""}, "Vul de dag in"),
        ({"until": "31-2-2022"}, "datum in die bestaat"),
        ({"until": "2010-01-01", "notice_on": ""}, "eindigt voordat zij begint"),
        ({"notice_on": "2022-06-01"}, "De opzegging ligt na het einde"),
        ({"reason": ""}, "Schrijf op waarom"),
        ({"paper": paper(b"MZ")}, "geen PDF of scan"),
    ],
)
def test_what_is_wrong_about_an_end_is_said(editor, membership, changes, words) -> None:
    shown = editor.post(reverse("end_membership", args=[membership.pk]), leaving(**changes))
    assert words in shown.text and Membership.objects.get().until is None
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"document": ""}, "Kies een document"),
        ({"signatories": "0"}, "ten minste één ondertekenaar"),
        ({"since": "2012-01-01"}, "al mee"),
        ({"since": "2030-01-01"}, "opgeheven per 24-03-2022"),
    ],
)
def test_what_is_wrong_about_a_beginning_is_said(editor, weesp, membership, document, changes, words) -> None:
    Partner.objects.update(ended_on=date(2022, 3, 24))
    fields = {"document": document.pk, "since": "2020-01-01", "signatories": "1", "reason": "r"} | changes
    shown = editor.post(reverse("begin_membership", args=[weesp.pk]), fields)
    assert words in shown.text and Membership.objects.count() == 1


def test_a_membership_is_ended_once(editor, membership) -> None:
    address = reverse("end_membership", args=[membership.pk])
    editor.post(address, leaving())
    assert "al beëindigd per 01-01-2022" in editor.post(address, leaving(until="2021-01-01")).text


def test_a_mandate_keeps_its_paper(editor, weesp) -> None:
    fields = {
        "partner": weesp.pk,
        "name": "A. de Vries",
        "function": "burgemeester",
        "since": "2019-01-01",
        "until": "2021-01-01",
        "basis": "Mandaatbesluit",
        "paper_file": paper(),
    }
    assert editor.post(reverse("mandaten:add"), fields).status_code == 302
    mandate = Mandate.objects.get()
    assert mandate.paper.read() == PDF
    shown = editor.get(reverse("partner_facts", args=[weesp.pk])).text
    assert "burgemeester" in shown and reverse("partner_paper", args=["mandaat", mandate.pk]) in shown
    edit = reverse("mandaten:edit", args=[mandate.pk])
    assert "Een nieuw stuk komt ervoor in de plaats" in editor.get(edit).text
    del fields["paper_file"]
    editor.post(edit, fields | {"change_reason": "Functie"})
    mandate.refresh_from_db()
    assert mandate.paper is not None


def test_a_membership_is_edited_with_its_papers(editor, weesp, membership, document) -> None:
    fields = {
        "partner": weesp.pk,
        "document": document.pk,
        "since": "2011-01-01",
        "signatories": "1",
        "notice_on": "2020-12-15",
        "basis_file": paper(),
        "change_reason": "Brief gevonden",
    }
    assert editor.post(reverse("deelnames:edit", args=[membership.pk]), fields).status_code == 302
    membership.refresh_from_db()
    assert (membership.notice_on, membership.basis.read()) == (date(2020, 12, 15), PDF)
    assert (
        "opgezegd op: leeg → 15-12-2020"
        in editor.get(reverse("deelnames:history", args=[membership.pk])).text
    )


def test_names_and_successions_stand_on_the_page(editor, weesp) -> None:
    PartnerName.objects.create(partner=weesp, name="Stad Weesp", since=date(2000, 1, 1))
    amsterdam = Partner.objects.create(slug="amsterdam", kind_id="municipality")
    Succession.objects.create(predecessor=weesp, successor=amsterdam, on=date(2022, 3, 24), basis="Wet")
    shown = editor.get(reverse("partner_facts", args=[weesp.pk])).text
    assert "Stad Weesp, sinds 1 januari 2000" in shown and "Opgevolgd door" in shown and "(Wet)" in shown
    assert "Doet nergens aan mee" in shown
    assert reverse("partner_facts", args=[weesp.pk]) in editor.get(reverse("partners:index")).text


def test_the_page_asks_as_much_for_more_facts(editor, weesp, membership) -> None:
    counts = []
    for number in range(3):
        join(partner=weesp, document=make_document(f"d{number}"), since=date(2011, 1, 1), by=None)
        Mandate.objects.create(partner=weesp, name=f"M{number}", since=date(2011, 1, 1))
        with CaptureQueriesContext(connection) as asked:
            editor.get(reverse("partner_facts", args=[weesp.pk]))
        counts.append(len(asked))
    assert counts[1] == counts[2] <= 25


def test_what_is_not_there_or_not_allowed(editor, client, weesp, membership) -> None:
    for kind in ("einde", "iets"):
        assert editor.get(reverse("partner_paper", args=[kind, membership.pk])).status_code == 404
    client.force_login(get_user_model().objects.create_user("lezer"))
    for address in (
        reverse("partner_facts", args=[weesp.pk]),
        reverse("begin_membership", args=[weesp.pk]),
        reverse("end_membership", args=[membership.pk]),
        reverse("partner_paper", args=["begin", membership.pk]),
    ):
        assert client.get(address).status_code in (302, 403)


def test_what_belongs_to_a_partner_is_added_from_its_page_and_leads_back(editor, weesp) -> None:
    place = reverse("partner_facts", args=[weesp.pk])
    page = parsed(editor.get(place))
    for name, fields in (
        ("contactpersonen", {"name": "Jan Smit", "email": "jan@weesp.example", "since": "2020-01-01"}),
        ("mandaten", {"name": "Jan Smit", "since": "2020-01-01"}),
    ):
        address = f"{reverse(f'{name}:add')}?partner={weesp.pk}"
        assert page.select_one(f"a[href='{address}']"), name
        form = parsed(editor.get(address))
        assert form.select_one("select[name=partner] option[selected]")["value"] == str(weesp.pk)
        sent = form.select_one("main form[method=post]")["action"]
        assert editor.post(sent, fields | {"partner": weesp.pk}).url == place
    links = [str(link["href"]) for link in parsed(editor.get(place)).select("table a")]
    (filled,) = [link for link in links if link.startswith(reverse("mandaten:add"))]
    form = parsed(editor.get(filled))
    assert form.select_one("input[name=name]")["value"] == "Jan Smit"


def test_an_account_for_a_partner_has_its_organisation_filled_in(client: Client, weesp) -> None:
    client.force_login(get_user_model().objects.create_superuser("beheer", "b@example.nl", "geheim-123456"))
    Contact.objects.create(partner=weesp, name="Jan Smit", email="jan@weesp.example", since=date(2020, 1, 1))
    page = parsed(client.get(reverse("partner_facts", args=[weesp.pk])))
    links = [str(link["href"]) for link in page.select("a") if "users/new" in str(link["href"])]
    assert len(links) == 2
    form = parsed(client.get(next(link for link in links if "email" in link)))
    assert form.select_one("select[name=partner] option[selected]")["value"] == str(weesp.pk)
    assert form.select_one("input[name=email]")["value"] == "jan@weesp.example"


def test_an_unknown_day_is_called_unknown(editor, weesp) -> None:
    names = editor.get(reverse("partnernamen:index")).text
    assert "datum onbekend" in names and "1900" not in names
    address = reverse("partners:edit", args=[weesp.pk])
    assert not parsed(editor.get(address)).select_one("input[name=named_since]").get("value")
    editor.post(address, {"slug": "weesp", "kind": "municipality", "name": "Weesp aan de Vecht"})
    assert [(one.name, one.since) for one in weesp.names.all()] == [("Weesp aan de Vecht", date(1900, 1, 1))]
    history = editor.get(reverse("partners:history", args=[weesp.pk])).text
    assert "1900" not in history + editor.get(reverse("partner_facts", args=[weesp.pk])).text
    PartnerName.objects.create(partner=weesp, name="Weesp", since=date(2022, 3, 24))
    shown = editor.get(weesp.get_absolute_url()).text
    assert "eerder" in shown and "1900" not in shown
    refused = editor.post(address, {"slug": "weesp", "kind": "municipality", "name": "Anders"})
    assert "Vul in sinds welke dag de partner zo heet." in refused.text
    exported = b"".join(editor.get(reverse("partnernamen:index"), {"export": "csv"}).streaming_content)
    assert "datum onbekend" in exported.decode() and "1900" not in exported.decode()
