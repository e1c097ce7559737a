"""Bringing in a file in the admin: what was recognised is shown first, corrected, and only then the draft."""

from io import BytesIO

from django.urls import reverse

import pytest
from pypdf import PdfWriter

from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.models import Document, DocumentPage, IncomingFile, Progress
from documents.text import plain_text
from tests.documents.admin_steps import (
    ACT,
    accept,
    bring_in,
    determine,
    editor,
    latest,
    messages_of,
    upload,
    word_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return editor()


def test_the_recognised_structure_is_shown_and_nothing_is_written(client) -> None:
    response = upload(client, word_file())
    assert response.status_code == 200
    assert "Herkende opbouw" in response.text
    assert [row.title for row in response.context["rows"]][-3:] == list(ACT)
    assert not DocumentPage.objects.exists()
    assert not Document.objects.exists()


def test_accepting_makes_the_draft_and_keeps_the_file(client) -> None:
    content = word_file()
    page = bring_in(client, content)
    text, _ = text_of(draft_of(page.document))
    assert [unit.title for unit in text.articles()] == list(ACT)
    assert [block.marker for block in text.unit("kosten").blocks] == ["1.", "2."]
    assert page.source.read() == content
    assert page.document.title == "Convenant"


def test_a_file_for_an_existing_document_keeps_the_old_draft_as_a_revision(client) -> None:
    page = bring_in(client, word_file())
    before = page.revisions.count()
    bring_in(client, word_file({"Artikel 1 Doel": ["Heel andere woorden."]}), document=page.document.pk)
    old = page.revisions.order_by("created_at")[before - 1].as_object()
    assert "Partijen spreken elkaar" in plain_text(text_of(old)[0])
    assert "Heel andere woorden" in plain_text(text_of(draft_of(page.document))[0])
    assert page.revisions.count() == before + 1


def test_a_wrong_match_is_corrected_before_accepting(client) -> None:
    page = bring_in(client, word_file())
    determine(client, page)
    other = {**ACT, "Artikel 4 Bemiddeling": ["Een bemiddelaar zoekt met de kandidaat naar een woning."]}
    del other["Artikel 3 Overleg"]
    response = upload(client, word_file(other), document=page.document.pk)
    rows = response.context["rows"]
    last = rows[-1]
    assert last.match == ""
    assert ("overleg", "Artikel 3 Overleg") in last.offered
    accept(client, IncomingFile.objects.first(), **{f"match_{last.position}": "overleg"})
    text, _ = text_of(draft_of(page.document))
    assert text.unit("overleg").title == "Artikel 4 Bemiddeling"


def test_matching_two_units_to_the_same_one_is_refused_with_the_choices_kept(client) -> None:
    page = bring_in(client, word_file())
    determine(client, page)
    rows = upload(client, word_file(), document=page.document.pk).context["rows"]
    incoming = IncomingFile.objects.first()
    wrong = {f"match_{row.position}": "doel" for row in rows[-2:]}
    response = accept(client, incoming, **wrong)
    assert "maar bij één onderdeel horen" in messages_of(response)
    assert [row.match for row in response.context["rows"][-2:]] == ["doel", "doel"]
    incoming.refresh_from_db()
    assert incoming.progress == Progress.READ


def test_the_editor_corrects_what_a_unit_is(client) -> None:
    rows = upload(client, word_file()).context["rows"]
    accept(client, IncomingFile.objects.first(), **{f"type_{rows[-1].position}": "part"})
    text, _ = text_of(draft_of(Document.objects.get()))
    assert [unit.title for unit in text.articles()] == list(ACT)[:2]
    assert "Artikel 3 Overleg\nPartijen spreken elkaar" in plain_text(text)


def test_accepting_twice_changes_nothing(client) -> None:
    page = bring_in(client, word_file())
    revisions = page.revisions.count()
    response = accept(client, IncomingFile.objects.get())
    assert page.revisions.count() == revisions
    assert "al overgenomen" in messages_of(response)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "leeg.docx", "leeg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "plaatje.docx", "afbeelding"),
        (word_file()[:800], "half.docx", ""),
    ],
)
def test_an_unreadable_file_is_explained_and_the_draft_is_left_alone(client, content, name, told) -> None:
    page = bring_in(client, word_file())
    before = text_of(draft_of(page.document))
    response = upload(client, content, name, document=page.document.pk)
    incoming = IncomingFile.objects.first()
    assert incoming.progress == Progress.FAILED
    assert incoming.message in response.context["incoming"].message
    assert told in response.text
    assert "Er is niets gewijzigd" in response.text
    assert text_of(draft_of(page.document)) == before
    assert incoming.file.read() == content


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="AES-256")
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def test_a_locked_file_asks_for_its_password_without_a_new_upload(client) -> None:
    response = upload(client, locked_pdf(), "slot.pdf")
    incoming = IncomingFile.objects.get()
    assert "Wachtwoord van het bestand" in response.text
    address = reverse("bring_in_review", args=[incoming.pk])
    wrong = client.post(address, {"password": "mis"})
    assert wrong.context["form"].errors["password"]
    client.post(address, {"password": "geheim"})
    incoming.refresh_from_db()
    assert incoming.progress != Progress.LOCKED
    assert "geheim" not in str(incoming.__dict__)


def test_a_new_document_needs_kind_and_title(client) -> None:
    response = upload(client, word_file(), kind="", title="")
    assert set(response.context["form"].errors) == {"kind", "title"}
    assert not IncomingFile.objects.exists()


def test_two_documents_of_one_title_get_their_own_address(client) -> None:
    first, second = bring_in(client, word_file()), bring_in(client, word_file())
    assert (first.document.slug, second.document.slug) == ("convenant", "convenant-2")


def test_without_the_permission_the_wizard_is_closed() -> None:
    client = editor(without=("documents.add_incomingfile",))
    response = client.get(reverse("bring_in"), follow=True)
    assert "Herkende opbouw" not in response.text
    assert "geen toegang" in messages_of(response)
    assert reverse("bring_in") not in client.get(reverse("wagtailadmin_home")).text


def test_the_source_goes_with_the_version(client) -> None:
    content = word_file()
    page = bring_in(client, content)
    determine(client, page)
    assert latest(page.document).source.read() == content
    assert draft_of(page.document).source is None


def test_the_uploaded_file_can_be_downloaded(client) -> None:
    content = word_file()
    upload(client, content)
    response = client.get(reverse("bring_in_source", args=[IncomingFile.objects.get().pk]))
    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"].startswith("attachment")


def test_a_file_without_text_offers_nothing_to_accept_and_empties_no_draft(client) -> None:
    page = bring_in(client, word_file())
    before = page.get_latest_revision_as_object().body.get_prep_value()
    shown = upload(client, word_file({}, title=""), document=page.document_id)
    assert "Er is niets om over te nemen" in shown.text
    assert "Neem over in het concept" not in shown.text
    accept(client, IncomingFile.objects.first())
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().body.get_prep_value() == before


def test_a_single_unit_is_told_in_the_singular(client) -> None:
    assert "1 onderdeel in totaal" in upload(client, b"Alleen een zin.", "zin.md").text
