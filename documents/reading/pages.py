"""What reading a file gives: its pages, and what there is to say about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.text import clean

MAX_PAGE_CHARACTERS = 2_000_000
MAX_CHARACTERS = 30_000_000
CUT_WORD = re.compile("[\x02\ufffe\u00ad](?:\r\n|\n)?(?=\\w)")
CUT_ELSEWHERE = re.compile("[\x02\ufffe\u00ad]")
BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF or a scan, a sheet, a slide, or a headed part of another file.

    `number` counts from 1; a PDF has no `heading`. `recognised`: the text was read from a picture (OCR);
    `unread`: there is a picture in which no words were looked for, for want of time or of tesseract.
    """

    number: int
    heading: str
    text: str
    recognised: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """`reader` names the program or programs that read the pages."""

    pages: tuple[Page, ...]
    warnings: tuple[str, ...]
    reader: str
    media_type: str

    @property
    def without_text(self) -> tuple[int, ...]:
        """The numbers of the pages in which no text was found."""
        return tuple(page.number for page in self.pages if not page.text)


@dataclass(slots=True)
class Notes:
    """What there is to say about a file, gathered while its pages come."""

    reader: str = ""
    warnings: list[str] = field(default_factory=list)


def tidied(raw: str) -> str:
    """Text of a page as it is stored: line ends as newlines, no control characters, a bounded length.

    A word that was cut at the end of a line keeps its hyphen and that line end, see `running_text`.
    """
    cut = CUT_ELSEWHERE.sub("-", CUT_WORD.sub("-\n", raw[: 2 * MAX_PAGE_CHARACTERS]))
    lines = cut.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(clean(line.replace("\t", " ")).rstrip() for line in lines).strip()
    return BLANK_LINES.sub("\n\n", text)[:MAX_PAGE_CHARACTERS]


def as_many_as_fit(pages: Iterator[Page], notes: Notes) -> Iterator[Page]:
    """The pages until there is more text than can be kept; what was left is said."""
    length = 0
    for page in pages:
        if len(page.text) >= MAX_PAGE_CHARACTERS:
            notes.warnings.append(
                f"Bladzijde {page.number} is te lang; alleen het begin is gelezen. Splits het bestand."
            )
        length += len(page.text)
        yield page
        if length > MAX_CHARACTERS:
            notes.warnings.append(
                f"Dit bestand heeft te veel tekst. Na deel {page.number} is niets gelezen. Splits het."
            )
            return
