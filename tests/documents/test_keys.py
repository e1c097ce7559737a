"""The keys of units from version to version, by whichever way a text comes in."""

from datetime import date

from django.contrib.auth import get_user_model

import pytest

from documents.drafting.incoming import accept_file, receive_file, recognised
from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.entry_rule import all_members_sign
from documents.models import Document, Version
from documents.reading import read_file
from documents.text import Text
from documents.versions.keys import carried, former_version
from documents.versions.matching import proposed_matches
from documents.versions.on_record import put_on_record
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db

BOTH = {"Artikel 1 Doel": "Partijen helpen mensen aan een woning.", "Artikel 2 Kosten": "Ieder de helft."}
GOAL_ONLY = {"Artikel 1 Doel": BOTH["Artikel 1 Doel"]}
ANOTHER = """# Convenant

## Artikel 1 Doel

Partijen helpen mensen aan een woning.

## Artikel 2 Kosten

De gemeente zorgt in het voorjaar voor een begroting.
"""


@pytest.fixture
def document() -> Document:
    """The article about costs lapsed with its second version."""
    document = make_document()
    make_version(document, articles=BOTH)
    make_version(document, articles=GOAL_ONLY)
    return document


def articles(text: Text) -> list[str]:
    return [unit.key for unit in text.articles()]


def test_a_text_that_comes_in__gets_no_key_of_an_article_that_lapsed(document: Document) -> None:
    text = carried(document, read_file(ANOTHER.encode(), name="nieuw.md").text)
    assert articles(text) == ["doel", "kosten-2"]


def test_a_file_that_an_editor_brings_in__gets_none_either(document: Document) -> None:
    editor = get_user_model().objects.create_user("redactie")
    incoming = receive_file(content=ANOTHER.encode(), name="nieuw.md", by=editor, document=document)
    text, former = recognised(incoming), former_version(document)
    assert former is not None
    proposed = proposed_matches(former.text, text)
    matches = {unit.key: match for unit, match in zip(text.units, proposed, strict=True)}
    page = accept_file(incoming, matches=matches, seen=0, by=editor)
    assert articles(text_of(page)[0]) == ["doel", "kosten-2"]


def test_an_article_that_is_typed__gets_none_either(document: Document) -> None:
    page = draft_of(document)
    text = read_file(ANOTHER.encode(), name="nieuw.md").text
    put_text(page, Text(tuple(unit for unit in text.units if unit.key == "kosten")), {})
    page.body[0].value["key"] = ""
    assert articles(text_of(page)[0]) == ["kosten-2"]


def test_a_version_of_which_only_the_dates_are_known__is_passed_over(document: Document) -> None:
    put_on_record(
        document=document, number=3, determined_on=date(2026, 1, 1), by="Anja Bos", rule=all_members_sign()
    )
    assert Version.objects.filter(document=document).count() == 3
    text = carried(document, read_file(ANOTHER.encode(), name="nieuw.md").text)
    assert articles(text) == ["doel", "kosten-2"]
