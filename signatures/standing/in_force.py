"""Whether a version is in force on a day, since when and until when."""

from dataclasses import dataclass
from datetime import date

from signatures.standing.course import Course, Replacement
from signatures.standing.kinds import ActType, VersionState
from signatures.standing.rules import asks


@dataclass(frozen=True, slots=True)
class VersionColumn:
    """One version on the day asked for: its standing, since when it is in force and until when."""

    course: Course
    standing: VersionState
    in_force_from: date | None
    until: date | None
    adopters: frozenset[str]

    def in_force(self, on: date) -> bool:
        if self.in_force_from is None or on < self.in_force_from:
            return False
        return self.until is None or on < self.until


def column_on(course: Course, replacement: Replacement | None, on: date) -> VersionColumn:
    """How the version stands on this day: the one place that decides whether it is in force."""
    reached = course.reached_on
    if reached is not None and replacement is not None and replacement.on <= reached:
        reached = None
    ends = [end for end in (replacement.on if replacement else None, course.withdrawn_on) if end]
    until = min(ends, default=None) if reached else None
    standing = _standing_on(course, reached, replacement, on)
    return VersionColumn(course, standing, reached, until, asks(course.rule, ActType.ADOPTION, course.case))


def _standing_on(
    course: Course, reached: date | None, replacement: Replacement | None, on: date
) -> VersionState:
    begun = reached is not None and reached <= on
    if on < course.fact.determined_on and not begun:
        return VersionState.DRAFT
    if course.withdrawn(on):
        return VersionState.WITHDRAWN
    if replacement is not None and replacement.on <= on:
        return VersionState.SUPERSEDED
    if begun:
        return VersionState.IN_FORCE
    return VersionState.PROVISIONAL if course.provisional_on(on) else VersionState.DETERMINED
