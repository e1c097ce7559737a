"""Whole numbers below ten thousand in Dutch words."""

SMALL = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
ORDINALS = {1: "eerste", 3: "derde", 8: "achtste"}


def number_in_words(number: int) -> str:
    """21 is "eenentwintig", 32 "tweeëndertig", 1100 "elfhonderd", 2005 "tweeduizendvijf"."""
    if number < len(SMALL):
        return SMALL[number]
    if number < 100:
        return _below_hundred(number)
    in_hundreds = 1100 <= number < 2000
    thousands, rest = (0, number) if in_hundreds else divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    return (
        (f"{_times(thousands)}duizend" if thousands else "")
        + (f"{_times(hundreds)}honderd" if hundreds else "")
        + (number_in_words(small) if small else "")
    )


def _times(number: int) -> str:
    return "" if number == 1 else SMALL[number]


def ordinal_in_words(number: int) -> str:
    """1 is "eerste", 21 "eenentwintigste", 103 "honderdderde"."""
    small = number % 100
    if not 0 < small < len(SMALL):
        return f"{number_in_words(number)}ste" if number else SMALL[0] + "de"
    above = number_in_words(number - small) if number > small else ""
    return above + ORDINALS.get(small, f"{SMALL[small]}de")


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    word = TENS[tens - 2]
    if not ones:
        return word
    return f"{SMALL[ones]}{'ën' if SMALL[ones].endswith('e') else 'en'}{word}"
