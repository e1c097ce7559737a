"""The acts behind a cell: who did what on which day, and the paper for who may see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from documents import addresses
from documents.text.dutch import moment, with_function
from signatures.models import Act
from signatures.models.act import ActKind, ActQuerySet
from signatures.register.settled import SettledAct, settled
from signatures.views import may_see_evidence

Behind = tuple[int, int, str]


@dataclass(frozen=True)
class ActPaper:
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

    found: Mapping[Behind, tuple[ActPaper, ...]]

    def behind(self, document: int, version: int, partner: str) -> tuple[ActPaper, ...]:
        return self.found.get((document, version, partner), ())


def papers_of(acts: ActQuerySet, user, *, on: date, known_on: datetime | None = None) -> Papers:
    """Of these acts, set right where they were, those that had happened `on` that day, as known then."""
    found: dict[Behind, list[tuple[date, ActPaper]]] = defaultdict(list)
    for one in settled(acts, known_on=known_on):
        right = one.right
        if right.partner and (right.on is None or right.on <= on):
            key = (right.version.document_id, right.version.number, right.partner.slug)
            found[key].append((right.on or right.recorded_at.date(), _paper(one, user)))
    return Papers({key: _in_order(made) for key, made in found.items()})


def acts_of(documents: Iterable[int]) -> ActQuerySet:
    """All acts about the versions of these documents (primary keys)."""
    return Act.objects.filter(version__document__in=list(documents))


def _in_order(made: list[tuple[date, ActPaper]]) -> tuple[ActPaper, ...]:
    return tuple(paper for _, paper in sorted(made, key=lambda one: one[0]))


def _paper(settled_act: SettledAct, user) -> ActPaper:
    right, shown = settled_act.right, settled_act.evidence_of
    people = tuple(_person(one) for one in right.signatories if one.get("name"))
    url = addresses.evidence(shown.pk) if shown.evidence_id and may_see_evidence(user, shown) else ""
    kind = ActKind(settled_act.act.kind).label
    return ActPaper(kind, moment(right.on, right.precision), people, right.received, right.text, url)


def _person(signatory: Mapping[str, str]) -> str:
    return with_function(signatory["name"], signatory.get("function", ""))
