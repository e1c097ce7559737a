"""What went another way than the route advised: told in words, never blocked (domain rules 12, 13 and 14)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatures.routes.deviations import Determined, TakenStep, deviations, next_steps

TODAY = date(2025, 12, 1)
GROUP = TakenStep(1, "de werkgroep", "advise", held_on=date(2025, 9, 1), outcome="agreed")
HOLDERS = TakenStep(2, "het overleg", "determine", held_on=date(2025, 9, 18), outcome="agreed")
HUIZEN = TakenStep(3, "het college van Huizen", "adopt", partner="huizen")


def told(*steps: TakenStep, determined: Determined | None = None) -> dict[int, tuple[str, ...]]:
    return dict(deviations(steps, today=TODAY, determined=determined))


def test_a_route_in_order_tells_nothing():
    held = TakenStep(3, "Huizen", "adopt", held_on=date(2025, 10, 1), outcome="agreed", partner="huizen")
    assert told(GROUP, HOLDERS, held) == {}


def test_rule_12_who_decided_before_the_advice_is_told():
    early = TakenStep(3, "Huizen", "adopt", held_on=date(2025, 8, 1), outcome="agreed", partner="huizen")
    assert told(GROUP, early) == {3: ("Huizen besloot vóór het advies van de werkgroep.",)}


def test_rule_12_who_decided_while_others_still_have_to_is_told():
    waiting = TakenStep(1, "de werkgroep", "advise")
    directors = TakenStep(2, "de directeuren", "advise")
    held = TakenStep(3, "Huizen", "adopt", held_on=date(2025, 8, 1), outcome="agreed", partner="huizen")
    assert told(waiting, directors, held) == {
        3: (
            "Huizen besloot al, terwijl het advies van de werkgroep en het advies van de directeuren er nog "
            "niet zijn.",
        )
    }


def test_partners_do_not_wait_for_each_other_but_each_for_its_own_bodies():
    council = TakenStep(3, "de raad van Dudok", "advise", partner="dudok")
    huizen = TakenStep(4, "Huizen", "adopt", held_on=date(2025, 10, 1), outcome="agreed", partner="huizen")
    board = TakenStep(5, "Dudok", "adopt", held_on=date(2025, 10, 1), outcome="agreed", partner="dudok")
    assert told(council, huizen, board) == {
        5: ("Dudok besloot al, terwijl het advies van de raad van Dudok er nog niet is.",)
    }


def test_a_withdrawn_step_and_one_that_takes_note_hold_nobody_up():
    withdrawn = TakenStep(1, "de werkgroep", "advise", outcome="withdrawn")
    note = TakenStep(2, "de raad", "takeNote")
    held = TakenStep(3, "Huizen", "adopt", held_on=date(2025, 8, 1), outcome="agreed")
    assert told(withdrawn, note, held) == {}


@pytest.mark.parametrize(("planned", "late"), [(date(2025, 11, 30), True), (TODAY, False), (None, False)])
def test_what_is_overdue(planned, late):
    found = told(TakenStep(1, "de werkgroep", "advise", planned_on=planned))
    assert found == ({1: ("de werkgroep is te laat: gepland op 30 november 2025.",)} if late else {})


def test_agreed_to_an_earlier_text_than_was_determined():
    made = Determined(date(2025, 9, 18), {"b" * 64})
    early = TakenStep(
        1, "de werkgroep", "advise", held_on=date(2025, 9, 1), outcome="agreed", digest="a" * 64
    )
    same = TakenStep(2, "Huizen", "adopt", held_on=date(2025, 10, 1), outcome="agreed", digest="b" * 64)
    unknown = TakenStep(3, "Laren", "adopt", held_on=date(2025, 10, 1), outcome="agreed")
    assert told(early, same, unknown, determined=made) == {
        1: ("de werkgroep gaf akkoord op een eerdere tekst dan die is vastgesteld.",)
    }


def test_rule_13_the_version_did_not_wait_for_its_advice():
    made = Determined(date(2025, 9, 10), set())
    refused = TakenStep(4, "de directeuren", "advise", held_on=date(2025, 9, 2), outcome="notAgreed")
    assert told(refused, HOLDERS, determined=made) == {
        4: ("De versie is vastgesteld, hoewel de directeuren niet akkoord was.",),
        2: (
            "Het vaststellen door het overleg kwam na de dag waarop de versie is vastgesteld "
            "(10 september 2025).",
        ),
    }


def test_what_comes_next_is_one_step_or_all_partners_at_once():
    laren = TakenStep(4, "het college van Laren", "adopt", partner="laren")
    assert next_steps([GROUP, HOLDERS, HUIZEN, laren]) == (HUIZEN, laren)
    assert next_steps([TakenStep(1, "de werkgroep", "advise"), HUIZEN, laren]) == (
        TakenStep(1, "de werkgroep", "advise"),
    )
    assert next_steps([GROUP, HOLDERS]) == ()


STEPS = st.lists(
    st.builds(
        TakenStep,
        key=st.integers(0, 10_000),
        body=st.just("X"),
        purpose=st.sampled_from(["advise", "determine", "adopt", "takeNote"]),
        planned_on=st.none() | st.dates(),
        held_on=st.none() | st.dates(),
        outcome=st.sampled_from(["", "agreed", "agreedWithRemarks", "notAgreed", "withdrawn"]),
        digest=st.sampled_from(["", "a", "b"]),
        partner=st.sampled_from(["", "huizen", "laren"]),
    ),
    max_size=8,
    unique_by=lambda step: step.key,
)


@given(STEPS, st.none() | st.builds(Determined, on=st.dates(), digests=st.just({"a"})))
def test_any_route_can_be_told_and_what_is_next_is_always_due(steps, determined):
    found = deviations(steps, today=TODAY, determined=determined)
    assert set(found) <= {step.key for step in steps}
    assert all(found.values())
    coming = next_steps(steps)
    assert all(step.is_to_come for step in coming)
    assert bool(coming) == any(step.is_to_come for step in steps)
