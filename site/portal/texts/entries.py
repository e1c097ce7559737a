"""Documents in a list: what each is worth today."""

from dataclasses import dataclass

from django.db.models import QuerySet

from documents.models import Document
from portal.texts.document_on_day import DocumentOnDay, VersionOnDay, comparison_url, documents_on_day


@dataclass(frozen=True)
class Entry:
    """A document with the text that is read now. Without a version it has none."""

    document: Document
    shelf: DocumentOnDay

    @property
    def place(self) -> VersionOnDay | None:
        return self.shelf.read

    @property
    def coming_url(self) -> str:
        """Where the text that holds is compared with the one that is coming; empty when nothing is coming."""
        now, coming = self.shelf.current, self.shelf.upcoming
        return comparison_url(now.version, coming.version) if now and coming else ""


def entries_of(documents: QuerySet[Document]) -> list[Entry]:
    """The documents that have a version, by title, in a fixed number of queries."""
    found = list(documents.filter(versions__isnull=False).distinct().order_by("title"))
    shelves = documents_on_day(found)
    return [Entry(document, shelves[document.pk]) for document in found]
