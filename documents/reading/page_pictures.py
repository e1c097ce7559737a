"""The pages of a PDF as pictures, to read beside what was recognised in them."""

import io

from documents.reading.isolation import run_apart
from documents.reading.ocr import MOST_PIXELS
from documents.reading.pdf.opening import open_pdf
from documents.reading.stream import UnreadableFile

DOTS_PER_INCH = 110
SECONDS = 20


def page_picture(content: bytes, number: int) -> bytes:
    """This page as PNG, drawn in a process of its own. Raises UnreadableFile."""
    return run_apart(draw_page, content, number, seconds=SECONDS)


def draw_page(content: bytes, number: int) -> bytes:
    with open_pdf(content, None) as document:
        if not 0 < number <= len(document):
            raise UnreadableFile("broken", "Deze bladzijde is er niet. Kies een andere bladzijde.")
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        drawn = io.BytesIO()
        page.render(scale=scale).to_pil().convert("P", palette=1, colors=64).save(drawn, "PNG")
        return drawn.getvalue()
