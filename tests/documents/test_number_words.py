import pytest

from documents.text.number_words import number_in_words, ordinal_in_words


@pytest.mark.parametrize(
    ("number", "cardinal", "ordinal"),
    [
        (1, "een", "eerste"),
        (2, "twee", "tweede"),
        (3, "drie", "derde"),
        (8, "acht", "achtste"),
        (11, "elf", "elfde"),
        (19, "negentien", "negentiende"),
        (20, "twintig", "twintigste"),
        (22, "tweeëntwintig", "tweeëntwintigste"),
        (34, "vierendertig", "vierendertigste"),
        (100, "honderd", "honderdste"),
        (101, "honderdeen", "honderdeerste"),
        (213, "tweehonderddertien", "tweehonderddertiende"),
        (1000, "duizend", "duizendste"),
        (1100, "elfhonderd", "elfhonderdste"),
        (2005, "tweeduizendvijf", "tweeduizendvijfde"),
        (9999, "negenduizendnegenhonderdnegenennegentig", "negenduizendnegenhonderdnegenennegentigste"),
    ],
)
def test_numbers_in_words(number: int, cardinal: str, ordinal: str) -> None:
    assert number_in_words(number) == cardinal
    assert ordinal_in_words(number) == ordinal


def test_numbers_in_words__are_all_different() -> None:
    numbers = range(10_000)
    assert len({number_in_words(number) for number in numbers}) == len(numbers)
    assert len({ordinal_in_words(number) for number in numbers}) == len(numbers)
