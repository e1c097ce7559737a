"""Names from right to left in a PDF are read as their owners write them."""

import pytest
import typst

from documents.reading.pdf.right_to_left import PlacedLetter, as_written, in_reading_order
from documents.reading.texts import read
from documents.text import plain_text

FONT = '#set text(12pt, font: ("Libertinus Serif", "DejaVu Sans Mono"), lang: "nl")\n'


@pytest.mark.parametrize(
    "line",
    [
        "Partij is مريم حسن (hierna: huurder).",
        "De heer محمد علي tekent op 12 mei.",
        "Ook דוד כהן tekent mee.",
        "De namen: صلاح بلال, en verder.",
        "Artikel 12 geldt voor علي.",
    ],
)
def test_name_in_a_sentence(line: str) -> None:
    content = typst.compile(f"{FONT}{line}".encode())
    assert plain_text(read(content, name="a.pdf").text).strip() == line


def seen(words: str) -> list[PlacedLetter]:
    """Letters as they stand from left to right."""
    return [PlacedLetter(letter, place, float(place)) for place, letter in enumerate(words)]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("abc גבא abc", "abc אבג abc"),
        ("abc ודה גבא abc", "abc אבג הדו abc"),
        ("21 גבא abc", "אבג 21 abc"),
        ("abc 21 גבא", "abc 21 אבג"),
        ("abc 25 ודה גבא", "abc 25 אבג הדו"),
        ("12 זוהדגבא ab טח", "חט ab אבגדהוז 12"),
    ],
)
def test_line_as_it_is_read(shown: str, expected: str) -> None:
    assert "".join(letter.text for letter in in_reading_order(seen(shown))) == expected


def test_letters_in_their_own_form_and_brackets_as_meant() -> None:
    assert as_written("\ufee3\ufeae\ufef3\ufee2 )hierna: x)") == "مريم (hierna: x)"
    assert as_written("x (\ufefb") == "x (لا"


def test_marks_stay_on_their_letter() -> None:
    letters = [PlacedLetter("ב", 0, 20.0), PlacedLetter("\u05b8", 1, 20.0), PlacedLetter("א", 2, 10.0)]
    assert "".join(letter.text for letter in in_reading_order(letters)) == "ב\u05b8א"
