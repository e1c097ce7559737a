"""Words beside the running text of an Office file: in charts, SmartArt, text boxes and comments."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

MOST_PARTS = 500
BESIDE = re.compile(
    r"xl/(?:(?:drawings/drawing|charts/chart|comments)[^/]*|(?:comments|threadedComments)/[^/]+)\.xml"
)


def words_in(content: bytes) -> list[str]:
    """The words of one such part, a paragraph each; none where it is no good XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return []
    paragraphs = [*tree.iter("{*}p", "{*}comment", "{*}threadedComment", "{*}strCache"), tree]
    found: dict[etree._Element, None] = {}
    lines = []
    for paragraph in paragraphs:
        fresh = [one for one in paragraph.iter("{*}t", "{*}text", "{*}v") if one not in found]
        found.update(dict.fromkeys(fresh))
        separator = " " if etree.QName(paragraph).localname == "strCache" else ""
        lines.append(separator.join(one.text or "" for one in fresh))
    return [line for line in lines if line.strip()]


def beside_sheets(archive: ZipFile) -> Iterator[str]:
    """What stands beside the cells of a workbook."""
    parts = [name for name in archive.namelist() if BESIDE.fullmatch(name)]
    for name in parts[:MOST_PARTS]:
        yield from words_in(archive.read(name))
