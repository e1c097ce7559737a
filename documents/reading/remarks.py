"""What to say about the pages of a file that was read, in Dutch: pure, so that it can be said anew when more
pages were read later."""

from collections.abc import Iterator, Sequence

from documents.reading.pages import Page
from documents.reading.pdf.text import without_text

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-nld"


def remarks(
    pages: Sequence[Page], *, can_recognise: bool, tried: bool, goes_on: bool = False
) -> Iterator[str]:
    """About words in pictures, and pages without words. `can_recognise`: this machine can read pictures;
    `tried`: it was asked to; `goes_on`: what is left will be read later."""
    recognised = [page.number for page in pages if page.recognised]
    unread = [page.number for page in pages if page.unread]
    empty = [page.number for page in pages if not page.text and not page.unread]
    if recognised:
        which = f"bladzijde {recognised[0]}" if len(recognised) == 1 else f"{len(recognised)} bladzijden"
        yield f"De tekst van {which} is herkend in een beeld (OCR). Kijk bij twijfel in het origineel."
    if empty:
        yield f"Op {_which(empty)} is geen tekst gevonden. Zoeken vindt daar niets."
    if unread and can_recognise and tried:
        next_step = (
            "Het portaal leest op de achtergrond verder."
            if goes_on
            else "De tijd was om. Splits het bestand, of probeer het later opnieuw."
        )
        yield f"De tekst in het beeld op {_which(unread)} is nog niet gelezen. {next_step}"
    elif unread:
        blank = [page.number for page in pages if not page.text]
        yield (
            without_text(blank, len(pages))
            if blank
            else (f"Op {_which(unread)} staat ook een beeld met tekst, dat niet gelezen is.")
        )
        if tried:
            yield f"Tekst in beelden wordt hier niet herkend: tesseract ontbreekt. Installeer: {INSTALL}"


def _which(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"bladzijde {numbers[0]}"
    shown = ", ".join(map(str, numbers[:10]))
    return f"{len(numbers)} bladzijden ({shown}{' …' if len(numbers) > 10 else ''})"
