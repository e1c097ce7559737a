"""What is amiss in the registers of documents, asked of the database."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from documents.models import Document
from signatures.models import Membership
from signatures.overviews.gaps import Gap, Payment, gaps_of, text_gaps
from signatures.register.loading import facts_of
from signatures.standing import document_standing, texts_by_day
from signatures.standing.knowledge import settled_terms
from signatures.standing.term import lapses_of

WAITS_LONGER_THAN = 180


def findings_of(
    document: Document,
    *,
    since: date | None,
    until: date,
    known_on: datetime | None = None,
    waits_longer_than: int = WAITS_LONGER_THAN,
    texts_only: bool = False,
    readable: Collection[str] | None = None,
) -> list[Gap]:
    """What is amiss from `since` through `until`; without `texts_only` about partners too. Six queries."""
    facts = facts_of([document], readable=readable)[document.pk]
    texts_on = texts_by_day(facts, known_on)
    lapses = lapses_of(tuple(settled_terms(facts.terms, known_on)))
    if texts_only:
        return text_gaps(texts_on, since, until, lapses)
    last = document_standing(facts, until, known_on)
    payments = payments_of([document]) if known_on is None else []
    return gaps_of(
        last, texts_on, since, lapses=lapses, payments=payments, waits_longer_than=waits_longer_than
    )


def payments_of(documents: Iterable[Document]) -> list[Payment]:
    """What is on record today: when the end of the payments was recorded is not kept."""
    rows = Membership.objects.filter(document__in=list(documents)).order_by("partner__slug", "since")
    return [Payment(*row) for row in rows.values_list("partner__slug", "since", "until", "costs_until")]
