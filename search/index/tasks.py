"""Background work: what changed into the index."""

import logging
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from django.db.models import QuerySet
from django.tasks import task
from django.utils import timezone

from documents.models import Document
from documents.transactions.later import later
from search.engines import EngineUnavailable, PassageRefused, engine
from search.index.indexing import forget_document, index_noted, must_rebuild, rebuild
from search.index.sources import index_noted_source, note_source
from search.models import StaleDocument, StaleSource

RETRY = timedelta(minutes=1)
RETRY_REFUSED = timedelta(hours=1)
logger = logging.getLogger(__name__)


def index_later(document: Document) -> None:
    """Notes that the document changed, and has it indexed after commit."""
    _note(document)
    later(index_changed_documents)


def _note(document: Document) -> None:
    StaleDocument.objects.update_or_create(document=document, defaults={"since": timezone.now()})


def index_on(day: date, document: Document) -> None:
    """Has the document indexed when this day begins, if that is still to come."""
    begins = timezone.make_aware(datetime.combine(day, time()))
    if begins > timezone.now():
        later(index_for_day, document.pk, day.isoformat(), after=begins - timezone.now())


def forget_later(slug: str) -> None:
    """Has a document that is deleted taken out of the index after commit."""
    later(take_out_document, slug)


def source_later(name: str) -> None:
    """Notes that the partners, or the pages of the website, changed, and has them indexed after commit."""
    StaleSource.objects.update_or_create(source=name, defaults={"since": timezone.now()})
    later(index_changed_sources)


def source_of_release(name: str) -> None:
    """The same for what comes with a release. Without a queue it waits for the next change or rebuild."""
    note_source(name)
    if index_changed_sources.get_backend().supports_defer:
        later(index_changed_sources)


@task
def index_changed_documents() -> None:
    """Indexes every document noted as changed."""
    _work_off(
        StaleDocument.objects.select_related("document__kind"),
        index_noted,
        again=partial(later, index_changed_documents),
    )


@task
def index_for_day(document: int, day: str) -> None:
    """Indexes a document of which a version may be read by more people from this day."""
    if found := Document.objects.filter(pk=document).first():
        _note(found)
        index_changed_documents.call()


@task
def index_changed_sources() -> None:
    """The same for what is found beside documents."""
    _work_off(StaleSource.objects.all(), index_noted_source, again=partial(later, index_changed_sources))


@task
def take_out_document(slug: str) -> None:
    """Takes out a document that is no more: the waiting task is what remembers it."""
    try:
        if not Document.objects.filter(slug=slug).exists():
            forget_document(slug)
    except EngineUnavailable as error:
        logger.warning("search engine not available, taking out %s is put off: %s", slug, error)
        later(take_out_document, slug, after=RETRY)


def _work_off(notes: QuerySet, index: Callable, *, again: Callable) -> None:
    """The oldest note first. What fails stays noted: because the engine is away it is tried again in a
    minute; because of the text itself in an hour, and the others do not wait for it."""
    failed: set[int] = set()
    try:
        if must_rebuild(engine()):
            logger.info("there is no search index of this release, it is made")
            rebuild(engine())
        while noted := notes.exclude(pk__in=failed).order_by("since").first():
            try:
                index(noted)
            except EngineUnavailable as error:
                if not isinstance(error, PassageRefused):
                    raise
                logger.error("%s is not in the search index: %s", noted, error)
                failed.add(noted.pk)
            except Exception:
                logger.exception("%s is not in the search index", noted)
                failed.add(noted.pk)
    except EngineUnavailable as error:
        logger.warning("search engine not available, indexing is put off: %s", error)
        again(after=RETRY)
    else:
        if failed:
            again(after=RETRY_REFUSED)
