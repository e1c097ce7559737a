"""What the style sheets of a page write in it: numbers that are counted, words before those of the page."""

import re
from collections.abc import Iterator

from documents.reading.number_forms import in_form
from documents.reading.package import Element, whole_number
from documents.reading.web.style_sheets import IMPORTANT, StyleSheets

FORMS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "1": "decimal",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
PIECE = re.compile(
    r""""(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'
    |(?P<how>counters?)\(\s*(?P<name>[\w-]+)\s*
      (?:,\s*["'](?P<between>[^"']*)["']\s*)?(?:,\s*(?P<form>[\w-]+)\s*)?\)
    |attr\(\s*(?P<attribute>[\w-]+)\s*\)|(?P<none>none|normal|(?:no-)?(?:open|close)-quote)|(?P<other>[^\s"']+)""",
    re.VERBOSE,
)
ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
COUNTED = re.compile(r"([A-Za-z_][\w-]*)(?:\s+(-?\d{1,6}))?")
PRIVATE = re.compile("[\ue000-\uf8ff]")
ITEM = "list-item"


def style_of(element: Element) -> dict[str, str]:
    """What was said of the style of an element, once the sheets are set in."""
    return dict(_pairs(element.get("style", "")))


def _pairs(style: str) -> Iterator[tuple[str, str]]:
    for one in re.findall(r"(?:\"[^\"]*\"|'[^']*'|[^;\"'])+", style):
        name, said, value = one.partition(":")
        if said:
            yield name.strip().lower(), IMPORTANT.sub("", value).strip()


def set_in(root: Element, sheets: StyleSheets) -> bool:
    """Writes in the elements of a page what its style sheets say of them: in `style`, as words before those
    of an element, and in `marker` as that of an item. Says whether all of it could be computed.
    """
    if not sheets.count:
        return True
    writer = _StyleWriter(sheets)
    writer.enter(root)
    return writer.computed


class _StyleWriter:
    """Counts in reading order. Of each counter the values that are open, the innermost last."""

    def __init__(self, sheets: StyleSheets) -> None:
        self.sheets = sheets
        self.counters: dict[str, list[int]] = {}
        self.computed = True

    def enter(self, root: Element) -> None:
        """Walks without recursion: a page may be nested deeper than Python goes."""
        opened: list[tuple[Element, list[str]]] = [(root, [])]
        self.element(root, [])
        children = [iter(list(root))]
        while children:
            child = next(children[-1], None)
            if child is None:
                children.pop()
                for name in opened.pop()[1]:
                    self.counters[name].pop()
            elif isinstance(child.tag, str) and self.element(child, opened[-1][1]):
                opened.append((child, []))
                children.append(iter(list(child)))

    def element(self, element: Element, opened: list[str]) -> bool:
        """Whether a reader sees the element. `opened` are the counters that began beside it."""
        own = self.sheets.say(element)
        if own:
            written = "; ".join(f"{name}: {value}" for name, value in own.items())
            element.set("style", f"{element.get('style', '')}; {written}")
        if own.get("display") == "none":
            return False
        if element.tag in ("ol", "ul"):
            self.reset(f"{ITEM} {whole_number(element.get('start'), 1) - 1}", opened)
        self.reset(own.get("counter-reset", ""), opened)
        if element.tag == "li":
            value = element.get("value", "")
            self.count(ITEM) if not value.isdigit() else self.reset(f"{ITEM} {value}", opened)
        self.increment(own.get("counter-increment", ""))
        self.before(element, opened)
        return True

    def reset(self, said: str, opened: list[str]) -> None:
        for name, value in COUNTED.findall(said):
            if name == "none":
                continue
            values = self.counters.setdefault(name, [])
            if name in opened and values:
                values[-1] = int(value or 0)
            else:
                values.append(int(value or 0))
                opened.append(name)

    def increment(self, said: str) -> None:
        for name, value in COUNTED.findall(said):
            if name != "none":
                self.count(name, int(value or 1))

    def count(self, name: str, step: int = 1) -> None:
        values = self.counters.setdefault(name, [])
        if not values:
            values.append(0)
        values[-1] += step

    def before(self, element: Element, opened: list[str]) -> None:
        for part in ("before", "marker"):
            style = self.sheets.say(element, part)
            if "content" not in style or style.get("display") == "none":
                continue
            self.reset(style.get("counter-reset", ""), opened)
            self.increment(style.get("counter-increment", ""))
            words = self.content(element, style["content"])
            if part == "marker" and words:
                element.set("marker", words.strip())
            elif element.tag == "li" or any(map(str.isalnum, words)):
                gap = " " if words.strip() else ""
                element.text = f"{words}{gap}{element.text or ''}"

    def content(self, element: Element, said: str) -> str:
        """The words of `content`; "" where a part of it cannot be computed."""
        words = ""
        for piece in PIECE.finditer(said):
            if piece["other"]:
                self.computed = self.computed and "counter" not in said
                return ""
            if piece["how"]:
                words += self.counted(element, piece)
            else:
                written = piece["double"] or piece["single"] or element.get(piece["attribute"] or "", "")
                words += ESCAPED.sub(_unescaped, written)
        return PRIVATE.sub("", words)

    def counted(self, element: Element, piece: re.Match[str]) -> str:
        values = self.counters.get(piece["name"]) or [0]
        backwards = piece["name"] == ITEM and any(
            one.get("reversed") is not None for one in element.iterancestors("ol")
        )
        form = FORMS.get(piece["form"] or "decimal")
        if form is None or backwards:
            self.computed = False
            return ""
        shown = values if piece["how"] == "counters" else values[-1:]
        return (piece["between"] or "").join(in_form(value, form) for value in shown)


def _unescaped(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16) if escaped[1] else 0
    seen = 0x20 < code < 0xD800 or 0xE000 <= code < 0x110000
    return chr(code) if seen else escaped[2] or " "
