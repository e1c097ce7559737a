"""Which printed lines of a PDF are one paragraph, which are headings and which footnotes."""

from collections.abc import Sequence

import pytest

from documents.reading.pdf.paragraphs import Measures, heading_level, measures_of, paragraphs, with_notes
from documents.reading.pdf.printed import Printed
from documents.text import plain_runs
from tests.documents.reading.placed_words import printed

FULL, SHORT = 300, 150
USUAL = Measures(body=10, right=FULL, pitch=12, sizes=(16, 13), vocabulary=frozenset({"samen-werking"}))


def joined(*lines: Printed, measures: Measures = USUAL) -> list[str]:
    return [plain_runs(line.runs) for _place, line in paragraphs(lines, measures)]


def test_measures__are_those_of_most_letters() -> None:
    lines = [
        printed("Convenant", 50, size=16, right=200),
        *(printed("Partijen werken samen.", 100 + 12 * n, right=300) for n in range(8)),
        printed("Een regel die uitsteekt.", 196, right=500),
        printed("Op een andere bladzijde.", 100, page=2, right=300),
        printed("Na een witregel.", 140, page=2, right=120),
    ]
    measures = measures_of(lines)
    assert (measures.body, measures.right, measures.pitch, measures.sizes) == (10, 300, 12, (16,))
    assert {"Partijen", "werken", "andere"} <= measures.vocabulary
    assert "Convenant" not in measures.vocabulary


def test_measures__of_nothing() -> None:
    measures = measures_of([])
    assert (measures.body, measures.right, measures.pitch, measures.sizes) == (10, 0, 12, ())


@pytest.mark.parametrize(
    ("printed_in", "sizes"),
    [
        ([16, 13], (16, 13)),
        ([13, 16, 13], (16, 13)),
        ([16, 15.6, 15.3], (16, 15.3)),
        ([10.8], (10.8,)),
        ([10.7], ()),
        ([8], ()),
    ],
)
def test_measures__sizes_of_headings(printed_in: list[float], sizes: tuple[float, ...]) -> None:
    body = [printed("Partijen werken samen aan woonruimte voor allen.", 12 * n) for n in range(9)]
    heads = [printed("Kop", 200 + 20 * n, size=size) for n, size in enumerate(printed_in)]
    assert measures_of([*body, *heads]).sizes == sizes
    signs = [printed("***", 200, size=30), printed("12", 230, size=30), printed("A", 260, size=30)]
    assert measures_of([*body, *signs]).sizes == ()


@pytest.mark.parametrize(
    ("said", "size", "bold", "level"),
    [
        ("Convenant", 16, False, 1),
        ("Convenant", 24, False, 1),
        ("Convenant", 15.4, False, 1),
        ("Hoofdstuk 1", 15.3, False, 2),
        ("Hoofdstuk 1", 13, True, 2),
        ("Hoofdstuk 1", 12.3, False, None),
        ("en de rest", 16, False, None),
        ("2025", 16, False, None),
        ("A", 16, False, None),
        ("2 m", 16, False, None),
        ("Artikel 1 Doel", 10, False, None),
        ("Artikel 1 Doel", 10, True, 3),
        ("Artikel 1 Doel", 9.4, True, 3),
        ("Artikel 1 Doel", 9.3, True, None),
        ("Bijlage 2", 10, True, 3),
        ("2.1 Aanmelden", 10, True, 3),
        ("Let op", 10, True, None),
        ("Artikel 1 geldt.", 10, True, None),
        ("Artikel 1 geldt voor:", 10, True, None),
        ("Artikel 1 " + "woord " * 13, 10, True, 3),
        ("Artikel 1 " + "woord " * 14, 10, True, None),
    ],
)
def test_headings(said: str, size: float, bold: bool, level: int | None) -> None:
    assert heading_level(printed(said, size=size, bold=bold), USUAL) == level


def test_headings__go_six_deep() -> None:
    many = Measures(10, FULL, 12, (30, 26, 22, 18, 15, 13, 11.5), frozenset())
    assert heading_level(printed("Kop", size=11.5), many) == 6
    assert heading_level(printed("Artikel 1", bold=True), many) == 6


