"""Signs that a Word file takes from a font of signs, and formulas, as characters that say the same."""

from documents.reading.package import Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BETWEEN = {f"{M}den": "/", f"{M}sup": "^", f"{M}sub": "_", f"{M}lim": " "}

WINGDINGS = {"F0E0": "→", "F0DF": "←", "F0FC": "✓", "F0A8": "□", "F06F": "□", "F0FE": "☒", "F071": "□"}
GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
SYMBOL = (
    {f"F0{ord('a') + place:02X}": letter for place, letter in enumerate(GREEK)}
    | {f"F0{ord('A') + place:02X}": letter.upper() for place, letter in enumerate(GREEK)}
    | {
        "F0A3": "≤",
        "F0B0": "°",
        "F0B1": "±",
        "F0B3": "≥",
        "F0B4": "×",
        "F0B9": "≠",
        "F0BB": "≈",
        "F0BE": "—",
        "F0D7": "·",
        "F0DE": "⇒",
        "F0E5": "∑",
    }
)
BULLET = "•"


def sign(font: str, code: str) -> str:
    """The character for a sign; an ordinary character of an ordinary font is itself."""
    code = code.upper()
    if font.lower() == "symbol":
        return SYMBOL.get(code, BULLET)
    if code in WINGDINGS:
        return WINGDINGS[code]
    try:
        number = int(code, 16)
    except ValueError:
        return BULLET
    return BULLET if 0xF000 <= number <= 0xF0FF or number < 0x20 or number > 0xFFFD else chr(number)


def formula_words(element: Element) -> str:
    """A formula on one line: a fraction as "1/2", a power as "x^2"."""
    words = []
    for child in element:
        if child.tag == f"{M}t":
            words.append(child.text or "")
        else:
            inner = formula_words(child)
            words.append(f"{BETWEEN.get(child.tag, '')}{inner}" if inner else "")
    return "".join(words)
