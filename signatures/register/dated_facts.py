"""Putting on record what was agreed about a document (its term, its amounts), and setting that right.

Nothing is changed: a correction is a row of its own, so that what was known before stays known.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import enter
from documents.ledger.history import save
from documents.text.refusals import Refused
from signatures.models.dated_fact import DatedFact
from signatures.register.actor import actor_of
from signatures.register.acts import lock
from signatures.standing.knowledge import outcomes

APART = frozenset({"id", *(field.name for field in DatedFact._meta.fields)} - {"article", "text"})


@transaction.atomic
def record_fact[Fact: DatedFact](
    fact: Fact, *, by: AbstractBaseUser | None, recorded_at: datetime | None = None
) -> Fact:
    """Puts a new fact on record. Raises Refused."""
    return _saved(fact, by, recorded_at, "vastgelegd")


@transaction.atomic
def correct_fact[Fact: DatedFact](
    fact: Fact,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    changes: dict[str, Any] | None = None,
    void: bool = False,
    recorded_at: datetime | None = None,
) -> Fact:
    """Puts on record what was right, beside the fact, which stays; with `void` it was never agreed.
    Correcting a correction corrects the fact itself. Raises Refused."""
    if not reason.strip():
        raise Refused("Schrijf op waarom u dit herstelt. Zonder reden kan dat niet.")
    lock(fact.document_id)  # type: ignore[attr-defined]
    root = fact.corrects or fact
    before = right_row(root)
    values = values_of(before) | (changes or {})
    if not void and not before.void and values == values_of(before):
        raise Refused("Er is niets veranderd. Pas aan wat niet klopt, of kies doorhalen.")
    row = type(fact)(corrects=root, void=void, reason=reason.strip(), **values)
    return _saved(row, by, recorded_at, "doorgehaald" if void else "hersteld")


def values_of(fact: DatedFact) -> dict[str, Any]:
    """What was agreed, by field, without what tells of the recording."""
    return {field.name: getattr(fact, field.name) for field in fact._meta.fields if field.name not in APART}


def right_row[Fact: DatedFact](root: Fact) -> Fact:
    """The row with the right values: its last correction, or the fact itself."""
    later = root.corrections.all()  # type: ignore[attr-defined]
    return next(last for _, last in outcomes([_FactOnRecord(root), *map(_FactOnRecord, later)], None)).row


def settled_rows[Fact: DatedFact](
    rows: list[Fact], known_on: datetime | None = None
) -> list[tuple[Fact, Fact]]:
    """Each fact known at that instant, with the row that has its right values (`void`: it does not stand)."""
    return [(root.row, last.row) for root, last in outcomes(map(_FactOnRecord, rows), known_on)]


class _FactOnRecord:
    """A row as `outcomes` asks for it."""

    def __init__(self, row: Any) -> None:
        self.row = row
        self.id: int = row.pk
        self.corrects: int | None = row.corrects_id
        self.recorded: datetime = row.recorded_at
        self.void: bool = row.void


def _saved[Fact: DatedFact](
    fact: Fact, by: AbstractBaseUser | None, recorded_at: datetime | None, done: str
) -> Fact:
    lock(fact.document_id)  # type: ignore[attr-defined]
    fact.recorded_at = recorded_at or timezone.now()
    for name, value in actor_of(by).items():
        setattr(fact, name, value)
    save(fact, by=by)
    enter(what=f"{fact.subject} {done}", by=by, about=fact, result=fact.reason)
    return fact
