"""Which person works for which partner."""

from typing import Any

from django.db import transaction

from signatures.models import Partner, PartnerAccount


@transaction.atomic
def work_for(*, user: Any, partner: Partner | None) -> None:
    """From now on this person works for the partner, or for none."""
    if partner is None:
        PartnerAccount.objects.filter(user=user).delete()
    else:
        PartnerAccount.objects.update_or_create(user=user, defaults={"partner": partner})
