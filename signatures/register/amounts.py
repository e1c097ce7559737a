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
    return amounts_on(_facts(document), on or timezone.localdate(), known_on)


def _facts(document: Document) -> Iterable[AmountFact]:
    rows = Amount.objects.filter(document=document).order_by("pk")
    return [AmountFact(*values) for values in rows.values_list(*COLUMNS)]
