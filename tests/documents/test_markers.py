import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text import (
    LINE_BREAK,
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Table,
    TableCell,
    Text,
    Unit,
    plain_text,
    plain_unit,
    words,
)
from documents.text.keys import slug, with_keys
from documents.text.markers import split_marker, with_levels
from documents.text.normal_form import normalised


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("1. De partijen", "1."),
        ("1) De partijen", "1)"),
        ("12a. De partijen", "12a."),
        ("a. woning", "a."),
        ("aa. woning", "aa."),
        ("iv. de raad", "iv."),
        ("1°. het college", "1°."),
        ("(a) de raad", "(a)"),
        ("(iv) de raad", "(iv)"),
        ("3.2 De partijen", "3.2"),
        ("3.2.1 De partijen", "3.2.1"),
        ("3.2. de partijen", "3.2."),
        ("- huur", "-"),
        ("• huur", "•"),
        ("– huur", "–"),
    ],
)
def test_marker(line: str, marker: str) -> None:
    assert split_marker(line) == (marker, line.removeprefix(marker).strip())


@pytest.mark.parametrize(
    "line",
    [
        "2019. Het jaar van ondertekening",
        "A. Jansen",
        "I.W. Opstelten",
        "art. 3 van de wet",
        "o.a. huur",
        "nr. 5",
        "3.2 miljoen euro",
        "1.500 euro",
        "12 december 2019",
        "-huur",
        "1.",
        "zo. Dan",
        "",
    ],
)
def test_marker__is_none(line: str) -> None:
    assert split_marker(line) == ("", line)


def levels(markers: str) -> list[int]:
    return [block.level for block in with_levels(Item(marker, ()) for marker in markers.split())]


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("1. 2. a. b. 1°. 2°. c. 3.", [0, 0, 1, 1, 2, 2, 1, 0]),
        ("a. b. c. d. e. f. g. h. i. j.", [0] * 10),
        ("a. i. ii. iii. iv. v. b.", [0, 1, 1, 1, 1, 1, 0]),
        ("1. i. ii. 2. a. b.", [0, 1, 1, 0, 1, 1]),
        ("a. aa. b.", [0, 0, 0]),
        ("4. 4a. 5.", [0, 0, 0]),
        ("3.1 3.1.1 3.1.2 3.2", [0, 1, 1, 0]),
        ("1. • • 2.", [0, 1, 1, 0]),
        ("1. 1) 2) 2.", [0, 1, 1, 0]),
    ],
)
def test_levels__follow_the_styles_of_the_markers(markers: str, expected: list[int]) -> None:
    assert levels(markers) == expected


def paragraph(text: str) -> Text:
    return Text((Unit("article", "a", blocks=(Paragraph((Run(text),)),)),))


def test_normalised__makes_an_item_of_a_marked_paragraph() -> None:
    runs = (Run("1. ", bold=True), Run("De partijen"))
    text = normalised(Text((Unit("article", "a", blocks=(Paragraph(runs),)),)))
    assert text.units[0].blocks == (Item("1.", (Run("De partijen"),)),)


def test_normalised__joins_runs_of_one_dress_and_drops_what_is_empty() -> None:
    runs = (Run("  De"), Run(" par"), Run("", bold=True), Run("tijen\u00a0 "), Run(LINE_BREAK))
    blocks = (Paragraph(runs), Paragraph((Run("  "),)))
    text = normalised(Text((Unit("article", "a", blocks=blocks),)))
    assert text.units[0].blocks == (Paragraph((Run("De partijen"),)),)


def test_normalised__keeps_the_reference_to_a_footnote() -> None:
    runs = (Run("De raad"), Run("1", note=True), Run("2", note=True), Run(" besluit"))
    text = normalised(Text((Unit("article", "a", blocks=(Paragraph(runs),)),)))
    assert text.units[0].blocks == (Paragraph(runs),)


pieces = st.text(alphabet="ab12.)°-• \t\n" + LINE_BREAK, max_size=12)
runs = st.lists(st.builds(Run, pieces, bold=st.booleans()), max_size=4).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Item, st.sampled_from(["1.", "a.", "•", "3.2"]), runs, st.integers(0, 3)),
    st.builds(Footnote, st.sampled_from(["1", "*"]), runs),
    st.builds(
        Table, st.lists(st.lists(st.builds(TableCell, runs), max_size=3).map(tuple), max_size=3).map(tuple)
    ),
    st.just(Picture("0" * 64, "image/png")),
)
texts = st.lists(
    st.builds(
        Unit, st.just("article"), st.just("k"), heading=pieces, blocks=st.lists(blocks, max_size=5).map(tuple)
    ),
    max_size=4,
).map(lambda units: Text(tuple(units)))


@given(texts)
def test_normalised__twice_changes_nothing_more(text: Text) -> None:
    once = normalised(text)
    assert normalised(once) == once


@given(texts)
def test_normalised__keeps_every_word_in_order(text: Text) -> None:
    # An item with nothing behind its marker, and a line break inside a word, are the same before and after.
    assert words(plain_text(normalised(text))) == words(plain_text(text))


@given(texts)
def test_normalised__leaves_no_space_at_an_end_and_no_double_one(text: Text) -> None:
    for unit in normalised(text).units:
        for line in plain_unit(unit).splitlines():
            for cell in line.split("\t"):
                assert cell == cell.strip()
                assert "  " not in cell


@given(texts)
def test_keys__are_unique_and_short(text: Text) -> None:
    keys = [unit.key for unit in with_keys(text).units]
    assert len(set(keys)) == len(keys)
    assert all(0 < len(key) <= 60 for key in keys)


def test_keys__come_from_the_heading_then_the_label() -> None:
    units = (
        Unit("heading", "", heading="Convenant", level=0),
        Unit("preamble", ""),
        Unit("article", "", label="Artikel 3", heading="Kosten én risico's"),
        Unit("article", "", label="Artikel 4"),
        Unit("article", "", label="Artikel 4"),
        Unit("article", "", heading="§§§"),
    )
    keys = [unit.key for unit in with_keys(Text(units)).units]
    assert keys == ["titel", "aanhef", "kosten-en-risico-s", "artikel-4", "artikel-4-2", "artikel"]


def test_slug__is_cut_at_a_word() -> None:
    assert slug("samenwerking " * 10) == "-".join(["samenwerking"] * 4)
