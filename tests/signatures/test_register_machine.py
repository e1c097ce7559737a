"""What holds of the register whatever is done, and a story that does all of it."""

from collections.abc import Callable

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.signatures.facts import ALL_SIGN
from tests.signatures.register_machine import DONE, Register
from tests.signatures.signing_roads import ROADS

STORY: list[Callable[[Register], None]] = [
    lambda machine: machine.gets_or_loses_a_mandate(slug="huizen", ago=0, number=1, ends=False),
    lambda machine: machine.is_invited(slug="huizen"),
    lambda machine: machine.days_pass(days=31),
    lambda machine: machine.is_reminded(),
    lambda machine: machine.signs(slug="huizen", road="portal", reservation="Behalve artikel 2."),
    lambda machine: machine.is_repaired(number=3),
    lambda machine: machine.joins(slug="blaricum", ago=0, signatories=1),
    lambda machine: machine.signs(slug="blaricum", road="pdf", reservation=""),
    lambda machine: machine.signs(slug="dudok", road="paper", reservation="Behalve artikel 1."),
    lambda machine: machine.name_is_set_right(slug="dudok", ago=9, number=2, taken_away=False),
    lambda machine: machine.signs(slug="dudok", road="form", reservation=""),
    lambda machine: machine.joins(slug="zorg", ago=1, signatories=2),
    lambda machine: machine.signs(slug="zorg", road="file", reservation="Alleen voor jeugd."),
    lambda machine: machine.round_is_extended(days=20),
    lambda machine: machine.refuses(slug="laren"),
    lambda machine: machine.act_is_set_right(place=1, ago=0, void=True),
    lambda machine: machine.acts(slug="laren", kind="adoption", ago=2),
    lambda machine: machine.acts(slug="zorg", kind="withdrawal", ago=0),
    lambda machine: machine.acts(slug="zorg", kind="refusal", ago=0),
    lambda machine: machine.round_is_closed(),
    lambda machine: machine.is_determined(entry=ALL_SIGN, ago=1),
    lambda machine: machine.signed_on_a_day_that_is_not_quite_known(slug="zorg", ago=3, precision="month"),
    lambda machine: machine.other_terms(slug="huizen", ago=0, signatories=2),
    lambda machine: machine.membership_is_set_right(slug="laren", ago=20),
    lambda machine: machine.is_renamed(slug="huizen", ago=3, number=4),
    lambda machine: machine.name_is_set_right(slug="huizen", ago=0, number=1, taken_away=True),
    lambda machine: machine.is_of_another_kind(slug="blaricum", kind="corporation"),
    lambda machine: machine.leaves(slug="zorg", ago=-1),
    lambda machine: machine.days_pass(days=1),
    lambda machine: machine.merge(slugs=["laren", "blaricum"], ago=0),
    lambda machine: machine.days_pass(days=7),
    lambda machine: machine.version_is_withdrawn(ago=0),
]


@pytest.mark.django_db
def test_register__stays_true_whatever_is_done() -> None:
    run_state_machine_as_test(
        Register,
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            phases=[Phase.generate],
            database=None,
        ),
    )


@pytest.mark.django_db
def test_machine__can_do_each_verb() -> None:
    """One story in which nothing is refused, so that what holds above holds of something."""
    DONE.clear()
    machine = Register()
    try:
        machine.a_region()
        for step in STORY:
            done = DONE.total()
            step(machine)
            assert DONE.total() > done, machine.refused
            machine.hold()
    finally:
        machine.teardown()
    assert set(ROADS) < DONE.keys()
