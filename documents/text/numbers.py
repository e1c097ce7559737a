"""The grammar of the numbers that Dutch acts and agreements give their parts. Pure.

Inserted parts take a letter ("4a", "4A", "50daa"), a Latin word ("4bis", "4 ter") or a number below the one
they follow ("4a.1", "III.A"); some count with letters or roman figures ("IIa", "A.1", "A 1"), and parts that
lapsed together have one designation ("6 – 8", "6 tot en met 8").
"""

import re
from string import ascii_uppercase

LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies"
LATIN_WORDS = tuple(LATIN.split("|"))
CLOSED = r"(?=\s*$|\s*[.:–—(\[-])"
# What can follow a number that holds a space: nothing, a sign, or a heading.
APART = rf"(?:{CLOSED}|(?=\s+[A-ZÀ-Þ]))"
SPACED_LATIN = rf"\ (?:(?:{LATIN}){APART}|(?:{LATIN.upper()}){CLOSED})"
ADDED = rf"(?:-?(?i:{LATIN})(?!\w)|{SPACED_LATIN}|[a-z]{{1,3}}|[A-Z]{{1,2}})"
LETTER_BELOW = r"(?:[a-z]|[A-H])(?!\w)"
BELOW = rf"(?:[.:]\d+{ADDED}?)*(?:[.:-]{LETTER_BELOW})?"
ARABIC = rf"\d+{ADDED}?{BELOW}"
ROMAN = (
    r"(?!VIA\b)(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
    rf"(?:(?<=[IVX])(?:(?i:{LATIN})|[a-h]|[A-D])(?!\w))?{BELOW}"
)
LETTERED = rf"(?:{'|'.join(2 * letter for letter in ascii_uppercase)}|[A-Z](?:\d+[a-z]?)?){BELOW}"
SINGLE = rf"(?:{ARABIC}|{ROMAN}|{LETTERED})"
# The articles of a chapter with a letter: "A 1", "Ya 4".
IN_LETTERED_CHAPTER = rf"[A-Z][a-z]?\ \d+[a-z]{{0,2}}(?![\w.:]\w){APART}"
LAPSED = r"\s+(?i:vervallen|gereserveerd)"
MOST_LISTED, LONGEST_END = 12, 80
END_OF_RANGE = r"(?:\d{1,3}(?!\d)" + ARABIC.removeprefix(r"\d+") + rf"|{ROMAN})"
RANGE = (
    rf"(?:{ARABIC}|{ROMAN})(?:(?:\s*,\s*{END_OF_RANGE}){{0,{MOST_LISTED}}}\s+(?i:en|t/m|tot\s+en\s+met)\s+|\s*[–—-]\s*)"
    rf"{END_OF_RANGE}(?:{APART}|(?={LAPSED}))"
)
PARTED = re.compile(r"\s*,\s*|\s+(?:en|t/m|tot\s+en\s+met)\s+|\s*[–—-]\s*(?=[\dIVXLC])", re.IGNORECASE)
STEP = re.compile(rf"(\d+)(?:[ -]?({LATIN})\b|([a-z]*))|[.:-]([a-z])\b", re.IGNORECASE)
AT_END = re.compile(rf"(?:^|(?<=[\s§])|(?<=\.))(?:{RANGE}|{IN_LETTERED_CHAPTER}|{SINGLE}|\d\S*)$")

# The figures of a number, each with the letters added to it.
Order = tuple[tuple[int, str], ...]


def order(number: str) -> Order:
    """Sorts numbers as a reader expects: 9, 10, 10a, 10bis, 11. Empty for one that starts with a letter."""
    if not number[:1].isdigit():
        return ()
    return tuple(
        (int(figures), f"~{LATIN_WORDS.index(latin.lower())}" if latin else letters.lower())
        if figures
        else (ord(below.lower()) - ord("a") + 1, "")
        for figures, latin, letters, below in STEP.findall(number)
    )


def first_and_last(number: str) -> tuple[str, str]:
    """The ends of a run of numbers ("6 – 8"); for a single number twice that."""
    ends = PARTED.split(number)
    return ends[0], ends[-1]


def ascends(number: str) -> bool:
    """Whether a run of numbers goes up; one in letters is taken to."""
    first, last = map(order, first_and_last(number))
    return not (first and last) or first < last


def comes_next(number: str, before: str) -> bool:
    """Whether a part can have this number where the one before it has that, or is the first ("")."""
    new, old = order(first_and_last(number)[0]), order(first_and_last(before)[1])
    if not new or not old:
        return bool(new) and not before and new[0] == (1, "")
    place = next((at for at, (one, other) in enumerate(zip(new, old, strict=False)) if one != other), None)
    if place is None:
        return len(new) > len(old) and new[len(old)][0] == 1
    (figures, letters), (old_figures, old_letters) = new[place], old[place]
    return letters > old_letters if figures == old_figures else figures == old_figures + 1 and not letters


def number_at_end(designation: str) -> str:
    """The number that a designation ends in: "3" of "Artikel 3", "4 ter" of "Artikel 4 ter"; else nothing."""
    found = AT_END.search(designation[-LONGEST_END:])
    return found[0] if found else ""
