"""What on the pages of a PDF is no text: what repeats at their edges, page numbers, tables of contents."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.reading.pdf.furniture import without_contents, without_furniture
from documents.reading.pdf.printed import PrintedPage
from tests.documents.reading.placed_words import HEIGHT, printed, printed_page

TOP, MIDDLE, BOTTOM = 40, 300, HEIGHT - 50
WORDS = ("Samen wonen.", "De huur is laag.", "Er is zorg.", "Wij tekenen.", "Tot slot dit.")


def sheet(
    number: int, heads: Sequence[str] = (), feet: Sequence[str] = (), body: Sequence[str] = ()
) -> PrintedPage:
    """A page with text of its own between what stands at its top and at its bottom."""
    body = body or [f"{word} ({number})" for word in WORDS]
    lines = [printed(one, TOP + 12 * place, page=number) for place, one in enumerate(heads)]
    lines += [printed(one, MIDDLE + 12 * place, page=number) for place, one in enumerate(body)]
    lines += [printed(one, BOTTOM + 12 * place, page=number) for place, one in enumerate(feet)]
    return printed_page(number, lines)


def gone(pages: Sequence[PrintedPage]) -> list[str]:
    kept, left_out = without_furniture(pages)
    everything = [line.words for page in pages for line in page.lines]
    staying = [line.words for page in kept for line in page.lines]
    assert sorted([*staying, *(one.text for one in left_out)]) == sorted(everything)
    return [one.text for one in left_out]


@pytest.mark.parametrize(
    "feet",
    [
        ["1", "2", "3"],
        ["- 1 -", "- 2 -", "- 3 -"],
        ["| 1", "| 2", "| 3"],
        ["Pagina 1", "Pagina 2", "Pagina 3"],
        ["pagina 1 van 3", "pagina 2 van 3", "pagina 3 van 3"],
        ["Bladzijde 1 of 3", "Bladzijde 2 of 3", "Bladzijde 3 of 3"],
        ["blz. 1", "blz. 2", "blz. 3"],
        ["p. 1", "p. 2", "p. 3"],
        ["1/3", "2/3", "3/3"],
        ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"],
        ["Versie 2, 1 juli", "Versie 2, 1 juli", "Versie 2, 1 juli"],
        ["Convenant 1", "Convenant 2", "Convenant 3"],
        ["CONVENANT", "Convenant", "convenant"],
    ],
)
def test_a_foot__goes_in_each_way_of_writing(feet: list[str]) -> None:
    pages = [sheet(number, feet=[foot]) for number, foot in enumerate(feet, start=1)]
    assert gone(pages) == feet
    assert gone([sheet(number, heads=[foot]) for number, foot in enumerate(feet, start=1)]) == feet


@pytest.mark.parametrize(
    "texts",
    [
        ["Partijen wonen", "Partijen bouwen", "Partijen tekenen"],
        ["Artikel 1", "Artikel 2", "Artikel 3"],
        ["Hoofdstuk 1 Begin", "Hoofdstuk 2 Midden", "Hoofdstuk 3 Slot"],
        ["in 2019 al", "de 12 leden", "alle 7 punten"],
        ["1.000 euro huur", "per 100 dagen", "voor 3"],
    ],
)
def test_what_stands_at_the_edge_and_differs_is_text(texts: list[str]) -> None:
    assert gone([sheet(number, heads=[text]) for number, text in enumerate(texts, start=1)]) == []
    assert gone([sheet(number, feet=[text]) for number, text in enumerate(texts, start=1)]) == []


def test_a_page_number__goes_from_two_pages_on() -> None:
    assert gone([sheet(1, feet=["1"]), sheet(2, feet=["2"])]) == ["1", "2"]
    assert gone([sheet(1, feet=["1"]), sheet(2)]) == []
    assert gone([sheet(1, feet=["1"])]) == []


@pytest.mark.parametrize(
    ("count", "of", "goes"), [(3, 15, True), (3, 16, False), (4, 20, True), (4, 21, False)]
)
def test_a_head__stands_on_a_fifth_of_the_pages(count: int, of: int, goes: bool) -> None:
    pages = [sheet(number, heads=["Convenant"] if number <= count else []) for number in range(1, of + 1)]
    assert gone(pages) == ["Convenant"] * (count if goes else 0)


def test_words_that_stand_in_the_text_too_are_no_head() -> None:
    own = ["De partijen:", "Convenant", "en zo verder."]
    mostly = [sheet(number, heads=["Convenant"], body=own if number < 3 else ()) for number in range(1, 5)]
    assert gone(mostly) == []
    once = [sheet(number, heads=["Convenant"], body=own if number == 1 else ()) for number in range(1, 11)]
    assert gone(once) == ["Convenant"] * 10


def test_a_head_of_an_article__that_counts_with_the_pages_is_no_article() -> None:
    heads = [f"Bijlage 2 Werkwijze, blad {number}" for number in range(1, 5)]
    assert gone([sheet(number, heads=[head]) for number, head in enumerate(heads, start=1)]) == heads
    heads = [f"Bijlage {number}" for number in range(1, 5)]
    assert gone([sheet(number, heads=[head]) for number, head in enumerate(heads, start=1)]) == []


@pytest.mark.parametrize(("size", "goes"), [(14, False), (11.6, False), (11.5, True), (10, True)])
def test_numbers_in_large_letters_stay(size: float, goes: bool) -> None:
    steps = [f"Stap {number}" for number in range(1, 5)]
    pages = [
        printed_page(number, [printed(step, TOP, page=number, size=size), *sheet(number).lines])
        for number, step in enumerate(steps, start=1)
    ]
    assert gone(pages) == (steps if goes else [])


def test_a_large_page_number_goes() -> None:
    pages = [
        printed_page(number, [*sheet(number).lines, printed(str(number), BOTTOM, page=number, size=20)])
        for number in range(1, 4)
    ]
    assert gone(pages) == ["1", "2", "3"]


def test_what_stands_below_text_is_no_head() -> None:
    pages = [sheet(number, heads=[f"{WORDS[number]}", "Convenant"]) for number in range(4)]
    assert gone(pages) == []
    pages = [sheet(number, heads=["Convenant", f"{WORDS[number]}"]) for number in range(4)]
    assert gone(pages) == ["Convenant"] * 4


def test_what_stands_above_text_is_no_foot() -> None:
    pages = [sheet(number, feet=["Paraaf", WORDS[number]]) for number in range(4)]
    assert gone(pages) == []
    pages = [sheet(number, feet=[WORDS[number], "Paraaf"]) for number in range(4)]
    assert gone(pages) == ["Paraaf"] * 4


def test_a_head_of_several_lines__goes_up_to_four() -> None:
    heads = ["Regio", "Convenant", "Concept", "Versie 3", "Vertrouwelijk"]
    assert gone([sheet(number, heads=heads[:4]) for number in range(1, 4)]) == heads[:4] * 3
    assert gone([sheet(number, heads=heads) for number in range(1, 4)]) == heads[:4] * 3


def test_only_the_edge_of_the_page_counts() -> None:
    pages = [sheet(number, body=["Ondertekend door:"]) for number in range(1, 5)]
    assert gone(pages) == []
    for top, listed in ((85, ["Regio"] * 4), (87, [])):
        pages = [
            printed_page(n, [printed("Regio", top, page=n), printed(WORDS[n], MIDDLE, page=n)])
            for n in range(1, 5)
        ]
        assert gone(pages) == listed


def test_a_head__halfway_another_page_is_text() -> None:
    pages = [sheet(number, heads=["Regio"]) for number in range(1, 11)]
    assert gone([*pages, sheet(11, body=["Regio", "Partijen."])]) == ["Regio"] * 10


def test_what_was_set_aside__is_listed_with_its_page_also_where_there_is_one() -> None:
    page = printed_page(1, [printed("Samen."), printed("ONTWERP", 200, aside="tekst dwars")])
    for pages in ([page], [page, sheet(2)]):
        kept, left_out = without_furniture(pages)
        assert [(one.text, one.why) for one in left_out] == [("ONTWERP", "tekst dwars op bladzijde 1")]
        assert [line.words for line in kept[0].lines] == ["Samen."]
        assert (kept[0].number, kept[0].width, kept[0].height) == (page.number, page.width, page.height)


def test_words_aside__are_no_edge() -> None:
    """A watermark before the head does not make the head text."""
    across = [printed("ONTWERP", 10, page=n, aside="tekst dwars") for n in range(1, 5)]
    pages = [printed_page(n, [across[n - 1], *sheet(n, heads=["Regio"]).lines]) for n in range(1, 5)]
    assert gone(pages) == ["ONTWERP", "Regio"] * 4


def contents_of(lines: Sequence[str]) -> list[str]:
    """The lines that are taken for a table of contents; those with "^" are printed as headings."""
    stream = [printed(line.lstrip("^"), 12 * place) for place, line in enumerate(lines)]
    places = {place for place, line in enumerate(lines) if line.startswith("^")}
    kept, left_out = without_contents(stream, places)
    assert len(kept) + len(left_out) == len(lines)
    assert {one.why for one in left_out} <= {"inhoudsopgave"}
    return [one.text for one in left_out]


@pytest.mark.parametrize(
    "line",
    [
        "Artikel 1 Doel .......... 2",
        "Artikel 1 Doel . . . . . 2",
        "Artikel 1 Doel ………… 12",
        "Artikel 1 Doel … … 3",
        "Artikel 1 Doel ________ 4",
        "Artikel 1 Doel....2",
        "Bijlage ........ 103",
    ],
)
def test_a_line_with_leaders_is_of_a_table_of_contents(line: str) -> None:
    assert contents_of(["Convenant", line, "Samen."]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Naam: ....................",
        "Handtekening ____________",
        "Datum: .......... 2025",
        "Plaats ____________ 2026",
        "En zo verder... 3",
        "Huur …12",
        "Artikel 1 Doel 2",
        "2.1 Aanmelden 5",
        "Artikel 1 .......... 2 en verder",
    ],
)
def test_a_line_to_fill_in_or_of_text_is_none(line: str) -> None:
    assert contents_of(["Convenant", line, "Samen."]) == []


CONTENTS = ["Artikel 1 Doel 2", "Artikel 2 Slot 3"]
TEXT = ["^Artikel 1 Doel", "Samen.", "^Artikel 2 Slot", "Tot slot."]


@pytest.mark.parametrize(
    "title", ["Inhoud", "INHOUD", "Inhoudsopgave", "Inhoud:", "Contents", "Table of contents."]
)
def test_a_table_without_leaders__is_one_below_its_own_heading(title: str) -> None:
    assert contents_of([title, *CONTENTS, *TEXT]) == [title, *CONTENTS]


def test_a_table_without_leaders__and_without_a_heading_of_its_own_is_text() -> None:
    assert contents_of(["Over de inhoud", *CONTENTS, *TEXT]) == []


@pytest.mark.parametrize(
    ("entries", "listed"),
    [
        (["Artikel 1 Doel", "Artikel 2 Slot"], 2),
        (["Doel 2", "Slot 3"], 0),
        (["1. Artikel 1 Doel 2", "II. Artikel 2 Slot 3"], 2),
        (["§ 1 Artikel 1 Doel", "A. Artikel 2: Slot"], 2),
        (["1 Inleiding 4", "2.3 Aanmelden 5", "2.3.1 Termijn 6"], 3),
        (["Artikel 1 Doel 2", "een kop die anders heet", "Artikel 2 Slot 3"], 3),
        (["Artikel 1 Doel 2", "een", "twee", "drie", "Artikel 2 Slot 3"], 5),
        (["Artikel 1 Doel 2", "een", "twee", "drie", "vier", "Artikel 2 Slot 3"], 1),
        (["^Artikel 1 Doel", "^Artikel 2 Slot"], 2),
    ],
)
def test_the_entries_of_a_table(entries: list[str], listed: int) -> None:
    found = contents_of(["Inhoud", *entries, *TEXT])
    assert found[0] == "Inhoud"
    assert len(found) == 1 + listed


def test_a_table__ends_at_the_heading_that_it_listed() -> None:
    """Behind it a line that reads as an entry is text."""
    text = ["^Artikel 1 Doel", "Artikel 2 Slot", "Samen.", "^Artikel 2 Slot"]
    assert contents_of(["Inhoud", *CONTENTS, *text]) == ["Inhoud", *CONTENTS]


def test_a_line_that_says_inhoud__takes_no_articles_with_it() -> None:
    assert contents_of(["Inhoud", "Wat er in staat.", *TEXT]) == ["Inhoud"]


def test_a_second_table__lists_the_annexes() -> None:
    annexes = ["Inhoud", "Bijlage 1 Werkwijze 9", "^Bijlage 1 Werkwijze", "Zo werkt het."]
    assert contents_of(["Inhoud", *CONTENTS, *TEXT, *annexes]) == ["Inhoud", *CONTENTS, *annexes[:2]]


def test_nothing_is_lost_where_there_is_no_table() -> None:
    assert contents_of([*TEXT, "Samen 3"]) == []
    assert contents_of([]) == []


HEAD, FOOT = "Raamovereenkomst begeleid wonen", "Gemeente Elders, versie 4"


def contract(*heads_and_feet: tuple[str, str], top: float = 30, size: float = 8) -> list[PrintedPage]:
    """Pages full of text, each with a head and a foot in its margins."""
    pages = []
    for number, (head, foot) in enumerate(heads_and_feet, start=1):
        body = [
            printed(f"{word} ({number})", 110 + 12 * place, page=number) for place, word in enumerate(WORDS)
        ]
        lines = [printed(head, top, page=number, size=size), *body] if head else body
        lines += [printed(foot, HEIGHT - 40, page=number, size=size)] if foot else []
        pages.append(printed_page(number, lines))
    return pages


def test_two_pages__have_heads_and_feet_too() -> None:
    assert gone(contract((HEAD, FOOT), (HEAD, FOOT))) == [HEAD, FOOT, HEAD, FOOT]
    assert gone(contract((HEAD, FOOT), (HEAD, FOOT), size=10)) == [HEAD, FOOT, HEAD, FOOT]
    assert gone(contract(("", ""), (HEAD, FOOT), (HEAD, FOOT))) == [HEAD, FOOT, HEAD, FOOT]
    assert gone(contract(("", f"{FOOT}, blad 1 van 2"), ("", f"{FOOT}, blad 2 van 2"))) == [
        f"{FOOT}, blad 1 van 2",
        f"{FOOT}, blad 2 van 2",
    ]


@pytest.mark.parametrize(
    "pages",
    [
        contract((HEAD, FOOT)),
        contract((HEAD, ""), ("Iets anders", "")),
        contract(("De huur is 500 euro", ""), ("De huur is 600 euro", "")),
        contract(("Handtekening:", "Datum: ............."), ("Handtekening:", "Datum: .............")),
        contract(("Partijen komen overeen.", ""), ("Partijen komen overeen.", "")),
        contract(("Artikel 1", ""), ("Artikel 2", "")),
        contract((HEAD, ""), (HEAD, ""), top=98, size=10),
        contract((HEAD, ""), (HEAD, ""), top=62, size=10),
        [
            printed_page(1, [printed(HEAD, 20), *contract(("", ""))[0].lines]),
            printed_page(2, [printed(HEAD, 40, page=2), *contract(("", ""), ("", ""))[1].lines]),
        ],
        [
            *contract((HEAD, "")),
            printed_page(2, [printed(word, 110 + 12 * at, page=2) for at, word in enumerate([*WORDS, HEAD])]),
        ],
    ],
)
def test_two_pages__keep_what_only_looks_like_a_head(pages: list[PrintedPage]) -> None:
    assert gone(pages) == []


@pytest.mark.parametrize(
    "feet",
    [
        ["i", "ii", "iii"],
        ["iv", "v", "vi"],
        ["- ix -", "- x -", "- xi -"],
        ["Pagina I", "Pagina II", "Pagina III"],
        ["i van iii", "ii van iii", "iii van iii"],
        ["1 | Pagina", "2 | Pagina", "3 | Pagina"],
        ["blad 1 van 3", "blad 2 van 3", "blad 3 van 3"],
        ["pag. 1", "pag. 2", "pag. 3"],
        ["1 (3)", "2 (3)", "3 (3)"],
        ["[1]", "[2]", "[3]"],
    ],
)
def test_a_page_number__goes_in_roman_figures_and_other_dress(feet: list[str]) -> None:
    pages = [sheet(number, feet=[foot]) for number, foot in enumerate(feet, start=1)]
    assert gone(pages) == feet
    assert gone(pages[:2]) == feet[:2]


@pytest.mark.parametrize("lines", [["i", "iv", "ii"], ["c", "d", "e"], ["x", "", "x"], ["mix", "di", "ci"]])
def test_letters_that_do_not_count_with_the_pages_are_text(lines: list[str]) -> None:
    pages = [sheet(number, feet=[line] if line else []) for number, line in enumerate(lines, start=1)]
    assert gone(pages) == []


def test_the_head_of_a_table_that_goes_on__is_text_once() -> None:
    def page(number: int) -> PrintedPage:
        rows = [replace(printed("Maatregel Kosten", 40, page=number), cells=2)]
        rows += [
            replace(printed(f"{word} {number}00", 52 + 12 * at, page=number), cells=2)
            for at, word in enumerate(WORDS)
        ]
        return printed_page(number, rows)

    kept, left_out = without_furniture([page(number) for number in range(1, 5)])
    assert [one.lines[0].words for one in kept] == [
        "Maatregel Kosten",
        *(f"{WORDS[0]} {number}00" for number in (2, 3, 4)),
    ]
    assert [one.why for one in left_out] == [
        f"herhaalde kop van een tabel op bladzijde {n}" for n in (2, 3, 4)
    ]


@given(
    heads=st.lists(st.sampled_from(["", "Convenant", "Deel twee", "3 juli"]), min_size=2, max_size=6),
    bodies=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
)
def test_no_line_is_lost_or_taken_from_within_the_text(heads: list[str], bodies: list[str]) -> None:
    pages = [
        sheet(number, heads=[head] if head else [], body=bodies) for number, head in enumerate(heads, start=1)
    ]
    taken = gone(pages)
    assert not [one for one in taken if one in bodies]
    assert all(heads.count(one) > 1 for one in taken)
