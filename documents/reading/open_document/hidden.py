"""Which parts of an ODT file a reader does not see, beside what their styles hide."""

from documents.reading.open_document.styles import TEXT
from documents.reading.package import Element

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
HIDDEN_TEXT, HIDDEN_PARAGRAPH = f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"
ALWAYS = {"1", "true", "true()"}


def is_hidden(part: Element) -> bool:
    """Whether a section, a row, a drawing or a field is not shown. A condition is computed by the program
    that wrote the file, which keeps what came out of it.
    """
    shown = part.get(f"{TEXT}display") or part.get(f"{DRAW}display") or "true"
    if shown == "none" or part.get(f"{TABLE}visibility") in ("collapse", "filter"):
        return True
    return (shown == "condition" or part.tag in (HIDDEN_TEXT, HIDDEN_PARAGRAPH)) and _holds(part)


def _holds(part: Element) -> bool:
    kept: str = part.get(f"{TEXT}is-hidden", "")
    if kept:
        return kept == "true"
    return part.get(f"{TEXT}condition", "").rpartition(":")[2].strip().lower() in ALWAYS


def is_hidden_paragraph(paragraph: Element) -> bool:
    """Whether a field in a paragraph hides it."""
    return any(
        is_hidden(field) and next(field.iterancestors(f"{TEXT}p", f"{TEXT}h"), None) is paragraph
        for field in paragraph.iter(HIDDEN_PARAGRAPH)
    )


def hidden_words(field: Element) -> str:
    """The words of a field that hides them, which may stand in it or beside its condition."""
    return "".join(field.itertext()) or field.get(f"{TEXT}string-value", "")
