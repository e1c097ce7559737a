"""Whether the comparisons that are kept are those that comparing gives."""

from collections.abc import Iterator
from typing import Any

from documents.models import StoredComparison, Version
from documents.versions.comparisons import ALGORITHM, would_keep
from documents.versions.verification.findings import Finding
from documents.versions.verification.raw_rows import raw_rows

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)


def comparison_findings() -> Iterator[Finding]:
    """Only what readers may be shown: another algorithm or text is never asked for again."""
    for row in raw_rows(StoredComparison, algorithm=ALGORITHM):
        old, new = _version(row["old_digest"]), _version(row["new_digest"])
        if old and new and row["data"] != _made(old, new):
            where = f"{new.document.slug}, versie {old.designation} vergeleken met {new.designation}"
            detail = "De bewaarde vergelijking is niet wat het vergelijken van deze teksten geeft."
            yield Finding("vergelijking", where, detail)


def _version(digest: str) -> Version | None:
    return Version.objects.filter(digest=digest).select_related("document__kind").first()


def _made(old: Version, new: Version) -> Any:
    """None for a text that cannot be read any more; that has a finding of its own."""
    try:
        return would_keep(old, new)
    except UNREADABLE:
        return None
