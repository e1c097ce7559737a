"""What the pages of a returned PDF show beside the PDF that was sent out: a page is what a person sees, not
only the text behind it.

Signature fields are no remark, unless one stands over our text. Reads in this very process, as `matching`
does.
"""

import ctypes
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import ImageChops
from pypdfium2 import raw

from documents.reading import tidied
from documents.reading.pdf.opening import open_pdf
from documents.reading.stream import PasswordNeeded, UnreadableFile
from documents.text.dutch import shortened
from signatures.signed_pdf.reading import UNREADABLE, entry, open_signed_pdf

KINDS = {
    raw.FPDF_ANNOT_TEXT: "een notitie",
    raw.FPDF_ANNOT_LINK: "een koppeling",
    raw.FPDF_ANNOT_FREETEXT: "een tekstvak",
    raw.FPDF_ANNOT_LINE: "een lijn",
    raw.FPDF_ANNOT_SQUARE: "een vlak",
    raw.FPDF_ANNOT_CIRCLE: "een vlak",
    raw.FPDF_ANNOT_POLYGON: "een vlak",
    raw.FPDF_ANNOT_POLYLINE: "een lijn",
    raw.FPDF_ANNOT_HIGHLIGHT: "een markering",
    raw.FPDF_ANNOT_UNDERLINE: "een onderstreping",
    raw.FPDF_ANNOT_SQUIGGLY: "een onderstreping",
    raw.FPDF_ANNOT_STRIKEOUT: "een doorhaling",
    raw.FPDF_ANNOT_STAMP: "een stempel",
    raw.FPDF_ANNOT_INK: "een tekening",
    raw.FPDF_ANNOT_POPUP: "een notitie",
    raw.FPDF_ANNOT_FILEATTACHMENT: "een bijgevoegd bestand",
    raw.FPDF_ANNOT_WIDGET: "een formulierveld",
    raw.FPDF_ANNOT_WATERMARK: "een watermerk",
    raw.FPDF_ANNOT_REDACT: "een zwart vlak",
}
OTHER_KIND = "een aantekening"
OTHER_FORM = "Op bladzijde 1 begint een formulier dat voor de bladzijden in de plaats kan komen."
DRAWN = {
    raw.FPDF_PAGEOBJ_PATH: "een getekende lijn of vorm",
    raw.FPDF_PAGEOBJ_IMAGE: "een afbeelding",
    raw.FPDF_PAGEOBJ_SHADING: "een kleurverloop",
}
BOXES = ("get_mediabox", "get_cropbox", "get_trimbox")
DEEPEST = 15
QUOTED = 80
UNDER_A_SIGNATURE = 120
VISIBLE_DIFFERENCE = 48
FEW_DOTS = 6

Shape = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class PageNote:
    """An annotation of a page: what it is, where, its words, and whether it is a field to sign in."""

    kind: int
    place: tuple[int, ...]
    words: str
    signs: bool

    @property
    def named(self) -> str:
        kind = KINDS.get(self.kind, OTHER_KIND)
        return f"{kind} (“{shortened(self.words, QUOTED)}”)" if self.words else kind


@dataclass(frozen=True, slots=True)
class PageRemark:
    page: int
    words: str


def covered(returned: bytes, asked: bytes, *, pages: Collection[int], drawn: bool = True) -> list[PageRemark]:
    """What stands on these pages beside ours, a sentence a page. With `drawn` their look is compared too: not
    where text was added, which is said elsewhere."""
    found = []
    with _opened(returned) as mine, _opened(asked) as ours:
        layered = _has_layers(returned) and not _has_layers(asked)
        for number in sorted(pages):
            if number > min(len(mine), len(ours)):
                break
            page, own = mine[number - 1], ours[number - 1]
            added = list(dict.fromkeys(_added(mine, page, ours, own)))
            if added:
                words = f"Op bladzijde {number} staat meer dan in onze PDF: {', '.join(added)}."
            elif resized := _resized(page, own):
                words = f"Bladzijde {number} is {resized}."
            elif drawn and _looks_different(page, own):
                words = f"Bladzijde {number} ziet er anders uit dan in onze PDF."
            elif layered:
                words = f"Bladzijde {number} kan lagen hebben die u niet ziet of niet afdrukt."
            else:
                continue
            found.append(PageRemark(number, words))
    if _has_other_form(returned):
        found.append(PageRemark(1, OTHER_FORM))
    return found


