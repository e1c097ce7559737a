"""Whose portal this is: the names that stand in mails, files and feeds, and the address for questions.

The portal keeps them and tells them; everything below it asks here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formataddr

from django.conf import settings


@dataclass(frozen=True, slots=True)
class RegionNames:
    """`region` and `contact` may be empty: then nobody is named to ask. `closing` stands below every mail."""

    region: str
    portal: str
    contact: str
    sender: str = ""
    closing: str = ""

    @property
    def full(self) -> str:
        """The portal with its region, once: "Convenantportaal Regio Noordkust"."""
        if self.region.casefold() in self.portal.casefold():
            return self.portal
        return f"{self.portal} {self.region}"

    @property
    def names_region_apart(self) -> bool:
        """Whether the name of the region is not in that of the portal already."""
        return self.full != self.portal

    @property
    def mail_from(self) -> str:
        """As it stands in the head of a mail."""
        return formataddr((self.sender or self.full, settings.DEFAULT_FROM_EMAIL))


def names_of_settings() -> RegionNames:
    """What is told where nobody filled in anything."""
    return RegionNames("", settings.WAGTAIL_SITE_NAME, settings.CONTACT_EMAIL)


_teller: Callable[[], RegionNames] = names_of_settings


def tell_region_by(teller: Callable[[], RegionNames]) -> None:
    """The portal says once, when it starts, who knows the names."""
    global _teller
    _teller = teller


def region_names() -> RegionNames:
    return _teller()
