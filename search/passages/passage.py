"""The unit of search: an article of a version, or a page of an attachment, with all that decides who finds
it and when."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any, Self

from search.analysis.streams import Streams, streams_of
from signatures.standing.kinds import VersionState


@dataclass(frozen=True)
class Passage:
    """`ref` names it for good, `key` the article in its version, `attachment` and `page` the place in a file.

    `places` are what it is called itself: ("artikel", "6"). `heading` is what a reader sees above `text`,
    `path` the headings above that. `in_force_from` is None while its version is not in force; `until` is
    the first day it no longer is. `address` is where it is read, when that does not follow from the rest.
    `standing` is empty for what cannot be in force, such as a page of the website. `changed_on` is the day on
    which the version was determined that gave it this text. `partners` are those whom it concerns.
    """

    ref: str
    document: str
    title: str
    kind: str = ""
    version: str = ""
    version_name: str = ""
    key: str = ""
    attachment: int | None = None
    page: int | None = None
    places: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    path: tuple[str, ...] = ()
    visibility: str = "public"
    standing: str = VersionState.IN_FORCE
    determined_on: date | None = None
    in_force_from: date | None = None
    until: date | None = None
    address: str = ""
    partners: tuple[str, ...] = ()
    changed_on: date | None = None
    language: str = "nl"
    text: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 over everything that the index keeps of it."""
        data = json.dumps(asdict(self), default=str, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(data.encode()).hexdigest()

    @property
    def year(self) -> str:
        """Of determining; empty for what was never determined."""
        return str(self.determined_on.year) if self.determined_on else ""

    @cached_property
    def said(self) -> str:
        """Names what a reader reads and where: the same in every version that says the same there."""
        told = (self.document, self.key, str(self.attachment), str(self.page), self.heading, self.text)
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:24]

    def streams(self) -> Streams:
        return streams_of(
            places=self.places,
            heading=self.heading,
            path=self.path,
            title=f"{self.title} {self.version_name}",
            text=self.text,
        )

    def to_data(self) -> dict[str, Any]:
        """For JSON: what has its default value is left out."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        defaults = {field.name: field.default for field in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in given.items()
            if value != defaults[name]
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The opposite of `to_data`."""
        dates = ("determined_on", "in_force_from", "until", "changed_on")
        return cls(
            **dict(data)
            | {name: date.fromisoformat(data[name]) for name in dates if data.get(name)}
            | {name: tuple(data.get(name, ())) for name in ("path", "partners")}
            | {"places": tuple(map(tuple, data.get("places", ())))}
        )
