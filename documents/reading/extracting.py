"""One file of any known kind into its pages."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from documents.reading import filetypes, ocr
from documents.reading.decoding import decoded
from documents.reading.filetypes import DOCX, HTML, MARKDOWN, ODT, PDF
from documents.reading.isolation import hand_over, run_apart
from documents.reading.mail import Enclosure, read_mail
from documents.reading.ocr import Recogniser
from documents.reading.office import read_presentation, read_workbook
from documents.reading.pages import Extraction, Notes, Page, as_many_as_fit, tidied
from documents.reading.pdf.pages import beside_the_pages, pages_looked_at_later, pdf_pages
from documents.reading.pdf.running_text import whole_words
from documents.reading.pictures import picture_pages
from documents.reading.protected import unlocked
from documents.reading.remarks import remarks
from documents.reading.rtf import read_rtf
from documents.reading.stream import Imported, UnreadableFile
from documents.reading.texts import read
from documents.text import plain_unit

EDITION = (
    2  # raise it when the readers here find more than before: what was not wholly read is then read again
)
LIBRARIES = ("pypdfium2", "pypdf", "openpyxl", "python-pptx")
MOST_ENCLOSURES = 50
READER_NAMES = {DOCX: "docx", ODT: "odt", HTML: "html", MARKDOWN: "markdown"}
LEFT_OUT = "Buiten de lopende tekst"
NOT_SEARCHED = ("inhoudsopgave", "doorgehaald")


def readers() -> str:
    """The programs that read files here, with their versions."""
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    return ", ".join(filter(None, [f"portaal {EDITION}", *libraries, ocr.tesseract_version()]))[:120]


def extract_pages(
    content: bytes, *, name: str, password: str | None = None, recognise_seconds: float | None = None
) -> Extraction:
    """The pages of a file, read in a process of its own. Raises UnreadableFile, or PasswordNeeded.

    With `recognise_seconds` the words in pictures of pages are read too (OCR), for so long at most. When the
    process is stopped halfway, the pages until there are kept, with a warning.
    """

    def rescued(parts: Sequence[Any], error: UnreadableFile) -> Extraction:
        media_type, *pages = parts
        if not pages:
            raise error
        warning = f"Alleen de eerste {len(pages)} bladzijden zijn gelezen. {error.message}"
        return _extraction(pages, Notes("", [warning]), media_type, Recogniser(recognise_seconds))

    return run_apart(
        extract,
        content,
        seconds=ocr.seconds_for(recognise_seconds),
        rescued=rescued,
        name=name,
        password=password,
        recognise_seconds=recognise_seconds,
    )


def recognise_pages(content: bytes, numbers: Sequence[int], *, seconds: float) -> list[Page]:
    """Those pages of a PDF, with the words in their pictures, as many as there is time for."""
    pages = run_apart(
        pages_looked_at_later,
        content,
        numbers,
        seconds,
        seconds=ocr.seconds_for(seconds),
        rescued=lambda pages, _error: list(pages),
    )
    return _with_whole_words(pages)


def extract(
    content: bytes, *, name: str, password: str | None = None, recognise_seconds: float | None = None
) -> Extraction:
    """Reads in this very process; `extract_pages` does it apart. Raises UnreadableFile."""
    recogniser, notes = Recogniser(recognise_seconds), Notes()
    content = unlocked(content, password)
    media_type = filetypes.media_type_of(content, name)
    hand_over(media_type)
    pages = []
    for page in as_many_as_fit(_pages(content, name, media_type, password, recogniser, notes), notes):
        pages.append(page)
        hand_over(page)
    if media_type == PDF:
        printed = "\n".join(page.text for page in pages)
        pages = _with_behind(pages, beside_the_pages(content, password, printed, notes))
    return _extraction(pages, notes, media_type, recogniser)


def _extraction(pages: Sequence[Page], notes: Notes, media_type: str, recogniser: Recogniser) -> Extraction:
    paged = media_type == PDF or media_type.startswith("image/")
    if paged:
        pages = _with_whole_words(pages)
    told = (
        remarks(pages, can_recognise=bool(ocr.tesseract_version()), tried=recogniser.asked) if paged else ()
    )
    reader = f"{notes.reader}, {ocr.tesseract_version()}" if recogniser.pages else notes.reader
    return Extraction(tuple(pages), tuple(dict.fromkeys([*notes.warnings, *told])), reader, media_type)


def _pages(
    content: bytes,
    name: str,
    media_type: str,
    password: str | None,
    recogniser: Recogniser,
    notes: Notes,
) -> Iterator[Page]:
    match media_type:
        case filetypes.RTF:
            notes.reader = "striprtf"
            yield Page(1, "", tidied(read_rtf(content)))
        case filetypes.TEXT:
            notes.reader = "tekst"
            yield Page(1, "", tidied(decoded(content)))
        case filetypes.XLSX:
            yield from read_workbook(content, notes)
        case filetypes.PPTX:
            yield from read_presentation(content, notes)
        case filetypes.EML:
            yield from _mail(content, recogniser, notes)
            notes.reader = "e-mail"
        case picture if picture.startswith("image/"):
            yield from picture_pages(content, recogniser, notes)
        case filetype if filetype == PDF:
            yield from pdf_pages(content, password, recogniser, notes)
        case _:
            notes.reader = READER_NAMES[media_type]
            yield from _headed_parts(read(content, name=name, password=password))


def _headed_parts(imported: Imported) -> Iterator[Page]:
    """The headed parts, and behind them what belongs to no part but can be read in the file."""
    number = 0
    for number, unit in enumerate(imported.text.units, start=1):
        yield Page(number, unit.title, tidied(plain_unit(unit)))
    left_out = [part.text for part in imported.left_out if part.why not in NOT_SEARCHED]
    if left_out:
        yield Page(number + 1, LEFT_OUT, tidied("\n".join(dict.fromkeys(left_out))))


def _mail(content: bytes, recogniser: Recogniser, notes: Notes) -> Iterator[Page]:
    """The mail, and behind it the pages of what came with it, also of a mail inside; what cannot be read is
    said."""
    page, enclosures = read_mail(content)
    yield page
    waiting: deque[Enclosure] = deque(enclosures)
    last = 1
    for _place in range(MOST_ENCLOSURES):
        if not waiting:
            return
        name, enclosed = waiting.popleft()
        try:
            found, inner = _enclosed(enclosed, name, recogniser, notes)
        except UnreadableFile as error:
            notes.warnings.append(f"De bijlage {name} van dit bericht is niet gelezen. {error.message}")
            continue
        waiting.extendleft(reversed(inner))
        for one in found:
            last += 1
            yield replace(one, number=last, heading=" · ".join(filter(None, (name, one.heading))))
    if waiting:
        notes.warnings.append(
            f"Bij dit bericht zijn alleen de eerste {MOST_ENCLOSURES} bijlagen gelezen. De volgende heet "
            f"{waiting[0][0]}. Voeg toe wat ontbreekt."
        )


def _enclosed(
    content: bytes, name: str, recogniser: Recogniser, notes: Notes
) -> tuple[list[Page], list[Enclosure]]:
    """The pages of an enclosure; of a mail its own page, and what came with it."""
    content = unlocked(content, None)
    media_type = filetypes.media_type_of(content, name)
    if media_type == filetypes.EML:
        page, inner = read_mail(content)
        return [page], inner
    return list(_pages(content, name, media_type, None, recogniser, notes)), []


def _with_whole_words(pages: Sequence[Page]) -> list[Page]:
    texts = whole_words([page.text for page in pages])
    return [replace(page, text=text) for page, text in zip(pages, texts, strict=True)]


def _with_behind(pages: list[Page], lines: Sequence[str]) -> list[Page]:
    """What is not printed on a page comes behind the last one."""
    if not lines or not pages:
        return pages
    last = pages[-1]
    return [*pages[:-1], replace(last, text=tidied("\n".join(filter(None, [last.text, *lines]))))]
