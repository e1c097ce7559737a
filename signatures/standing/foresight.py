"""What would happen if a text were determined with this rule: who must sign, again or for the first time, who
no longer, and when it can be expected to come into force. Pure functions over facts."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

from documents.entry_rule.rules import Rule, acts_asked
from signatures.standing.document import DocumentStanding, Missing, PartnerStanding, document_standing
from signatures.standing.facts import Facts, VersionFact


@dataclass(frozen=True, slots=True)
class Foresight:
    """`again`: signed the version that holds and is asked anew. `first`: asked, and did not sign that one.
    `spared`: signed the version that holds, and is not asked.

    `in_force_from` is set when acts on record, or none, satisfy the rule at once; `expected` is reckoned from
    how many days earlier versions took (`usual_days`, None when none came into force by acts).
    """

    again: tuple[PartnerStanding, ...]
    first: tuple[PartnerStanding, ...]
    spared: tuple[PartnerStanding, ...]
    missing: tuple[Missing, ...]
    holds_now: str
    reason: str
    in_force_from: date | None
    earliest: date | None
    usual_days: int | None
    expected: date | None


def foresee(
    facts: Facts, rule: Rule, *, determined_on: date, reference_date: date | None = None
) -> Foresight:
    """The effect of determining a next version on that day."""
    number = max((version.number for version in facts.versions), default=0) + 1
    supposed = VersionFact(number, "", determined_on, rule, reference_date)
    then = document_standing(replace(facts, versions=(*facts.versions, supposed)), determined_on)
    now = document_standing(facts, determined_on)
    version = then.versions[-1]
    current = now.in_force
    signed = {one.id for one in now.partners if current and current.number in one.answered}
    asked = {lack.partner for lack in version.missing}
    asked |= {partner for partner, cell in then.cells(number).items() if cell.is_open}
    usual = _usual_days(facts, now)
    return Foresight(
        again=tuple(one for one in then.partners if one.id in asked & signed),
        first=tuple(one for one in then.partners if one.id in asked - signed),
        spared=tuple(one for one in then.partners if one.id in signed - asked),
        missing=version.missing,
        holds_now=current.name if current else "",
        reason=version.reason,
        in_force_from=version.in_force_from,
        earliest=version.earliest,
        usual_days=usual,
        expected=_expected(determined_on, usual, version.earliest) if version.missing else None,
    )


def _usual_days(facts: Facts, standing: DocumentStanding) -> int | None:
    """The median of the days from determining to entry into force, of versions that waited for acts."""
    by_acts = {version.number for version in facts.versions if acts_asked(version.rule)}
    taken = [
        (version.in_force_from - version.determined_on).days
        for version in standing.versions
        if version.number in by_acts and version.in_force_from
    ]
    return round(median(taken)) if taken else None


def _expected(determined_on: date, usual: int | None, earliest: date | None) -> date | None:
    if usual is None:
        return earliest
    reckoned = determined_on + timedelta(days=usual)
    return max(reckoned, earliest) if earliest else reckoned
