"""A text with notes on its page and in the search: a mark leads to its note and is no part of a word."""

from django.test import Client

import pytest

from documents.models import Version
from documents.text import Footnote, Paragraph, Run, Text, Unit
from search.passages.of_documents import passages_of
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    blocks = (
        Footnote("1", (Run("Bij de kop."),)),
        Paragraph((Run("De hardheidsclausule"), Run("2", note=True), Run(" geldt."))),
        Footnote("2", (Run("Bij de tekst."),)),
    )
    unit = Unit("article", "doel", "1", "Artikel 1", "Doel¹", blocks=blocks)
    return make_version(make_document(), text=Text((unit,)))


def test_page__the_mark_in_a_heading_leads_to_its_note(client: Client, version: Version) -> None:
    page = client.get(version.get_absolute_url()).content.decode()
    assert 'Doel<sup><a href="#doel-noot-1" id="doel-noot-1-ref" aria-label="noot 1">1</a></sup>' in page
    assert 'href="#doel-noot-1-ref"' in page


def test_page__what_is_sought_is_marked_beside_the_mark(client: Client, version: Version) -> None:
    page = client.get(version.get_absolute_url(), {"zoek": "doel hardheidsclausule"}).content.decode()
    assert '<mark class="nl-mark">Doel</mark><sup>' in page
    assert '<mark class="nl-mark">hardheidsclausule</mark><sup>' in page


def test_passage__parts_a_word_from_the_mark_behind_it(version: Version) -> None:
    (passage,) = passages_of(version.document)
    assert passage.text == "1 Bij de kop.\nDe hardheidsclausule² geldt.\n2 Bij de tekst."
