"""Where the marks of a change are put, and in which order: [-taken out-] and {+put in+}."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.comparison import compare
from documents.comparison.segments import Segment, tidied_segments
from documents.text import Block, Item, Paragraph, Picture, Run, Table, TableCell, Text, Unit

MARKED = re.compile(r"\[-(?P<delete>.*?)-\]|\{\+(?P<insert>.*?)\+\}|(?P<equal>(?:(?!\[-|\{\+).)+)", re.DOTALL)
SIGNS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def read(marked: str) -> list[Segment]:
    return [Segment(found.lastgroup, found[found.lastgroup]) for found in MARKED.finditer(marked)]  # type: ignore[arg-type,index]


def written(segments) -> str:
    assert all(op in SIGNS for op, _ in segments)
    return "".join(SIGNS[op].format(text) for op, text in segments)


@pytest.mark.parametrize(
    ("found", "tidy"),
    [
        # Each change is one deletion and then one insertion.
        ("a {+b +}[-c -]d", "a [-c-]{+b+} d"),
        ("a [-b-][-c-]{+d+}", "a [-bc-]{+d+}"),
        ("a [-b-]{+c+}{+d+} e", "a [-b-]{+cd+} e"),
        # White space on both sides of it is not marked, a tab between cells is.
        ("a[- b-]{+ c+} d", "a [-b-]{+c+} d"),
        ("a [-  b  -]{+  c  +}d", "a   [-b-]{+c+}  d"),
        ("a[-\t-]{+\tb\t+}c", "a[-\t-]{+\tb\t+}c"),
        ("a[-   -]{+  +}b", "a  [- -]b"),
        # A line that is marked as a whole is marked with its own line end.
        ("kop\n[-een\ntwee-]{+drie+}\nvier\n", "kop\n[-een\ntwee\n-]{+drie\n+}vier\n"),
        ("kop\n[-een-]{+a\nb+}\nvier\n", "kop\n[-een\n-]{+a\nb\n+}vier\n"),
        ("[-een\ntwee-]{+drie+}\nvier\n", "[-een\ntwee\n-]{+drie\n+}vier\n"),
        ("kop{+\neen+}\ndrie\n", "kop\n{+een\n+}drie\n"),
        ("kop[-\neen-]\ndrie\n", "kop\n[-een\n-]drie\n"),
        ("kop[-\neen\ntwee-]{+\ndrie+}\ndrie\n", "kop\n[-een\ntwee\n-]{+drie\n+}drie\n"),
        # What stands in the middle of a line is told apart from the lines that follow.
        ("kop [-een\ntwee-]{+drie+}\nvier\n", "kop [-een-]{+drie+}\n[-twee\n-]vier\n"),
        ("kop [-een-]{+a\nb+}\nvier\n", "kop [-een-]{+a+}\n{+b\n+}vier\n"),
        ("kop [-een\ntwee\ndrie-]{+a\nb+}\nvier\n", "kop [-een-]{+a+}\n[-twee\ndrie\n-]{+b\n+}vier\n"),
        ("kop [-een\ntwee\nd-]{+drie\nx+} vier\n", "kop [-een-]{+drie+}\n[-twee\nd-]{+x+} vier\n"),
        ("kop\n[-een\ntwee\nd-]{+drie\nx+} vier\n", "kop\n[-een\ntwee\n-]{+drie\n+}[-d-]{+x+} vier\n"),
        ("kop {+een\ntwee+}\n\nx", "kop {+een+}\n{+twee\n+}\nx"),
        ("{+een\ntwee+}\ndrie\n", "{+een+}\n{+twee\n+}drie\n"),
        ("kop\n{+een\ntwee +}drie\n", "kop\n{+een\ntwee +}drie\n"),
        ("kop\n[-een -]{+a\nb +}vier\n", "kop\n{+a\n+}[-een-]{+b+} vier\n"),
        ("kop\n[-een\ntwee\n-]{+a\nb\n+}vier\n", "kop\n[-een\ntwee\n-]{+a\nb\n+}vier\n"),
    ],
)
def test_marks_are_tidied(found, tidy) -> None:
    # What is equal stands together with what is equal, however it was cut.
    assert written(tidied_segments(read(found))) == tidy.replace("-][-", "").replace("+}{+", "")


@given(
    st.lists(
        st.builds(
            Segment,
            st.sampled_from(["equal", "delete", "insert"]),
            st.text("ab \n\t", min_size=1, max_size=6),
        ),
        max_size=8,
    )
)
def test_tidying_changes_neither_text(found) -> None:
    tidy = tidied_segments(found)
    for other in ("delete", "insert"):
        assert "".join(text for op, text in tidy if op != other) == "".join(
            text for op, text in found if op != other
        )
    assert all(text and op in SIGNS for op, text in tidy)


def lines(old: list[Block | str], new: list[Block | str]) -> list[str]:
    """The lines of a changed article, below its title."""
    was, now = (
        Text(
            (
                Unit(
                    "article", "a", "1", "Artikel 1",
                    blocks=tuple(Paragraph((Run(one),)) if isinstance(one, str) else one for one in side),
                ),
            )
        )
        for side in (old, new)
    )  # fmt: skip
    return [written(line.segments) for line in compare(was, now).units[0].lines[1:]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # An insertion or deletion stands at the start of a sentence, else after a comma.
        ("Wij delen. Wij gaan.", "Wij delen. Wij zien. Wij gaan.", "Wij delen. {+Wij zien. +}Wij gaan."),
        ("Wij delen. Wij zien. Wij gaan.", "Wij delen. Wij gaan.", "Wij delen. [-Wij zien. -]Wij gaan."),
        ("de huur, de prijs", "de huur, de kosten, de prijs", "de huur, {+de kosten, +}de prijs"),
        ("a, de huur en de prijs van b", "a, de huur van b", "a, de huur [-en de prijs -]van b"),
        ("de a en de b", "de a en de c en de b", "de a en de {+c en de +}b"),
        ("de a en de c en de b", "de a en de b", "de a en de [-c en de -]b"),
        ("(de huur) dan", "(de huur) (de prijs) dan", "(de huur) {+(de prijs) +}dan"),
        ("Een twee drie.", "Een twee twee drie.", "Een twee {+twee +}drie."),
        ("x y z", "y z x", "[-x -]y z{+ x+}"),
        # A remnant of few letters between two changes goes with them, unless it starts a line.
        (
            "aaaaaaaaaa bbbbb cccccccccc",
            "dddddddddd bbbbb eeeeeeeeee",
            "[-aaaaaaaaaa bbbbb cccccccccc-]{+dddddddddd bbbbb eeeeeeeeee+}",
        ),
        (
            "aaaaaaaaaa bbbbbb cccccccccc",
            "dddddddddd bbbbbb eeeeeeeeee",
            "[-aaaaaaaaaa-]{+dddddddddd+} bbbbbb [-cccccccccc-]{+eeeeeeeeee+}",
        ),
        (
            "De huurder betaalt een.",
            "De bewoner voldoet een.",
            "De [-huurder betaalt-]{+bewoner voldoet+} een.",
        ),
        # Of words that are joined or parted the words are marked; of other signs nothing.
        ("a b c d", "ab c d", "[-a b-]{+ab+} c d"),
        ("a-b c", "a -b c", "a -b c"),
    ],
)
def test_in_a_line_the_marks_say_most(old, new, expected) -> None:
    assert lines([old], [new]) == [expected]


def item(marker: str, words: str) -> Item:
    return Item(marker, (Run(words),), 0)


def row(*cells: str) -> Table:
    return Table((tuple(TableCell((Run(cell),)) for cell in cells),))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["Goed.", "Slot."], ["Goed;", "en dat.", "Slot."], ["Goed[-.-]{+;+}", "{+en dat.+}", "Slot."]),
        (
            ["Een.", "Slot."],
            ["Een;", "Twee;", "Drie.", "Slot."],
            ["Een[-.-]{+;+}", "{+Twee;+}", "{+Drie.+}", "Slot."],
        ),
        (
            ["Een;", "Twee;", "Drie.", "Slot."],
            ["Een.", "Slot."],
            ["Een[-;-]{+.+}", "[-Twee;-]", "[-Drie.-]", "Slot."],
        ),
        (["A een;", "B twee;"], ["A een;", "C drie;", "B twee;"], ["A een;", "{+C drie;+}", "B twee;"]),
        (["A een;", "A twee;", "B."], ["A een;", "B."], ["A een;", "[-A twee;-]", "B."]),
        (
            ["aaaaaaaaaa", "bb cccccccccc"],
            ["dddddddddd", "bb eeeeeeeeee"],
            ["[-aaaaaaaaaa-]{+dddddddddd+}", "bb [-cccccccccc-]{+eeeeeeeeee+}"],
        ),
        (
            ["aaaaaaaaaa bb", "cccccccccc"],
            ["dddddddddd bb", "eeeeeeeeee"],
            ["[-aaaaaaaaaa-]{+dddddddddd+} bb", "[-cccccccccc-]{+eeeeeeeeee+}"],
        ),
        (
            [item("1.", "Een"), item("2.", "Twee"), item("3.", "Drie")],
            [item("a.", "Een"), item("b.", "Twee"), item("c.", "Drie of vier")],
            ["[-1.-]{+a.+} Een", "[-2.-]{+b.+} Twee", "[-3.-]{+c.+} Drie{+ of vier+}"],
        ),
        (["Een 1"], ["Een", "1"], ["Een", "1"]),
        ([row("a", "b")], [row("a", "c")], ["a\t[-b-]{+c+}"]),
        ([row("a b", "c")], [row("a", "b c")], ["a[- -]{+\t+}b[-\t-] c"]),
        ([], ["Iets nieuws."], ["{+Iets nieuws.+}"]),
    ],
)
def test_lines_are_marked_by_themselves(old, new, expected) -> None:
    assert lines(old, new) == expected


def test_a_line_is_what_its_block_is() -> None:
    blocks = (
        Paragraph((Run("Aanhef"),)), Item("1.", (Run("Een"),), 0), Item("a.", (Run("Twee"),), 1),
        Picture("0" * 64, "image/png"),
    )  # fmt: skip
    unit = Unit("heading", "h", "1", "Hoofdstuk 1", "Begin", 2, blocks)
    for old, new, op in ((unit, unit, "equal"), (None, unit, "insert"), (unit, None, "delete")):
        [found] = compare(*(Text((side,) if side else ()) for side in (old, new))).units
        assert [(line.kind, line.level, line.op) for line in found.lines] == [
            ("title", 2, op), ("paragraph", 0, op), ("item", 0, op), ("item", 1, op), ("picture", 0, op),
        ]  # fmt: skip
        assert [line.pictures for line in found.lines] == [(), (), (), (), (blocks[3],)]
