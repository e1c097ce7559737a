"""What of a comparison is folded away because it did not change."""

import pytest

from documents.comparison.folding import fold, fold_units
from documents.comparison.lines import ComparedLine
from tests.documents.test_comparison import FUND, SHARE, article, body_change, compared


def test_long_equal_stretches_of_lines_fold():
    lines = body_change(
        [f"Regel {n}." for n in range(20)], [f"Regel {n}." for n in range(20)] + ["Nieuw."]
    ).lines
    stretches = fold(lines, context=2)
    assert [(stretch.folded, len(stretch.items)) for stretch in stretches] == [
        (False, 1),
        (True, 18),
        (False, 3),
    ]


@pytest.mark.parametrize(
    ("lines", "stretches"),
    [
        ("x....", ["x..", "(..)"]),
        ("x...", ["x..", "."]),
        ("....x", ["(..)", "..x"]),
        ("...x...", [".", "..x..", "."]),
        ("x......x", ["x..", "(..)", "..x"]),
        ("x....x", ["x....x"]),
        ("....", ["(....)"]),
        (".", ["."]),
        ("", []),
    ],
)
def test_what_is_far_from_a_change_folds_where_that_hides_more_than_one_line(lines, stretches):
    found = fold([ComparedLine("paragraph", 0, "insert" if sign == "x" else "equal", ()) for sign in lines])
    shown = ["".join("x" if line.marked else "." for line in one.items) for one in found]
    assert [f"({text})" if one.folded else text for text, one in zip(shown, found, strict=True)] == stretches


def test_untouched_units_fold():
    units = [article(str(n), str(n), SHARE) for n in range(9)]
    comparison = compared(units, [*units[:8], article("8", "8", FUND)])
    assert [(s.folded, len(s.items)) for s in fold_units(comparison.units)] == [(True, 8), (False, 1)]
