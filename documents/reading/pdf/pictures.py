"""The pictures on the pages of a PDF that belong to its text: no logo on every page, no scan of a page."""

import io
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading.pdf.frame import frame_of
from documents.reading.pictures import keep_picture
from documents.reading.stream import Reading
from documents.text import Picture

SMALLEST_POINTS = 40
MAX_PIXELS = 25_000_000
PAGE_SHARE = 0.8
LOGO_PAGES = 3
MAX_PICTURES = 200

# The page (from 1) and the points from the top of it.
Place = tuple[int, float]


def keep_pictures(page: pdfium.PdfPage, number: int, found: dict[Place, Picture], reading: Reading) -> None:
    """Adds the pictures of a page to those found; their bytes are put by in the reading."""
    for top, image in _images(page):
        if len(found) < MAX_PICTURES and (block := _kept(image, reading, number)):
            found[number, top] = block


def without_logos(found: dict[Place, Picture], reading: Reading) -> dict[Place, Picture]:
    """The pictures that are not on several pages."""
    pages = Counter(digest for _page, digest in {(place[0], block.digest) for place, block in found.items()})
    for digest in (digest for digest, count in pages.items() if count >= LOGO_PAGES):
        found = {place: block for place, block in found.items() if block.digest != digest}
        del reading.pictures[digest]
        reading.warn(f"Een afbeelding staat op {pages[digest]} bladzijden en is als logo weggelaten.")
    return found


def _images(page: pdfium.PdfPage) -> Iterator[tuple[float, pdfium.PdfImage]]:
    """The images of a page that are large enough to say something, with their distance from the top."""
    frame = frame_of(page)
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, top, right, bottom = frame.box(*image.get_bounds())
        wide, high = right - left, bottom - top
        if min(wide, high) >= SMALLEST_POINTS and wide * high < PAGE_SHARE * frame.width * frame.height:
            yield top, image


def _kept(image: pdfium.PdfImage, reading: Reading, page: int) -> Picture | None:
    wide, high = image.get_px_size()
    try:
        if wide * high > MAX_PIXELS:
            raise ValueError("too many pixels")
        target = io.BytesIO()
        image.get_bitmap().to_pil().save(target, "PNG")
    except (pdfium.PdfiumError, ValueError, OSError):
        reading.warn(f"Een afbeelding op bladzijde {page} is niet te lezen. Voeg haar toe in het concept.")
        return None
    return keep_picture(reading, target.getvalue(), name=f"op bladzijde {page}")
