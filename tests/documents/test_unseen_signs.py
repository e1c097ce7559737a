"""Signs that nobody sees are no change, and hide none."""

import pytest

from tests.documents.test_comparison import body_change


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("De partijen betalen.", "De partijen\u200e betalen."),
        ("De partijen betalen.", "De \u200fpartijen betalen."),
        ("De partijen betalen.", "De par\u2060tijen betalen."),
        ("De partijen\u2060 betalen.", "De partijen betalen.\ufe0e"),
        ("De partijen \u2069betalen.", "\u2066De partijen betalen."),
        ("Het HMD\u2011convenant.", "Het HMD-convenant."),
        ("Het HMD\u2010convenant.", "Het HMD\u2011convenant."),
        ("Het HMD\u2011\u200econvenant geldt.", "Het \u200eHMD-convenant geldt."),
    ],
)
def test_signs_nobody_sees__are_no_change_and_are_not_marked(was: str, now: str) -> None:
    unit = body_change([was], [now])
    assert unit.change == "unchanged"
    assert {line.op for line in unit.lines} == {"equal"}
    for op, whole in (("delete", was), ("insert", now)):
        assert whole in "".join(one.text for one in unit.segments if one.op in ("equal", op))


@pytest.mark.parametrize(
    ("was", "now"),
    [("A-B", "AB"), ("A\u2011B", "A B"), ("5-6", "5\u2013 6"), ("vrij\u200estaand", "vrij staand")],
)
def test_signs_nobody_sees__hide_no_real_change(was: str, now: str) -> None:
    unit = body_change([was], [now])
    assert unit.change == "changed"
