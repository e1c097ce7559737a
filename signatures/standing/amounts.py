"""Amounts of money that parties agreed on, each with the days on which it holds. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from signatures.standing.knowledge import outcomes


@dataclass(frozen=True, slots=True)
class AmountFact:
    """An amount in euros `per` something, from `on` until `until` (the first day no longer; None: until the
    next amount for the same thing). `share` is the key by which it is divided. A correction names what it
    corrects and carries the right values, or voids it."""

    id: int
    what: str
    euros: Decimal
    per: str
    share: str
    on: date
    until: date | None
    article: str
    article_key: str
    text: str
    recorded: datetime
    corrects: int | None = None
    void: bool = False


class AmountState(StrEnum):
    HOLDS = "holds"
    COMING = "coming"
    ENDED = "ended"


AMOUNT_WORDS = {
    AmountState.HOLDS: "geldt",
    AmountState.COMING: "gaat nog in",
    AmountState.ENDED: "vervallen",
}


@dataclass(frozen=True, slots=True)
class AmountOnDay:
    """An amount as it stands on a day; `until` is its own end, or the day on which the next one begins."""

    fact: AmountFact
    until: date | None
    state: AmountState

    @property
    def holds(self) -> bool:
        return self.state == AmountState.HOLDS

    @property
    def words(self) -> str:
        """ "€ 0,20 per inwoner per jaar"."""
        return amount_words(self.fact.euros, self.fact.per)

    @property
    def state_words(self) -> str:
        return AMOUNT_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class AmountHistory:
    """All amounts for one thing, the last first."""

    what: str
    amounts: tuple[AmountOnDay, ...]

    @property
    def now(self) -> AmountOnDay | None:
        return next((one for one in self.amounts if one.holds), None)

    @property
    def first_shown(self) -> AmountOnDay:
        """What holds, else the last one."""
        return self.now or self.amounts[0]

    @property
    def others(self) -> tuple[AmountOnDay, ...]:
        return tuple(one for one in self.amounts if one != self.first_shown)


def euros_in_figures(written: str) -> str:
    """An amount as people write it, "€ 150.000" or "0,20", as figures with a point: "150000", "0.20"."""
    bare = written.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip().removesuffix(",-")
    if "," in bare or re.fullmatch(r"\d{1,3}(\.\d{3})+", bare):
        return bare.replace(".", "").replace(",", ".")
    return bare


def amount_words(euros: Decimal, per: str) -> str:
    return " ".join(filter(None, (in_euros(euros), per)))


def in_euros(euros: Decimal) -> str:
    """ "€ 150.000", "€ 0,20"."""
    whole = euros == euros.to_integral_value()
    written = f"{euros:,.0f}" if whole else f"{euros:,.2f}"
    return f"€ {written.translate(str.maketrans(',.', '.,'))}"


def amounts_on(
    facts: Iterable[AmountFact], on: date, known_on: datetime | None = None
) -> tuple[AmountHistory, ...]:
    """Every thing that there is or was an amount for, by name, as known at that instant."""
    held = sorted(
        (last for _, last in outcomes(facts, known_on) if not last.void),
        key=lambda fact: (fact.what.casefold(), fact.on, fact.recorded),
    )
    by_name = groupby(held, key=lambda fact: fact.what.casefold())
    return tuple(
        AmountHistory(rows[-1].what, tuple(_in_turn(rows, on))[::-1])
        for rows in (list(found) for _, found in by_name)
    )


def _in_turn(facts: list[AmountFact], on: date) -> Iterator[AmountOnDay]:
    for fact, following in zip(facts, [*facts[1:], None], strict=True):
        ends = [one for one in (fact.until, following.on if following else None) if one]
        until = min(ends, default=None)
        yield AmountOnDay(fact, until, _state(fact.on, until, on))


def _state(since: date, until: date | None, on: date) -> AmountState:
    if until is not None and until <= on:
        return AmountState.ENDED
    return AmountState.HOLDS if since <= on else AmountState.COMING
