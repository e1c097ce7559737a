"""Words and small marks that the templates share."""

from collections.abc import Iterable

from django import template
from django.conf import settings

from documents import addresses
from documents.models import Document
from documents.text.dutch import dated
from portal.register.papers import Paper, Papers
from search.passages.kinds import KINDS
from signatures.standing.cells import Cell
from signatures.standing.words import CELL_WORDS, FLAG_WORDS, SYMBOLS, VERSION_WORDS

register = template.Library()

FILE_TYPES = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "tekst",
}


@register.simple_tag
def portal_name() -> str:
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def below(document: Document, name: str, *rest: object) -> str:
    """As `{% url %}`, for the names of addresses below a document."""
    return addresses.below(document, name, *rest)


@register.simple_tag(takes_context=True)
def current(context: template.Context, address: str) -> str:
    """`aria-current` for a link of the menu that leads to the page shown, or to the section it stands in."""
    request = context.get("request")
    if request is None or not request.path.startswith(address):
        return ""
    return "page" if request.path == address else "true"


@register.simple_tag
def acts_behind(papers: Papers, document: Document, partner: str, version: int) -> tuple[Paper, ...]:
    """The acts of a partner that lie behind its cell for a version."""
    return papers.behind(document.pk, version, partner)


@register.filter
def standing_word(standing: str) -> str:
    return VERSION_WORDS.get(standing, standing).capitalize()


@register.filter
def cell_word(standing: str) -> str:
    return CELL_WORDS.get(standing, standing)


@register.filter
def cell_mark(standing: str) -> str:
    return SYMBOLS.get(standing, "")


@register.filter
def flag_words(flags: Iterable[str]) -> list[str]:
    """What is out of the ordinary about a cell, in words."""
    return [FLAG_WORDS.get(flag, flag) for flag in flags]


@register.filter
def cell_day(cell: Cell) -> str:
    """The day of the act behind a cell, as far as it is known: "18 september 2025", "mei 2019"."""
    if not cell.on or not cell.acts:
        return ""
    last = cell.acts[-1].act
    return dated(last.on, last.precision)


@register.filter
def kind_word(kind: str) -> str:
    return KINDS.get(kind, kind)


@register.filter
def file_type(media_type: str) -> str:
    """ "PDF" for application/pdf; for what readers have no word for, "bestand"."""
    return FILE_TYPES.get(media_type.partition(";")[0], "bestand")
