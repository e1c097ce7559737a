"""One file of any known format into an `Imported`."""

from pathlib import PurePath

from documents.importing import docx, filetypes, html, markdown, odt, pdf
from documents.importing.findings import findings
from documents.importing.protected import unlocked
from documents.importing.recognition import recognise
from documents.importing.stream import Imported, Reading
from documents.text import Text


def read(content: bytes, *, name: str, password: str | None = None) -> Imported:
    """Reads in this very process; `documents.importing.read_file` does it apart. Raises UnreadableFile."""
    content = unlocked(content, password)
    media_type = filetypes.media_type_of(content, name)
    reading = _reading(content, media_type, password)
    text = recognise(reading.elements)
    return Imported(
        title=_title(text, reading, name),
        text=text,
        pictures=reading.pictures,
        warnings=tuple(dict.fromkeys([*reading.warnings, *findings(text)])),
        left_out=tuple(reading.left_out),
        media_type=media_type,
    )


def _reading(content: bytes, media_type: str, password: str | None) -> Reading:
    match media_type:
        case filetypes.PDF:
            return pdf.read_pdf(content, password)
        case filetypes.DOCX:
            return docx.read_docx(content)
        case filetypes.ODT:
            return odt.read_odt(content)
        case filetypes.HTML:
            return html.read_html(content)
    return markdown.read_markdown(content)


def _title(text: Text, reading: Reading, name: str) -> str:
    """The title in the text itself, else the one the file carries, else the name of the file."""
    own = next((unit.title for unit in text.units if unit.type == "heading" and unit.level == 0), "")
    return own or reading.title or PurePath(name).stem
