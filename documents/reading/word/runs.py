"""The runs of one Word paragraph, with what stands in it beside words: notes, pictures, text boxes, deleted
text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.reading.number_forms import roman
from documents.reading.package import Element
from documents.reading.pictures import absent_picture
from documents.reading.sign_fonts import unread_sign
from documents.reading.stream import raised, safe_href
from documents.reading.word.controls import filled_in
from documents.reading.word.fields import Fields
from documents.reading.word.fonts import ShownLetters
from documents.reading.word.formulas import M, formula_words
from documents.reading.word.styles import Style, Styles, W, toggled, value
from documents.text import LINE_BREAK, Run

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NEWER_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": LINE_BREAK,
    f"{W}cr": LINE_BREAK,
    f"{W}noBreakHyphen": "-",
}
PASSED_THROUGH = {f"{W}{name}" for name in ("smartTag", "sdtContent", "customXml", "dir", "bdo")}
COUNTED = (
    "In dit bestand staan nummers die Word zelf uitrekent (het veld {}). Zij zijn hier geteld. "
    "Vergelijk ze met het bestand."
)
UNREAD_FIELD = (
    "Een veld van Word heeft geen tekst in het bestand: “{}”. Kijk in Word wat daar staat, en voeg het "
    "toe in het concept."
)
WENT = {f"{W}del": "doorgehaald", f"{W}moveFrom": "verplaatst, staat nu elders"}
COMMENTED = (f"{W}commentRangeStart", f"{W}commentReference")
REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference")


@dataclass(slots=True)
class ParagraphContent:
    """What a paragraph holds beside its runs. Pictures are (relation id, description), `drawings` the ids of
    schemes and charts, `drawn_words` those of letters that are a drawing, `deleted` words with why they went,
    `contents` words of a table of contents, `comments` the ids of those in the margin.
    """

    notes: list[tuple[str, str, str]] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    drawn_words: list[str] = field(default_factory=list)
    deleted: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    inserted: bool = False


class RunReader:
    """Reads the runs of paragraphs one after another. `targets` are the addresses of links by relation id."""

    def __init__(
        self, styles: Styles, targets: dict[str, str], note_marker: "NoteMarkers", fields: Fields
    ) -> None:
        self.styles = styles
        self.targets = targets
        self.note_marker = note_marker
        self.fields = fields
        self.letters = ShownLetters(styles)
        self.style = Style()
        self.hidden = False
        self.before = ""

    def read(self, paragraph: Element, style: Style) -> tuple[list[Run], ParagraphContent]:
        found = ParagraphContent()
        self.hidden, self.before, self.style = style.hidden, "", style
        self.fields.level = style.level
        base = Run("", bold=style.bold, italic=style.italic)
        found.comments += [one.get(f"{W}id", "") for one in paragraph.iter(*COMMENTED)]
        return list(self._children(paragraph, base, found)), found

    def warnings(self) -> Iterator[str]:
        """What was read otherwise than it stands in the file, or not at all."""
        for kind in self.fields.counted.kinds:
            yield COUNTED.format(kind)
        for code in self.fields.unread:
            yield UNREAD_FIELD.format(code)
        for name in self.fields.pictures:
            yield absent_picture(name)
        for font in self.letters.unread:
            yield unread_sign(font)

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
            elif tag == f"{W}sdt":
                yield from self._children(child, dress, found)
                yield self._worked_out(filled_in(child, self.fields.blanks), dress)
            elif tag == f"{W}fldSimple":
                self.fields.begin(child.get(f"{W}instr", ""), in_result=True)
                yield from self._children(child, dress, found)
                yield self._worked_out(self.fields.end(), dress)
            elif tag == f"{MC}AlternateContent":
                yield from self._children(newest_drawing(child), dress, found)
            elif isinstance(tag, str) and tag.startswith(M):
                yield replace(dress, text=formula_words(child))

    def _worked_out(self, words: str, dress: Run) -> Run:
        """What a control or a field shows that holds no words."""
        self.fields.seen(words)
        return replace(dress, text=words)

    def _href(self, link: Element) -> str:
        if anchor := link.get(f"{W}anchor"):
            return safe_href(f"#{anchor}") if not link.get(f"{R}id") else ""
        return safe_href(self.targets.get(link.get(f"{R}id", ""), ""))

    def _run(self, run: Element, dress: Run, found: ParagraphContent) -> Iterator[Run]:
        dress, hidden = self._dress(run, dress)
        high = value(run.find(f"{W}rPr/{W}vertAlign"), "") == "superscript"
        for child in run:
            for piece in self._piece(child, run, dress, found):
                if high and not piece.note:
                    piece = replace(piece, text=raised(piece.text, self.before))
                self.before = piece.text or self.before
                self.fields.seen(piece.text)
                if hidden:
                    found.hidden.append(piece.text)
                elif self.fields.in_contents:
                    found.contents.append(piece.text)
                elif piece.text:
                    yield piece if piece.href or piece.note else replace(piece, href=self.fields.href)

    def _dress(self, run: Element, dress: Run) -> tuple[Run, bool]:
        own = run.find(f"{W}rPr")
        if own is None:
            return dress, self.hidden
        style = value(own.find(f"{W}rStyle"), "")
        named = self.styles.style(style) if style else Style()
        bold, italic, vanish = (own.find(f"{W}{name}") for name in ("b", "i", "vanish"))
        dress = replace(
            dress,
            bold=toggled(bold) if bold is not None else dress.bold or named.bold,
            italic=toggled(italic) if italic is not None else dress.italic or named.italic,
        )
        return dress, toggled(vanish) if vanish is not None else named.hidden or self.hidden

    def _piece(self, child: Element, run: Element, dress: Run, found: ParagraphContent) -> Iterator[Run]:
        tag = child.tag
        if tag == f"{W}fldChar":
            yield replace(dress, text=self.fields.mark(child))
        elif tag == f"{W}instrText":
            self.fields.code(child.text or "")
        elif self.fields.in_code:
            self.fields.code(child.text or "" if tag == f"{W}t" else "")
        elif tag == f"{W}t" and not _is_own_mark(child):
            yield replace(dress, text=self.letters.shown(child.text or "", run, self.style))
        elif tag in SIGNS:
            yield replace(dress, text=" " if child.get(f"{W}type") in ("page", "column") else SIGNS[tag])
        elif tag == f"{W}sym":
            shown = self.letters.sign(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
            yield replace(dress, text=shown)
        elif tag == f"{W}ruby":
            for part in ("rubyBase", "rt"):
                yield from self._children(child.find(f"{W}{part}"), dress, found)
        elif tag in REFERENCES:
            kind = tag.removeprefix(W).removesuffix("Reference")
            marker = _own_mark(child) or self.note_marker.next(kind)
            found.notes.append((kind, child.get(f"{W}id", ""), marker))
            yield Run(marker, note=True)
        elif tag == f"{MC}AlternateContent":
            for one in newest_drawing(child):
                yield from self._piece(one, run, dress, found)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child, found)

    def _drawing(self, drawing: Element, found: ParagraphContent) -> None:
        for box in drawing.iter(f"{W}txbxContent"):
            if not _within(box, drawing, f"{W}txbxContent", f"{MC}Fallback"):
                found.boxes.append(box)
        found.drawings += [one.get(f"{R}dm", "") for one in drawing.iter(f"{DIAGRAM}relIds")]
        found.drawings += [one.get(f"{R}id", "") for one in drawing.iter(f"{CHART}chart")]
        found.drawings += [one.get(f"{R}id", "") for one in drawing.iter(f"{NEWER_CHART}chart")]
        found.drawn_words += [one.get("string", "") for one in drawing.iter(f"{VML}textpath")]
        described = _description(drawing)
        for picture in (*drawing.iter(f"{DRAWING}blip"), *drawing.iter(f"{VML}imagedata")):
            if not _within(picture, drawing, f"{W}txbxContent", f"{MC}Fallback"):
                key = picture.get(f"{R}embed") or picture.get(f"{R}id") or picture.get(f"{R}link") or ""
                found.pictures.append((key, described or picture.get(f"{OFFICE}title", "")))


def _description(drawing: Element) -> str:
    """What the writer says about a drawing, for who cannot see it; else the name that he gave it."""
    for one in drawing.iter(f"{WP}docPr"):
        if described := one.get("descr", "") or one.get("title", ""):
            return str(described)
    return next((words for one in drawing.iter() if (words := one.get("alt", ""))), "")


class NoteMarkers:
    """Footnotes are numbered 1, 2, 3 through the file; endnotes too, in roman where there are both."""

    def __init__(self, *, both: bool) -> None:
        self.both = both
        self.counts = {"footnote": 0, "endnote": 0}

    def next(self, kind: str) -> str:
        self.counts[kind] += 1
        number = self.counts[kind]
        return roman(number) if kind == "endnote" and self.both else str(number)


def _own_mark(reference: Element) -> str:
    """The mark that the writer chose for a note himself: it follows the reference."""
    own = reference.get(f"{W}customMarkFollows") in ("1", "true", "on")
    following = reference.getnext()
    return (following.text or "").strip() if own and following is not None else ""


def _is_own_mark(words: Element) -> bool:
    before = words.getprevious()
    return before is not None and before.tag in REFERENCES and bool(_own_mark(before))


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
