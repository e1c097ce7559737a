"""Pictures of a draft: in the image library where it can show them, else kept by content."""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile

from wagtail.images import get_image_model

from willow.image import Image as WillowImage
from willow.image import UnrecognisedImageFormatError

from documents.models import StoredFile
from documents.models.stored_file import store_file
from documents.text import Picture

ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


def picture_value(picture: Picture, content: bytes) -> dict[str, object]:
    """The value of a picture block for this picture."""
    image = _library_image(picture, content) if picture.media_type in ENDINGS else None
    kept = (
        "" if image else f"{store_file(content, media_type=picture.media_type).sha256} {picture.media_type}"
    )
    return {"image": image and image.pk, "description": picture.description, "kept": kept}


def _library_image(picture: Picture, content: bytes) -> Any:
    """The image with this content; None when it cannot be read as what it says it is."""
    if _media_type(content) != picture.media_type:
        return None
    model = get_image_model()
    key = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    found = model.objects.filter(file_hash=key).first()
    if found:
        return found
    file = ImageFile(BytesIO(content), name=f"{picture.digest[:16]}.{ENDINGS[picture.media_type]}")
    if not file.width:
        return None
    title = (picture.description or "Afbeelding uit ingelezen bestand")[:255]
    return model.objects.create(title=title, file=file, file_size=len(content), file_hash=key)


def _media_type(content: bytes) -> str:
    try:
        return WillowImage.open(BytesIO(content)).mime_type
    except UnrecognisedImageFormatError:
        return ""


def read_picture(value: Mapping) -> tuple[Picture, bytes] | None:
    """The picture of a block with its bytes; None for an empty block."""
    if value["image"]:
        with value["image"].file.open("rb") as opened:
            content = opened.read()
        return _picture(content, _media_type(content), value["description"]), content
    if value["kept"]:
        digest, _, media_type = value["kept"].partition(" ")
        content = StoredFile.objects.get(sha256=digest).read()
        return _picture(content, media_type, value["description"]), content
    return None


def _picture(content: bytes, media_type: str, description: str) -> Picture:
    return Picture(hashlib.sha256(content).hexdigest(), media_type, description)
