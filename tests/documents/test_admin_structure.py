"""Correcting in the admin what was recognised in a file, and the parts of a draft: one step at a time, to be
taken back, with the file beside it."""

import json
from io import BytesIO

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Comment

import docx
import pytest

from documents.drafting.incoming import recognised, structure
from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.models import Document, IncomingFile, LedgerEntry, Progress
from documents.text import plain_text, words
from tests.documents.admin_steps import (
    accept,
    bring_in,
    determine,
    editor,
    latest,
    messages_of,
    upload,
    word_file,
)
from tests.factories import make_document, make_text

pytestmark = pytest.mark.django_db

FLAT = {
    "": [
        "Partijen overwegen het volgende.",
        "Artikel 1 Doel",
        "Wonen voor iedereen.",
        "Pagina 3 van 9",
        "Artikel 2 Kosten",
        "De gemeente betaalt.",
    ]
}


@pytest.fixture
def client() -> Client:
    return editor()


def flat_file() -> bytes:
    """A Word file in which every line is a paragraph of the preamble: nothing is dressed as a heading."""
    made = docx.Document()
    made.add_heading("Convenant", 0)
    for line in FLAT[""]:
        made.add_paragraph(f"{line};" if line.startswith("Artikel") else line)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def incoming() -> IncomingFile:
    return IncomingFile.objects.latest("pk")


def unit_titles(response) -> list[str]:
    return [row.title for row in response.context["rows"]]


def review(client: Client, button: str = "", **fields: str):
    """Presses a button on the screen of the recognised structure; without one only looks."""
    address = reverse("bring_in_review", args=[incoming().pk])
    if not button:
        return client.get(address)
    return client.post(address, {"do": button, **fields}, follow=True)


def correct_unit(client: Client, key: str, button: str = "save", **fields: str):
    address = reverse("bring_in_unit", args=[incoming().pk, key])
    data = {name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(address, {"do": button, **data}, follow=True)


def test_a_flat_text_is_split_into_its_articles_and_taken_over(client) -> None:
    upload(client, flat_file())
    key = review(client).context["rows"][-1].unit.key
    begun = correct_unit(client, key, f"begin {key} 1")
    assert begun.context["unit"].title == "Artikel 1"
    split = correct_unit(client, begun.context["unit"].key, f"begin {begun.context['unit'].key} 3")
    assert split.context["unit"].label == "Artikel 2"
    accept(client, incoming())
    text, _ = text_of(draft_of(Document.objects.get()))
    assert [unit.label for unit in text.articles()] == ["Artikel 1", "Artikel 2"]
    assert words(plain_text(text))[1:] == words(" ".join(FLAT[""]))


def test_each_button_of_the_list_does_one_thing_that_can_be_undone(client) -> None:
    upload(client, word_file())
    before = unit_titles(review(client))
    moved = review(client, "up kosten")
    assert unit_titles(moved) == [before[0], before[2], before[1], before[3]]
    assert "“Artikel 2 Kosten” verplaatst" in moved.text
    assert unit_titles(review(client, "down kosten")) == before
    assert unit_titles(review(client, "join kosten")) == [*before[:2], before[3]]
    assert unit_titles(review(client, "undo 2")) == before
    assert unit_titles(review(client, "undo 0")) == before
    assert incoming().corrections == []


def test_what_is_left_out_goes_to_the_report_and_stays_with_the_version(client) -> None:
    upload(client, word_file())
    shown = review(client, "leave-out overleg")
    assert ("Artikel 3 Overleg", "weggelaten door de redactie") in [
        (text[:17], why) for text, why in shown.context["left_out"]
    ]
    page_of = accept(client, incoming()).request["PATH_INFO"]
    draft = Document.objects.get().draft
    assert page_of == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    history = client.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).text
    report = reverse("bring_in_report", args=[incoming().pk])
    assert "Het verslag staat bij Ingelezen bestanden" in history
    assert f'href="{report}"' in client.get(reverse("ingelezen-bestanden:index")).text
    determine(client, draft)
    version = client.get(reverse("versies:inspect", args=[latest(draft.document).pk])).text
    assert f'href="{report}"' in version
    told = client.get(report).text
    assert "Partijen spreken elkaar elk jaar" in told
    assert "weggelaten door de redactie" in told
    assert "“Artikel 3 Overleg” weggelaten" in told


