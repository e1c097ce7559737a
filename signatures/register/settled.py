"""Which acts on record still stand, and what their right values are: the rows behind `settled_acts`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from signatures.models import Act
from signatures.models.act import ActQuerySet
from signatures.standing.knowledge import outcomes


@dataclass(frozen=True, slots=True)
class SettledAct:
    """An act as it was recorded, and the row with its right values: its last correction, or itself."""

    act: Act
    right: Act

    @property
    def stands(self) -> bool:
        """Whether it was not struck out."""
        return not self.right.void

    @property
    def evidence_of(self) -> Act:
        """The row with the paper that counts; a correction without one leaves the first."""
        return self.right if self.right.evidence_id else self.act


class _Link(NamedTuple):
    id: int
    corrects: int | None
    recorded: datetime
    void: bool


def settled(acts: ActQuerySet, *, known_on: datetime | None = None) -> list[SettledAct]:
    """Which of these acts stand, and of those that were set right into one of these; in order of recording.

    The right values of an act may be outside what was asked (another partner, another version): a caller
    that wants some looks at `right`.
    """
    return [one for one in _outcomes(acts.with_corrections(), known_on) if one.stands]


def outcome_of(act: Act) -> SettledAct:
    """How this act, which corrects no other, stands now; it may be struck out."""
    return next(_outcomes(Act.objects.filter(pk=act.pk).with_corrections(), None))


def _outcomes(acts: QuerySet[Act], known_on: datetime | None) -> Iterator[SettledAct]:
    found = acts.select_related("version__document__kind", "partner", "evidence").defer("version__content")
    rows = {row.pk: row for row in found.prefetch_related("partner__names").order_by("recorded_at", "pk")}
    links = [_Link(row.pk, row.corrects_id, row.recorded_at, row.void) for row in rows.values()]
    return (SettledAct(rows[act.id], rows[last.id]) for act, last in outcomes(links, known_on))
