"""What changed since the version that a partner signed: marked words per article, money and risk first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from documents.comparison import Comparison, UnitComparison
from documents.comparison.costs_and_risk import touches_costs_or_risk
from documents.comparison.words import what_happened
from documents.models import Document, Version
from documents.renditions.html.page import name_of_unit
from documents.text.dutch import enumeration
from documents.versions.comparisons import comparisons_of
from portal.register.participation import Participation
from portal.texts.document_on_day import DocumentOnDay, VersionOnDay, comparison_url, documents_on_day
from portal.texts.excerpts import Excerpt, excerpts_of, is_cut

COUNTED = {"changed": "gewijzigd", "added": "nieuw", "removed": "vervallen"}
SHOWN_AT_ONCE = 5


@dataclass(frozen=True)
class ChangedUnit:
    """An article that reads differently, with its marked words and where to see it whole."""

    found: UnitComparison
    url: str
    about_money: bool
    words: str

    @property
    def name(self) -> str:
        return name_of_unit(self.found)

    @property
    def heading(self) -> str:
        return self.found.unit.heading if self.found.unit.label else ""

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        return excerpts_of(self.found)

    @property
    def goes_on(self) -> bool:
        return is_cut(self.excerpts, self.found)


@dataclass(frozen=True)
class Change:
    """What is new between two versions of a document; the articles about money or risk come first."""

    old: Version
    new: Version
    comparison: Comparison

    @property
    def url(self) -> str:
        return comparison_url(self.old, self.new)

    @property
    def words(self) -> str:
        """ "8 artikelen gewijzigd, 3 nieuw en 1 vervallen"."""
        counts = self.comparison.summary()
        told = [f"{counts[name]} {word}" for name, word in COUNTED.items() if counts[name]]
        if not told:
            return "geen artikelen gewijzigd"
        number, _, word = told[0].partition(" ")
        return enumeration([f"{number} {'artikel' if number == '1' else 'artikelen'} {word}", *told[1:]])

    @property
    def units(self) -> tuple[ChangedUnit, ...]:
        found = [
            ChangedUnit(
                unit,
                f"{self.url}#{unit.unit.key}",
                touches_costs_or_risk(unit),
                what_happened(unit, self.comparison),
            )
            for unit in self.comparison.touched
        ]
        return tuple(sorted(found, key=lambda unit: not unit.about_money))

    @property
    def first_units(self) -> tuple[ChangedUnit, ...]:
        """All about money or risk, or else the first few."""
        money = tuple(unit for unit in self.units if unit.about_money)
        return money if len(money) >= SHOWN_AT_ONCE else self.units[:SHOWN_AT_ONCE]

    @property
    def further_units(self) -> tuple[ChangedUnit, ...]:
        return self.units[len(self.first_units) :]


@dataclass(frozen=True)
class Renewed:
    """A document under an agreement with a newer text than there was on the day of signing that."""

    document: Document
    place: VersionOnDay
    before: Version | None

    @property
    def url(self) -> str:
        """Where to see what changed; the text itself where there was none before."""
        newest = self.place.version
        return comparison_url(self.before, newest) if self.before else newest.get_absolute_url()


def change_between(old: Version, new: Version) -> Change:
    return changes_between([(old, new)])[0]


def changes_between(pairs: Sequence[tuple[Version, Version]]) -> list[Change]:
    """The changes of these pairs (old, new) in two queries; the versions may come without their content."""
    wanted = {version.pk for pair in pairs for version in pair}
    whole = Version.objects.select_related("document__kind").in_bulk(wanted)
    loaded = [(whole[old.pk], whole[new.pk]) for old, new in pairs]
    compared = comparisons_of(loaded)
    return [Change(old, new, found) for (old, new), found in zip(loaded, compared, strict=True)]


def changes_for(parts: Iterable[Participation]) -> list[tuple[Participation, Change]]:
    """Per document what changed since the version that the partner signed, where it is not the newest."""
    pairs = [
        (part, (part.signed.place.version, part.newest))
        for part in parts
        if part.signed and part.signed.place.version.number < part.newest.number
    ]
    found = changes_between([pair for _, pair in pairs])
    return [(part, change) for (part, _), change in zip(pairs, found, strict=True)]


def renewed_under(parts: Sequence[Participation], user) -> list[Renewed]:
    """The documents that work out what the partner signed, and were determined anew since that day."""
    since = {part.shelf.document.pk: part.signed.cell.on for part in parts if part.signed}
    implementing = Version.objects.visible_to(user).filter(implements__document__in=list(since))
    documents = Document.objects.visible_to(user).filter(versions__in=implementing)
    shelves = documents_on_day(documents.exclude(pk__in=list(since)).distinct(), user)
    found = [_renewed(shelf, since) for shelf in shelves.values()]
    return [renewed for renewed in found if renewed]


def _renewed(shelf: DocumentOnDay, since: dict[int, date | None]) -> Renewed | None:
    place = shelf.upcoming or shelf.read
    signed = _signed_above(shelf, since)
    if place is None or signed is None or place.version.determined_on <= signed:
        return None
    earlier = [one.version for one in shelf.places if one.version.determined_on <= signed]
    return Renewed(shelf.document, place, earlier[-1] if earlier else None)


def _signed_above(shelf: DocumentOnDay, since: dict[int, date | None]) -> date | None:
    """The day on which the partner signed what this document works out, as its newest version says it."""
    above = [place.version.implements for place in shelf.newest_first if place.version.implements]
    return next((since[version.document_id] for version in above if version.document_id in since), None)
