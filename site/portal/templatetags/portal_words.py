"""Words and small marks that the templates share."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents import addresses
from documents.comparison.segments import Segment
from documents.models import Document
from documents.text.dutch import dated
from portal.register.papers import ActPaper, Papers
from search.analysis.marking import Fragment
from signatures.standing.cells import Cell
from signatures.standing.words import FLAG_WORDS, SYMBOLS, VERSION_WORDS

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

MARK = '<mark class="nl-mark">{}</mark>'
END = '<span class="visually-hidden"> einde</span>'
CHANGED = {
    "insert": f'<ins><span class="visually-hidden">toegevoegd: </span>{{}}{END}</ins>',
    "delete": f'<del><span class="visually-hidden">verwijderd: </span>{{}}{END}</del>',
}


@register.simple_tag
def practice() -> bool:
    """Whether this is an environment to practise in."""
    return settings.PRACTICE


@register.simple_tag
def below(document: Document, name: str, *rest: object) -> str:
    """As `{% url %}`, for the names of addresses below a document."""
    return addresses.below(document, name, *rest)


@register.simple_tag(takes_context=True)
def current(context: template.Context, address: str, *sections: str) -> str:
    """`aria-current` for a link of the menu that leads to the page shown, or to the section it stands in:
    below its own address or one of these."""
    request = context.get("request")
    if request is None or not request.path.startswith((address, *filter(None, sections))):
        return ""
    return "page" if request.path == address else "true"


@register.simple_tag
def acts_behind(papers: Papers, document: Document, partner: str, version: int) -> tuple[ActPaper, ...]:
    """The acts of a partner that lie behind its cell for a version."""
    return papers.behind(document.pk, version, partner)


@register.filter
def standing_word(standing: str) -> str:
    return VERSION_WORDS.get(standing, standing).capitalize()


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
def file_type(media_type: str) -> str:
    """ "PDF" for application/pdf; for what readers have no word for, "bestand"."""
    return FILE_TYPES.get(media_type.partition(";")[0], "bestand")


@register.filter
def marked(parts: Iterable[Fragment]) -> SafeString:
    """A text with the words that were sought as marks; here, as white space between parts would show."""
    return format_html_join(
        "", "{}", ((format_html(MARK if part.hit else "{}", part.text),) for part in parts)
    )


@register.filter
def marked_words(line: Iterable[Segment]) -> SafeString:
    """A line of a comparison with its new and removed words, said as well as shown."""
    return format_html_join("", "{}", ((format_html(CHANGED.get(op, "{}"), text),) for op, text in line))


@register.filter
def note_links(notes: Iterable[int]) -> SafeString:
    """The numbers of the notes to a name, each a link to its note."""
    link = '<sup><a href="#_noot-{0}" aria-label="noot {0}">{0}</a></sup>'
    return format_html_join("", link, ((note,) for note in notes))
