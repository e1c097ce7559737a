"""One signature is one act, whether it came through the portal, on paper, as a signed PDF, in a register file
or by the form of the team: with its reservation, and for a partner of which two people sign."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from signatures.models import Act, Membership
from signatures.register.loading import act_facts
from signatures.register.standings import standing_of
from tests.signatures.round_region import make_region
from tests.signatures.signing_roads import ROADS, Signing

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 1, 5, tzinfo=UTC)

words = st.sampled_from(["A.", "de", "Vries", "Çelik", "d'Arc", "van 't", "O’Neill", "Jo\u0308rg"])
gaps = st.sampled_from([" ", "  ", "\u00a0", "\t"])


@st.composite
def names(draw) -> str:
    first, *others = draw(st.lists(words, min_size=1, max_size=3))
    return first + "".join(draw(gaps) + other for other in others)


reservations = st.sampled_from(["", "Behalve artikel 2.", "Onder voorbehoud van de raad.\nZie de brief."])


class _Undone(Exception):
    """Ends what a road did."""


def made_by(road: str, signing: Signing) -> tuple[Any, ...]:
    """The act, and how the partner stands by it, apart from when and from whom it was recorded."""
    try:
        with transaction.atomic():
            ROADS[road](signing)
            ((_, act),) = act_facts(Act.objects.all())
            row = Act.objects.get()
            cell = standing_of(signing.version.document).cell(signing.partner.slug, 1)
            found = (
                replace(act, id=0, recorded=BEGIN, received=None),
                row.signatories,
                (cell.standing, cell.on, cell.flags, cell.reason, cell.reservations),
            )
            raise _Undone
    except _Undone:
        return found


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(
    name=names(),
    function=st.sampled_from(["", "lid  van de raad"]),
    reservation=reservations,
    people=st.integers(1, 2),
)
@example(name="A. de Vries", function="burgemeester", reservation="Behalve artikel 2.", people=2)
def test_signature__is_the_same_act_by_every_road(name, function, reservation, people) -> None:
    with transaction.atomic():
        version = make_region("huizen", "laren")
        Membership.objects.filter(partner__slug="huizen").update(signatories=people)
        create = get_user_model().objects.create_superuser
        signing = Signing(
            version=version,
            partner=Membership.objects.get(partner__slug="huizen").partner,
            name=name,
            function=function,
            reservation=reservation,
            on=timezone.localdate(),
            colleagues=(create("anja"), create("bea")),
        )
        made = {road: made_by(road, signing) for road in ROADS}
        first = made["portal"]
        assert made == dict.fromkeys(ROADS, first)
        assert first[2][0] == ("signed" if people == 1 else "open")
        transaction.set_rollback(True)
