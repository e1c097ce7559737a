"""The bytes of a web page as a clean tree: in its real encoding, without anything that acts."""

import re

import nh3
from lxml import etree
from lxml import html as lxml_html

from documents.reading.decoding import decoded
from documents.reading.filetypes import bounded
from documents.reading.package import Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE_NAMES = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strike strong sub sup time u "
    "var wbr br img label button input font"
)
BLOCK_NAMES = (
    "address article aside blockquote body caption center datalist dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hgroup hr legend li main nav ol option p pre section select "
    "summary table tbody td textarea tfoot th thead tr ul"
)
INLINE = frozenset(INLINE_NAMES.split())
BLOCKS = frozenset(BLOCK_NAMES.split())
TAGS = INLINE | BLOCKS | set(HEADINGS)
# Of these a reader sees nothing, or something else than their words.
DROPPED_NAMES = "audio canvas iframe noscript object script style svg template title video xml"
DROPPED_WITH_CONTENT = set(DROPPED_NAMES.split())
ATTRIBUTES = {
    "*": {"id", "class", "style", "hidden", "role"},
    "a": {"href", "name"},
    "ol": {"type", "start", "reversed"},
    "li": {"value", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "img": {"alt", "src"},
    "dialog": {"open"},
    "details": {"open"},
    "select": {"multiple", "size"},
    "option": {"selected"},
    "input": {"type", "value", "checked", "placeholder", "name"},
    "textarea": {"placeholder", "name"},
    "font": {"face"},
}
# What pages call Latin 1 is read by every browser as the set of Windows that contains it.
LATIN_1 = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
DECLARED = re.compile(rb"""(?:charset|encoding)=["']?([\w-]+)""")
EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[^\"'>\s]+")
PARAGRAPH = re.compile(r"<(/?)p(?=[\s>])")
UNUSED = re.compile(r"<template\b[^>]*>(.*?)</template\s*>", re.IGNORECASE | re.DOTALL)
TITLE = re.compile(r"<title[^>/]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


def clean_page(content: bytes) -> str:
    """The page as HTML. Raises UnreadableFile for a page with more text than can be read in time."""
    source = as_html(page_source(content))
    bounded(EMBEDDED.sub("", source))
    return source


def page_source(content: bytes) -> str:
    """The page as text. Bytes that can only be UTF-8 are read so, whatever the page declares."""
    declared = DECLARED.search(content[:2000])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        name = declared[1].decode().lower() if declared else ""
        try:
            return content.decode("cp1252" if name in LATIN_1 else name or "utf-8")
        except (LookupError, UnicodeDecodeError):
            return decoded(content)
    return decoded(content)


def as_html(source: str) -> str:
    """A page written as XML, where an empty tag may close itself, as the HTML that says the same."""
    if not source.lstrip("\ufeff \r\n\t").startswith("<?xml"):
        return source
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError:
        return source
    return str(etree.tostring(root, method="html", encoding="unicode"))


def cleaned(source: str) -> str:
    """HTML without anything that acts, in which every tag that is opened is closed."""
    return nh3.clean(
        source,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )


def clean_tree(source: str) -> Element:
    """The clean page as a tree. A paragraph becomes a part without a kind, that says what it `was`: one in a
    heading or in bold words would end those for this parser.
    """
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    parts = PARAGRAPH.sub(lambda tag: "</div" if tag[1] else '<div was="p"', cleaned(source))
    return lxml_html.fragment_fromstring(parts.encode(), create_parent="body", parser=parser)


def page_title(source: str) -> str:
    """What a browser shows above the page."""
    found = TITLE.search(source)
    if found is None or not found[1].strip():
        return ""
    return " ".join(lxml_html.fromstring(f"<p>{found[1]}</p>").text_content().split())


def unused_words(source: str) -> str:
    """The words in pieces of a page that only a program can set in it."""
    pieces = " ".join(UNUSED.findall(source))
    return " ".join(clean_tree(pieces).itertext()) if pieces.strip() else ""
