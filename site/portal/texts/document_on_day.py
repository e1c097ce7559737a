"""The versions of a document as they stand on a day: what is read, what is coming, what was before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from documents import addresses
from documents.models import Document, Version
from documents.models.visibility import readable_by
from signatures.register.standings import standings
from signatures.standing import DocumentStanding, VersionStanding
from signatures.standing.kinds import VersionState
from signatures.standing.words import VERSION_WORDS

WITH_VERSION = ("implements__document__kind", "source", "signing_pdf__file", "publication")


@dataclass(frozen=True)
class VersionOnDay:
    """A version on the shelf, with its standing and what it is compared with. `public_from` is the day from
    which everyone may read it, when that is still to come."""

    version: Version
    standing: VersionStanding
    previous: Version | None
    corrected_by: Version | None
    public_from: date | None = None

    @property
    def comparison_url(self) -> str:
        """Where it is compared with the version before it; empty for the first."""
        return comparison_url(self.previous, self.version) if self.previous else ""

    @property
    def worth(self) -> str:
        """What follows on its name: "geldt nu", "is vervangen"."""
        if self.corrected_by:
            return "is hersteld"
        if self.standing.standing == VersionState.IN_FORCE:
            return "geldt nu"
        if self.standing.standing == VersionState.PROVISIONAL:
            return "wordt voorlopig toegepast"
        return "geldt nog niet" if self.standing.waits else f"is {VERSION_WORDS[self.standing.standing]}"


@dataclass(frozen=True)
class DocumentOnDay:
    """The versions of a document that its reader may know, oldest first, and what each is worth `on` a
    day."""

    document: Document
    places: tuple[VersionOnDay, ...]
    standing: DocumentStanding
    on: date

    def place(self, version: Version) -> VersionOnDay:
        return next(place for place in self.places if place.version == version)

    def named(self, designation: tuple[int, int]) -> VersionOnDay | None:
        """The place of the version with this (number, correction)."""
        found = (one for one in self.places if (one.version.number, one.version.correction) == designation)
        return next(found, None)

    @property
    def current(self) -> VersionOnDay | None:
        """The text that holds: the last corrected copy of the version in force."""
        return self._last_of(self.standing.in_force)

    @property
    def upcoming(self) -> VersionOnDay | None:
        """The newest version that has been determined and is not in force yet."""
        return self._last_of(self.standing.upcoming)

    @property
    def read(self) -> VersionOnDay | None:
        """What a reader gets who asks for no version: what holds, else what is coming, else the last."""
        return self.current or self.upcoming or (self.places[-1] if self.places else None)

    @property
    def newest_first(self) -> tuple[VersionOnDay, ...]:
        return self.places[::-1]

    def _last_of(self, standing: VersionStanding | None) -> VersionOnDay | None:
        if standing is None:
            return None
        found = [place for place in self.places if place.version.number == standing.number]
        return found[-1] if found else None


def document_on_day(
    document: Document, user, *, on: date | None = None, known_on: datetime | None = None
) -> DocumentOnDay:
    return documents_on_day([document], user, on=on, known_on=known_on)[document.pk]


def documents_on_day(
    documents: Iterable[Document], user, *, on: date | None = None, known_on: datetime | None = None
) -> dict[int, DocumentOnDay]:
    """A shelf for each document by its primary key, in a number of queries that does not grow with them. On
    it stand the versions that this person may read, as if there were no others."""
    return documents_as_known(documents, readable_by(user), on=on, known_on=known_on)


def documents_as_known(
    documents: Iterable[Document],
    levels: Collection[str],
    *,
    on: date | None = None,
    known_on: datetime | None = None,
) -> dict[int, DocumentOnDay]:
    """The same for who reads these visibilities."""
    documents = list(documents)
    day = on or timezone.localdate()
    found = standings(documents, on=day, known_on=known_on, readable=levels)
    kept: dict[int, list[Version]] = {document.pk: [] for document in documents}
    versions = Version.objects.filter(document__in=documents).published_to(levels)
    versions = versions.order_by("number", "correction")
    for version in versions.defer("content").select_related(*WITH_VERSION):
        kept[version.document_id].append(version)
    return {
        document.pk: DocumentOnDay(
            document, _places(document, kept[document.pk], found[document.pk]), found[document.pk], day
        )
        for document in documents
    }


def comparison_url(old: Version, new: Version) -> str:
    return addresses.comparison(new.document, old.designation, new.designation)


def _places(
    document: Document, versions: list[Version], standing: DocumentStanding
) -> tuple[VersionOnDay, ...]:
    """The versions known at the instant that is asked about."""
    by_number = {version.number: version for version in standing.versions}
    for version in versions:
        version.document = document
    waits = _waiting(versions)
    return tuple(
        VersionOnDay(
            version,
            by_number[version.number],
            _previous(version, versions),
            _correction(version, versions),
            waits.get(version.number),
        )
        for version in versions
        if version.number in by_number
    )


def _waiting(versions: list[Version]) -> dict[int, date]:
    """By number, the day from which everyone may read it, when that is still to come."""
    today = timezone.localdate()
    found = {version.number: getattr(version, "publication", None) for version in versions[::-1]}
    return {number: one.public_from for number, one in found.items() if one and one.public_from > today}


def _previous(version: Version, versions: list[Version]) -> Version | None:
    """What it replaces: an erratum the copy before it, a version the last copy of the number before it."""
    place = versions.index(version)
    return versions[place - 1] if place else None


def _correction(version: Version, versions: list[Version]) -> Version | None:
    later = [
        other
        for other in versions
        if other.number == version.number and other.correction > version.correction
    ]
    return later[-1] if later else None
