"""Small pieces of WordprocessingML."""

import re
from collections.abc import Iterable, Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from documents.text import LINE_BREAK, clean
from documents.text.control_characters import without_control_characters

TWIPS_PER_LEVEL = 454
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, children: Iterable[Element] = (), **attributes: str | int) -> Element:
    """`element("w:ind", left=454)`: attributes are in Word's own namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(list(children))
    return made


def flag(tag: str, *, on: bool) -> list[Element]:
    return [element(tag)] if on else []


def paragraph(children: Iterable[Element], properties: Iterable[Element] = ()) -> Element:
    return element("w:p", [element("w:pPr", properties), *children])


def run_element(text: str, properties: Iterable[Element] = (), *, deleted: bool = False) -> Element:
    """A run with hard line breaks and tabs as Word wants them."""
    return element("w:r", [element("w:rPr", properties), *_content(text, "w:delText" if deleted else "w:t")])


def _content(text: str, tag: str) -> Iterator[Element]:
    for piece in re.split(f"([{LINE_BREAK}\t])", storable(text)):
        if piece == LINE_BREAK:
            yield element("w:br")
        elif piece == "\t":
            yield element("w:tab")
        elif piece:
            yield _words(piece, tag)


def _words(text: str, tag: str) -> Element:
    made = element(tag)
    made.text = text
    made.set(XML_SPACE, "preserve")
    return made


def storable(text: str) -> str:
    """The text without the characters that no XML file can hold."""
    return clean(without_control_characters(text))


def style(name: str) -> Element:
    return element("w:pStyle", val=name)


def hanging(level: int) -> Element:
    """The indents of an item: the marker hangs to the left of its text."""
    return element("w:ind", left=TWIPS_PER_LEVEL * (level + 1), hanging=TWIPS_PER_LEVEL)


def field(instruction: str, properties: Iterable[Element] = ()) -> Element:
    """A value that Word works out, such as PAGE."""
    return element("w:fldSimple", [run_element("1", properties)], instr=instruction)
