import pytest
from lxml import etree

from documents.text import clean
from documents.text.control_characters import (
    all_without_control_characters,
    on_one_line,
    without_control_characters,
)

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"]
ODD = [*CONTROLS, "\ud800", "\udfff", "\ufffe", "\uffff"]
KEPT = ["\t", "\n", "é", "\xa0", "\u00ad", "\u2028", "\u202e", "\ufffd", "😀", "\U0010fffd"]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_an_odd_character_becomes_a_space(odd: str) -> None:
    assert without_control_characters(f"regel{odd}einde") == "regel einde"
    assert clean(f"regel{odd}einde") == "regeleinde"


@pytest.mark.parametrize("kept", KEPT, ids=ascii)
def test_what_people_mean_stays(kept: str) -> None:
    assert without_control_characters(f"regel{kept}einde") == f"regel{kept}einde"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=ascii)
def test_a_line_ends_in_one_way(end: str) -> None:
    assert without_control_characters(f"een{end}twee") == "een\ntwee"


def test_every_character_that_is_left_fits_in_xml() -> None:
    every = "".join(map(chr, range(0x110000)))
    left = without_control_characters(every)
    assert etree.fromstring(f"<a>{left.translate({38: None, 60: None})}</a>".encode()) is not None
    assert without_control_characters(left) == left


def test_data_is_cleared_at_any_depth() -> None:
    given = {"name": "A\x0bB", "more": [{"name": "C\x01"}, 3, None, True]}
    assert all_without_control_characters(given) == {
        "name": "A B",
        "more": [{"name": "C "}, 3, None, True],
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x0b", "\x0c", "\x1d", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_one_line_is_one_line(end: str) -> None:
    assert on_one_line(f"Gemeente{end}Huizen").splitlines() == ["Gemeente Huizen"]
