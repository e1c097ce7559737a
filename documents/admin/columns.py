"""Columns of the lists of the admin, and the queries that fill them without asking once a row."""

from typing import Protocol

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Substr
from django.utils.html import format_html

from wagtail.admin.ui.tables import Column

from documents.models import Attachment, Document, ExtractedText, ExtractionStatus, Version
from documents.text.dutch import day

MOST_URGENT = (ExtractionStatus.FAILED, ExtractionStatus.WAITING)


class LinkColumn(Column):
    """A link with the same words in each row; nothing where there is no address."""

    def __init__(self, name: str, words: str, **kwargs) -> None:
        super().__init__(name, **kwargs)
        self.words = words

    def get_value(self, instance) -> str:
        address = super().get_value(instance)
        return format_html('<a href="{}">{}</a>', address, self.words) if address else ""


class DayColumn(Column):
    """A legal date, always written in full."""

    def get_value(self, instance) -> str:
        found = super().get_value(instance)
        return day(found) if found else ""


class HasLatestVersion(Protocol):
    """A document as `documents_with_latest_version` gives it."""

    latest_number: int | None
    latest_correction: int
    latest_label: str


def documents_with_latest_version() -> QuerySet[Document]:
    """The documents with `latest_label`, `latest_number`, `latest_correction` and `draft_id`."""
    latest = Version.objects.filter(document=OuterRef("pk")).latest_first()
    return Document.objects.annotate(
        latest_label=Subquery(latest.values("label")[:1]),
        latest_number=Subquery(latest.values("number")[:1]),
        latest_correction=Subquery(latest.values("correction")[:1]),
        latest_determined_on=Subquery(latest.values("determined_on")[:1]),
        draft_page=F("draft__pk"),
    )


def latest_name(document: HasLatestVersion) -> str:
    """The name of the latest version; "nog geen" before the first."""
    if not document.latest_number:
        return "nog geen"
    return (
        document.latest_label
        or Version(number=document.latest_number, correction=document.latest_correction).name
    )


def extracted_with_names() -> QuerySet[ExtractedText]:
    """The readings with `file_name` and `document_title`: where the file was attached first; and `place`:
    what failed comes before what waits, and that before what was read."""
    whens = [When(status=status, then=Value(place)) for place, status in enumerate(MOST_URGENT)]
    attached = Attachment.objects.filter(file=OuterRef("file")).order_by("pk")
    return ExtractedText.objects.defer("pages").annotate(
        file_name=Coalesce(Subquery(attached.values("name")[:1]), Substr("file__sha256", 1, 12)),
        document_title=Subquery(attached.values("version__document__title")[:1]),
        place=Case(*whens, default=Value(2)),
    )


def public_address(found: Document | Version) -> str:
    return found.get_absolute_url()
