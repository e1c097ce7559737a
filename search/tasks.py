"""Background work: changed documents into the index."""

import logging
from datetime import timedelta

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from documents.models import Document
from search.engines import EngineUnavailable
from search.indexing import index_document
from search.models import StaleDocument

RETRY = timedelta(minutes=1)
logger = logging.getLogger(__name__)


def index_later(document: Document) -> None:
    """Notes that the document changed, and has it indexed after commit."""
    StaleDocument.objects.update_or_create(document=document, defaults={"since": timezone.now()})
    transaction.on_commit(index_changed_documents.enqueue)


@task
def index_changed_documents() -> None:
    """Indexes every document noted as changed. What fails because the engine is away stays noted and is
    tried again in a minute."""
    for noted in StaleDocument.objects.select_related("document").order_by("since"):
        try:
            index_document(noted.document)
        except EngineUnavailable as error:
            logger.warning("search engine not available, indexing is put off: %s", error)
            _try_again()
            return
        StaleDocument.objects.filter(pk=noted.pk, since=noted.since).delete()


def _try_again() -> None:
    if index_changed_documents.get_backend().supports_defer:
        index_changed_documents.using(run_after=timezone.now() + RETRY).enqueue()