def test_number_heading_level_and_kind_are_changed_on_the_screen_of_one_part(client) -> None:
    upload(client, word_file())
    position = str(unit_titles(review(client)).index("Artikel 2 Kosten"))
    fields = {f"label_{position}": "Artikel 2a", f"heading_{position}": "Baten", f"level_{position}": "2"}
    shown = correct_unit(client, "kosten", **fields)
    unit = shown.context["unit"]
    assert (unit.label, unit.number, unit.heading, unit.level) == ("Artikel 2a", "2a", "Baten", 2)
    shown = correct_unit(client, "kosten", **{f"type_{position}": "heading"})
    assert shown.context["unit"].type == "heading"


def test_a_part_is_put_before_another_one(client) -> None:
    upload(client, word_file())
    before = unit_titles(review(client))
    correct_unit(client, "overleg", "move", before="doel")
    assert unit_titles(review(client)) == [before[0], before[3], before[1], before[2]]
    correct_unit(client, "overleg", "move", before="-")
    assert unit_titles(review(client)) == before


def test_a_title_that_is_text_becomes_text(client) -> None:
    upload(client, word_file())
    shown = correct_unit(client, "overleg", "title-is-text overleg")
    assert shown.context["unit"].title == ""
    assert shown.context["blocks"][0].lines == ("Artikel 3 Overleg",)


def test_pressing_a_button_keeps_what_was_chosen_in_the_lists(client) -> None:
    page = bring_in(client, word_file())
    determine(client, page)
    upload(client, word_file(), document=page.document.pk)
    position = unit_titles(review(client)).index("Artikel 2 Kosten")
    shown = review(client, "leave-out doel", **{f"match-{position}": "", f"type-{position}": "heading"})
    row = next(row for row in shown.context["rows"] if row.unit.key == "kosten")
    assert (row.match, row.type) == ("", "heading")


def test_a_screen_that_is_out_of_date_changes_nothing(client) -> None:
    upload(client, word_file())
    review(client, "leave-out doel", seen="0")
    refused = review(client, "leave-out kosten", seen="0")
    assert "intussen veranderd" in messages_of(refused)
    assert len(incoming().corrections) == 1
    refused = accept(client, incoming(), seen="0")
    assert "intussen veranderd" in messages_of(refused)
    assert incoming().progress == Progress.READ


def test_leaving_out_everything_leaves_a_way_back(client) -> None:
    upload(client, b"Alleen een zin.", "zin.md")
    key = review(client).context["rows"][0].unit.key
    shown = review(client, f"leave-out {key}")
    assert "Er is niets om over te nemen. Maak een verbetering ongedaan." in shown.text
    assert len(unit_titles(review(client, "undo 0"))) == 1


@pytest.mark.parametrize(
    "button", [" ", "join", "join nergens", "begin doel 99", "begin doel x", "up titel", "vlieg", "undo x"]
)
def test_a_button_that_does_not_exist_does_no_harm(client, button: str) -> None:
    upload(client, word_file())
    address = reverse("bring_in_review", args=[incoming().pk])
    response = client.post(address, {"do": button, "seen": "0"}, follow=True)
    assert response.status_code == 200
    made = structure(incoming())
    assert not made.left_out
    assert words(plain_text(made.text)) == words(plain_text(recognised(incoming())))


def test_the_text_as_it_was_read_stands_beside_the_part(client) -> None:
    upload(client, word_file())
    address = reverse("bring_in_unit", args=[incoming().pk, "kosten"])
    review(client, "up kosten")
    source = client.get(address).context["source"]
    assert source["title"] == "Artikel 2 Kosten"
    assert source["lines"] == ["1. De gemeente betaalt de helft.", "2. De corporatie betaalt de rest."]
    assert client.get(f"{address}?bladzijde=2").context["source"]["title"] == "Artikel 1 Doel"
    assert client.get(f"{address}?bladzijde=999").context["source"]["title"] == "Artikel 3 Overleg"


