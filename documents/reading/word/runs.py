"""The runs of one Word paragraph, with what stands in it beside words: notes, pictures, text boxes, deleted
text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.reading.package import Element
from documents.reading.stream import safe_href
from documents.reading.word.notes import REFERENCES, NoteMarkers, own_mark
from documents.reading.word.signs import M, formula_words, sign
from documents.reading.word.styles import Style, Styles, W, shift_of, toggled, value
from documents.text import LINE_BREAK, Run

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
VML = "{urn:schemas-microsoft-com:vml}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": LINE_BREAK,
    f"{W}cr": LINE_BREAK,
    f"{W}noBreakHyphen": "-",
}
PASSED_THROUGH = {
    f"{W}{name}" for name in ("smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
BUTTON_FIELDS = ("TOC", "INDEX")
FIELD_LINK = re.compile(r"""\s*HYPERLINK\s+(?:"([^"]+)"|\\l\s+"([^"]+)")""", re.IGNORECASE)
WENT = {f"{W}del": "doorgehaald", f"{W}moveFrom": "verplaatst, staat nu elders"}
COMMENTED = (f"{W}commentRangeStart", f"{W}commentReference")


@dataclass(frozen=True, slots=True)
class NoteFound:
    """A reference to a note of this kind; `own`: the writer chose the mark."""

    kind: str
    key: str
    marker: str
    own: bool


@dataclass(slots=True)
class ParagraphContent:
    """What a paragraph holds beside its runs. Pictures are (relation id, description), `drawings` the ids of
    schemes and charts, `deleted` words with why they went, `contents` words of a table of contents,
    `comments` the ids of those in the margin.
    """

    notes: list[NoteFound] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    deleted: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    inserted: bool = False


class Fields:
    """The fields open at this place of the file; they can run on over paragraphs. A field that never ends
    is none: it would hide the rest of the file.
    """

    def __init__(self, body: Element) -> None:
        self.open: list[dict[str, str]] = []
        self.endless = _endless(body)

    def mark(self, sign: Element) -> None:
        kind = sign.get(f"{W}fldCharType", "")
        if kind == "begin" and sign not in self.endless:
            self.open.append({"code": "", "part": "code"})
        elif self.open and kind == "separate":
            self.open[-1]["part"] = "result"
        elif self.open and kind == "end":
            self.open.pop()

    def code(self, words: str) -> None:
        if self.open:
            self.open[-1]["code"] += words

    @property
    def in_code(self) -> bool:
        return any(one["part"] == "code" for one in self.open)

    @property
    def href(self) -> str:
        """The address of the link that is open as a field."""
        found = (FIELD_LINK.match(one["code"]) for one in reversed(self.open))
        address = next((one[1] or f"#{one[2]}" for one in found if one), "")
        return safe_href(address)

    @property
    def in_contents(self) -> bool:
        return any(one["code"].strip().upper().startswith(BUTTON_FIELDS) for one in self.open)


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


class RunReader:
    """Reads the runs of paragraphs one after another. `targets` are the addresses of links by relation id."""

    def __init__(
        self, styles: Styles, targets: dict[str, str], note_markers: NoteMarkers, fields: Fields
    ) -> None:
        self.styles = styles
        self.targets = targets
        self.note_markers = note_markers
        self.own_marks: dict[Element, str] = {}
        self.fields = fields
        self.style = Style()
        self.hidden = False

    def read(self, paragraph: Element, style: Style) -> tuple[list[Run], ParagraphContent]:
        found = ParagraphContent()
        self.hidden = style.hidden
        self.style = style
        base = Run("", bold=style.bold, italic=style.italic)
        found.comments += [one.get(f"{W}id", "") for one in paragraph.iter(*COMMENTED)]
        return list(self._children(paragraph, base, found)), found

    def _children(self, parent: Element, dress: Run, found: ParagraphContent) -> Iterator[Run]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, dress, found)
            elif tag == f"{W}hyperlink":
                yield from self._children(child, replace(dress, href=self._href(child)), found)
            elif tag in (f"{W}ins", f"{W}moveTo"):
                found.inserted = True
                yield from self._children(child, dress, found)
            elif tag in WENT:
                found.deleted.append((words_below(child), WENT[tag]))
            elif tag in PASSED_THROUGH:
                yield from self._children(child, dress, found)
            elif tag == f"{MC}AlternateContent":
                yield from self._children(newest_drawing(child), dress, found)
            elif isinstance(tag, str) and tag.startswith(M):
                yield replace(dress, text=formula_words(child))

    def _href(self, link: Element) -> str:
        if anchor := link.get(f"{W}anchor"):
            return safe_href(f"#{anchor}") if not link.get(f"{R}id") else ""
        return safe_href(self.targets.get(link.get(f"{R}id", ""), ""))

    def _run(self, run: Element, dress: Run, found: ParagraphContent) -> Iterator[Run]:
        dress, hidden = self._dress(run, dress)
        for child in run:
            for piece in self._piece(child, dress, found):
                if hidden:
                    found.hidden.append(piece.text)
                elif self.fields.in_contents:
                    found.contents.append(piece.text)
                elif piece.text:
                    yield piece if piece.href or piece.note else replace(piece, href=self.fields.href)

    def _dress(self, run: Element, dress: Run) -> tuple[Run, bool]:
        own = run.find(f"{W}rPr")
        style = value(run.find(f"{W}rPr/{W}rStyle"), "")
        named = self.styles.style(style) if style else Style()
        shift = shift_of(own) or named.shift or self.style.shift
        bold, italic, vanish, strike, double = (
            run.find(f"{W}rPr/{W}{name}") for name in ("b", "i", "vanish", "strike", "dstrike")
        )
        # Where the styles of paragraph and letters both strike, neither does; a double line stays.
        struck = toggled(strike) if strike is not None else named.struck != self.style.struck
        styled_twice = named.double_struck or self.style.double_struck
        twice = toggled(double) if double is not None else styled_twice
        dress = replace(
            dress,
            bold=toggled(bold) if bold is not None else dress.bold or named.bold,
            italic=toggled(italic) if italic is not None else dress.italic or named.italic,
            struck=struck or twice,
            raised=shift == "superscript",
            lowered=shift == "subscript",
        )
        return dress, toggled(vanish) if vanish is not None else named.hidden or self.hidden

    def _piece(self, child: Element, dress: Run, found: ParagraphContent) -> Iterator[Run]:
        tag = child.tag
        if tag == f"{W}fldChar":
            self.fields.mark(child)
        elif tag == f"{W}instrText":
            self.fields.code(child.text or "")
        elif self.fields.in_code:
            return
        elif child in self.own_marks:
            yield replace(dress, text=(child.text or "").lstrip().removeprefix(self.own_marks[child]))
        elif tag == f"{W}t":
            yield replace(dress, text=child.text or "")
        elif tag in SIGNS:
            yield replace(dress, text=" " if child.get(f"{W}type") in ("page", "column") else SIGNS[tag])
        elif tag == f"{W}sym":
            yield replace(dress, text=sign(child.get(f"{W}font", ""), child.get(f"{W}char", "")))
        elif tag == f"{W}ruby":
            for part in ("rubyBase", "rt"):
                yield from self._children(child.find(f"{W}{part}"), dress, found)
        elif tag in REFERENCES:
            holder, own = own_mark(child)
            if holder is not None:
                self.own_marks[holder] = own
            marker = own or self.note_markers.next(child)
            found.notes.append(NoteFound(REFERENCES[tag], child.get(f"{W}id", ""), marker, own=bool(own)))
            yield Run(marker, note=True)
        elif tag == f"{MC}AlternateContent":
            for one in newest_drawing(child):
                yield from self._piece(one, dress, found)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child, found)

    def _drawing(self, drawing: Element, found: ParagraphContent) -> None:
        for box in drawing.iter(f"{W}txbxContent"):
            if not _within(box, drawing, f"{W}txbxContent", f"{MC}Fallback"):
                found.boxes.append(box)
        found.drawings += [one.get(f"{R}dm", "") for one in drawing.iter(f"{DIAGRAM}relIds")]
        found.drawings += [one.get(f"{R}id", "") for one in drawing.iter(f"{CHART}chart")]
        described = next((one.get("descr", "") for one in drawing.iter(f"{WP}docPr")), "")
        for picture in (*drawing.iter(f"{DRAWING}blip"), *drawing.iter(f"{VML}imagedata")):
            key = picture.get(f"{R}embed") or picture.get(f"{R}id") or ""
            if key and not _within(picture, drawing, f"{W}txbxContent", f"{MC}Fallback"):
                found.pictures.append((key, described))


def newest_drawing(alternatives: Element) -> Element:
    """The newest way of drawing something; the older one says the same again."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    for one in (choice, fallback):
        if one is not None:
            return one
    return alternatives


def _within(element: Element, top: Element, *tags: str) -> bool:
    """Whether one of these tags lies between an element and the top."""
    for parent in element.iterancestors():
        if parent is top:
            return False
        if parent.tag in tags:
            return True
    return False


def words_below(element: Element) -> str:
    """All words below an element, deleted ones too."""
    words = []
    twice = any(True for _ in element.iter(f"{MC}Fallback"))
    for one in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}p"):
        if twice and _within(one, element, f"{MC}Fallback"):
            continue
        words.append(one.text or "" if one.tag in (f"{W}t", f"{W}delText") else " ")
    return " ".join("".join(words).split())
