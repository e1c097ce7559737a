"""Every act that is put on record gets a line in the log."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from documents.ledger.entries import enter, row_by_row
from documents.ledger.people import Person
from signatures.models import Act


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