@contextmanager
def _opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    with open_pdf(content, None) as document:
        document.init_forms()
        yield document


def _added(
    mine: pdfium.PdfDocument, page: pdfium.PdfPage, ours: pdfium.PdfDocument, own: pdfium.PdfPage
) -> Iterator[str]:
    before = Counter((one.kind, one.place) for one in _notes(ours, own))
    for note in _notes(mine, page):
        if note.signs:
            under = _text_under(page, note)
            if len(under) > UNDER_A_SIGNATURE:
                yield f"een vak om te tekenen over de tekst (“{shortened(under, QUOTED)}”)"
        elif before[note.kind, note.place]:
            before[note.kind, note.place] -= 1
        else:
            yield note.named
    more = _shapes(page) - _shapes(own)
    yield from (DRAWN[kind] for kind, _ in more)


def _notes(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[PageNote]:
    return [
        found
        for place in range(raw.FPDFPage_GetAnnotCount(page))
        if (found := _note(document, page, place)) is not None
    ]


def _note(document: pdfium.PdfDocument, page: pdfium.PdfPage, place: int) -> PageNote | None:
    annotation = raw.FPDFPage_GetAnnot(page, place)
    if not annotation:
        return None
    try:
        kind, bounds = raw.FPDFAnnot_GetSubtype(annotation), raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, bounds)
        edges = (bounds.left, bounds.bottom, bounds.right, bounds.top)
        form = document.formenv
        field = raw.FPDFAnnot_GetFormFieldType(form, annotation) if form else -1
        signs = kind == raw.FPDF_ANNOT_WIDGET and field == raw.FPDF_FORMFIELD_SIGNATURE
        return PageNote(kind, _rounded(edges), "" if signs else _contents(annotation), signs)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _contents(annotation: raw.FPDF_ANNOTATION) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(
        annotation, b"Contents", ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return " ".join(tidied(held.raw[: size - 2].decode("utf-16-le", "replace")).split())


def _text_under(page: pdfium.PdfPage, note: PageNote) -> str:
    text = page.get_textpage()
    left, bottom, right, top = note.place
    try:
        return " ".join(tidied(text.get_text_bounded(left, bottom, right, top)).split())
    finally:
        text.close()


def _shapes(page: pdfium.PdfPage) -> Counter[Shape]:
    """What is drawn on the page that is no text."""
    found = page.get_objects(filter=list(DRAWN), max_depth=DEEPEST)
    return Counter((one.type, _rounded(one.get_bounds())) for one in found)


def _resized(page: pdfium.PdfPage, own: pdfium.PdfPage) -> str:
    if page.get_rotation() != own.get_rotation():
        return "gedraaid"
    sizes = [(one.get_width(), one.get_height()) for one in (page, own)]
    boxes = [[_rounded(getattr(one, box)(fallback_ok=True)) for box in BOXES] for one in (page, own)]
    cut = boxes[0] != boxes[1] or _rounded(sizes[0]) != _rounded(sizes[1])
    return "bijgesneden of heeft een andere maat" if cut else ""


def _looks_different(page: pdfium.PdfPage, own: pdfium.PdfPage) -> bool:
    mine, ours = (
        one.render(grayscale=True, draw_annots=False, may_draw_forms=False).to_pil() for one in (page, own)
    )
    if mine.size != ours.size:
        return True
    difference = ImageChops.difference(mine, ours).histogram()
    return sum(difference[VISIBLE_DIFFERENCE:]) > FEW_DOTS


def _rounded(numbers: Collection[float]) -> tuple[int, ...]:
    return tuple(round(number) for number in numbers)


def _has_layers(content: bytes) -> bool:
    return entry(_root(content), "/OCProperties") is not None


def _has_other_form(content: bytes) -> bool:
    """Whether the file has a form of the kind that programs show instead of its pages."""
    return entry(entry(_root(content), "/AcroForm"), "/XFA") is not None


def _root(content: bytes):
    try:
        return open_signed_pdf(content, strict=False).root
    except (PasswordNeeded, UnreadableFile, *UNREADABLE):
        return None
