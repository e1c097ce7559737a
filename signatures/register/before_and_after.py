"""How versions stand without and with a change, for who must decide on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from signatures.standing import DocumentStanding, VersionStanding
from signatures.standing.words import VERSION_WORDS


@dataclass(frozen=True, slots=True)
class VersionBeforeAndAfter:
    """How a version stands today without and with the change; "" where it is not there yet."""

    name: str
    before: str
    after: str
    reason: str

    @property
    def changes(self) -> bool:
        return self.before != self.after


def versions_before_and_after(
    before: DocumentStanding | None, after: DocumentStanding
) -> Iterator[VersionBeforeAndAfter]:
    for version in after.versions:
        known = before.version(version.number) if before else None
        yield VersionBeforeAndAfter(
            version.name, change_in_words(known) if known else "", change_in_words(version), version.reason
        )


def change_in_words(version: VersionStanding) -> str:
    """ "van kracht, 3 van 4 getekend"."""
    return f"{VERSION_WORDS[version.standing]}, {version.counted}"
