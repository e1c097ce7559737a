"""The sizes in which pictures are shown, made when what shows them is published: reading makes nothing."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from wagtail.images.models import SourceImageIOError

from portal.pages.models import Illustration

logger = logging.getLogger(__name__)
SPECS = {width: f"max-{width}x{2 * width}|format-webp" for width in (480, 960, 1440)}
USUAL = 960
LOGO = "max-480x160|format-webp-lossless"
ICON = "fill-96x96|format-png"


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """What an `img` needs."""

    address: str
    sources: str
    width: int
    height: int


def shown_picture(page: int | None, picture: Illustration) -> ShownPicture:
    """The picture on the page with this key; asks the database nothing."""
    wide = {width: _size(picture, width) for width in SPECS}
    sources = [f"{_address(page, picture, width)} {size[0]}w" for width, size in wide.items()]
    width, height = wide[USUAL]
    return ShownPicture(_address(page, picture, USUAL), ", ".join(dict.fromkeys(sources)), width, height)


def make_sizes(pictures: Iterable[int], specs: Iterable[str]) -> None:
    """A picture that cannot be read is left out: its page says what is on it."""
    wanted = list(specs)
    for picture in Illustration.objects.filter(pk__in=list(pictures)):
        try:
            picture.get_renditions(*wanted)
        except (OSError, SourceImageIOError, ValueError) as error:
            logger.warning("no sizes were made of %s: %s", picture, error)


def _address(page: int | None, picture: Illustration, width: int) -> str:
    address = reverse("page-picture", args=[page or 0, picture.pk, width])
    return f"{address}?v={picture.file_hash[:8]}" if picture.file_hash else address


def _size(picture: Illustration, width: int) -> tuple[int, int]:
    scale = min(1, width / (picture.width or 1), 2 * width / (picture.height or 1))
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
