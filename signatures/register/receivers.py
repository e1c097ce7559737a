"""Every act that is put on record gets a line in the log; what is set right or taken away was known till
then."""

from typing import Any

from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone

from documents.ledger.entries import enter, row_by_row
from documents.ledger.people import Person
from signatures.models import Act, Mandate, Membership, Partner, PartnerName, Succession
from signatures.register import former, memberships


@receiver(pre_delete, sender=Membership, dispatch_uid="signatures.register.receivers")
def membership_taken_away(instance: Membership, **_named: Any) -> None:
    """It was known until now."""
    memberships.keep_as_known(instance)


@receiver(pre_save, sender=Partner, dispatch_uid="signatures.register.receivers")
@receiver(pre_save, sender=PartnerName, dispatch_uid="signatures.register.receivers")
@receiver(pre_save, sender=Succession, dispatch_uid="signatures.register.receivers")
@receiver(pre_save, sender=Mandate, dispatch_uid="signatures.register.receivers")
def set_right(instance: Any, raw: bool = False, **_named: Any) -> None:
    if not raw:
        former.keep_when_set_right(instance)


@receiver(pre_delete, sender=PartnerName, dispatch_uid="signatures.register.receivers")
@receiver(pre_delete, sender=Succession, dispatch_uid="signatures.register.receivers")
@receiver(pre_delete, sender=Mandate, dispatch_uid="signatures.register.receivers")
def taken_away(instance: Any, origin: Any = None, **_named: Any) -> None:
    """It was known until now; of a partner that is deleted itself nothing stays."""
    if getattr(origin, "model", type(origin)) is not Partner:
        former.keep_former(instance, timezone.now())


@receiver(post_save, sender=Act, dispatch_uid="signatures.register.receivers")
def act_recorded(instance: Act, raw: bool = False, **_named: Any) -> None:
    if raw or not row_by_row():
        return
    enter(
        what=f"{instance.get_kind_display()} vastgelegd",
        by=Person(instance.recorded_by_name, instance.recorded_by_role, instance.recorded_by_organisation),
        about=instance,
        result=f"Controlesom {instance.digest}",
    )
