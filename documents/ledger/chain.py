"""The chain of the log: what a line's digest is over, and what is wrong with a row of lines.

A digest is over the number, the digest before it and the digest of the line's content. So whoever holds only
the numbers and content digests of other lines can still follow the chain from the first line to the last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from documents.text.digest import json_digest

SCHEMA = "logregel-1-sha256"
CONTENT = (
    "at",
    "who",
    "role",
    "organisation",
    "what",
    "object_kind",
    "object_id",
    "object_name",
    "document",
    "result",
    "origin",
)


@dataclass(frozen=True, slots=True)
class Link:
    """A line as the chain knows it."""

    number: int
    previous: str
    content: str
    digest: str


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and why (Dutch)."""

    number: int
    why: str


def content_digest(values: dict[str, Any]) -> str:
    """Hexadecimal, over all that the line tells. `values` holds at least CONTENT."""
    return json_digest({name: values[name] for name in CONTENT})


def line_digest(*, number: int, previous: str, content: str) -> str:
    return json_digest({"schema": SCHEMA, "number": number, "previous": previous, "content": content})


def link_of(values: dict[str, Any]) -> Link:
    """The link of a whole line; `values` holds number, previous and digest beside CONTENT."""
    return Link(values["number"], values["previous"], content_digest(values), values["digest"])


def breaks(links: Iterable[Link]) -> Iterator[Break]:
    """Every place where the lines, in order of number from 1, are not the chain that was written."""
    number, digest = 0, ""
    for link in links:
        if link.number != number + 1:
            yield Break(link.number, _gap(number + 1, link.number))
        elif link.previous != digest:
            yield Break(link.number, "Deze regel sluit niet aan op de regel ervoor.")
        if line_digest(**_signed(link)) != link.digest:
            yield Break(link.number, "Deze regel is niet meer wat is vastgelegd: de controlesom klopt niet.")
        number, digest = link.number, link.digest


def _signed(link: Link) -> dict[str, Any]:
    return {name: value for name, value in asdict(link).items() if name != "digest"}


def _gap(expected: int, found: int) -> str:
    if found < expected:
        return f"Nummer {found} komt vaker voor."
    if found == expected + 1:
        return f"Regel {expected} ontbreekt."
    return f"De regels {expected} tot en met {found - 1} ontbreken."