@pytest.mark.samples
def test_the_page_of_a_pdf_stands_beside_the_part_that_was_read_from_it(client, samples) -> None:
    name = "oauth-inleiding-v1-0-0.pdf"
    upload(client, (samples / "pdf-versies" / name).read_bytes(), name)
    rows = review(client).context["rows"]
    pages = [
        client.get(reverse("bring_in_unit", args=[incoming().pk, row.unit.key])).context["source"]["number"]
        for row in rows
    ]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] > 2
    picture = client.get(reverse("bring_in_page", args=[incoming().pk, pages[-1]]))
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(reverse("bring_in_page", args=[incoming().pk, 999])).status_code == 404


@pytest.mark.samples
def test_a_scan_is_read_when_it_is_brought_in(client, samples) -> None:
    name = "scan-zonder-tekstlaag.pdf"
    shown = upload(client, (samples / "afgeleid" / name).read_bytes(), name)
    assert shown.context["word_count"] > 50
    assert "herkend in een beeld (OCR)" in shown.text


def commented_file() -> bytes:
    made = docx.Document()
    made.add_heading("Convenant", 0)
    made.add_heading("Artikel 1 Doel", 1)
    made.add_paragraph("Wonen.")
    made.add_heading("Artikel 2 Kosten", 1)
    paragraph = made.add_paragraph("De gemeente betaalt.")
    made.add_comment(paragraph.runs, text="Is dit afgesproken?", author="A. de Boer", initials="AB")
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("wanted", [True, False])
def test_comments_in_the_margin_come_along_when_that_is_chosen(client, wanted: bool) -> None:
    shown = upload(client, commented_file())
    assert "Neem de 1 opmerking uit de kantlijn mee" in " ".join(shown.text.split())
    review(client, "up kosten")
    accept(client, incoming(), **({"comments": "on"} if wanted else {}))
    page = draft_of(Document.objects.get())
    said = [(one.text, one.contentpath) for one in Comment.objects.filter(page=page)]
    place = next(block.id for block in page.body if block.value["key"] == "kosten")
    words_ = "A. de Boer, in de kantlijn van convenant.docx: Is dit afgesproken?"
    assert said == ([(words_, f"body.{place}.heading")] if wanted else [])
    assert "Is dit afgesproken?" in client.get(reverse("bring_in_report", args=[incoming().pk])).text
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert ("Is dit afgesproken?" in shown) is wanted


def test_the_chosen_file_survives_a_form_that_is_refused(client) -> None:
    content = word_file()
    refused = upload(client, content, title="", kind="agreement")
    assert "“convenant.docx” is al gekozen" in refused.text
    kept = refused.context["form"].kept
    goal = {"kind": "agreement", "title": "Convenant", "kept": kept}
    shown = client.post(reverse("bring_in"), goal, follow=True)
    assert "Herkende opbouw" in shown.text
    assert incoming().name == "convenant.docx"
    assert incoming().file.read() == content


@pytest.mark.parametrize("kept", ["", "verzonnen", "WyJhIiwgImIiXQ:1abc:def"])
def test_a_kept_file_that_is_made_up_is_no_file(client, kept: str) -> None:
    goal = {"kind": "agreement", "title": "Convenant", "kept": kept}
    response = client.post(reverse("bring_in"), goal)
    assert response.context["form"].errors["file"] == ["Kies een bestand."]


def test_a_file_that_was_not_taken_over_is_listed_and_thrown_away(client) -> None:
    for number in range(3):
        upload(client, word_file(title=f"Convenant {number}"))
    index = reverse("ingelezen-bestanden:index")
    shown = client.get(index)
    assert shown.text.count("Gelezen, nog niet overgenomen") >= 3
    away = reverse("bring_in_throw_away", args=[incoming().pk])
    assert f'href="{away}"' in shown.text
    assert "weggooien?" in client.get(away).text
    assert IncomingFile.objects.count() == 3
    done = client.post(away, follow=True)
    assert "staat niet meer in de lijst" in messages_of(done)
    assert IncomingFile.objects.count() == 2
    assert LedgerEntry.objects.filter(what__contains="weggegooid: convenant.docx").count() == 1


