"""Background work: changed documents into the index."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.tasks import Task, task
from django.utils import timezone

from documents.models import Document
from search.engines import EngineUnavailable
from search.indexing import forget_document, index_noted
from search.models import StaleDocument, StaleSource
from search.source_indexing import index_noted_source, note_source

RETRY = timedelta(minutes=1)
logger = logging.getLogger(__name__)


def index_later(document: Document) -> None:
    """Notes that the document changed, and has it indexed after commit."""
    StaleDocument.objects.update_or_create(document=document, defaults={"since": timezone.now()})
    transaction.on_commit(index_changed_documents.enqueue)


def forget_later(slug: str) -> None:
    """Has a document that is deleted taken out of the index after commit."""
    transaction.on_commit(partial(take_out_document.enqueue, slug))


@task
def index_changed_documents() -> None:
    """Indexes every document noted as changed. What fails because the engine is away stays noted and is
    tried again in a minute."""
    try:
        while noted := StaleDocument.objects.select_related("document").order_by("since").first():
            index_noted(noted)
    except EngineUnavailable as error:
        logger.warning("search engine not available, indexing is put off: %s", error)
        _try_again(index_changed_documents)


def source_later(name: str) -> None:
    """Notes that the partners, or the pages of the website, changed, and has them indexed after commit."""
    StaleSource.objects.update_or_create(source=name, defaults={"since": timezone.now()})
    transaction.on_commit(index_changed_sources.enqueue)


def source_of_release(name: str) -> None:
    """The same for what comes with a release. Without a queue it waits for the next change or rebuild."""
    note_source(name)
    if index_changed_sources.get_backend().supports_defer:
        transaction.on_commit(index_changed_sources.enqueue)


@task
def index_changed_sources() -> None:
    """The same as for documents, for what is found beside them."""
    try:
        while noted := StaleSource.objects.order_by("since").first():
            index_noted_source(noted)
    except EngineUnavailable as error:
        logger.warning("search engine not available, indexing is put off: %s", error)
        _try_again(index_changed_sources)


@task
def take_out_document(slug: str) -> None:
    """The same for a document that is no more: the waiting task is what remembers it."""
    try:
        if not Document.objects.filter(slug=slug).exists():
            forget_document(slug)
    except EngineUnavailable as error:
        logger.warning("search engine not available, taking out %s is put off: %s", slug, error)
        _try_again(take_out_document, slug)


def _try_again(work: Task, *arguments: str) -> None:
    if work.get_backend().supports_defer:
        work.using(run_after=timezone.now() + RETRY).enqueue(*arguments)
