"""Documents in a list: what each is worth today."""

from dataclasses import dataclass

from django.db.models import QuerySet

from documents.models import Document, DocumentKind, Version, Visibility
from documents.models.visibility import levels_within
from portal.texts.document_on_day import DocumentOnDay, VersionOnDay, comparison_url, documents_on_day


def with_texts_for(documents: QuerySet[Document], user) -> QuerySet[Document]:
    """Of these documents those with a version that this person may read."""
    return documents.filter(versions__in=Version.objects.visible_to(user)).distinct()


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


def entries_of(documents: QuerySet[Document], user) -> list[Entry]:
    """The documents with a version that this person may read, by title, in a fixed number of queries."""
    found = list(with_texts_for(documents, user).order_by("title"))
    shelves = documents_on_day(found, user)
    return [Entry(document, shelves[document.pk]) for document in found]


def has_more_for_partners(kind: DocumentKind, user) -> bool:
    """Whether logging in as a partner shows more of this kind than this visitor sees."""
    if user.is_authenticated:
        return False
    levels = levels_within(Visibility.PARTNERS)
    readable = Version.objects.published_to(levels).filter(
        document__kind=kind, document__visibility__in=levels
    )
    return readable.exclude(pk__in=Version.objects.visible_to(user)).exists()
