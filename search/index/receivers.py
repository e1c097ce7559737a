"""What makes the index stale: a document, a version, a text that was read, all that decides what is in force,
and what stands beside the texts."""

from collections.abc import Iterable

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from documents.models import Document, Publication, StoredFile, Version
from documents.signals import text_extracted
from search.index.tasks import forget_later, index_later, index_on, source_later
from search.passages.of_others import PARTNERS
from signatures.models import Act, FollowUp, Membership, Partner, PartnerKind, PartnerName, TermEntry
from signatures.signals import is_told_at_once, partners_added, standing_changed


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
    if not (raw or is_told_at_once()):
        index_later(instance.document)


@receiver(post_save, sender=Publication)
def publication_saved(instance: Publication, raw: bool = False, **_named: object) -> None:
    """Now, and again on the days on which more people may read the version."""
    if raw:
        return
    document = instance.version.document
    index_later(document)
    for day in {instance.partners_from, instance.public_from}:
        index_on(day, document)


@receiver(post_save, sender=Act)
def act_recorded(instance: Act, raw: bool = False, **_named: object) -> None:
    if not raw:
        index_later(instance.version.document)


@receiver(post_save, sender=TermEntry)
def term_stated(instance: TermEntry, raw: bool = False, **_named: object) -> None:
    """Now, and again on the day on which a term begins: a text that lapsed may hold again."""
    if not raw:
        index_later(instance.document)
        index_on(instance.on, instance.document)


@receiver(standing_changed)
def standing_of_document_changed(document: Document, **_named: object) -> None:
    index_later(document)


@receiver(post_save, sender=Partner)
def partner_saved(instance: Partner, raw: bool = False, created: bool = False, **_named: object) -> None:
    """The kind of a partner decides whose signature a rule asks."""
    if not raw and not created:
        for document in Document.objects.filter(memberships__partner=instance).distinct():
            index_later(document)


@receiver(post_save, sender=Partner)
@receiver(post_save, sender=PartnerName)
@receiver(post_delete, sender=Partner)
@receiver(post_delete, sender=PartnerName)
def name_of_partner_changed(instance: Partner | PartnerName, raw: bool = False, **_named: object) -> None:
    """A follow-up point names its owner."""
    if raw:
        return
    source_later(PARTNERS)
    if isinstance(instance, PartnerName):
        named = Document.objects.filter(memberships__partner=instance.partner_id, follow_ups__isnull=False)
        for document in named.distinct():
            index_later(document)


@receiver(partners_added)
def many_partners_added(**_named: object) -> None:
    source_later(PARTNERS)


@receiver(post_save, sender=PartnerKind)
def kind_of_partner_renamed(raw: bool = False, created: bool = False, **_named: object) -> None:
    """A partner is found with its kind beside it."""
    if not raw and not created:
        source_later(PARTNERS)


@receiver(post_save, sender=FollowUp)
@receiver(pre_delete, sender=FollowUp)
def follow_up_changed(instance: FollowUp, raw: bool = False, **_named: object) -> None:
    if not raw:
        for document in instance.documents.all():
            index_later(document)


@receiver(m2m_changed, sender=FollowUp.documents.through)
def follow_up_touches_others(
    instance: FollowUp | Document, action: str, pk_set: Iterable[int] | None, **_named: object
) -> None:
    """From either side: the documents of a follow-up point were chosen, or the points of a document."""
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if isinstance(instance, Document):
        index_later(instance)
        return
    touched = instance.documents.all() if pk_set is None else Document.objects.filter(pk__in=pk_set)
    for document in touched:
        index_later(document)


@receiver(text_extracted)
def text_read(file: StoredFile, **_named: object) -> None:
    for document in Document.objects.filter(versions__attachments__file=file).distinct():
        index_later(document)
