"""Pictures in a file: kept by the hash of their bytes when a browser can show them."""

import hashlib

from documents.reading.stream import Reading
from documents.text import Picture

SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def keep_picture(reading: Reading, content: bytes, *, name: str, description: str = "") -> Picture | None:
    """The block for a picture, its bytes put by; None with a warning when it cannot be shown."""
    media_type = showable_type(content)
    if media_type is None:
        reading.warn(
            f"De afbeelding {name} heeft een vorm die een browser niet toont. Zij is niet overgenomen. "
            "Bewaar de afbeelding als PNG en voeg haar toe in het concept."
        )
        return None
    digest = hashlib.sha256(content).hexdigest()
    reading.pictures[digest] = content
    return Picture(digest, media_type, description)


def showable_type(content: bytes) -> str | None:
    """The media type of a picture that every browser shows, told by its bytes."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for signature, kind in SIGNATURES.items() if content.startswith(signature)), None)
