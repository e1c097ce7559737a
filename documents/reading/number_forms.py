"""The forms in which lists write their numbers: plain, lettered, roman and in words."""

import re

from documents.text.number_words import number_in_words, ordinal_in_words

MAX_LETTERED, MAX_ROMAN = 26 * 5, 399
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
TENS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
NOTE_MARKS = "*†‡§"
PADDED = re.compile(r"decimal(\d)")


def in_form(number: int, form: str) -> str:
    """A number as a list writes it: letters, roman, words, or plain digits for every other form."""
    if padded := PADDED.fullmatch(form):
        return f"{number:0{padded[1]}d}"
    match form:
        case "lowerLetter" | "upperLetter" if 0 < number <= MAX_LETTERED:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number <= MAX_ROMAN:
            letters = roman(number)
            return letters.upper() if form == "upperRoman" else letters
        case "ordinal":
            return f"{number}e"
        case "ordinalText":
            return ordinal_in_words(number).capitalize()
        case "cardinalText":
            return number_in_words(number).capitalize()
        case "numberInDash":
            return f"- {number} -"
        case "chicago" if number > 0:
            return NOTE_MARKS[(number - 1) % 4] * ((number - 1) // 4 + 1)
        case "decimalEnclosedCircle" if 0 < number <= 20:
            return chr(ord("①") + number - 1)
        case "decimalEnclosedParen":
            return f"({number})"
        case "decimalEnclosedFullstop":
            return f"{number}."
        case "hex":
            return f"{number:X}"
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
    return str(number)


def roman(number: int) -> str:
    letters = ""
    for value_, sign in (*TENS, *ROMAN):
        while number >= value_:
            letters += sign
            number -= value_
    return letters
