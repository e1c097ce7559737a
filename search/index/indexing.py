"""Keeping the index equal to the database: per document when something changes, whole when asked, and
compared."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet
from django.utils import timezone

from documents.models import Document
from documents.versions.verification.findings import Finding
from search.engines import MISSING, Engine, EngineUnavailable, engine
from search.index.sources import (
    SourcesOfRebuild,
    has_unnoted_sources,
    passages_of_sources,
    waiting_sources,
)
from search.index.waiting import waiting
from search.models import StaleDocument
from search.passages import Passage
from search.passages.of_documents import passages_of

DIFFERENCES = {
    "missing": "Deze passage staat niet in de zoekindex.",
    "changed": "Deze passage is in de zoekindex anders dan in de database.",
    "extra": "Deze passage staat wel in de zoekindex, niet in de database.",
}
REMEDY = "Draai `manage.py reindex`."
NOT_TAKEN = "Kijk of `manage.py db_worker` draait, en in de uitvoer daarvan waarom het niet lukt."


def index_document(document: Document, *, into: Engine | None = None) -> None:
    """Makes the passages of this document in the index what they are in the database; again changes
    nothing."""
    (into or engine()).replace(document.slug, passages_of(document))


def index_noted(noted: StaleDocument) -> None:
    """Indexes a document that was noted as changed. When it changed again meanwhile, or another worker took
    the note away, what was just written may be old: then it is noted once more."""
    index_document(noted.document)
    taken, _ = StaleDocument.objects.filter(pk=noted.pk, since=noted.since).delete()
    if taken:
        return
    if document := Document.objects.filter(pk=noted.document_id).first():
        _note(document)
    else:
        forget_document(noted.document.slug)


def forget_document(slug: str) -> None:
    """Takes a document out of the index."""
    engine().replace(slug, [])


def rebuild(
    into: Engine, *, progress: Callable[[int, int], None] = lambda done, total: None, is_used: bool = True
) -> int:
    """Builds the whole index beside the present one and switches; returns the number of passages.

    Every document is noted as changed before it is read. A note that is another or gone afterwards says that
    the document changed meanwhile: what was read may be older than what a worker wrote into the new index,
    so the document is indexed again, until none has changed. The notes go when the new index is in use; they
    stay when the engine is another than the one in use, which may not have what they tell of. `progress` gets
    the documents done and their total."""
    passages = 0
    with into.rebuild() as add:
        noted, sources = _note_all(), SourcesOfRebuild()
        for done, one in enumerate(noted.values(), start=1):
            found = passages_of(one.document)
            add(found)
            passages += len(found)
            progress(done, len(noted))
        beside = sources.passages()
        add(beside)
        while sources.index_changed(into) | _index_changed(noted, into):
            pass
    if is_used:
        sources.done()
        for one in noted.values():
            StaleDocument.objects.filter(pk=one.pk, since=one.since).delete()
    return passages + len(beside)


def must_rebuild(asked: Engine) -> bool:
    """Whether working off what was noted would leave the index without the rest. In a new installation there
    is no rest."""
    if not asked.needs_rebuild():
        return False
    return asked.problem() != MISSING or has_unnoted_sources() or _unnoted_documents().exists()


def _unnoted_documents() -> QuerySet[Document]:
    return Document.objects.exclude(pk__in=StaleDocument.objects.values("document"))


def _note_all() -> dict[int, StaleDocument]:
    """A note for every document, by the key of the document."""
    notes = [StaleDocument(document=document, since=timezone.now()) for document in Document.objects.all()]
    StaleDocument.objects.bulk_create(notes, ignore_conflicts=True)
    noted = StaleDocument.objects.select_related("document__kind").order_by("document_id")
    return {one.document_id: one for one in noted}


def _index_changed(noted: dict[int, StaleDocument], into: Engine) -> bool:
    """Indexes again what changed since it was read; says whether there was any."""
    now = set(StaleDocument.objects.values_list("pk", "since"))
    changed = [one for one in noted.values() if (one.pk, one.since) not in now]
    for one in changed:
        _index_again(one, noted, into)
    return bool(changed)


def _index_again(one: StaleDocument, noted: dict[int, StaleDocument], into: Engine) -> None:
    del noted[one.document_id]
    if document := Document.objects.filter(pk=one.document_id).first():
        noted[one.document_id] = _note(document)
        index_document(document, into=into)
    else:
        into.replace(one.document.slug, [])


def _note(document: Document) -> StaleDocument:
    note, _ = StaleDocument.objects.get_or_create(document=document, defaults={"since": timezone.now()})
    return note


def index_findings() -> Iterator[Finding]:
    """Where the index differs from the database: per passage, or that the engine is out of reach. What still
    waits for its turn to be indexed is left out, unless it waits too long or cannot be taken."""
    try:
        kept = engine().digests()
    except EngineUnavailable as error:
        yield Finding("search index", "zoekindex", str(error))
        return
    yield from _findings_of_queue()
    noted = {*StaleDocument.objects.values_list("document__slug", flat=True), *waiting_sources()}
    for difference, ref in _differences(kept, _all_passages()):
        if ref.partition("/")[0] in noted:
            continue
        yield Finding(f"search index: {difference}", ref, f"{DIFFERENCES[difference]} {REMEDY}")


def _findings_of_queue() -> Iterator[Finding]:
    """An index that is not there yet is no problem: the first that is taken makes it."""
    queue = waiting()
    problem = engine().problem() if queue.number else None
    if problem and problem != MISSING:
        yield Finding("search index: waiting", "zoekindex", f"{queue} {problem}")
    elif queue.is_too_long:
        yield Finding("search index: waiting", "zoekindex", f"{queue} {NOT_TAKEN}")


def _all_passages() -> Iterator[Passage]:
    for document in Document.objects.order_by("pk"):
        yield from passages_of(document)
    yield from passages_of_sources()


def _differences(kept: dict[str, str], wanted: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    left = dict(kept)
    for passage in wanted:
        digest = left.pop(passage.ref, None)
        if digest is None:
            yield "missing", passage.ref
        elif digest != passage.digest:
            yield "changed", passage.ref
    yield from (("extra", ref) for ref in sorted(left))
