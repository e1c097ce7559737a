"""The runs of one Word paragraph, with what stands in it beside words: notes, pictures, text boxes, deleted
text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.importing.docx_numbering import roman
from documents.importing.docx_styles import Style, Styles, W, toggled, value
from documents.importing.links import safe_href
from documents.importing.package import Element
from documents.text import LINE_BREAK, Run

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
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
WINGDINGS = {"F0E0": "→", "F0DF": "←", "F0FC": "✓", "F0A8": "□", "F06F": "□", "F0FE": "☒", "F071": "□"}
PASSED_THROUGH = {
    f"{W}{name}" for name in ("smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
BUTTON_FIELDS = ("TOC", "INDEX")


@dataclass(slots=True)
class Found:
    """What a paragraph holds beside its runs. Pictures are (relation id, description)."""

    notes: list[tuple[str, str, str]] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    inserted: bool = False
    contents: bool = False


class Fields:
    """The fields open at this place of the file; they can run on over paragraphs."""

    def __init__(self) -> None:
        self.open: list[dict[str, str]] = []

    def mark(self, kind: str) -> None:
        if kind == "begin":
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
    def in_contents(self) -> bool:
        return any(one["code"].strip().upper().startswith(BUTTON_FIELDS) for one in self.open)


class RunReader:
    """Reads the runs of paragraphs one after another. `targets` are the addresses of links by relation id."""

    def __init__(self, styles: Styles, targets: dict[str, str], note_marker: "NoteMarkers") -> None:
        self.styles = styles
        self.targets = targets
        self.note_marker = note_marker
        self.fields = Fields()

    def read(self, paragraph: Element, style: Style) -> tuple[list[Run], Found]:
        found = Found(contents=self.fields.in_contents)
        base = Run("", bold=style.bold, italic=style.italic)
        runs = list(self._children(paragraph, base, found))
        found.contents = found.contents or self.fields.in_contents
        return runs, found

    def _children(self, parent: Element, dress: Run, found: Found) -> Iterator[Run]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, dress, found)
            elif tag == f"{W}hyperlink":
                yield from self._children(child, replace(dress, href=self._href(child)), found)
            elif tag in (f"{W}ins", f"{W}moveTo"):
                found.inserted = True
                yield from self._children(child, dress, found)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                found.deleted.append(plain(child))
            elif tag in PASSED_THROUGH:
                yield from self._children(child, dress, found)
            elif tag == f"{MC}AlternateContent":
                yield from self._children(chosen(child), dress, found)
            elif isinstance(tag, str) and tag.startswith(M):
                yield replace(dress, text="".join(one.text or "" for one in child.iter(f"{M}t")))

    def _href(self, link: Element) -> str:
        if anchor := link.get(f"{W}anchor"):
            return safe_href(f"#{anchor}") if not link.get(f"{R}id") else ""
        return safe_href(self.targets.get(link.get(f"{R}id", ""), ""))

    def _run(self, run: Element, dress: Run, found: Found) -> Iterator[Run]:
        dress, hidden = self._dress(run, dress)
        for child in run:
            for piece in self._piece(child, dress, found):
                if hidden and piece.text:
                    found.hidden.append(piece.text)
                elif piece.text:
                    yield piece

    def _dress(self, run: Element, dress: Run) -> tuple[Run, bool]:
        own = run.find(f"{W}rPr")
        if own is None:
            return dress, False
        style = value(own.find(f"{W}rStyle"), "")
        named = self.styles.style(style) if style else Style()
        bold, italic, vanish = (own.find(f"{W}{name}") for name in ("b", "i", "vanish"))
        dress = replace(
            dress,
            bold=toggled(bold) if bold is not None else dress.bold or named.bold,
            italic=toggled(italic) if italic is not None else dress.italic or named.italic,
        )
        return dress, toggled(vanish) if vanish is not None else named.hidden

    def _piece(self, child: Element, dress: Run, found: Found) -> Iterator[Run]:
        tag = child.tag
        if tag == f"{W}fldChar":
            self.fields.mark(child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            self.fields.code(child.text or "")
        elif self.fields.in_code:
            return
        elif tag == f"{W}t":
            yield replace(dress, text=child.text or "")
        elif tag in SIGNS:
            yield replace(dress, text=" " if child.get(f"{W}type") in ("page", "column") else SIGNS[tag])
        elif tag == f"{W}sym":
            yield replace(dress, text=WINGDINGS.get(child.get(f"{W}char", "").upper(), "•"))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = tag.removeprefix(W).removesuffix("Reference")
            marker = self.note_marker.next(kind)
            found.notes.append((kind, child.get(f"{W}id", ""), marker))
            yield Run(marker, note=True)
        elif tag == f"{MC}AlternateContent":
            for one in chosen(child):
                yield from self._piece(one, dress, found)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child, found)

    def _drawing(self, drawing: Element, found: Found) -> None:
        for box in drawing.iter(f"{W}txbxContent"):
            if not _within(box, drawing, f"{W}txbxContent", f"{MC}Fallback"):
                found.boxes.append(box)
        described = next((one.get("descr", "") for one in drawing.iter(f"{WP}docPr")), "")
        for picture in (*drawing.iter(f"{DRAWING}blip"), *drawing.iter(f"{VML}imagedata")):
            key = picture.get(f"{R}embed") or picture.get(f"{R}id") or ""
            if key and not _within(picture, drawing, f"{W}txbxContent", f"{MC}Fallback"):
                found.pictures.append((key, described))


class NoteMarkers:
    """Footnotes are numbered 1, 2, 3 through the file; endnotes too, in roman where there are both."""

    def __init__(self, *, both: bool) -> None:
        self.both = both
        self.counts = {"footnote": 0, "endnote": 0}

    def next(self, kind: str) -> str:
        self.counts[kind] += 1
        number = self.counts[kind]
        return roman(number) if kind == "endnote" and self.both else str(number)


def chosen(alternatives: Element) -> Element:
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


def plain(element: Element) -> str:
    """All words below an element, deleted ones too."""
    words = []
    for one in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}p"):
        words.append(one.text or "" if one.tag in (f"{W}t", f"{W}delText") else " ")
    return " ".join("".join(words).split())
