"""Whether a version is in force on a day, since when and until when."""

from dataclasses import dataclass
from datetime import date

from signatures.standing.course import Course, Replacement
from signatures.standing.kinds import VersionState


@dataclass(frozen=True, slots=True)
class VersionColumn:
    """One version on the day asked for: its standing, since when it is in force and until when, and when it
    was replaced or withdrawn or its agreement ended (`ended_on`)."""

    course: Course
    standing: VersionState
    in_force_from: date | None
    until: date | None
    ended_on: date | None

    def in_force(self, on: date) -> bool:
        if self.in_force_from is None or on < self.in_force_from:
            return False
        return self.until is None or on < self.until

    def may_be_signed(self, on: date) -> bool:
        """Whether it was determined, applied provisionally or in force on this day."""
        begun = on >= self.course.fact.determined_on or self.in_force(on)
        return begun and (self.ended_on is None or on < self.ended_on)


def column_on(course: Course, replacement: Replacement | None, on: date) -> VersionColumn:
    """How the version stands on this day: the one place that decides whether it is in force."""
    reached = course.reached_on
    if reached is not None and replacement is not None and replacement.on <= reached:
        reached = None
    lapse = course.lapse_on(max(on, reached) if reached else on)
    ends = (replacement.on if replacement else None, course.withdrawn_on, lapse.since if lapse else None)
    ended_on = min((end for end in ends if end), default=None)
    standing = _standing_on(course, reached, replacement, on)
    return VersionColumn(course, standing, reached, ended_on if reached else None, ended_on)


def _standing_on(
    course: Course, reached: date | None, replacement: Replacement | None, on: date
) -> VersionState:
    begun = reached is not None and reached <= on
    if on < course.fact.determined_on and not begun:
        return VersionState.DRAFT
    if _expired_first(course, replacement, on):
        return VersionState.EXPIRED
    if course.withdrawn(on):
        return VersionState.WITHDRAWN
    if replacement is not None and replacement.on <= on:
        return VersionState.SUPERSEDED
    if begun:
        return VersionState.IN_FORCE
    return VersionState.PROVISIONAL if course.provisional_on(on) else VersionState.DETERMINED


def _expired_first(course: Course, replacement: Replacement | None, on: date) -> bool:
    """Whether the agreement has ended by this day, before the version was withdrawn or replaced."""
    lapse = course.lapse_on(on)
    if lapse is None or not lapse.covers(on):
        return False
    others = (replacement.on if replacement else None, course.withdrawn_on)
    return all(other is None or lapse.since < other for other in others)
