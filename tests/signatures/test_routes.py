"""The route of a decision, and the points that follow from it."""

from datetime import date

from django.db import IntegrityError, transaction

import pytest

from signatures.models import FollowUp, Outcome, Purpose, Route, Step
from tests.factories import make_document

pytestmark = pytest.mark.django_db

BODIES = ("Ambtelijke werkgroep", "Directeuren", "Portefeuillehouders")


@pytest.fixture
def route() -> Route:
    return Route.objects.create(document=make_document(), label="2025", title="Besluitroute 2025")


def step(route: Route, order: int = 1, **more: object) -> Step:
    named = {"body": BODIES[order % 3], "purpose": Purpose.ADVISE}
    return Step.objects.create(route=route, order=order, **named | more)


def test_the_steps_of_a_route_stand_in_order_whatever_their_days(route):
    step(route, 2, held_on=date(2025, 8, 21))
    step(route, 1, held_on=date(2025, 9, 4))
    assert [kept.order for kept in route.steps.all()] == [1, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": Outcome.AGREED},
        {"outcome": Outcome.AGREED_WITH_REMARKS, "held_on": date(2025, 9, 4)},
        {"outcome": "misschien", "held_on": date(2025, 9, 4)},
        {"purpose": "vieren"},
    ],
)
def test_the_database_refuses_a_step_that_cannot_be(route, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        step(route, **wrong)


@pytest.mark.parametrize(
    "right",
    [
        {"outcome": Outcome.WITHDRAWN},
        {"held_on": date(2025, 9, 4)},
        {"outcome": Outcome.AGREED, "held_on": date(2025, 9, 4)},
        {"outcome": Outcome.AGREED_WITH_REMARKS, "held_on": date(2025, 9, 4), "remarks": "Mits bekostigd."},
    ],
)
def test_a_step_as_it_happens(route, right):
    assert step(route, **right).pk


def test_two_steps_have_two_places(route):
    step(route, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        step(route, 1)


def test_a_follow_up_touches_documents_and_remembers_its_changes(route):
    point = FollowUp.objects.create(
        title="Ontruimingscijfers delen", owner="Regionaal team", step=step(route)
    )
    point.documents.add(route.document, make_document("ontruiming", kind="process"))
    point.state = "done"
    point.save()
    assert route.document.follow_ups.get() == point
    assert [kept.state for kept in point.history.order_by("history_id")] == ["open", "open", "done"]


def test_a_follow_up_is_open_done_or_lapsed():
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.create(title="Cijfers", state="vergeten")
