"""Attachments of a draft: a row stays one row and what is incomplete is told in time."""

import re
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from wagtail.documents import get_document_model

import pytest

from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.models import DocumentPage, DraftAttachment, ErratumProposal
from tests.documents.admin_steps import determine, editor, latest, messages_of
from tests.documents.test_admin_drafts import form_data
from tests.factories import ARTICLES, make_document, make_text

CHOOSE = (
    "(field, chosen) => { field.value = chosen; field.dispatchEvent(new Event('change', {bubbles: true})) }"
)
IN_BACKGROUND = {"Accept": "application/json"}


def working_file(name: str = "Kaart van de regio.pdf", content: bytes = b"%PDF-1.4 kaart") -> Any:
    return get_document_model().objects.create(title=name, file=ContentFile(content, name))


def make_draft() -> DocumentPage:
    document = make_document()
    put_text(draft_of(document), make_text(ARTICLES), {})
    return draft_of(document)


@pytest.fixture
def draft(db: None) -> DocumentPage:
    return make_draft()


@pytest.fixture
def client(db: None) -> Client:
    return editor()


def row(key: str, file: Any, **more: Any) -> dict[str, Any]:
    """A row of the editor that has no primary key yet."""
    return {"id": "", "row_key": key, "title": "", "file": file.pk, "DELETE": "", "ORDER": "1"} | more


def send(client: Client, page: DocumentPage, *rows: dict[str, Any], first: int = 0, **more: Any) -> Any:
    """Saves the draft with these rows, of which the editor takes the `first` ones for saved."""
    data = form_data(client, page)
    data |= {"attachments-TOTAL_FORMS": str(len(rows)), "attachments-INITIAL_FORMS": str(first)}
    for place, fields in enumerate(rows):
        data |= {f"attachments-{place}-{name}": value for name, value in fields.items()}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, **more)


def attach(page: DocumentPage, title: str, file: Any) -> None:
    page.attachments.add(DraftAttachment(title=title, file=file))
    page.save()
    page.save_revision()


def titles(page: DocumentPage) -> list[str]:
    """In the rows of the database and in the draft with its latest edits alike."""
    kept = [row.title for row in DraftAttachment.objects.filter(page=page)]
    assert [row.title for row in draft_of(page.document).attachments.all()] == kept
    return kept


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("last", [{}, IN_BACKGROUND])
def test_a_new_row_sent_again_is_the_same_row(client, draft, times: int, last: dict[str, str]) -> None:
    new = row("a-0", working_file(), title="Kaart")
    for _ in range(times):
        send(client, draft, new, headers=IN_BACKGROUND)
    send(client, draft, new, headers=last)
    assert titles(draft) == ["Kaart"]


def test_what_was_changed_meanwhile_counts(client, draft) -> None:
    send(client, draft, row("a-0", working_file()), headers=IN_BACKGROUND)
    other = working_file("Andere kaart.pdf")
    send(client, draft, row("a-0", other, title="Kaart"))
    assert titles(draft) == ["Kaart"]
    assert DraftAttachment.objects.get().file == other


def test_a_row_sent_again_beside_a_new_one_and_an_abandoned_one(client, draft) -> None:
    file = working_file()
    left = row("a-0", file, DELETE="on")
    send(client, draft, left, row("a-1", file, title="Een"), headers=IN_BACKGROUND)
    send(client, draft, left, row("a-1", file, title="Een"), row("a-2", file, title="Twee", ORDER="2"))
    assert titles(draft) == ["Een", "Twee"]


def test_a_row_taken_away_before_the_answer_is_gone(client, draft) -> None:
    new = row("a-0", working_file(), title="Kaart")
    send(client, draft, new, headers=IN_BACKGROUND)
    send(client, draft, new | {"DELETE": "on"})
    assert titles(draft) == []


def test_the_answer_of_autosave_may_be_followed_or_not(client, draft) -> None:
    new = row("a-0", working_file(), title="Kaart")
    updates = send(client, draft, new, headers=IN_BACKGROUND).json()["field_updates"]
    assert updates["attachments-INITIAL_FORMS"] == "1"
    followed = new | {"id": updates["attachments-0-id"]}
    send(client, draft, followed | {"title": "Plattegrond"}, first=1, headers=IN_BACKGROUND)
    send(client, draft, followed | {"title": "Plattegrond van nu"}, first=0)
    assert titles(draft) == ["Plattegrond van nu"]


