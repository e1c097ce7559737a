"""What reading a file gives: its pages, and what there is to say about them."""

import re
from dataclasses import dataclass

from documents.text import clean

MAX_PAGE_CHARACTERS = 2_000_000
CUT_WORD = re.compile("[\x02\ufffe\u00ad]\n?(?=\\w)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF or a scan, a sheet, a slide, or a headed part of another file.

    `number` counts from 1; a PDF has no `heading`. `recognised`: the text was read from a picture (OCR).
    """

    number: int
    heading: str
    text: str
    recognised: bool = False


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


def tidied(raw: str) -> str:
    """Text of a page as it is stored: line ends as newlines, no control characters, a bounded length."""
    lines = CUT_WORD.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")).replace("\x02", "-").split("\n")
    return "\n".join(clean(line.replace("\t", " ")).rstrip() for line in lines).strip()[:MAX_PAGE_CHARACTERS]
