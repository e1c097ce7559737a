"""Two people at the same moment: one wins, the other is told."""

import threading
from collections.abc import Callable

from django.db import connections
from django.utils import timezone

import pytest

from documents.text.refusals import Refused
from signatures.models import Act, Invitation, Round, Submission
from signatures.rounds.inviting import delegate, invite, send_again
from signatures.rounds.submitting import accept_submission, hand_in
from tests.signatures.round_region import PEOPLE, SCAN, colleague, make_region, make_round, request_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Does these at the same moment; what each gave, or how it was refused."""
    start, outcomes = threading.Barrier(len(deeds)), []

    def do(deed: Callable[[], object]) -> None:
        start.wait()
        try:
            outcomes.append(deed())
        except Refused as refused:
            outcomes.append(refused)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_of_two_administrators_one_accepts_and_one_is_told() -> None:
    opened = make_round(make_region("huizen"))
    submission = hand_in(
        version=opened.version,
        partner=request_of(opened, "huizen").partner,
        method="paper",
        content=SCAN,
        name="scan.png",
        on=timezone.localdate(),
        received=None,
        signatories=PEOPLE,
        by=None,
        by_name="Jan",
    )
    judges = [colleague("bea"), colleague("carla")]
    outcomes = at_once(
        *(
            lambda judge=judge: accept_submission(
                submission=Submission.objects.get(pk=submission.pk), by=judge
            )
            for judge in judges
        )
    )
    (told,) = [one for one in outcomes if isinstance(one, Refused)]
    (act,) = [one for one in outcomes if isinstance(one, Act)]
    assert str(told).startswith(f"{act.recorded_by_name} heeft deze ondertekening al beoordeeld")
    assert opened.version.acts.count() == 1


def test_a_link_that_is_replaced_while_it_is_passed_on() -> None:
    opened = make_round(make_region("huizen"))
    person = {"name": "Jan", "function": "", "email": "jan@voorbeeld.example"}
    invitation = invite(request=request_of(opened, "huizen"), by=None, **person)
    at_once(
        lambda: send_again(invitation=Invitation.objects.get(pk=invitation.pk), by=None),
        lambda: delegate(
            invitation=Invitation.objects.get(pk=invitation.pk),
            name="Kim",
            function="",
            email="kim@voorbeeld.example",
            reason="vakantie",
        ),
    )
    assert Invitation.objects.filter(ended_at=None).count() == 1


def test_of_two_rounds_at_the_same_moment_one_opens() -> None:
    version = make_region("huizen")
    outcomes = at_once(lambda: make_round(version), lambda: make_round(version))
    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "Round"]
    assert Round.objects.count() == 1
