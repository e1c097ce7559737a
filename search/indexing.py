"""Keeping the index equal to the database: per document when something changes, whole when asked, and
compared."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from documents.models import Document
from search.engines import Engine, engine
from search.gathering import passages_of
from search.passages import Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage where index and database differ: `what` is missing, extra or changed."""

    what: str
    where: str


def index_document(document: Document, *, into: Engine | None = None) -> None:
    """Makes the passages of this document in the index what they are in the database; again changes
    nothing."""
    into = into or engine()
    kept = into.digests(document.slug)
    wanted = passages_of(document)
    into.delete(set(kept) - {passage.ref for passage in wanted})
    into.index(passage for passage in wanted if kept.get(passage.ref) != passage.digest)


def forget_document(slug: str) -> None:
    """Takes a document out of the index."""
    into = engine()
    into.delete(into.digests(slug))


def rebuild(into: Engine, *, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Builds the whole index beside the present one and switches; returns the number of passages.

    `progress` gets the documents done and their total."""
    documents = list(Document.objects.order_by("pk"))
    passages = 0
    with into.rebuild() as add:
        for done, document in enumerate(documents, start=1):
            found = passages_of(document)
            add(found)
            passages += len(found)
            progress(done, len(documents))
    return passages


def index_findings() -> list[Finding]:
    """Where the index differs from the database; empty when they are equal."""
    return list(_differences(engine().digests(), _all_passages()))


def _all_passages() -> Iterator[Passage]:
    return (passage for document in Document.objects.order_by("pk") for passage in passages_of(document))


def _differences(kept: dict[str, str], wanted: Iterable[Passage]) -> Iterator[Finding]:
    left = dict(kept)
    for passage in wanted:
        digest = left.pop(passage.ref, None)
        if digest is None:
            yield Finding("missing", passage.ref)
        elif digest != passage.digest:
            yield Finding("changed", passage.ref)
    yield from (Finding("extra", ref) for ref in sorted(left))
