"""The acts behind a cell: who did what on which day, and the paper for who may see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from documents import addresses
from documents.text.dutch import moment, with_function
from signatures.models import Act
from signatures.models.act import ActKind
from signatures.views import may_see_evidence

Behind = tuple[int, int, str]


@dataclass(frozen=True)
class Paper:
    """One act in words; `url` is the address of its paper, empty for who may not see that."""

    what: str
    when: str
    people: tuple[str, ...]
    received: date | None
    text: str
    url: str


@dataclass(frozen=True)
class Papers:
    """The acts by document (primary key), version number and partner (slug), oldest first."""

    found: Mapping[Behind, tuple[Paper, ...]]

    def behind(self, document: int, version: int, partner: str) -> tuple[Paper, ...]:
        return self.found.get((document, version, partner), ())


def papers_of(acts: QuerySet[Act], user, *, on: date, known_on: datetime | None = None) -> Papers:
    """Of these acts, set right where they were, those that had happened `on` that day, as known then."""
    known = acts if known_on is None else acts.filter(recorded_at__lte=known_on)
    rows = list(
        known.select_related("version", "partner").defer("version__content").order_by("recorded_at", "pk")
    )
    corrections: dict[int, list[Act]] = defaultdict(list)
    for row in rows:
        if row.corrects_id:
            corrections[row.corrects_id].append(row)
    found: dict[Behind, list[tuple[date, Paper]]] = defaultdict(list)
    for row in rows:
        last = None if row.corrects_id else _set_right(row, corrections)
        if last and row.partner and (last.on is None or last.on <= on):
            key = (row.version.document_id, row.version.number, row.partner.slug)
            found[key].append((last.on or last.recorded_at.date(), _paper(row, last, user)))
    return Papers({key: _in_order(made) for key, made in found.items()})


def acts_of(documents: Iterable[int]) -> QuerySet[Act]:
    """All acts about the versions of these documents (primary keys)."""
    return Act.objects.filter(version__document__in=list(documents))


def _in_order(made: list[tuple[date, Paper]]) -> tuple[Paper, ...]:
    return tuple(paper for _, paper in sorted(made, key=lambda one: one[0]))


def _set_right(act: Act, corrections: Mapping[int, list[Act]]) -> Act | None:
    """The act with the values that count: its own, or those of its last correction; None when struck out."""
    last = act
    for correction in corrections.get(act.pk, ()):
        last = _set_right(correction, corrections) or last
    return None if last is not act and last.void else last


def _paper(act: Act, last: Act, user) -> Paper:
    people = tuple(_person(one) for one in last.signatories if one.get("name"))
    shown = last if last.evidence_id else act
    url = addresses.evidence(shown.pk) if shown.evidence_id and may_see_evidence(user, shown) else ""
    return Paper(
        ActKind(act.kind).label, moment(last.on, last.precision), people, last.received, last.text, url
    )


def _person(signatory: Mapping[str, str]) -> str:
    return with_function(signatory["name"], signatory.get("function", ""))
