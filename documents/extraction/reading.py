"""One file of any known kind into its pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

from documents.extraction import filetypes, ocr
from documents.extraction.mail import read_mail
from documents.extraction.ocr import Recogniser
from documents.extraction.office import read_presentation, read_workbook
from documents.extraction.pages import MAX_PAGE_CHARACTERS, Extraction, Page, tidied
from documents.extraction.pdf import read_pdf
from documents.importing.files import read
from documents.importing.filetypes import PDF, decoded
from documents.importing.pdf import without_text
from documents.importing.stream import UnreadableFile
from documents.isolation import MAX_SECONDS, broken, run_apart
from documents.text import Text, plain_unit

MOST_ENCLOSURES = 50
BLANK_LINES = re.compile(r"\n{3,}")


def readers() -> str:
    """The programs that read files here, with their versions."""
    libraries = [f"{name} {version(name)}" for name in ("pypdfium2", "pypdf", "openpyxl", "python-pptx")]
    return ", ".join(filter(None, [*libraries, ocr.version()]))


def extract_pages(
    content: bytes, *, name: str, password: str | None = None, recognise_seconds: float | None = None
) -> Extraction:
    """The pages of a file, read in a process of its own. Raises UnreadableFile, or PasswordNeeded.

    With `recognise_seconds` the words in pictures of pages are read too (OCR), for so long at most.
    """
    return run_apart(
        extract,
        content,
        seconds=MAX_SECONDS + round(recognise_seconds or 0),
        name=name,
        password=password,
        recognise_seconds=recognise_seconds,
    )


def extract(
    content: bytes, *, name: str, password: str | None = None, recognise_seconds: float | None = None
) -> Extraction:
    """Reads in this very process; `extract_pages` does it apart. Raises UnreadableFile."""
    recogniser = Recogniser(recognise_seconds)
    found = _extract(content, name, password, recogniser)
    told = [*found.warnings, *_remarks(found, recogniser, asked=recognise_seconds is not None)]
    reader = f"{found.reader}, {ocr.version()}" if recogniser.pages else found.reader
    return replace(found, warnings=tuple(dict.fromkeys(told)), reader=reader)


def _extract(content: bytes, name: str, password: str | None, recogniser: Recogniser) -> Extraction:
    media_type = filetypes.media_type_of(content, name)
    match media_type:
        case filetypes.RTF:
            return _one_page(_rtf(content), media_type, "striprtf")
        case filetypes.TEXT:
            return _one_page(decoded(content), media_type, "tekst")
        case filetypes.XLSX:
            return Extraction(tuple(read_workbook(content)), (), "openpyxl", media_type)
        case filetypes.PPTX:
            return Extraction(tuple(read_presentation(content)), (), "python-pptx", media_type)
        case filetypes.EML:
            return _from_mail(content, recogniser)
        case picture if picture in filetypes.PICTURES.values():
            text = recogniser.text_in(content) if recogniser.available else ""
            return Extraction((Page(1, "", text, bool(text)),), (), "beeld", media_type)
        case filetype if filetype == PDF:
            pages, reader, warnings = read_pdf(content, password, recogniser)
            return Extraction(tuple(pages), tuple(warnings), reader, media_type)
    imported = read(content, name=name, password=password)
    return Extraction(
        tuple(_parts(imported.text)), imported.warnings, media_type.rsplit("/", 1)[-1], media_type
    )


def _one_page(text: str, media_type: str, reader: str) -> Extraction:
    return Extraction((Page(1, "", tidied(BLANK_LINES.sub("\n\n", text))),), (), reader, media_type)


def _rtf(content: bytes) -> str:
    try:
        return rtf_to_text(content.decode("ascii", errors="surrogateescape"), errors="replace")
    except (ValueError, IndexError, KeyError, LookupError, AttributeError) as error:
        raise broken() from error


def _parts(text: Text) -> Iterator[Page]:
    for number, unit in enumerate(text.units, start=1):
        yield Page(number, unit.title, plain_unit(unit).strip())


def _from_mail(content: bytes, recogniser: Recogniser) -> Extraction:
    """The mail, and behind it the pages of what came with it; what cannot be read is said."""
    page, enclosures = read_mail(content)
    pages, warnings = [page], []
    for name, enclosed in enclosures[:MOST_ENCLOSURES]:
        try:
            if filetypes.media_type_of(enclosed, name) == filetypes.EML:
                inner, _ = read_mail(enclosed)
                found: tuple[Page, ...] = (inner,)
            else:
                found = _extract(enclosed, name, None, recogniser).pages
        except UnreadableFile as error:
            warnings.append(f"De bijlage {name} van dit bericht is niet gelezen. {error.message}")
            continue
        for one in found:
            heading = " · ".join(filter(None, (name, one.heading)))
            pages.append(replace(one, number=len(pages) + 1, heading=heading))
    return Extraction(tuple(pages), tuple(warnings), "e-mail", filetypes.EML)


def _remarks(found: Extraction, recogniser: Recogniser, *, asked: bool) -> Iterator[str]:
    recognised = [page.number for page in found.pages if page.recognised]
    if recognised:
        which = f"bladzijde {recognised[0]}" if len(recognised) == 1 else f"{len(recognised)} bladzijden"
        yield f"De tekst van {which} is herkend in een beeld (OCR). Kijk bij twijfel in het origineel."
    for page in found.pages:
        if len(page.text) >= MAX_PAGE_CHARACTERS:
            yield f"Bladzijde {page.number} is te lang; alleen het begin is gelezen. Splits het bestand."
    paged = found.media_type == PDF or found.media_type.startswith("image/")
    if found.without_text and paged:
        if recogniser.available and not recogniser.missed:
            yield _nothing_found(found.without_text)
        else:
            yield without_text(list(found.without_text), len(found.pages))
        if asked and not recogniser.available:
            yield f"Tekst in beelden wordt hier niet herkend: tesseract ontbreekt. Installeer: {ocr.INSTALL}"
        elif recogniser.missed:
            yield f"Van {recogniser.missed} bladzijden duurde het herkennen te lang. Splits het bestand."


def _nothing_found(numbers: Sequence[int]) -> str:
    shown = f"bladzijde {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} bladzijden"
    return f"Op {shown} is geen tekst gevonden, ook niet in het beeld. Zoeken vindt daar niets."
