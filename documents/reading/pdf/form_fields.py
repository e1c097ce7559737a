"""The fields of a form on a page of a PDF: what was filled in is printed, and no text of the page."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading.blanks import Blanks, box, radio
from documents.reading.pages import tidied

MOST_FIELDS = 2_000
UNSEEN = 1 | 2 | 32  # invisible, hidden, not on a screen
SECRET = 1 << 13
BOXES = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
LISTS = {raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
TOUCHING = 3
LINE = 14.0  # points that a line takes in a field


Area = tuple[float, float, float, float]  # left, top, right and bottom


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as its lines, with its place as the file gives it."""

    lines: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float


def stands_between(area: Area, before: Area, after: Area) -> bool:
    """Whether a field fills the room between two letters of one line."""
    middle = (before[1] + before[3]) / 2
    return before[2] - TOUCHING <= area[0] and area[2] <= after[0] + TOUCHING and area[1] < middle < area[3]


def open_form(document: pdfium.PdfDocument) -> None:
    """Lets the library know the fields of the document; to be called before its pages are loaded."""
    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        document.init_forms()


def form_fields(page: Any, blanks: Blanks) -> list[FormField]:
    """What was filled in on this page; a field that is empty goes to the blanks."""
    form = page.formenv
    return list(_fields(page, form, blanks)) if form is not None else []


def _fields(page: Any, form: Any, blanks: Blanks) -> Iterator[FormField]:
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and not _unseen(note):
            area = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, area)
            lines = tuple(_lines(form, note, blanks, one_line=area.top - area.bottom < 2 * LINE))
            if lines:
                yield FormField(lines, area.left, area.bottom, area.right, area.top)
        raw.FPDFPage_CloseAnnot(note)


def _unseen(note: Any) -> bool:
    return bool(raw.FPDFAnnot_GetFlags(note) & UNSEEN)


def _lines(form: Any, note: Any, blanks: Blanks, *, one_line: bool) -> Iterator[str]:
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in BOXES:
        checked = bool(raw.FPDFAnnot_IsChecked(form, note))
        is_box = kind == raw.FPDF_FORMFIELD_CHECKBOX
        yield box(ticked=checked) if is_box else radio(chosen=checked)
        return
    if kind != raw.FPDF_FORMFIELD_TEXTFIELD and kind not in LISTS:
        return
    if raw.FPDFAnnot_GetFormFieldFlags(form, note) & SECRET and kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        return
    words = (_chosen(form, note) if kind in LISTS else "") or _told(
        raw.FPDFAnnot_GetFormFieldValue, form, note
    )
    if not words.strip():
        name = _told(raw.FPDFAnnot_GetFormFieldAlternateName, form, note)
        blanks.add("", name=name or _told(raw.FPDFAnnot_GetFormFieldName, form, note))
    yield from [" ".join(words.split())] if one_line and words.strip() else filter(None, words.split("\n"))


def _chosen(form: Any, note: Any) -> str:
    """What is chosen from a list, in the words that the list shows."""
    count = min(raw.FPDFAnnot_GetOptionCount(form, note), MOST_FIELDS)
    chosen = (place for place in range(count) if raw.FPDFAnnot_IsOptionSelected(form, note, place))
    return ", ".join(_told(raw.FPDFAnnot_GetOptionLabel, form, note, place) for place in chosen)


def _told(ask: Callable[..., int], *about: Any) -> str:
    size = ask(*about, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    ask(*about, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return tidied(buffer.raw[:size].decode("utf-16-le", errors="replace").rstrip("\0"))