def test_two_rows_with_the_same_file_and_title_stay_two(client, draft) -> None:
    file = working_file()
    send(client, draft, row("a-0", file, title="Kaart"), row("a-1", file, title="Kaart", ORDER="2"))
    assert titles(draft) == ["Kaart", "Kaart"]


def test_two_attachments_with_the_same_name_are_determined(client, draft) -> None:
    for _ in range(2):
        attach(draft, "Kaart", working_file())
    determine(client, draft)
    assert [kept.title for kept in latest(draft.document).attachments.all()] == ["Kaart", "Kaart"]


def test_each_new_row_of_each_opened_editor_has_a_key_of_its_own(client, draft) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    keys = [re.search(r'value="(\w+-__prefix__)"', client.get(address).text)[1] for _ in range(2)]
    assert len(set(keys)) == 2


@pytest.mark.parametrize("title", ["", "   "])
def test_an_attachment_without_a_title_is_named_after_its_file(client, draft, title: str) -> None:
    file = working_file("Kaart.pdf")
    named = file.filename.removesuffix(".pdf")
    attach(draft, title, file)
    assert f"Deze bijlagen horen erbij: {named}." in client.get(reverse("determine", args=[draft.pk])).text
    determine(client, draft)
    assert [kept.title for kept in latest(draft.document).attachments.all()] == [named]


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"file": ""}, "Dit is een verplicht veld."), ({"title": "x" * 251}, "niet meer dan 250 tekens")],
)
def test_a_row_that_cannot_be_is_refused_in_the_editor(client, draft, fields, told: str) -> None:
    response = send(client, draft, row("a-0", working_file()) | fields)
    assert response.status_code == 200
    assert told in response.text
    assert titles(draft) == []


def without_file(page: DocumentPage) -> None:
    file = working_file()
    attach(page, "Kaart", file)
    file.file.storage.delete(file.file.name)


def with_a_long_title(page: DocumentPage) -> None:
    page.title = "t" * 251


def with_a_taken_name(page: DocumentPage) -> None:
    page.next_label = "2"


def without_text(page: DocumentPage) -> None:
    page.body = []


INCOMPLETE = [
    (without_file, "Kies het bestand opnieuw"),
    (with_a_long_title, "is te lang"),
    (with_a_taken_name, "Kies een andere naam"),
    (without_text, "Er staat geen tekst in"),
]


@pytest.mark.parametrize(("spoil", "told"), INCOMPLETE)
def test_what_is_incomplete_is_told_before_and_stops_determining(client, draft, spoil, told) -> None:
    spoil(draft)
    draft.save()
    draft.save_revision()
    shown = client.get(reverse("determine", args=[draft.pk]))
    assert told in " ".join(shown.context["objections"])
    assert told in shown.text
    refused = determine(client, draft)
    assert told in messages_of(refused)
    assert latest(draft.document) is None


@pytest.mark.parametrize(("spoil", "told"), [case for case in INCOMPLETE if case[0] is not with_a_taken_name])
def test_what_is_incomplete_stops_a_repaired_copy_before_it_is_proposed(client, draft, spoil, told) -> None:
    determine(client, draft)
    draft = draft_of(draft.document)
    spoil(draft)
    draft.save()
    draft.save_revision()
    refused = determine(client, draft, what="repair", reason="Tikfout.")
    assert told in messages_of(refused)
    assert not ErratumProposal.objects.exists()


def test_the_longest_name_leaves_room_to_repair(client, draft) -> None:
    determine(client, draft, label="n" * 80)
    draft = draft_of(draft.document)
    draft.title = "Convenant, hersteld"
    draft.save()
    draft.save_revision()
    proposed = determine(client, draft, what="repair", reason="Titel.", label="")
    editor("tweede").post(proposed.request["PATH_INFO"], {"judgement": "agree"}, follow=True)
    assert latest(draft.document).label == "n" * 69 + " (hersteld)"
