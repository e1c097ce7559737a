"""A Word file that is the same bytes every time: its styles, its furniture, its links and its footnotes."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime

from docx import Document
from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml.etree import _Element as Element
from lxml.etree import tostring

from documents.renditions.word.xml import element, field, paragraph, run_element, storable, style

AUTHOR = "Convenantportaal"
TYPEFACE = "Cambria"
ACCENT = RGBColor(0x1F, 0x3F, 0x66)
HEADING_SIZES = (15, 12.5, 11.5, 11, 11, 11)
TITLE_SIZE = 23
LONGEST_PROPERTY = 255
SMALL_STYLES = {
    "FootnoteText": ("footnote text", 18, 40),
    "TableText": ("Table Text", 19, 40),
    "Facts": ("Facts", 17, 20),
}
FOOTNOTES_START = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)


class WordFile:
    """A file in the making; `dated` is its date of making and of last change."""

    def __init__(self, *, title: str, dated: date, author: str = "") -> None:
        self.document = Document()
        self.body: Element = self.document.element.body
        self.notes: Element = parse_xml(FOOTNOTES_START)
        self.notes_part = _footnotes_part(self.document)
        self.counted_notes = 0
        self._write_properties(title, dated, author or AUTHOR)
        self._set_styles()

    def add(self, block: Element) -> None:
        self.body.insert(len(self.body) - 1, block)

    def link(self, address: str, runs: Iterable[Element], *, in_note: bool = False) -> Element:
        part = self.notes_part if in_note else self.document.part
        relation = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made = element("w:hyperlink", runs)
        made.set(qn("r:id"), relation)
        return made

    def add_footnote(self, children: Iterable[Element], marker: str) -> Element:
        """Keeps the note and gives the reference to it. Word numbers the notes itself as long as that gives
        the markers of the text; any other marker is written out."""
        number = len(self.notes) - 1
        counted = marker == str(self.counted_notes + 1)
        self.counted_notes += counted
        own = _raised(element("w:footnoteRef")) if counted else run_element(marker, _raised_look())
        content = paragraph([own, run_element(" "), *children], [style("FootnoteText")])
        self.notes.append(element("w:footnote", [content], id=number))
        if counted:
            return _raised(element("w:footnoteReference", id=number))
        shown = run_element(marker, _raised_look())
        shown.insert(1, element("w:footnoteReference", customMarkFollows=1, id=number))
        return shown

    def set_furniture(
        self, *, header: str, footer: str, first_footer: Iterable[str], first_header: str = ""
    ) -> None:
        """What stands around the text. The first page has its own: below it the lines of `first_footer`. The
        page number and the footer start at the second page."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        _fill(section.header, [run_element(header, _small())])
        _fill(section.first_page_header, [run_element(first_header, _small())])
        _fill(section.footer, [*_page_numbers(), run_element(f" · {footer}", _small())])
        last = section.first_page_footer.paragraphs[0]._p
        for line in first_footer:
            last.addprevious(paragraph([run_element(line, _small())], [style("Facts")]))

    def content(self) -> bytes:
        self.notes_part._blob = tostring(self.notes, xml_declaration=True, encoding="UTF-8", standalone=True)
        written = io.BytesIO()
        self.document.save(written)
        return _undated(written)

    def _write_properties(self, title: str, dated: date, author: str) -> None:
        moment = datetime(dated.year, dated.month, dated.day)
        properties = self.document.core_properties
        properties.title = storable(title)[:LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = storable(author)[:LONGEST_PROPERTY]
        properties.created = properties.modified = moment
        properties.language = "nl-NL"
        properties.comments = ""

    def _set_styles(self) -> None:
        styles = self.document.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "nl-NL")
        normal = styles["Normal"]
        _set_font(normal, 11)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.2
        _set_font(styles["Title"], TITLE_SIZE, RGBColor=ACCENT)
        for level, size in enumerate(HEADING_SIZES, 1):
            _set_heading(styles[f"Heading {level}"], size)
        for name, (title, size, after) in SMALL_STYLES.items():
            styles.element.append(_paragraph_style(name, title, size=size, after=after))
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(3)
        section.top_margin = section.bottom_margin = Cm(2.8)


def _set_heading(heading: ParagraphStyle, size: float) -> None:
    _set_font(heading, size, RGBColor=ACCENT)
    heading.font.bold, heading.font.italic = True, False
    heading.paragraph_format.space_before = Pt(size * 1.3)
    heading.paragraph_format.space_after = Pt(5)
    heading.paragraph_format.keep_with_next = True


def _set_font(of: ParagraphStyle, size: float, **colour: RGBColor) -> None:
    of.font.name, of.font.size = TYPEFACE, Pt(size)
    fonts = of.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), TYPEFACE)
    if colour:
        of.font.color.rgb = colour["RGBColor"]


def _paragraph_style(name: str, title: str, *, size: int, after: int) -> Element:
    """`size` in half points, `after` in twentieths of a point."""
    made = element("w:style", type="paragraph", styleId=name)
    made.append(element("w:name", val=title))
    made.append(element("w:basedOn", val="Normal"))
    made.append(element("w:pPr", [element("w:spacing", before=0, after=after, line=252, lineRule="auto")]))
    made.append(element("w:rPr", [element("w:sz", val=size)]))
    return made


def _footnotes_part(document: WordDocument) -> Part:
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def _raised_look() -> list[Element]:
    return [element("w:vertAlign", val="superscript")]


def _raised(mark: Element) -> Element:
    return element("w:r", [element("w:rPr", _raised_look()), mark])


def _small() -> list[Element]:
    return [element("w:color", val="57606A"), element("w:sz", val=17)]


def _page_numbers() -> list[Element]:
    return [
        run_element("Bladzijde ", _small()),
        field("PAGE", _small()),
        run_element(" van ", _small()),
        field("NUMPAGES", _small()),
    ]


def _fill(furniture: BlockItemContainer, children: Iterable[Element]) -> None:
    furniture.paragraphs[0]._p.extend(list(children))


def _undated(written: io.BytesIO) -> bytes:
    """The package with one fixed time for every file in it."""
    result = io.BytesIO()
    with zipfile.ZipFile(written) as given, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, given.read(name))
    return result.getvalue()
