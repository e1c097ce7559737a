"""The amounts of a document as others ask them: on a day, as known at an instant."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from documents.models import Document
from signatures.models import Amount
from signatures.standing.amounts import AmountFact, AmountHistory, amounts_on

COLUMNS = (
    "pk", "what", "euros", "per", "share", "on", "until", "article", "article_key", "text", "recorded_at",
    "corrects_id", "void",
)  # fmt: skip


def amounts_of(
    document: Document, *, on: date | None = None, known_on: datetime | None = None
) -> tuple[AmountHistory, ...]:
    """In one query; `on` is by default today in Amsterdam."""
    return amounts_of_each([document.pk], on=on, known_on=known_on)[document.pk]


def amounts_of_each(
    documents: Iterable[int], *, on: date | None = None, known_on: datetime | None = None
) -> dict[int, tuple[AmountHistory, ...]]:
    """By the key of the document, for all of them in one query."""
    facts: dict[int, list[AmountFact]] = {key: [] for key in documents}
    rows = Amount.objects.filter(document__in=facts).order_by("pk")
    for document, *values in rows.values_list("document_id", *COLUMNS):
        facts[document].append(AmountFact(*values))
    day = on or timezone.localdate()
    return {document: amounts_on(found, day, known_on) for document, found in facts.items()}
