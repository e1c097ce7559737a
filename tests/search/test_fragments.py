"""The fragments that a reader sees of a text: where they begin and end, how many, and in which order."""

import pytest

from search.analysis.compounds import Vocabulary
from search.analysis.marking import fragments, marked_whole, spans
from search.analysis.questions import marks, parsed

FILLING = "Dit zijn woorden die er alleen staan om de tekst lang te maken. "


def shown(text: str, asked: str = "", **options) -> list[str]:
    """The fragments, with what is marked in them between brackets."""
    marked = spans(text, marks(parsed(asked), Vocabulary({}))) if asked else []
    return [
        "".join(f"[{part.text}]" if part.hit else part.text for part in parts)
        for parts in fragments(text, marked, **options)
    ]


def numbered(first: int, last: int) -> str:
    return " ".join(f"w{number:03}" for number in range(first, last))


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("", "huur", []),
        ("  \n ", "huur", []),
        ("De huur.", "", ["De huur."]),
        ("De huur.", "huur", ["De [huur]."]),
        ("Het financiële deel.", "financieel", ["Het [financiële] deel."]),
        # From the start of the line when that is near, to the end of the last whole word.
        (f"Eerst iets.\nNu de huur {numbered(0, 60)}", "huur", [f"Nu de [huur] {numbered(0, 41)}"]),
        (f"{numbered(0, 12)} huur", "huur", [f"{numbered(0, 12)} [huur]"]),
        # Else from a whole word at most sixty characters before.
        (
            f"{numbered(0, 30)} huur {numbered(30, 80)}",
            "huur",
            [f"{numbered(19, 30)} [huur] {numbered(30, 62)}"],
        ),
        # Nothing marked: the beginning, of whole words.
        (numbered(0, 60), "", [numbered(0, 44)]),
        (f"{numbered(0, 30)}\n{'x' * 100}", "", [numbered(0, 30)]),
        (f"{'x' * 300} einde", "", ["x" * 300]),
        ("x" * 300, "", ["x" * 300]),
        # A word that is longer than a fragment is shown whole, from the mark on.
        (f"{'y' * 90} {'x' * 300} en verder", "x" * 300, [f"[{'x' * 300}]"]),
        (f"{'y' * 90}\u00a0huur", "huur", ["[huur]"]),
    ],
)
def test_a_fragment_is_of_whole_words(text, asked, expected) -> None:
    assert shown(text, asked) == expected


def test_at_most_so_many_fragments_that_do_not_overlap_in_the_order_of_the_text() -> None:
    text = "\n".join(f"{number} huur. {FILLING * 4}" for number in range(1, 6))
    assert [one[:8] for one in shown(text, "huur")] == ["1 [huur]", "2 [huur]", "3 [huur]"]
    assert [one[:8] for one in shown(text, "huur", most=1)] == ["1 [huur]"]
    near = f"huur {FILLING} huur {FILLING * 4}"
    assert [one.count("[huur]") for one in shown(near, "huur")] == [2]


def test_what_says_most_of_the_question_is_chosen_first() -> None:
    text = f"Huur en huur. {FILLING * 5}\nHuur en kosten. {FILLING * 5}\nHuur en HUUR. {FILLING * 5}"
    [best] = shown(text, "huur kosten", most=1)
    assert best.startswith("[Huur] en [kosten].")


PARAGRAPHS = (
    f"1. De huur. {FILLING * 4}\n2. De kosten. {FILLING * 4}\n12. Iets anders. {FILLING * 4}\n2. Nog eens."
)


@pytest.mark.parametrize(
    ("paragraph", "start"),
    [("1", "1. De huur"), ("2", "2. De kosten"), ("12", "12. Iets"), ("3", "1. De huur")],
)
def test_a_cited_paragraph_is_shown_from_its_number(paragraph, start) -> None:
    [found] = shown(PARAGRAPHS, most=1, paragraphs=(paragraph,))
    assert found.startswith(start)


def test_a_cited_paragraph_comes_before_what_is_marked() -> None:
    assert shown(PARAGRAPHS, "anders", most=1, paragraphs=("2",))[0].startswith("2. De kosten")
    assert "[huur]" in shown(PARAGRAPHS, "huur", most=1, paragraphs=("1",))[0]


def test_marks_that_overlap_are_one_and_marks_that_touch_are_two() -> None:
    def whole(text: str, asked: str, *known: str) -> list[tuple[str, bool]]:
        found = marked_whole(text, marks(parsed(asked), Vocabulary(dict.fromkeys(known, 1))))
        return [(part.text, part.hit) for part in found]

    assert whole("de oude raad.", '"de oude" "oude raad"') == [("de oude raad", True), (".", False)]
    assert whole("§ 3", "§ 3")[0][1]
    assert whole("Niets hier", "huur") == [("Niets hier", False)]
    assert whole("artikel 4 lid 2", "artikel 4") == [("artikel 4", True), (" lid 2", False)]
