"""The marks of footnotes and endnotes as Word shows them: counted, in the form that the file asks for, or
chosen by the writer."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.number_forms import in_form
from documents.reading.package import Element, whole_number
from documents.reading.word.fonts import ShownLetters
from documents.reading.word.styles import W, value

KINDS = ("footnote", "endnote")
REFERENCES = {f"{W}{kind}Reference": kind for kind in KINDS}
FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
BY_PAGE = "De noten in dit bestand tellen op elke bladzijde opnieuw. Controleer de nummers van de noten."


@dataclass(frozen=True, slots=True)
class _NotePlace:
    """Where a reference stands: which section, and how many pages were full before it as last shown."""

    section: int
    page: int


@dataclass(slots=True)
class _Count:
    number: int = 0
    at: _NotePlace | None = None


class NoteMarkers:
    """Counts the notes of a file. Ask for the marks in reading order; a note with a mark of its own does not
    count."""

    def __init__(self, body: Element, settings: Element | None) -> None:
        self.settings = settings
        self.sections = [one for one in body.iter(f"{W}sectPr") if one.getparent().tag != f"{W}sectPrChange"]
        self.places = dict(_places(body))
        self.counts = {kind: _Count() for kind in KINDS}

    def next(self, reference: Element) -> str:
        kind = REFERENCES[reference.tag]
        place = self.places.get(reference, _NotePlace(0, 0))
        count = self.counts[kind]
        if count.at is None or self._starts_again(kind, count.at, place):
            count.number = whole_number(self._said(kind, place, "numStart"), 1) - 1
        count.number += 1
        count.at = place
        return in_form(count.number, self._said(kind, place, "numFmt") or FORMS[kind])

    def _starts_again(self, kind: str, was: _NotePlace, now: _NotePlace) -> bool:
        match self._said(kind, now, "numRestart"):
            case "eachSect":
                return was.section != now.section
            case "eachPage":
                return was != now
        return False

    @property
    def by_page(self) -> bool:
        """Whether a kind of notes of which there are several starts again on each page."""
        return any(
            count.number > 0
            and count.at is not None
            and self._said(kind, count.at, "numRestart") == "eachPage"
            for kind, count in self.counts.items()
        )

    def _said(self, kind: str, place: _NotePlace, name: str) -> str:
        """What the section says, else what the file says."""
        section = self.sections[place.section] if place.section < len(self.sections) else None
        for part in (section, self.settings):
            if part is not None and (said := value(part.find(f"{W}{kind}Pr/{W}{name}"), "")):
                return said
        return ""


def _places(body: Element) -> Iterator[tuple[Element, _NotePlace]]:
    """The references with their places. A section ends with the paragraph that holds its properties."""
    section = page = 0
    ending: Element | None = None
    for one in body.iter(f"{W}sectPr", f"{W}lastRenderedPageBreak", f"{W}p", *REFERENCES):
        if one.tag == f"{W}sectPr":
            if one.getparent().tag == f"{W}pPr":
                ending = one.getparent().getparent()
        elif one.tag == f"{W}lastRenderedPageBreak":
            page += 1
        elif ending is not None and ending not in one.iterancestors():
            section, ending = section + 1, None
        if one.tag in REFERENCES:
            yield one, _NotePlace(section, page)


def own_mark(reference: Element, letters: ShownLetters) -> tuple[Element | None, str]:
    """The mark that the writer chose for a note himself, and what holds it: it follows the reference."""
    if reference.get(f"{W}customMarkFollows") not in ("1", "true", "on"):
        return None, ""
    following = reference.getnext()
    if following is None and (run := reference.getparent().getnext()) is not None and run.tag == f"{W}r":
        following = next((one for one in run if one.tag != f"{W}rPr"), None)
    if following is None:
        return None, ""
    if following.tag == f"{W}sym":
        return following, letters.sign(following.get(f"{W}font", ""), following.get(f"{W}char", ""))
    words = (following.text or "").split() if following.tag == f"{W}t" else []
    return (following, words[0]) if words else (None, "")
