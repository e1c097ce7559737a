"""A table in which articles stand, in the review of a file: one click takes them out of it."""

from io import BytesIO

from django.test import Client
from django.urls import reverse

import docx
import pytest

from documents.models import IncomingFile
from tests.documents.admin_steps import editor, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return editor()


def look(client: Client):
    return client.get(reverse("bring_in_review", args=[IncomingFile.objects.latest("pk").pk]))


def press(client: Client, button: str):
    address = reverse("bring_in_review", args=[IncomingFile.objects.latest("pk").pk])
    return client.post(address, {"do": button}, follow=True)


def unit_titles(response) -> list[str]:
    return [row.title for row in response.context["rows"]]


def file_with_articles_in_two_languages() -> bytes:
    made = docx.Document()
    made.add_heading("Convenant", 0)
    rows = [("Artikel 1 Doel", "Article 1 Purpose"), ("Samen.", "Together."), ("Artikel 2", "Article 2")]
    table = made.add_table(rows=len(rows), cols=2)
    for row, words_of_row in zip(table.rows, rows, strict=True):
        for cell, words_of_cell in zip(row.cells, words_of_row, strict=True):
            cell.text = words_of_cell
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_articles_in_a_table_are_taken_out_of_it_with_one_click(client) -> None:
    upload(client, file_with_articles_in_two_languages())
    shown = look(client)
    unit = shown.context["rows"][-1].unit
    button = f"spread {unit.key} 0"
    assert f'value="{button}"' in shown.content.decode()
    assert f'value="{button} 1"' in shown.content.decode()
    after = press(client, f"{button} 0")
    assert unit_titles(after)[-2:] == ["Artikel 1 Doel", "Artikel 2"]
    assert after.context["corrections"][0].words == (
        "Van een tabel van “Aanhef” alleen kolom 1 gelezen, als gewone tekst"
    )
    assert "Article 1 Purpose Together. Article 2" in after.content.decode()
    undone = press(client, "undo 0")
    assert len(unit_titles(undone)) == len(unit_titles(shown))