def test_the_list_asks_as_many_questions_for_many_files(client) -> None:
    index = reverse("ingelezen-bestanden:index")
    upload(client, word_file())
    client.get(index)
    with CaptureQueriesContext(connection) as few:
        client.get(index)
    for number in range(4):
        upload(client, word_file(title=f"Convenant {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(index)
    assert len(many) <= len(few)


def test_a_file_that_was_taken_over_is_not_thrown_away(client) -> None:
    bring_in(client, word_file())
    refused = client.post(reverse("bring_in_throw_away", args=[incoming().pk]))
    assert "blijft bewaard" in refused.text
    assert IncomingFile.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["bring_in_review", "bring_in_report", "bring_in_throw_away", "bring_in_source"]
)
def test_who_may_not_bring_in_files_sees_none(client, name: str) -> None:
    upload(client, word_file())
    other = editor("ander", without=("documents.add_incomingfile", "documents.view_incomingfile"))
    response = other.get(reverse(name, args=[incoming().pk]))
    assert response.status_code in (302, 403)
    assert other.get(reverse("bring_in_unit", args=[incoming().pk, "doel"])).status_code in (302, 403)
    assert "convenant.docx" not in other.get(reverse("ingelezen-bestanden:index"), follow=True).text


def draft_with(articles: dict[str, str]):
    draft = draft_of(make_document())
    put_text(draft, make_text(articles), {})
    return draft_of(draft.document)


def draft_step(client: Client, page, button: str, **fields: str):
    return client.post(reverse("draft_structure", args=[page.pk]), {"do": button, **fields}, follow=True)


def test_articles_of_a_draft_are_split_and_joined_each_as_a_revision(client) -> None:
    page = draft_with({"Artikel 1 Doel": "Wonen.", "Artikel 2 Kosten": "De gemeente betaalt."})
    keys = [unit.key for unit in text_of(page)[0].units]
    page.body.raw_data[0]["id"] = "59b9c2a2-7f5d-4a57-8f0c-0d8a3f2f2c11"
    page.body = json.dumps(list(page.body.raw_data))
    page.save_revision()
    page = draft_of(page.document)
    ids = {block.value["key"]: block.id for block in page.body}
    before = page.revisions.count()
    shown = draft_step(client, page, f"join {keys[1]}")
    assert unit_titles(shown) == ["Artikel 1 Doel"]
    unit = reverse("draft_unit", args=[page.pk, keys[0]])
    split = client.post(unit, {"do": f"begin {keys[0]} 1"}, follow=True)
    assert split.context["unit"].title == "Artikel 2 Kosten"
    page = draft_of(page.document)
    assert [found.title for found in text_of(page)[0].units] == ["Artikel 1 Doel", "Artikel 2 Kosten"]
    assert page.revisions.count() == before + 2
    assert page.body[0].id == ids[keys[0]]


def test_a_draft_that_was_edited_meanwhile_or_is_locked_stays_as_it_is(client) -> None:
    page = draft_with({"Artikel 1 Doel": "Wonen.", "Artikel 2 Kosten": "De gemeente betaalt."})
    seen = str(page.latest_revision_id)
    page.save_revision()
    key = text_of(page)[0].units[1].key
    assert "intussen gewijzigd" in messages_of(draft_step(client, page, f"join {key}", seen=seen))
    page.locked = True
    page.save()
    assert "vergrendeld" in messages_of(draft_step(client, page, f"join {key}"))
    assert len(text_of(draft_of(page.document))[0].units) == 2


def test_who_may_not_edit_a_draft_does_not_see_its_structure() -> None:
    page = draft_with({"Artikel 1 Doel": "Wonen."})
    reader = editor("lezer")
    Group.objects.all().delete()
    for address in (reverse("draft_structure", args=[page.pk]), reverse("draft_attachments", args=[page.pk])):
        assert "Wonen." not in reader.get(address, follow=True).text
