"""Documents and versions for tests, in the words of the domain; made by the same verbs as the real ones."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from documents.entry_rule import Rule, from_data
from documents.models import Document, Version
from documents.text import Paragraph, Run, Text, Unit, UnitType
from documents.text.keys import with_keys
from documents.text.normal_form import normalised
from documents.versions.determination import determine_version
from documents.versions.keys import carried

WORDS: dict[str, UnitType] = {"Artikel": "article", "Hoofdstuk": "heading", "Bijlage": "annex"}
DESIGNATED = re.compile(rf"(?P<word>{'|'.join(WORDS)}) (?P<number>\S+) ?(?P<heading>.*)")
ARTICLES = {
    "Artikel 1 Doel": "Partijen helpen mensen aan een woning.",
    "Artikel 2 Kosten": "1. De gemeente betaalt de helft.\n2. De corporatie betaalt de rest.",
}


def make_document(slug: str = "convenant", *, kind: str = "agreement", **fields: Any) -> Document:
    return Document.objects.create(slug=slug, kind_id=kind, **{"title": slug.capitalize()} | fields)


def make_text(articles: Mapping[str, str]) -> Text:
    """Titles with the lines below them: {"Artikel 1 Doel": "Partijen …\\n1. De gemeente …"}. A title without
    designation is an article with only a heading; "Aanhef" is the preamble."""
    return with_keys(normalised(Text(tuple(_unit(title, lines) for title, lines in articles.items()))))


def _unit(title: str, lines: str) -> Unit:
    blocks = tuple(Paragraph((Run(line),)) for line in lines.splitlines())
    if title == "Aanhef":
        return Unit("preamble", "", blocks=blocks)
    found = DESIGNATED.fullmatch(title)
    if not found:
        return Unit("article", "", heading=title, blocks=blocks)
    word, number, heading = found.group("word", "number", "heading")
    return Unit(WORDS[word], "", number, f"{word} {number}", heading, blocks=blocks)


def make_version(
    document: Document | None = None,
    *,
    articles: Mapping[str, str] = ARTICLES,
    text: Text | None = None,
    determined_on: date = date(2025, 9, 18),
    rule: Rule | Mapping[str, Any] | None = None,
    **more: Any,
) -> Version:
    """The next version of the document; its articles keep their keys. The rule may be given as data."""
    document = document or make_document()
    made = text or make_text(articles)
    named: dict[str, Any] = {"by": "Anja Bos", "pictures": {}, "expected_latest": None}
    return determine_version(
        document=document,
        text=carried(document, made) if document.versions.exists() else made,
        determined_on=determined_on,
        rule=from_data(rule) if isinstance(rule, Mapping) else rule,
        **named | more,
    )
