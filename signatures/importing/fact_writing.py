"""Writing what was agreed of a register file: terms, notices, reviews and amounts."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser

from documents.models import Document
from documents.text.dutch import day
from documents.text.refusals import Refused
from signatures.importing.errors import RegisterProblem
from signatures.importing.fact_items import AmountItem, FactItem, TermItem
from signatures.importing.result import Sort, TakeOverResult
from signatures.models import Amount, TermEntry, TermKind
from signatures.models.dated_fact import DatedFact
from signatures.register.dated_facts import correct_fact, record_fact, settled_rows, values_of

KEPT_TERM = ("until", "renewal_months", "notice_months", "owner_name", "owner_email", "article", "text")
KEPT_AMOUNT = ("euros", "per", "share", "until", "article", "article_key", "text")


class FactWriter:
    """A fact is known by what it is about and its first day; the caller holds the transaction."""

    def __init__(
        self,
        document: Document,
        taken: TakeOverResult,
        problems: list[RegisterProblem],
        *,
        by: AbstractBaseUser | None,
        source: str,
    ) -> None:
        self.document, self.taken, self.problems = document, taken, problems
        self.by, self.source = by, source

    def write_terms(self, items: Iterable[TermItem]) -> None:
        ordered = _corrections_last(items)
        held = list(TermEntry.objects.filter(document=self.document).order_by("pk")) if ordered else []
        for item in ordered:
            values = {name: getattr(item, name) for name in KEPT_TERM}
            row = TermEntry(document=self.document, kind=item.kind, on=item.since, **values)
            self._write(item, row, held, sort="terms", told=TermKind(item.kind).label)

    def write_amounts(self, items: Iterable[AmountItem]) -> None:
        ordered = _corrections_last(items)
        held = list(Amount.objects.filter(document=self.document).order_by("pk")) if ordered else []
        for item in ordered:
            values = {name: getattr(item, name) for name in KEPT_AMOUNT}
            row = Amount(document=self.document, what=item.what, on=item.since, **values)
            self._write(item, row, held, sort="amounts", told=item.what)

    def _write[Fact: (TermEntry, Amount)](
        self, item: FactItem, row: Fact, held: list[Fact], *, sort: Sort, told: str
    ) -> None:
        """Puts it on record, or its correction; what is there already stays. `held` grows with it."""
        what = f"{told}, vanaf {day(item.since)}"
        on = item.corrects or item.since
        about = _about(row), on
        pairs = [(root, right) for root, right in settled_rows(held) if (_about(root), root.on) == about]
        if item.corrects and not pairs:
            self._wrong(f"{item.where}.corrects", f"Er is niets dat vanaf {day(on)} geldt om te herstellen.")
            return
        if any(self._is_there(item, row, root, right) for root, right in pairs):
            self.taken.note(sort, "unchanged", what)
            return
        if pairs and not item.corrects:
            self._wrong(
                item.where,
                f"{what} staat al anders vast. Neem een herstel op: vul in welke dag dit herstelt.",
            )
            return
        try:
            held.append(self._saved(item, row, pairs[-1][0] if pairs else None))
        except Refused as error:
            self._wrong(item.where, str(error))
            return
        if item.corrects:
            self.taken.note(sort, "changed", what, "doorgehaald" if item.void else "hersteld")
        else:
            self.taken.note(sort, "new", what)

    def _is_there(self, item: FactItem, row: DatedFact, root: DatedFact, right: DatedFact) -> bool:
        if item.void or right.void:
            return item.void and right.void if item.corrects else values_of(root) == values_of(row)
        return values_of(row) in (
            [values_of(right)] if item.corrects else [values_of(root), values_of(right)]
        )

    def _saved[Fact: (TermEntry, Amount)](self, item: FactItem, row: Fact, root: Fact | None) -> Fact:
        if root is None:
            return record_fact(row, by=self.by, recorded_at=item.known_from)
        return correct_fact(
            root,
            by=self.by,
            reason=item.reason or self.source,
            changes={} if item.void else values_of(row),
            void=item.void,
            recorded_at=item.known_from,
        )

    def _wrong(self, where: str, message: str) -> None:
        self.problems.append(RegisterProblem(where, message))


def _corrections_last[Item: FactItem](items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.corrects is not None)


def _about(fact: TermEntry | Amount) -> str:
    return fact.kind if isinstance(fact, TermEntry) else fact.what.casefold()
