"""The keys of a document: carried from version to version, and never given to another unit."""

from collections.abc import Sequence

from documents.models import Article, Document, Version
from documents.text import Text
from documents.versions.matching import matched_units, proposed_matches


def used_keys(document: Document) -> frozenset[str]:
    """All keys that any version of the document has; a new article gets none of them."""
    return frozenset(Article.objects.filter(version__document=document).values_list("key", flat=True))


def former_version(document: Document) -> Version | None:
    """What a next text continues: the latest version, but for those of which only the dates are known."""
    return document.versions.filter(articles__isnull=False).newest()


def carried(document: Document, text: Text, matches: Sequence[str] | None = None) -> Text:
    """The text with the keys of the units that it continues; others get keys the document never used.

    `matches` is what an editor chose (`documents.versions.matching`), by default the likeliest. Raises
    Refused.
    """
    version = former_version(document)
    former = version.text if version else Text()
    chosen = proposed_matches(former, text) if matches is None else matches
    return matched_units(former, text, chosen, used=used_keys(document))
