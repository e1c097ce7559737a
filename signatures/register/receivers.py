"""Every act that is put on record gets a line in the log; a membership that is taken away was known till
then."""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from documents.ledger.entries import enter, row_by_row
from documents.ledger.people import Person
from signatures.models import Act, Membership
from signatures.register.memberships import keep_as_known


@receiver(pre_delete, sender=Membership, dispatch_uid="signatures.register.receivers")
def membership_taken_away(instance: Membership, **_named: Any) -> None:
    """It was known until now."""
    keep_as_known(instance)


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
