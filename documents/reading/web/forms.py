"""What a page shows that does not stand in it as words: fields of a form, and letters of a font of signs."""

import re
from collections.abc import Iterator

from documents.reading.blanks import Blanks, box, radio
from documents.reading.package import Element
from documents.reading.sign_fonts import shown_in, unread_sign

FONT_STYLE = re.compile(r"""font(?:-family)?\s*:[^;]*?(wingdings ?[23]?|webdings|symbol)\b""", re.IGNORECASE)
ORDINARY_STYLE = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
# Of these a reader sees no words that are text.
SILENT = ("hidden", "submit", "reset", "button", "image", "file", "password", "range", "color")


class ShownOnPage:
    """`font` is that of the words being read. `unread` gathers the fonts of signs that nobody can tell."""

    def __init__(self) -> None:
        self.font = ""
        self.blanks = Blanks()
        self.unread: dict[str, None] = {}

    def letters(self, words: str) -> str:
        return shown_in(self.font, words, self.unread)

    def input(self, field: Element) -> str:
        """What a field of a form shows; one that asks or is empty is kept in mind."""
        kind = field.get("type", "text").lower()
        if kind in SILENT:
            return ""
        if kind == "checkbox":
            return box(ticked=field.get("checked") is not None)
        if kind == "radio":
            return radio(chosen=field.get("checked") is not None)
        words = " ".join(field.get("value", "").split())
        if not words:
            self.blanks.add("", name=field.get("placeholder", "") or field.get("name", ""))
        return words

    def note_question(self, area: Element) -> None:
        """A field of several lines that nobody filled in."""
        if not "".join(area.itertext()).strip():
            self.blanks.add("", name=area.get("placeholder", "") or area.get("name", ""))

    def warnings(self) -> Iterator[str]:
        yield from self.blanks.warnings()
        yield from map(unread_sign, self.unread)


def font_of(element: Element) -> str:
    """The font that an element names itself, or nothing."""
    style = element.get("style", "")
    if signs := FONT_STYLE.search(style):
        return signs[1]
    if face := element.get("face", "") if element.tag == "font" else "":
        return face.split(",")[0].strip()
    ordinary = ORDINARY_STYLE.search(style)
    return ordinary[1].strip(" '\"") if ordinary else ""
