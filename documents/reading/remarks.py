"""What to say about the pages of a file that was read, in Dutch: pure, so that it can be said anew when more
pages were read later."""

from collections.abc import Iterator, Sequence

from documents.reading.pages import Page

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-nld"
NO_TEXT = "heeft geen doorzoekbare tekst, waarschijnlijk een scan. Laat de tekst eerst herkennen (OCR)."


def remarks(
    pages: Sequence[Page], *, can_recognise: bool, tried: bool, goes_on: bool = False
) -> Iterator[str]:
    """About words in pictures, and pages without words. `can_recognise`: this machine can read pictures;
    `tried`: it was asked to; `goes_on`: what is left will be read later."""
    if recognised := _recognised(pages):
        yield f"De tekst van {recognised} is herkend in een beeld (OCR). Kijk bij twijfel in het origineel."
    if empty := _empty(pages):
        yield f"Op {empty} is geen tekst gevonden. Zoeken vindt daar niets."
    yield from _unread(pages, can_recognise=can_recognise, tried=tried, goes_on=goes_on)


def remarks_for_a_version(pages: Sequence[Page], *, can_recognise: bool, tried: bool) -> Iterator[str]:
    """The same, to the editor who makes a version of the pages."""
    if recognised := _recognised(pages):
        yield (
            f"De tekst van {recognised} is herkend in een beeld (OCR). Daar kunnen fouten in staan. "
            "Lees die tekst helemaal na, met het origineel ernaast."
        )
    if empty := _empty(pages):
        yield f"Op {empty} is geen tekst gevonden. Kijk in het origineel of daar niets hoort te staan."
    yield from _unread(pages, can_recognise=can_recognise, tried=tried, goes_on=False)


def _recognised(pages: Sequence[Page]) -> str:
    numbers = [page.number for page in pages if page.recognised]
    if not numbers:
        return ""
    return f"bladzijde {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} bladzijden"


def _empty(pages: Sequence[Page]) -> str:
    return _which([page.number for page in pages if not page.text and not page.unread])


def _unread(pages: Sequence[Page], *, can_recognise: bool, tried: bool, goes_on: bool) -> Iterator[str]:
    unread = [page.number for page in pages if page.unread]
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
            _without_text(blank, len(pages))
            if blank
            else (f"Op {_which(unread)} staat ook een beeld met tekst, dat niet gelezen is.")
        )
        if tried:
            yield f"Tekst in beelden wordt hier niet herkend: tesseract ontbreekt. Installeer: {INSTALL}"


def _without_text(numbers: Sequence[int], pages: int) -> str:
    if len(numbers) == pages:
        return f"Dit bestand {NO_TEXT}"
    if len(numbers) == 1:
        return f"Bladzijde {numbers[0]} {NO_TEXT}"
    return f"{len(numbers)} van de {pages} bladzijden hebben geen doorzoekbare tekst: {_listed(numbers)}."


def _which(numbers: Sequence[int]) -> str:
    if len(numbers) < 2:
        return "".join(f"bladzijde {number}" for number in numbers)
    return f"{len(numbers)} bladzijden ({_listed(numbers)})"


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} …" if len(numbers) > 10 else shown
