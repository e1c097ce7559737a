"""The forms in which lists write their numbers: plain, lettered and roman."""

MAX_LETTERED, MAX_ROMAN = 26 * 5, 399
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
CHICAGO = "*†‡§"
TENS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"))


def in_form(number: int, form: str) -> str:
    """A number as a list writes it: letters, roman, or plain digits for every other form."""
    match form:
        case "lowerLetter" | "upperLetter" if 0 < number <= MAX_LETTERED:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number <= MAX_ROMAN:
            letters = roman(number)
            return letters.upper() if form == "upperRoman" else letters
        case "ordinal":
            return f"{number}e"
        case "chicago" if number > 0:
            return CHICAGO[(number - 1) % len(CHICAGO)] * ((number - 1) // len(CHICAGO) + 1)
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
