"""Pictures: those in a file, kept by the hash of their bytes when a browser can show them, and files that are
a picture themselves, a photograph of a page or a scan of several.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from documents.reading.filetypes import SHOWN_BY_BROWSERS, picture_type
from documents.reading.ocr import MOST_PIXELS, Recogniser
from documents.reading.pages import Notes, Page
from documents.reading.stream import Reading, UnreadableFile
from documents.text import Picture

MOST_PIXELS_IN_FILE = 180_000_000
MOST_FRAMES = 1_000
LONGEST_QUOTE = 120
FAILS = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError)


def keep_picture(reading: Reading, content: bytes, *, name: str, description: str = "") -> Picture | None:
    """The block for a picture, its bytes put by; None with a warning when it cannot be shown."""
    media_type = picture_type(content)
    if media_type not in SHOWN_BY_BROWSERS:
        reading.warn(
            f"De afbeelding {name} heeft een vorm die een browser niet toont. Zij is niet overgenomen. "
            "Bewaar de afbeelding als PNG en voeg haar toe in het concept."
        )
        return None
    digest = hashlib.sha256(content).hexdigest()
    reading.pictures[digest] = content
    return Picture(digest, media_type, description)


def absent_picture(description: str = "") -> str:
    """What to say of a picture that a file shows but does not hold."""
    named = f" “{' '.join(description.split())[:LONGEST_QUOTE]}”" if description.strip() else ""
    which = f"De afbeelding{named}" if named else "Een afbeelding"
    return f"{which} staat niet in het bestand zelf. Voeg haar toe in het concept."


def picture_pages(content: bytes, recogniser: Recogniser, notes: Notes) -> Iterator[Page]:
    """A page for each picture in the file. Raises UnreadableFile when not even the first can be seen."""
    notes.reader = "beeld"
    number = 0
    try:
        for number, picture in enumerate(_frames(content), start=1):
            found = recogniser.text_in(picture)
            yield Page(number, "", found or "", recognised=bool(found), unread=found is None)
    except Image.DecompressionBombError as error:
        raise _too_large("") from error
    except FAILS as error:
        if not number:
            raise UnreadableFile(
                "broken", "Deze afbeelding is beschadigd of niet volledig. Maak een nieuwe scan of foto."
            ) from error
        notes.warnings.append(
            f"Na beeld {number} is dit bestand beschadigd. Wat daarna komt, is niet gelezen."
        )
    if number == MOST_FRAMES:
        notes.warnings.append(f"Alleen de eerste {MOST_FRAMES} beelden zijn gelezen. Splits het bestand.")


def _frames(content: bytes) -> Iterator[bytes]:
    """Each picture in grey, upright as the camera says, in a form that tesseract reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as image:
            several = ImageSequence.Iterator(image) if image.format == "TIFF" else [image]
            for place, frame in enumerate(several):
                if place == MOST_FRAMES:
                    return
                _check_size(frame)
                yield portable(ImageOps.exif_transpose(frame))


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS_IN_FILE:
        raise _too_large(f" ({image.width} bij {image.height} beeldpunten)")


def _too_large(measures: str) -> UnreadableFile:
    return UnreadableFile(
        "tooLarge",
        f"Deze afbeelding is te groot{measures}. Bewaar haar kleiner, bijvoorbeeld met 300 punten per inch.",
    )


def portable(image: Image.Image) -> bytes:
    """As PGM: grey, what is see-through on white, not larger than is of use."""
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image.convert("RGBA"))
    grey = image.convert("L")
    excess = (grey.width * grey.height / MOST_PIXELS) ** 0.5
    if excess > 1:
        grey.thumbnail((round(grey.width / excess), round(grey.height / excess)))
    target = io.BytesIO()
    grey.save(target, "PPM")
    return target.getvalue()