def after(said: str, *, right: int = FULL, **placed: float) -> Printed:
    return printed(said, right=right, **placed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "line", "one"),
    [
        (after("Partijen werken"), printed("samen.", 112), True),
        (after("Partijen werken samen."), printed("Zij delen.", 112), True),
        (after("Partijen werken samen."), printed("Zij delen.", 112, left=55), True),
        (after("Partijen werken samen."), printed("Zij delen.", 112, left=56), False),
        (after("Partijen werken", right=SHORT), printed("samen.", 112), True),
        (after("Partijen werken", right=SHORT), printed("Samen.", 112), False),
        (after("Partijen werken:", right=SHORT), printed("samen.", 112), False),
        (after("Partijen werken;", right=SHORT), printed("samen.", 112), False),
        (after("Partijen werken", right=240), printed("Samen.", 112), False),
        (after("Partijen werken", right=241), printed("Samen.", 112), True),
        (after("Partijen werken"), printed("samen.", 117), True),
        (after("Partijen werken"), printed("samen.", 118), False),
        (after("Partijen werken"), printed("samen.", 60), False),
        (after("Partijen werken"), printed("samen.", 112, size=9.4), True),
        (after("Partijen werken"), printed("samen.", 112, size=9.3), False),
        (after("Partijen werken"), printed("samen.", 50, page=2), True),
        (after("Partijen werken"), printed("Samen.", 50, page=2), True),
        (after("Partijen werken", right=SHORT), printed("samen.", 50, page=2), True),
        (after("Partijen werken", right=SHORT), printed("Samen.", 50, page=2), False),
        (after("Partijen werken samen."), printed("Zij delen.", 50, page=2), False),
        (after("Partijen werken aan"), printed("2. zorg", 112), False),
        (after("Partijen werken aan"), printed("a) zorg", 112), False),
        (after("Partijen werken aan"), printed("• zorg", 112), False),
        (after("Partijen werken aan"), printed("2. zorg", 50, page=2), False),
        (after("Partijen werken samen."), printed("Artikel 2 geldt ook", 112), False),
        (after("Dit volgt uit"), printed("artikel 2 van de wet", 112), True),
        (after("Dit volgt uit"), printed("Artikel 2 van de wet", 112), True),
    ],
)
def test_a_line__goes_on_or_begins_anew(before: Printed, line: Printed, one: bool) -> None:
    assert len(joined(before, line)) == (1 if one else 2)
    assert " ".join(joined(before, line)) == f"{before.words} {line.words}"


@pytest.mark.parametrize(
    ("line", "one"),
    [
        (printed("van de regio", 128, size=16), True),
        (printed("Van de regio", 128.7, size=16), True),
        (printed("Van de regio", 128.9, size=16), False),
        (printed("Van de regio", 128, size=16, page=2), False),
        (printed("Van de regio", 128, size=13), False),
        (printed("2 Afspraken", 128, size=16), False),
        (printed("De partijen werken samen", 128), False),
    ],
)
def test_a_heading__of_more_lines(line: Printed, one: bool) -> None:
    first = printed("Convenant", 100, size=16, right=FULL)
    expected = one and line.words[0].isupper()
    assert (len(joined(first, line)) == 1) is expected


def test_a_heading__is_not_bold_and_not_endless() -> None:
    (found,) = (line for _place, line in paragraphs([printed("Artikel 1 Doel", bold=True)], USUAL))
    assert (found.level, [run.bold for run in found.runs]) == (3, [False])
    for count, level in ((4, 1), (5, None)):
        lines = [printed("Een deel van de kop", 100 + 18 * n, size=16) for n in range(count)]
        assert [line.level for _place, line in paragraphs(lines, USUAL)] == [level]
    for count, level in ((40, 1), (41, None)):
        (found,) = (line for _p, line in paragraphs([printed("Kop " * count, size=16)], USUAL))
        assert found.level == level


def test_a_paragraph__is_where_its_first_line_is() -> None:
    lines = [after("Partijen"), printed("werken samen.", 40, page=2), printed("Nieuw.", 90, page=2)]
    assert [place for place, _line in paragraphs(lines, USUAL)] == [(1, 100), (2, 90)]
    assert joined() == []


def test_an_indented_line__below_a_short_one_is_an_item_without_a_sign() -> None:
    lines = [after("Partijen werken samen aan"), printed("wonen", 112), printed("zorg en hulp", 124, left=70)]
    assert joined(*lines) == ["Partijen werken samen aan wonen", "zorg en hulp"]


