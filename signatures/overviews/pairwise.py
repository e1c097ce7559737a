"""Which text holds between two partners on a day: what both signed, and why it is no newer one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from documents.text.dutch import day, enumeration
from signatures.standing import DocumentStanding, PartnerStanding, VersionStanding
from signatures.standing.kinds import APPLIED, CellState, VersionState
from signatures.standing.words import VERSION_WORDS

Verdict = Literal["current", "provisional", "older", "none"]
NEVER_HOLDS = frozenset({VersionState.DRAFT, VersionState.WITHDRAWN, VersionState.EXPIRED})
VERDICT_WORDS: dict[str, str] = {
    "current": "de geldende tekst",
    "provisional": "voorlopig toegepast",
    "older": "een oudere tekst",
    "none": "geen gezamenlijke tekst",
}


@dataclass(frozen=True, slots=True)
class Between:
    """The text between two partners: `version` is None when they have none together."""

    first: PartnerStanding
    second: PartnerStanding
    verdict: Verdict
    version: VersionStanding | None
    why: str

    @property
    def words(self) -> str:
        return VERDICT_WORDS[self.verdict]


def text_between(standing: DocumentStanding, first: PartnerStanding, second: PartnerStanding) -> Between:
    """The text that holds between both on the day of the standing.

    It is the newest version that both signed and that has effect: in force, applied provisionally, or once in
    force and replaced by a text that one of them did not sign. Who does not take part has none.
    """
    absent = [partner for partner in (first, second) if not partner.member]
    if absent:
        why = " ".join(_absence(standing, partner) for partner in absent)
        return Between(first, second, "none", None, why)
    common = _common(standing, first, second)
    if common is None:
        return Between(first, second, "none", None, _why_not(standing, first, second, ()))
    newer = [version for version in standing.versions if version.number > common.number]
    why = f"Beide tekenden versie {common.name}. {common.reason}{_own_days(common, first, second)}"
    if lacking := _why_not(standing, first, second, newer):
        why = f"{why} {lacking}"
    return Between(first, second, _verdict(common, first, second), common, why)


def pairs_with(standing: DocumentStanding, one: PartnerStanding) -> list[Between]:
    """The text between this partner and each other one that takes part."""
    others = (other for other in standing.partners if other.member and other.id != one.id)
    return [text_between(standing, one, other) for other in others]


def has_effect(standing: DocumentStanding, version: VersionStanding) -> bool:
    """Whether a signature under this version can bind on the day of the standing."""
    if version.standing in APPLIED:
        return True
    begun = version.in_force_from is not None and version.in_force_from <= standing.on
    return version.standing == VersionState.SUPERSEDED and begun and not _is_over(standing, version)


def _is_over(standing: DocumentStanding, version: VersionStanding) -> bool:
    """Whether the agreement to which the version belongs has ended."""
    lapse = standing.term.lapse
    return lapse is not None and version.determined_on < lapse.since


def _common(
    standing: DocumentStanding, first: PartnerStanding, second: PartnerStanding
) -> VersionStanding | None:
    """The newest version with effect that both signed."""
    both = first.answered & second.answered
    found = [version for version in standing.versions if version.number in both]
    for version in sorted(found, key=lambda version: version.number, reverse=True):
        if all(_holds_for(standing, version, partner) for partner in (first, second)):
            return version
    return None


def _holds_for(standing: DocumentStanding, version: VersionStanding, partner: PartnerStanding) -> bool:
    """A partner's own day of entry into force goes before the common one."""
    cell = partner.cell(version.number)
    own = cell.in_force_from if cell else None
    if own is None or version.standing in NEVER_HOLDS:
        return has_effect(standing, version)
    return own <= standing.on


def _verdict(version: VersionStanding, first: PartnerStanding, second: PartnerStanding) -> Verdict:
    cells = (first.cell(version.number), second.cell(version.number))
    if version.standing == VersionState.SUPERSEDED:
        return "older"
    if version.standing == VersionState.IN_FORCE or all(cell and cell.in_force_from for cell in cells):
        return "current"
    return "provisional"


def _own_days(version: VersionStanding, first: PartnerStanding, second: PartnerStanding) -> str:
    told = [
        f" Voor {partner.name} geldt zij vanaf {day(cell.in_force_from)}."
        for partner in (first, second)
        if (cell := partner.cell(version.number)) and cell.in_force_from
    ]
    return "".join(told)


def _why_not(
    standing: DocumentStanding,
    first: PartnerStanding,
    second: PartnerStanding,
    versions: Iterable[VersionStanding],
) -> str:
    """Why no newer text holds between them; without `versions` why none does at all."""
    told = list(versions) or [
        version for version in standing.versions if version.standing != VersionState.SUPERSEDED
    ]
    sentences = [
        _lacking(version, first, second) for version in told if version.standing != VersionState.DRAFT
    ]
    said = " ".join(sentence for sentence in sentences if sentence)
    if said or list(versions):
        return said
    if not standing.versions:
        return "Er is nog geen versie."
    return f"{first.name} en {second.name} tekenden geen versie samen."


def _lacking(version: VersionStanding, first: PartnerStanding, second: PartnerStanding) -> str:
    unsigned = [partner for partner in (first, second) if version.number not in partner.answered]
    if version.standing in (VersionState.WITHDRAWN, VersionState.EXPIRED):
        return f"Versie {version.name} is {VERSION_WORDS[version.standing]}."
    if unsigned:
        lacking = [_without(partner, version.number) for partner in unsigned]
        return f"Versie {version.name}: {enumeration(lacking)}."
    if version.standing == VersionState.DETERMINED:
        return f"Versie {version.name} tekenden beide, maar die is nog niet voor beide van kracht."
    return ""


def _without(partner: PartnerStanding, number: int) -> str:
    verbs = {CellState.REFUSED: "weigerde", CellState.WITHDRAWN: "trok de ondertekening in"}
    cell = partner.cell(number)
    verb = (cell and verbs.get(cell.standing)) or "tekende niet"
    return f"{partner.name} {verb}"


def _absence(standing: DocumentStanding, partner: PartnerStanding) -> str:
    ended = [period.until for period in partner.periods if period.until and period.until <= standing.on]
    if ended:
        return f"{partner.name} doet sinds {day(max(ended))} niet meer mee."
    coming = [period.since for period in partner.periods if period.since > standing.on]
    if coming:
        return f"{partner.name} doet pas mee vanaf {day(min(coming))}."
    return f"{partner.name} doet niet mee."
