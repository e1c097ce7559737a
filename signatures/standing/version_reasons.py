"""Why a version stands as it does, in a Dutch sentence that names what is missing."""

from collections.abc import Mapping, Sequence
from datetime import date

from documents.text.dutch import day, listing, moment
from signatures.standing.cells import Column
from signatures.standing.course import Replacement
from signatures.standing.knowledge import Dated
from signatures.standing.rules import Lack, earliest_possible, lacks

ACT_WORDS = {"signature": "ondertekening", "adoption": "besluit"}
MANY_WORDS = {"signature": "ondertekeningen", "adoption": "besluiten"}


def act_word(act: str, kind: str) -> str:
    """What must still come of a partner: a municipality's adoption is that of its college."""
    return "college" if act == "adoption" and kind == "municipality" else ACT_WORDS[act]


def version_reason(
    column: Column,
    on: date,
    *,
    names: Mapping[str, str],
    kinds: Mapping[str, str],
    replacement: Replacement | None,
    counts: tuple[int, int],
) -> str:
    """The sentence for a version. `counts`: how many of how many required partners signed."""
    words = _Words(column, on, names, kinds, counts)
    if column.standing == "superseded":
        return words.superseded(replacement)
    return getattr(words, column.standing)()


class _Words:
    def __init__(
        self,
        column: Column,
        on: date,
        names: Mapping[str, str],
        kinds: Mapping[str, str],
        counts: tuple[int, int],
    ) -> None:
        self.column, self.course, self.on = column, column.course, on
        self.names, self.kinds, self.counts = names, kinds, counts

    def draft(self) -> str:
        return f"Nog niet vastgesteld: dat is gebeurd op {day(self.course.fact.determined_on)}."

    def determined(self) -> str:
        return f"Vastgesteld op {day(self.course.fact.determined_on)}. {self._waiting()}"

    def provisional(self) -> str:
        basis = self.course.provisional_on(self.on)
        since = f" {_since(basis)}" if basis else ""
        return f"Wordt voorlopig toegepast{since}. {self._waiting()}"

    def inForce(self) -> str:
        until = f" tot {day(self.column.until)}" if self.column.until else ""
        return f"Van kracht sinds {day(_known(self.column.in_force_from))}{until}."

    def superseded(self, replacement: Replacement | None) -> str:
        by = f"door versie {replacement.by.name} op {day(replacement.on)}" if replacement else ""
        if self.column.in_force_from:
            return f"Vervangen {by}; van kracht geweest sinds {day(self.column.in_force_from)}."
        signed, required = self.counts
        return f"Vervangen {by} voordat deze versie van kracht werd; {signed} van {required} getekend."

    def withdrawn(self) -> str:
        withdrawal = self.course.withdrawal
        text = f": {withdrawal.act.text}" if withdrawal and withdrawal.act.text else "."
        was = self.column.in_force_from
        before = f" Van kracht geweest sinds {day(was)}." if was else " Nooit van kracht geworden."
        return f"Ingetrokken {_when(withdrawal)}{text}{before}" if withdrawal else ""

    def _waiting(self) -> str:
        rule, case = self.course.rule, self.course.case
        missing = lacks(rule, case, self.on)
        if not missing:
            coming = self.column.in_force_from or earliest_possible(rule)
            return f"Wordt van kracht op {day(coming)}." if coming else "Nog niet van kracht."
        sentence = f"Nog niet van kracht: {self._lacking(missing)}."
        earliest = earliest_possible(rule)
        if earliest and earliest > self.on:
            sentence += f" Op zijn vroegst van kracht op {day(earliest)}."
        return sentence

    def _lacking(self, missing: Sequence[Lack]) -> str:
        if any(not lack.pool for lack in missing):
            reference = self.course.fact.reference_date or self.course.fact.determined_on
            return f"op de peildatum {day(reference)} was er geen deelnemer die moet tekenen of besluiten"
        whole = [lack for lack in missing if lack.needed == len(lack.pool)]
        shares = [lack for lack in missing if lack.needed < len(lack.pool)]
        parts = [self._all_of(whole)] if whole else []
        return "; ".join([*parts, *(self._share_of(lack) for lack in shares)])

    def _all_of(self, missing: Sequence[Lack]) -> str:
        wanting = dict.fromkeys(
            f"{self._name(partner)} ({act_word(lack.rule.act, self.kinds.get(partner, ''))})"
            for lack in missing
            for partner in lack.absent
        )
        return f"{listing(list(wanting))} {'ontbreekt' if len(wanting) == 1 else 'ontbreken'}"

    def _share_of(self, lack: Lack) -> str:
        needed = (
            f"{lack.done} van {len(lack.pool)} {MANY_WORDS[lack.rule.act]}, er zijn er {lack.needed} nodig"
        )
        return f"{needed}; {listing([self._name(partner) for partner in lack.absent])} nog niet"

    def _name(self, partner: str) -> str:
        return self.names.get(partner, partner)


def _known(on: date | None) -> date:
    if on is None:
        raise ValueError("A version in force has a day since when it is.")
    return on


def _when(dated: Dated) -> str:
    return moment(dated.act.on, dated.act.precision)


def _since(dated: Dated) -> str:
    return f"sinds {day(dated.on)}"