def test_an_item__goes_on_below_its_words() -> None:
    lines = [
        after("1. Partijen werken samen.", left=50),
        after("Zij delen de kosten.", top=112, left=62),
        printed("Ook later.", 124, left=62),
    ]
    assert len(joined(*lines[1:])) == 1


@pytest.mark.parametrize(
    ("before", "line", "whole"),
    [
        ("de verantwoor-", "delijkheid blijft", "de verantwoordelijkheid blijft"),
        ("de verantwoor\u2010", "delijkheid blijft", "de verantwoordelijkheid blijft"),
        ("de in-", "en uitstroom", "de in- en uitstroom"),
        ("het HMD-", "convenant", "het HMD-convenant"),
        ("de samen-", "werking", "de samen-werking"),
        ("van 2019-", "2025", "van 2019-2025"),
        ("wel -", "en niet", "wel - en niet"),
        ("zie (huur-", "(zorg)", "zie (huur- (zorg)"),
        ("zonder streep", "verder", "zonder streep verder"),
        ("met een spatie ", "erachter", "met een spatie erachter"),
    ],
)
def test_cut_words__are_whole_again(before: str, line: str, whole: str) -> None:
    assert joined(after(before), printed(line, 112)) == [whole]


def noted(*lines: Printed) -> tuple[list[str], dict[int, list[tuple[str, str]]]]:
    running, notes = with_notes(lines, USUAL)
    found = {page: [(one.marker, plain_runs(one.runs)) for one in here] for page, here in notes.items()}
    return [line.words for line in running], found


def small(*said: str, page: int = 1, size: float = 9) -> Sequence[Printed]:
    return [printed(one, 500 + 11 * place, page=page, size=size) for place, one in enumerate(said)]


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (["1 De wet."], [("1", "De wet.")]),
        (["1De wet."], [("1", "De wet.")]),
        (["12 De wet."], [("12", "De wet.")]),
        (["* De wet."], [("*", "De wet.")]),
        (["*** De wet."], [("***", "De wet.")]),
        (["1 “De wet.”"], [("1", "“De wet.”")]),
        (["1 De wet van", "het Rijk."], [("1", "De wet van het Rijk.")]),
        (["1 Een.", "2 Twee.", "3 Drie."], [("1", "Een."), ("2", "Twee."), ("3", "Drie.")]),
        (["7 Zeven.", "8 Acht."], [("7", "Zeven."), ("8", "Acht.")]),
        (["1 Zij geldt", "5 jaar lang."], [("1", "Zij geldt 5 jaar lang.")]),
        (["1 Een.", "2 Twee gaat", "2 dagen door."], [("1", "Een."), ("2", "Twee gaat 2 dagen door.")]),
        (["* Een.", "* Twee."], [("*", "Een."), ("*", "Twee.")]),
        (["1 De verantwoor-", "delijkheid."], [("1", "De verantwoordelijkheid.")]),
    ],
)
def test_footnotes(lines: list[str], notes: list[tuple[str, str]]) -> None:
    assert noted(printed("De tekst."), *small(*lines)) == (["De tekst."], {1: notes})


@pytest.mark.parametrize(
    "line", ["1. De wet.", "1) De wet.", "1° De wet.", "2019 was het jaar", "1-2 dagen", "De wet.", "3"]
)
def test_small_words_that_are_no_footnote_are_text(line: str) -> None:
    assert noted(printed("De tekst."), *small(line)) == (["De tekst.", line], {1: []})


def test_footnotes__are_small_and_end_the_page() -> None:
    body, note = printed("De tekst."), "1 De wet."
    assert noted(body, *small(note, size=9.2))[1] == {1: [("1", "De wet.")]}
    assert noted(body, *small(note, size=9.3)) == (["De tekst.", note], {1: []})
    assert noted(*small(note), body) == ([note, "De tekst."], {1: []})
    running, notes = noted(body, *small("Klein gedrukt.", note))
    assert (running, notes) == (["De tekst.", "Klein gedrukt."], {1: [("1", "De wet.")]})


def test_footnotes__stand_with_their_page() -> None:
    lines = [printed("Een."), *small("1 A."), printed("Twee.", page=2)]
    lines += [printed("Drie.", page=3), *small("2 B.", page=3)]
    assert noted(*lines) == (["Een.", "Twee.", "Drie."], {1: [("1", "A.")], 2: [], 3: [("2", "B.")]})
