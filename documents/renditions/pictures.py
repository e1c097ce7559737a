"""Pictures as a file for paper can hold them: PNG or JPEG, whole and of a sane size."""

import io
from dataclasses import dataclass

from PIL import Image

MOST_PIXELS = 50_000_000
KEPT = {"PNG": "png", "JPEG": "jpg"}


@dataclass(frozen=True, slots=True)
class Printable:
    content: bytes
    extension: str


def printable(content: bytes) -> Printable | None:
    """The picture itself where it is a sound PNG or JPEG, other kinds turned into PNG. None when this file is
    no picture that can be read (a vector drawing, a damaged file) or when it is too large to unfold."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.load()
            if picture.format in KEPT:
                return Printable(content, KEPT[picture.format])
        return Printable(as_png(content), "png")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def as_png(content: bytes) -> bytes:
    written = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        picture.convert("RGBA").save(written, "PNG")
    return written.getvalue()
