"""What makes the index stale: a document, a version, a text that was read, and all that decides what is in
force."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from documents.models import Document, StoredFile, Version
from documents.signals import text_extracted
from search.tasks import forget_later, index_later
from signatures.models import Act, Membership, Partner
from signatures.signals import standing_changed


@receiver(post_save, sender=Document)
def document_saved(instance: Document, raw: bool = False, **_named: object) -> None:
    if not raw:
        index_later(instance)


@receiver(post_delete, sender=Document)
def document_deleted(instance: Document, **_named: object) -> None:
    forget_later(instance.slug)


@receiver(post_save, sender=Version)
@receiver(post_save, sender=Membership)
@receiver(post_delete, sender=Membership)
def part_of_document_changed(instance: Version | Membership, raw: bool = False, **_named: object) -> None:
    if not raw:
        index_later(instance.document)


@receiver(post_save, sender=Act)
def act_recorded(instance: Act, raw: bool = False, **_named: object) -> None:
    if not raw:
        index_later(instance.version.document)


@receiver(standing_changed)
def standing_of_document_changed(document: Document, **_named: object) -> None:
    index_later(document)


@receiver(post_save, sender=Partner)
def partner_saved(instance: Partner, raw: bool = False, created: bool = False, **_named: object) -> None:
    """The kind of a partner decides whose signature a rule asks."""
    if not raw and not created:
        for document in Document.objects.filter(memberships__partner=instance).distinct():
            index_later(document)


@receiver(text_extracted)
def text_read(file: StoredFile, **_named: object) -> None:
    for document in Document.objects.filter(versions__attachments__file=file).distinct():
        index_later(document)
