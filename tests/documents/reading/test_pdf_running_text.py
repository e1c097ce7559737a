"""The words of pages as they run, for searching: cut words whole, without what repeats at the edges."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.reading.pdf.printed_lines import letters_between, patterns, repeating, vocabulary_of
from documents.reading.pdf.running_text import running_text, whole_words

BODY = "Partijen werken samen.\nZij delen de kosten.\nDe regio betaalt.\nZo is het."


@pytest.mark.parametrize(
    ("start", "rest", "between"),
    [
        ("verantwoor", "delijkheid", ""),
        ("in", "en", "- "),
        ("huur", "of", "- "),
        ("onder", "tot", "- "),
        ("huur", "noch", "- "),
        ("zorg", "als", "- "),
        ("zorg", "respectievelijk", "- "),
        ("meer", "dan", "- "),
        ("klein", "maar", "- "),
        ("HMD", "convenant", "-"),
        ("huur", "BV", "-"),
        ("2019", "2025", "-"),
        ("artikel", "3", "-"),
        ("B", "woning", "-"),
        ("samen", "werking", "-"),
        ("uit", "stroom", ""),
        ("oud", "bewoner", ""),
    ],
)
def test_what_stands_between_the_halves_of_a_word(start: str, rest: str, between: str) -> None:
    """Of "samen-werking" the file says elsewhere that it has a hyphen, of "uitstroom" that it has none, and
    of "oudbewoner" both.
    """
    known = frozenset({"samen-werking", "uitstroom", "oudbewoner", "oud-bewoner"})
    assert letters_between(start, rest, known) == between


@pytest.mark.parametrize(
    ("lines", "known"),
    [
        (["Een samen-werking is dit"], {"Een", "samen-werking", "is"}),
        (["afgebroken"], set()),
        (["de uit-", "stroom blijft"], {"de", "stroom"}),
        (["huur, zorg; borg."], {"huur", "zorg"}),
        ([], set()),
    ],
)
def test_words_that_stand_whole_in_a_line(lines: list[str], known: set[str]) -> None:
    assert vocabulary_of(lines) == known


@pytest.mark.parametrize(
    ("words", "page", "expected"),
    [
        ("7", 7, {"bladzijde"}),
        ("Pagina 7 van 12", 7, {"bladzijde"}),
        ("bladzijde zeven", 7, {"bladzijde zeven"}),
        ("12345", 7, {"#"}),
        ("Convenant 2025, blad 7", 7, {"convenant #, blad #"}),
        ("Artikel 7", 7, {"artikel 7"}),
        ("Artikel 3 Doel", 7, {"artikel 3 doel"}),
        ("Bijlage 2, blad 7", 7, {"bijlage 2, blad 7", "bijlage 2, blad #0"}),
        ("Bijlage 2, blad 8", 8, {"bijlage 2, blad 8", "bijlage 2, blad #0"}),
        ("Bijlage 2, blad 9", 7, {"bijlage 2, blad 9", "bijlage 2, blad #2"}),
    ],
)
def test_what_can_stay_the_same_from_page_to_page(words: str, page: int, expected: set[str]) -> None:
    assert patterns(words, page) == expected


@pytest.mark.parametrize(
    ("edge", "inside", "pages", "goes"),
    [
        (3, 0, 3, True),
        (2, 0, 3, False),
        (3, 0, 15, True),
        (3, 0, 16, False),
        (10, 1, 10, True),
        (10, 2, 10, False),
    ],
)
def test_how_often_a_line_repeats(edge: int, inside: int, pages: int, goes: bool) -> None:
    found = repeating(Counter({"regio": edge}), Counter({"regio": inside}), pages)
    assert found == ({"regio"} if goes else set())


@pytest.mark.parametrize(
    ("edge", "pages", "goes"), [(1, 1, True), (1, 2, False), (2, 2, True), (2, 90, True)]
)
def test_how_often_a_page_number_stands(edge: int, pages: int, goes: bool) -> None:
    found = repeating(Counter({"bladzijde": edge}), Counter({"bladzijde": 50}), pages)
    assert found == ({"bladzijde"} if goes else set())


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        ("de verantwoor-\ndelijkheid", "de verantwoordelijkheid"),
        ("de verantwoor\u2010\ndelijkheid", "de verantwoordelijkheid"),
        ("de verantwoor\u00ad\ndelijkheid", "de verantwoordelijkheid"),
        ("in-\nen uitstroom", "in-\nen uitstroom"),
        ("het HMD-\nconvenant", "het HMD-convenant"),
        ("van 2019-\n2025", "van 2019-2025"),
        ("een lijst:\n- huur\n- zorg", "een lijst:\n- huur\n- zorg"),
        ("tot hier -\nen verder", "tot hier -\nen verder"),
        ("een uitstroom en uit-\nstroom", "een uitstroom en uitstroom"),
        ("een huur-zorg en huur-\nzorg", "een huur-zorg en huur-zorg"),
        ("aan het eind-", "aan het eind-"),
        ("caf\u00e9-\nhouder", "caf\u00e9houder"),
    ],
)
def test_words_are_whole_again(page: str, whole: str) -> None:
    assert whole_words([page]) == [whole]


def test_what_one_page_says_of_a_word__holds_for_all() -> None:
    assert whole_words(["de oud-bewoner is weg", "de oud-\nbewoner"])[1] == "de oud-bewoner"


def pages_with(heads: list[str], feet: list[str]) -> list[str]:
    edges = enumerate(zip(heads, feet, strict=True))
    return [f"{head}\n{BODY} ({n})\n{foot}".strip() for n, (head, foot) in edges]


def test_heads_and_feet_go() -> None:
    pages = pages_with(["Convenant"] * 3, ["1", "2", "3"])
    assert running_text(pages) == [f"{BODY} ({n})" for n in range(3)]


@pytest.mark.parametrize(
    "heads", [["Artikel 1", "Artikel 2", "Artikel 3"], ["Aan de raad", "Van het college", "Tot slot"]]
)
def test_heads_of_their_own_stay(heads: list[str]) -> None:
    assert [page.split("\n")[0] for page in running_text(pages_with(heads, [""] * 3))] == heads


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [""],
        ["Convenant"],
        ["Convenant", "Convenant", "Convenant"],
        ["1", "2", "3"],
        ["Convenant\n1", "Convenant\n2", "Convenant\n3"],
    ],
)
def test_a_page__is_never_emptied(pages: list[str]) -> None:
    assert running_text(pages) == pages


def test_what_stands_below_text__is_no_head() -> None:
    pages = [f"{word}\nConvenant\n{BODY}\nZo." for word in ("Eerst dit.", "Dan dit.", "Nu dit.")]
    assert [page.split("\n")[1] for page in running_text(pages)] == ["Convenant"] * 3


def test_what_stands_above_text__is_no_foot() -> None:
    pages = [f"{BODY}\nMeer.\nParaaf\n{word}" for word in ("Eerst dit.", "Dan dit.", "Nu dit.")]
    assert [page.split("\n")[-2] for page in running_text(pages)] == ["Paraaf"] * 3


def test_a_short_page__has_a_short_edge() -> None:
    """Of six lines only the first and the last can be head and foot."""
    pages = [f"Regio\nConvenant\n{BODY} ({n})" for n in range(3)]
    assert [page.split("\n")[0] for page in running_text(pages)] == ["Convenant"] * 3


def test_empty_lines__stand_as_they_stood() -> None:
    pages = [f"Regio\n\n{BODY}\n\nSlot {word}." for word in ("a", "b", "c")]
    assert running_text(pages)[0] == f"{BODY}\n\nSlot a."


lines = st.sampled_from(["Convenant", "1", "Artikel 2", "samen-", "werking", "De huur is laag.", ""])


@given(st.lists(st.lists(lines, max_size=8).map("\n".join), max_size=6))
def test_every_page_stays_and_lines_only_go_whole(pages: list[str]) -> None:
    running = running_text(pages)
    assert len(running) == len(pages)
    for before, after in zip(pages, running, strict=True):
        letters = iter(letter for letter in before if letter.isalnum())
        assert all(letter in letters for letter in after if letter.isalnum())
        assert "huur is laag" not in before or "huur is laag" in after or len(pages) >= 3
