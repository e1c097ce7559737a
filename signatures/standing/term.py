"""How long an agreement runs: its end, its tacit renewal, notice of the whole, and when its text is reviewed.

A term is stated from a day on and holds until the next one is; so is a review. The rules are those of
docs/ondertekening.md. Pure functions over `TermFact`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from documents.text.dutch import counted, day
from signatures.standing.facts import TermFact, months_later
from signatures.standing.kinds import TermDayKind, TermType

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TermDay:
    """A day to come on which something ends or must have been done; `words` say what, in a list."""

    kind: TermDayKind
    on: date
    words: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Lapse:
    """The agreement is over from `since` on, until a term begins (`until`). `notice_on`: the day of the
    notice that ended it; None when its term ran out."""

    since: date
    until: date | None
    notice_on: date | None = None

    def covers(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)

    @property
    def words(self) -> str:
        why = f"opgezegd op {day(self.notice_on)}" if self.notice_on else "de looptijd is om"
        return f"Vervallen per {day(self.since)}: {why}."


@dataclass(frozen=True, slots=True)
class TermOnDay:
    """How long an agreement runs, as it stands on a day.

    `until` is the end of the term that runs then, the first day no longer; `renewed` tells that it went on by
    itself before. From `notice_before` on, notice comes too late for that end. `notice` is the one that was
    given by that day, and that still has to take effect or did. `review_by` is the last day on which the text
    must be looked at. `notice_was_due` is the last day on which that notice was in time, when it came later.
    """

    on: date
    until: date | None = None
    renewed: bool = False
    renewal_months: int | None = None
    notice_before: date | None = None
    notice: TermFact | None = None
    lapse: Lapse | None = None
    review_by: date | None = None
    notice_was_due: date | None = None

    @property
    def ends_on(self) -> date | None:
        """The day on which it ends, when that is settled: the first day no longer."""
        if self.lapse:
            return self.lapse.since
        if self.notice:
            return self.notice.until
        return None if self.renewal_months else self.until

    @property
    def renews_on(self) -> date | None:
        """The day on which it goes on by itself, unless notice is given before."""
        return self.until if self.renewal_months and not self.ends_on else None

    @property
    def last_notice_day(self) -> date | None:
        """The day before which notice must be given, while that day is still to come."""
        waits = self.renews_on and self.notice_before and self.on < self.notice_before
        return self.notice_before if waits else None

    @property
    def review_is_late(self) -> bool:
        return self.review_by is not None and self.review_by < self.on and self.lapse is None

    @property
    def days(self) -> tuple[TermDay, ...]:
        """The days to come, the first one first; a review that is late stands before them."""
        if self.lapse:
            return ()
        found = []
        if self.last_notice_day:
            last = self.last_notice_day - ONE_DAY
            found.append(TermDay(TermDayKind.NOTICE, last, "Laatste dag om op te zeggen"))
        if self.ends_on:
            found.append(
                TermDay(TermDayKind.END, self.ends_on, "Opgezegd per" if self.notice else "Loopt af")
            )
        if self.renews_on:
            found.append(TermDay(TermDayKind.RENEWAL, self.renews_on, "Wordt stilzwijgend verlengd"))
        if self.review_by:
            late = self.review_is_late
            words = "Herziening te laat" if late else "Uiterlijk herzien"
            found.append(TermDay(TermDayKind.REVIEW, self.review_by, words, late))
        return tuple(sorted(found, key=lambda one: one.on))

    @property
    def words(self) -> str:
        """ "Stilzwijgend verlengd tot 1 januari 2028. Opzeggen kan tot 1 juli 2027."; "" when nothing is
        agreed."""
        if self.lapse:
            return self.lapse.words
        if self.notice and self.notice.until:
            told = f"Opgezegd per {day(self.notice.until)}, op {day(self.notice.on)}."
            due = self.notice_was_due
            return f"{told} Opzeggen kon tot en met {day(due)}: dit kwam te laat." if due else told
        if self.until is None:
            return ""
        if not self.renewal_months:
            return f"Loopt af op {day(self.until)}."
        runs = "Stilzwijgend verlengd tot" if self.renewed else "Loopt tot"
        told = f"{runs} {day(self.until)}"
        if self.last_notice_day:
            further = f"Daarna steeds {months_words(self.renewal_months)} verlengd."
            return f"{told}. Opzeggen kan tot {day(self.last_notice_day)}. {further}"
        next_end = months_later(self.until, self.renewal_months)
        return f"{told}, en wordt dan stilzwijgend verlengd tot {day(next_end)}."

    @property
    def review_words(self) -> str:
        if self.review_by is None or self.lapse:
            return ""
        if self.review_is_late:
            return f"Herziening te laat: dat moest uiterlijk op {day(self.review_by)}."
        return f"Wordt uiterlijk op {day(self.review_by)} herzien."

    @property
    def sentences(self) -> tuple[str, ...]:
        """All there is to say, about the agreement and its review."""
        return tuple(words for words in (self.words, self.review_words) if words)


def months_words(months: int) -> str:
    """ "2 jaar", "18 maanden"."""
    return counted(months // 12, "jaar", "jaar") if months % 12 == 0 else counted(months, "maand", "maanden")


def term_on(facts: Sequence[TermFact], on: date) -> TermOnDay:
    """How it stands on that day; without a day and a word where nothing is on record."""
    lapse = next((one for one in lapses_of(facts) if one.covers(on)), None)
    review = _last(facts, TermType.REVIEW, on)
    review_by = review.until if review else None
    term = _last(facts, TermType.TERM, on)
    notice = _notice_on(facts, term, on)
    if term is None or term.until is None:
        return TermOnDay(on, notice=notice, lapse=lapse, review_by=review_by)
    ends = _end_after(term, on)
    return TermOnDay(
        on,
        until=ends,
        renewed=ends != term.until,
        renewal_months=term.renewal_months,
        notice_before=months_later(ends, -term.notice_months) if term.notice_months else None,
        notice=notice,
        lapse=lapse,
        review_by=review_by,
        notice_was_due=_missed_day(facts, notice) if notice else None,
    )


def lapses_of(facts: Iterable[TermFact]) -> tuple[Lapse, ...]:
    """When the agreement is over, in order: each time a term runs out, or a notice takes effect."""
    held = list(facts)
    terms = sorted((one for one in held if one.kind == TermType.TERM), key=_in_order)
    found = [
        Lapse(term.until, _next_term(terms, term.until))
        for term, following in zip_longest(terms, terms[1:])
        if term.until and not term.renewal_months and not (following and following.on <= term.until)
    ]
    found += [
        Lapse(notice.until, _next_term(terms, notice.until), notice.on)
        for notice in held
        if notice.kind == TermType.NOTICE and notice.until
    ]
    return tuple(sorted(found, key=lambda lapse: lapse.since))


def _next_term(terms: Iterable[TermFact], since: date) -> date | None:
    """The day on which the agreement begins anew after it ended."""
    return min((one.on for one in terms if one.on >= since), default=None)


def _last(facts: Iterable[TermFact], kind: TermType, on: date) -> TermFact | None:
    return max((one for one in facts if one.kind == kind and one.on <= on), key=_in_order, default=None)


def _notice_on(facts: Iterable[TermFact], term: TermFact | None, on: date) -> TermFact | None:
    """The notice given by that day that takes effect first; one before the term that runs is done with."""
    begun = term.on if term else date.min
    given = [
        one
        for one in facts
        if one.kind == TermType.NOTICE and one.on <= on and one.until and one.until > begun
    ]
    return min(given, key=lambda notice: (notice.until, notice.on), default=None)


def _missed_day(facts: Iterable[TermFact], notice: TermFact) -> date | None:
    """The last day for this notice by the term that ran when it was given; None when it was in time."""
    term = _last(facts, TermType.TERM, notice.on)
    if term is None or not term.notice_months or notice.until is None:
        return None
    last = months_later(notice.until, -term.notice_months) - ONE_DAY
    return last if last < notice.on else None


def _end_after(term: TermFact, on: date) -> date:
    """The end of the term that runs on that day; of one that does not renew its only end."""
    first, step = term.until or date.max, term.renewal_months
    if not step or on < first:
        return first
    times = ((on.year - first.year) * 12 + on.month - first.month) // step
    ends = months_later(first, times * step)
    return ends if on < ends else months_later(first, (times + 1) * step)


def _in_order(fact: TermFact) -> tuple[date, int]:
    return fact.on, fact.id
