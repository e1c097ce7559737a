"""The letters of a Word file as they are shown: in a font of signs a letter is another sign."""

from collections.abc import Iterator, Mapping

from documents.reading.package import Element
from documents.reading.sign_fonts import NOTHING, PRIVATE, is_sign_font, sign_in
from documents.reading.word.styles import Style, Styles, W, value

# Which attribute names the font of which characters: those of ASCII, others, and those of scripts that join.
PLAIN, OTHER, COMPLEX = "ascii", "hAnsi", "cs"
Fonts = Mapping[str, str]


class ShownLetters:
    """Looks up the fonts of runs. `unread` gathers the fonts of signs that nobody can tell."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.unread: dict[str, None] = {}
        self.known: dict[tuple[str, ...], Fonts] = {}
        self.default = _named(styles.default_run)

    def shown(self, words: str, run: Element, paragraph: Style) -> str:
        fonts = self._fonts(run.find(f"{W}rPr"), paragraph)
        if not any(map(is_sign_font, fonts.values())) and not PRIVATE.search(words):
            return words
        return "".join(self._sign(one, fonts) for one in words)

    def sign(self, font: str, code: str) -> str:
        """The sign with this number, in hexadecimal figures."""
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        plain = chr(number) if 0x20 <= number <= 0xFFFD and not 0xD800 <= number < 0xE000 else NOTHING
        return self._told(sign_in(font, plain), font)

    def _sign(self, character: str, fonts: Fonts) -> str:
        if PRIVATE.match(character):
            font = next(filter(is_sign_font, fonts.values()), fonts.get(OTHER, ""))
        else:
            font = fonts.get(PLAIN if character < "\x80" else OTHER, "")
        return self._told(sign_in(font, character), font)

    def _told(self, sign: str, font: str) -> str:
        if sign == NOTHING:
            self.unread[font] = None
        return sign

    def _fonts(self, own: Element | None, paragraph: Style) -> Fonts:
        style = value(own.find(f"{W}rStyle"), "") if own is not None else ""
        inherited = self._of_styles((*paragraph.lineage[:1], style))
        return {**inherited, **_named(own)} if own is not None else inherited

    def _of_styles(self, keys: tuple[str, ...]) -> Fonts:
        if keys not in self.known:
            lines = [self.styles.style(key).lineage for key in keys if key]
            named = (
                _named(element.find(f"{W}rPr"))
                for line in lines
                for key in reversed(line)
                if (element := self.styles.elements.get(key)) is not None
            )
            fonts = dict(self.default)
            for one in named:
                fonts |= one
            self.known[keys] = fonts
        return self.known[keys]


def _named(properties: Element | None) -> dict[str, str]:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return dict(_slots(fonts)) if fonts is not None else {}


def _slots(fonts: Element) -> Iterator[tuple[str, str]]:
    for slot in (PLAIN, OTHER, COMPLEX):
        if fonts.get(f"{W}{slot}Theme"):
            yield slot, ""
        elif font := fonts.get(f"{W}{slot}"):
            yield slot, font
