"""What is on record about one document, as plain values: the input of `signatures.standing.document`."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from documents.entry_rule import Rule
from signatures.standing.partner_kinds import FIRST_KINDS, KindFact

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    since: date
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True)
class FormerPartnerFact:
    """A name, a kind or a predecessor (`sort` says which) of a partner as it stood on record from `recorded`
    until `known_until`, when it was set right or taken away."""

    sort: str
    words: str
    since: date | None
    recorded: datetime | None
    known_until: datetime


@dataclass(frozen=True, slots=True)
class PartnerFact:
    """A partner with its dated names, oldest first, and the partners it legally succeeds, with the day;
    `learnt` is when each of these successions was recorded, where that is known; `former` is what was on
    record before it was set right."""

    id: str
    kind: str
    names: tuple[Name, ...] = ()
    succeeds: tuple[tuple[str, date | None], ...] = ()
    learnt: Mapping[str, datetime] = field(default_factory=dict, compare=False)
    former: tuple[FormerPartnerFact, ...] = field(default=(), compare=False)

    def as_known(self, known_on: datetime) -> "PartnerFact":
        """With the kind, names and successions known at that instant; a first name it always has."""
        names = [one for one in self.names if one.recorded is None or one.recorded <= known_on]
        succeeds = {
            before: on
            for before, on in self.succeeds
            if before not in self.learnt or self.learnt[before] <= known_on
        }
        kind = self.kind
        for one in sorted(self.former, key=lambda one: one.known_until, reverse=True):
            if known_on >= one.known_until or (one.recorded is not None and known_on < one.recorded):
                continue
            if one.sort == "kind":
                kind = one.words
            elif one.sort == "succession":
                succeeds[one.words] = one.since
            else:
                names.append(Name(one.words, one.since or date.min))
        return replace(
            self,
            kind=kind,
            names=tuple(sorted(names, key=lambda name: name.since)) or self.names[:1],
            succeeds=tuple(sorted(succeeds.items(), key=lambda pair: pair[0])),
        )

    def name_on(self, on: date) -> str:
        """The name of that day; before the first name on record, that first name."""
        held = [name for name in self.names if name.since <= on] or list(self.names[:1])
        return held[-1].name if held else self.id


@dataclass(frozen=True, slots=True)
class MembershipFact:
    """Taking part from `since` until `until`, the first day no longer a member.

    The beginning is known from `recorded`, the end from `until_recorded` (else together with the beginning).
    `signatories` is how many people must sign for this partner. `known_until`: when it was set right or taken
    away.
    """

    partner: str
    since: date
    until: date | None = None
    recorded: datetime | None = None
    until_recorded: datetime | None = None
    scope: str = ""
    signatories: int = 1
    known_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class MandateFact:
    """A person who may sign for a partner from `since` until `until` (the first day no longer); known from
    `recorded`, and its end from `until_recorded`. `known_until`: when it was set right or taken away."""

    partner: str
    name: str
    since: date
    until: date | None = None
    recorded: datetime | None = None
    until_recorded: datetime | None = None
    known_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ErratumFact:
    """A repaired copy of a version: the same number, the same signatures."""

    designation: str
    label: str
    determined_on: date
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True)
class VersionFact:
    """A numbered version; `rule` is its rule of entry into force, `supersedes` a number or None."""

    number: int
    label: str
    determined_on: date
    rule: Rule
    reference_date: date | None = None
    supersedes: int | None = None
    recorded: datetime | None = None
    errata: tuple[ErratumFact, ...] = ()

    @property
    def name(self) -> str:
        return self.label or str(self.number)

    @property
    def reference(self) -> date:
        """The day of which the members must act: by default that of determining."""
        return self.reference_date or self.determined_on


@dataclass(frozen=True, slots=True)
class ActFact:
    """One act as recorded. A correction names what it corrects and carries the right values, or voids it.

    `declares` tells what a declaration (or the text of a signature) means: "reservation" (for the versions
    after it too when it `carries_over`), "reservationEnded", "provisional", "inForce" (its own day of entry
    into force) or "abstention"; `until` is the first day on which that no longer holds. `represented_by` is
    the partner (or the name) of who did it for this one, `text_digest` the digest of the text it is about,
    where known.
    """

    id: int
    kind: str
    version: int
    partner: str | None
    on: date | None
    recorded: datetime
    precision: str = "day"
    received: date | None = None
    signatories: tuple[str, ...] = ()
    text: str = ""
    declares: str = ""
    until: date | None = None
    corrects: int | None = None
    void: bool = False
    carries_over: bool = False
    text_digest: str = ""
    represented_by: str = ""

    @property
    def uncertain(self) -> bool:
        return self.on is None or self.precision != "day"

    @property
    def counts_from(self) -> date:
        """A month or year counts from its last day or the day received, whichever is earlier, and never
        before its first day; an unknown date from the day received, else recorded."""
        if self.on is None or self.precision == "unknown":
            return self.received or self.recorded.astimezone(AMSTERDAM).date()
        last = last_day(self.on, self.precision)
        if self.received is None or self.precision == "day":
            return last
        return max(first_day(self.on, self.precision), min(last, self.received))


@dataclass(frozen=True, slots=True)
class TermFact:
    """One statement about how long an agreement runs. A correction names what it corrects and carries the
    right values, or voids it.

    `kind` is a `TermType`. A term holds from `on` until the next one: it runs until `until`, the first day no
    longer (None: for good), and goes on by itself for `renewal_months` at a time, unless notice is given
    `notice_months` before its end. A notice given `on` ends the agreement on `until`. A review says from `on`
    that the text must be looked at by `until`, that day included (None: not again).
    """

    id: int
    kind: str
    on: date
    until: date | None
    recorded: datetime
    renewal_months: int | None = None
    notice_months: int | None = None
    corrects: int | None = None
    void: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything on record about the document with this slug; `kinds` are those of its partners, in order,
    and `former_memberships` what was on record of memberships before it was set right."""

    document: str
    partners: tuple[PartnerFact, ...] = ()
    memberships: tuple[MembershipFact, ...] = ()
    versions: tuple[VersionFact, ...] = ()
    acts: tuple[ActFact, ...] = ()
    mandates: tuple[MandateFact, ...] = ()
    former_memberships: tuple[MembershipFact, ...] = ()
    kinds: tuple[KindFact, ...] = FIRST_KINDS
    terms: tuple[TermFact, ...] = ()


def months_later(on: date, months: int) -> date:
    """The same day so many months on (or back), else the last day of that month; no further than dates go."""
    month = on.year * 12 + on.month - 1 + months
    year = month // 12
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    last = calendar.monthrange(year, month % 12 + 1)[1]
    return date(year, month % 12 + 1, min(on.day, last))


def first_day(on: date, precision: str) -> date:
    """The first day of the month or the year that is meant; a day is itself."""
    if precision == "month":
        return on.replace(day=1)
    return date(on.year, 1, 1) if precision == "year" else on


def last_day(on: date, precision: str) -> date:
    """The last day of the month or the year that is meant; a day is itself."""
    if precision == "month":
        return on.replace(day=calendar.monthrange(on.year, on.month)[1])
    if precision == "year":
        return date(on.year, 12, 31)
    return on
