"""What may end a request to sign: an act, a membership, a version, the end of the agreement."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from documents.models import Document, Version
from documents.signals import version_determined
from signatures.models import Act, Membership, TermEntry
from signatures.rounds.changing import follow_repaired_copy
from signatures.rounds.closing import settle_requests
from signatures.rounds.entry_mail import tell_entered_later
from signatures.signals import is_told_at_once, standing_changed


@receiver(post_save, sender=Act)
def act_recorded(instance: Act, raw: bool = False, **_named: object) -> None:
    if not (raw or is_told_at_once()):
        settle_requests(instance.version.document)
        tell_entered_later()


@receiver(post_save, sender=Membership)
@receiver(post_delete, sender=Membership)
def membership_changed(instance: Membership, raw: bool = False, **_named: object) -> None:
    if not (raw or is_told_at_once()):
        settle_requests(instance.document)


@receiver(post_save, sender=TermEntry)
def term_recorded(instance: TermEntry, raw: bool = False, **_named: object) -> None:
    if not raw:
        settle_requests(instance.document)
        tell_entered_later()


@receiver(standing_changed)
def standing_of_document_changed(document: Document, **_named: object) -> None:
    settle_requests(document)
    tell_entered_later()


@receiver(version_determined)
def new_version(version: Version, **_named: object) -> None:
    if version.correction:
        follow_repaired_copy(version)
    settle_requests(version.document)
    tell_entered_later()
