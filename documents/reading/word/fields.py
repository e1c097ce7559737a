"""The fields of a Word file: which are open at a place, and what a field shows whose words are not in the
file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from documents.reading.blanks import Blanks, box
from documents.reading.package import Element, whole_number
from documents.reading.sign_fonts import FIRST, NOTHING, is_sign_font, sign_in
from documents.reading.stream import safe_href
from documents.reading.word.counted_fields import CountedFields
from documents.reading.word.styles import W, toggled, value

CONTENTS_FIELDS = ("TOC", "INDEX")
FIELD_LINK = re.compile(r"""\s*HYPERLINK\s+(?:"([^"]+)"|\\l\s+"([^"]+)")""", re.IGNORECASE)
PART = re.compile(r"""\\(?P<switch>\S)|"(?P<quoted>[^"]*)"|(?P<plain>[^\s"\\]+)""")
BUTTON = re.compile(r"\s*\w+\s+\S+\s*(.*)", re.DOTALL)
FRACTION = re.compile(r"\\f\s*\(([^()\\]*)[;,]([^()\\]*)\)", re.IGNORECASE)
ROOT = re.compile(r"\\r\s*\((?:[^();,\\]*[;,])?([^()\\]*)\)", re.IGNORECASE)
# Of these a reader sees nothing.
SILENT_NAMES = (
    "TOC INDEX TOA BIBLIOGRAPHY XE TC TA RD SET ASK PRIVATE ADVANCE NEXT NEXTIF SKIPIF PRINT GOTO "
    "HYPERLINK ADDIN"
)
SILENT = frozenset(SILENT_NAMES.split())


@dataclass(slots=True)
class OpenField:
    """A field that is open. `form` is what Word keeps of a field of a form, `result` what was shown of it."""

    form: Element | None = None
    code: str = ""
    in_result: bool = False
    result: str = ""

    @property
    def kind(self) -> str:
        words = self.code.split(maxsplit=1)
        if words and words[0].startswith("="):
            return "="
        return words[0].upper() if words else ""

    def parts(self) -> tuple[list[str], dict[str, str]]:
        """What stands behind the kind: the words, and of each switch the word behind it."""
        words: list[str] = []
        switches: dict[str, str] = {}
        open_switch = ""
        for found in list(PART.finditer(self.code))[1:]:
            if found["switch"]:
                open_switch = found["switch"].lower()
                switches.setdefault(open_switch, "")
                continue
            word = found["plain"] if found["quoted"] is None else found["quoted"]
            if open_switch == "*" and word.upper() in ("MERGEFORMAT", "CHARFORMAT"):
                switches.setdefault("*", "")
            elif open_switch:
                switches[open_switch] = word
            else:
                words.append(word)
            open_switch = ""
        return words, switches


class Fields:
    """The fields open at this place of the file; they can run on over paragraphs. A field that never ends
    is none: it would hide the rest of the file. `level` is that of the heading that they stand in;
    `unread` gathers the codes of fields that nobody can tell, `pictures` the names of
    those that are elsewhere.
    """

    def __init__(self, body: Element, blanks: Blanks) -> None:
        self.body = body
        self.open: list[OpenField] = []
        self.endless = _endless(body)
        self.blanks = blanks
        self.counted = CountedFields()
        self.unread: dict[str, None] = {}
        self.pictures: dict[str, None] = {}
        self.level: int | None = None

    def mark(self, sign: Element) -> str:
        """Goes past the begin, the middle or the end of a field: what the field shows of itself there."""
        kind = sign.get(f"{W}fldCharType", "")
        if kind == "begin" and sign not in self.endless:
            self.begin(form=sign.find(f"{W}ffData"))
        elif self.open and kind == "separate":
            self.open[-1].in_result = True
        elif self.open and kind == "end":
            return self.end()
        return ""

    def begin(self, code: str = "", form: Element | None = None, *, in_result: bool = False) -> None:
        self.open.append(OpenField(form, code, in_result))

    def end(self) -> str:
        return self._goes_on(self._shown(self.open.pop()))

    def code(self, words: str) -> None:
        """Words of the code now open, and of the results within it."""
        for one in reversed(self.open):
            if not one.in_result:
                one.code += words
                return
            one.result += words

    def seen(self, words: str) -> None:
        """What is shown within the open fields."""
        for one in self.open:
            one.result += words

    def _goes_on(self, words: str) -> str:
        """Words of a field inside the code of another are part of that code."""
        if self.in_code:
            self.code(words)
            return ""
        return words

    @property
    def in_code(self) -> bool:
        return any(not one.in_result for one in self.open)

    @property
    def href(self) -> str:
        """The address of the link that is open as a field."""
        found = (FIELD_LINK.match(one.code) for one in reversed(self.open))
        address = next((one[1] or f"#{one[2]}" for one in found if one), "")
        return safe_href(address)

    @property
    def in_contents(self) -> bool:
        return any(one.kind.startswith(CONTENTS_FIELDS) for one in self.open)

    def _shown(self, field: OpenField) -> str:
        """What a field shows beside the result that is in the file."""
        kind = field.kind or _kind_of_form(field.form)
        number = self.counted.number(kind, *field.parts(), level=self.level, result=field.result)
        if field.result.strip():
            if kind == "MERGEFIELD" and field.result.strip().startswith("«"):
                self.blanks.add(field.result)
            return ""
        if number is not None:
            return number
        if kind in SILENT or not kind:
            return ""
        if kind == "INCLUDEPICTURE":
            self.pictures[" ".join(field.parts()[0])] = None
            return ""
        own = OWN_WORDS.get(kind)
        words = own(self, field) if own else ""
        if not words and kind not in ("FORMTEXT", "FORMDROPDOWN"):
            self.unread[" ".join(field.code.split())] = None
        return words

    def _form_box(self, field: OpenField) -> str:
        found = field.form.find(f"{W}checkBox") if field.form is not None else None
        if found is None:
            return box(ticked=False)
        checked, default = found.find(f"{W}checked"), found.find(f"{W}default")
        return box(ticked=toggled(checked if checked is not None else default))

    def _form_choice(self, field: OpenField) -> str:
        found = field.form.find(f"{W}ddList") if field.form is not None else None
        if found is None:
            return self._left_open(field)
        entries = [value(one, "") for one in found.findall(f"{W}listEntry")]
        chosen = next(found.iter(f"{W}result"), found.find(f"{W}default"))
        place = whole_number(value(chosen, ""), 0)
        return entries[place] if place < len(entries) else self._left_open(field)

    def _form_words(self, field: OpenField) -> str:
        default = field.form.find(f"{W}textInput/{W}default") if field.form is not None else None
        words = value(default, "").strip()
        return words if words and not field.in_result else self._left_open(field)

    def _left_open(self, field: OpenField) -> str:
        named = field.form.find(f"{W}name") if field.form is not None else None
        self.blanks.add("", name=value(named, ""))
        return ""

    def _button(self, field: OpenField) -> str:
        found = BUTTON.match(field.code)
        words = " ".join(found[1].split()).strip('"') if found else ""
        if words:
            self.blanks.add(words)
        return words

    def _merged(self, field: OpenField) -> str:
        words, _switches = field.parts()
        shown = f"«{words[0]}»" if words else ""
        if shown:
            self.blanks.add(shown)
        return shown

    def _quote(self, field: OpenField) -> str:
        return " ".join(field.parts()[0])

    def _symbol(self, field: OpenField) -> str:
        words, switches = field.parts()
        font = switches.get("f", "")
        character = _character(words[0] if words else "", is_own_set="u" in switches or is_sign_font(font))
        shown = sign_in(font, character) if character else ""
        return "" if shown == NOTHING else shown

    def _equation(self, field: OpenField) -> str:
        words, count = FRACTION.subn(r"\1/\2", field.code)
        words, roots = ROOT.subn(r"√(\1)", words)
        rest = " ".join(words.split()[1:])
        return "" if "\\" in rest or not count + roots else rest

    def _reference(self, field: OpenField) -> str:
        """The words that a reference repeats; of a switch that asks for a number nobody knows it."""
        words, switches = field.parts()
        if not words or switches.keys() & set("nrwpf"):
            return ""
        return _bookmarked(self.body, words[0])


OWN_WORDS: dict[str, Callable[[Fields, OpenField], str]] = {
    "FORMCHECKBOX": Fields._form_box,
    "FORMDROPDOWN": Fields._form_choice,
    "FORMTEXT": Fields._form_words,
    "MACROBUTTON": Fields._button,
    "GOTOBUTTON": Fields._button,
    "MERGEFIELD": Fields._merged,
    "QUOTE": Fields._quote,
    "SYMBOL": Fields._symbol,
    "EQ": Fields._equation,
    "REF": Fields._reference,
}


def _character(raw: str, *, is_own_set: bool) -> str:
    """The character that a field names itself or by its number, in the set of Windows where no other is
    meant.
    """
    number = int(raw, 16) if re.fullmatch(r"0x[0-9a-fA-F]{1,4}", raw) else whole_number(raw, -1, 0xFFFF)
    if number < 0:
        return raw[:1]
    if number < FIRST or 0xD800 <= number < 0xE000:
        return ""
    if is_own_set or not 0x80 <= number <= 0xFF:
        return chr(number)
    return bytes([number]).decode("cp1252", errors="ignore")


def _kind_of_form(form: Element | None) -> str:
    kinds = {"checkBox": "FORMCHECKBOX", "ddList": "FORMDROPDOWN", "textInput": "FORMTEXT"}
    if form is None:
        return ""
    return next((kind for name, kind in kinds.items() if form.find(f"{W}{name}") is not None), "")


def _bookmarked(body: Element, name: str) -> str:
    """The words of a bookmark."""
    start = next((one for one in body.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == name), None)
    return " ".join("".join(_until_end(body, start)).split()) if start is not None else ""


def _until_end(body: Element, start: Element) -> Iterator[str]:
    inside = False
    for one in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", f"{W}p"):
        if one is start:
            inside = True
        elif one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id") == start.get(f"{W}id"):
            return
        elif inside:
            yield (one.text or "") if one.tag == f"{W}t" else " "


def _endless(body: Element) -> set[Element]:
    """The starts of fields that have no end."""
    started: list[Element] = []
    for one in body.iter(f"{W}fldChar"):
        kind = one.get(f"{W}fldCharType", "")
        if kind == "begin":
            started.append(one)
        elif kind == "end" and started:
            started.pop()
    return set(started)
