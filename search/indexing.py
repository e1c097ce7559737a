"""Keeping the index equal to the database: per document when something changes, whole when asked, and
compared."""

from collections.abc import Callable, Iterable, Iterator

from django.utils import timezone

from documents.models import Document
from documents.verification.findings import Finding
from search.engines import Engine, EngineUnavailable, engine
from search.gathering import passages_of
from search.models import StaleDocument
from search.passages import Passage

DIFFERENCES = {
    "missing": "Deze passage staat niet in de zoekindex.",
    "changed": "Deze passage is in de zoekindex anders dan in de database.",
    "extra": "Deze passage staat wel in de zoekindex, niet in de database.",
}
REMEDY = "Draai `manage.py reindex`."


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
    started = timezone.now()
    documents = list(Document.objects.order_by("pk"))
    passages = 0
    with into.rebuild() as add:
        for done, document in enumerate(documents, start=1):
            found = passages_of(document)
            add(found)
            passages += len(found)
            progress(done, len(documents))
    StaleDocument.objects.filter(since__lt=started).delete()
    return passages


def index_findings() -> Iterator[Finding]:
    """Where the index differs from the database: per passage, or that the engine is out of reach. Documents
    that still wait for their turn to be indexed are left out."""
    try:
        kept = engine().digests()
    except EngineUnavailable as error:
        yield Finding("search index", "zoekindex", f"De zoekmachine is niet bereikbaar: {error}.")
        return
    waiting = set(StaleDocument.objects.values_list("document__slug", flat=True))
    for difference, ref in _differences(kept, _all_passages()):
        if ref.partition("/")[0] in waiting:
            continue
        yield Finding(f"search index: {difference}", ref, f"{DIFFERENCES[difference]} {REMEDY}")


def _all_passages() -> Iterator[Passage]:
    return (passage for document in Document.objects.order_by("pk") for passage in passages_of(document))


def _differences(kept: dict[str, str], wanted: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    left = dict(kept)
    for passage in wanted:
        digest = left.pop(passage.ref, None)
        if digest is None:
            yield "missing", passage.ref
        elif digest != passage.digest:
            yield "changed", passage.ref
    yield from (("extra", ref) for ref in sorted(left))
