"""The styles of an ODT file: which letters are bold, how lists count, which paragraphs are headings."""

from dataclasses import dataclass

from documents.reading.package import Element, whole_number
from documents.reading.sign_fonts import bullet_in

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "01": "decimalZero",
    "001": "decimal3",
    "1st": "ordinal",
    "One": "cardinalText",
    "First": "ordinalText",
}
MAX_INHERITANCE = 20


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list shows its number; a bullet has its sign as `prefix` and no form."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1


class OdtStyles:
    """Styles of both files of an ODT: styles.xml and the automatic ones in content.xml."""

    def __init__(self, *roots: Element | None) -> None:
        self.styles: dict[str, Element] = {}
        self.lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        self.families: dict[str, str] = {}
        for root in roots:
            if root is not None:
                self._read(root)

    def _read(self, root: Element) -> None:
        for face in root.iter(f"{STYLE}font-face"):
            self.families[face.get(f"{STYLE}name", "")] = face.get(f"{SVG}font-family", "").strip("'\"")
        for style in root.iter(f"{STYLE}style"):
            self.styles[style.get(f"{STYLE}name", "")] = style
        for one in root.iter(f"{TEXT}list-style"):
            self.lists[one.get(f"{STYLE}name", "")] = self._levels(one)
        for one in root.iter(f"{TEXT}outline-style"):
            self.outline = {depth: level for depth, level in self._levels(one).items() if level.form}

    def _levels(self, style: Element) -> dict[int, ListLevel]:
        return {
            int(depth): _level(one, self._font(one.find(f"{STYLE}text-properties")))
            for one in style
            if (depth := one.get(f"{TEXT}level", "")).isdigit()
        }

    def _font(self, properties: Element | None) -> str:
        if properties is None:
            return ""
        name: str = properties.get(f"{STYLE}font-name", "")
        family: str = properties.get(f"{FO}font-family", "")
        return self.families.get(name) or family.strip("'\"") or name

    def font(self, name: str) -> str:
        """The font of a style, or nothing where it does not say."""
        fonts = (self._font(one.find(f"{STYLE}text-properties")) for one in self._line(name))
        return next(filter(None, fonts), "")

    def is_title(self, name: str) -> bool:
        return any(one.get(f"{STYLE}name") == "Title" for one in self._line(name))

    def outline_level(self, name: str) -> int | None:
        """The heading level that a paragraph style carries."""
        levels = [one.get(f"{STYLE}default-outline-level", "") for one in self._line(name)]
        return next((int(level) for level in levels if level.isdigit() and int(level) > 0), None)

    def without_number(self, name: str) -> bool:
        """Whether a heading of this style is left out of the numbering of headings."""
        lists = (one.get(f"{STYLE}list-style-name") for one in self._line(name))
        return next((key for key in lists if key is not None), None) == ""

    def is_bold(self, name: str) -> bool:
        return self._property(name, f"{FO}font-weight") in ("bold", "600", "700", "800", "900")

    def is_italic(self, name: str) -> bool:
        return self._property(name, f"{FO}font-style") in ("italic", "oblique")

    def is_struck(self, name: str) -> bool | None:
        """Whether a line goes through the words; None where the style does not say."""
        lines = [self._property(name, f"{STYLE}text-line-through-{one}") for one in ("style", "type")]
        said = [line != "none" for line in lines if line]
        return all(said) if said else None

    def shift(self, name: str) -> str:
        """Where letters stand: "super", "sub" or "line"; nothing where the style does not say."""
        place = (self._property(name, f"{STYLE}text-position").split() or [""])[0]
        if place in ("", "super", "sub"):
            return place
        moved = place.removesuffix("%")
        if not moved.lstrip("+-").replace(".", "", 1).isdigit() or float(moved) == 0:
            return "line"
        return "super" if float(moved) > 0 else "sub"

    def is_hidden(self, name: str) -> bool:
        return self._property(name, f"{TEXT}display") == "none"

    def _property(self, name: str, key: str) -> str:
        for style in self._line(name):
            properties = style.find(f"{STYLE}text-properties")
            value: str = properties.get(key, "") if properties is not None else ""
            if value:
                return value
        return ""

    def _line(self, name: str) -> list[Element]:
        """A style and those it is derived from, the nearest first."""
        line: list[Element] = []
        while (style := self.styles.get(name)) is not None and len(line) < MAX_INHERITANCE:
            line.append(style)
            name = style.get(f"{STYLE}parent-style-name", "")
        return line


def _level(one: Element, font: str) -> ListLevel:
    start, shown = one.get(f"{TEXT}start-value", "1"), one.get(f"{TEXT}display-levels", "1")
    return ListLevel(
        form=FORMS.get(one.get(f"{STYLE}num-format", ""), ""),
        prefix=one.get(f"{STYLE}num-prefix", "") or bullet_in(font, one.get(f"{TEXT}bullet-char", "")),
        suffix=one.get(f"{STYLE}num-suffix", ""),
        start=whole_number(start, 1),
        shown_levels=whole_number(shown, 1),
    )
