"""The parts of a zipped office file, as XML read without entities, DTDs or network."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from documents.reading.filetypes import open_zip
from documents.reading.stream import UnreadableFile

type Element = etree._Element

# A file in the strict form of the standard says the same in other names.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
MAX_SPAN = 200

BROKEN = (
    "Dit bestand is beschadigd. Open het in Word of LibreOffice, bewaar het opnieuw en bied het nog eens aan."
)


def whole_number(raw: str | None, default: int, most: int = 9_999) -> int:
    """A number as a file writes it, no larger than makes sense; the default for what is none."""
    if not raw or not raw.isascii() or not raw.isdigit():
        return default
    return min(int(raw[:9]), most)


def parse_xml(content: bytes) -> Element:
    """The root of a document without DTD. Raises UnreadableFile: an office file never holds one, an attack
    does.
    """
    content = STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile("broken", BROKEN) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(
            "broken", "Dit bestand bevat verwijzingen die niet veilig zijn. Het is niet geopend."
        )
    return root


class Package:
    """A zipped office file. Part names are relative to its root."""

    def __init__(self, content: bytes) -> None:
        self.archive: zipfile.ZipFile = open_zip(content)
        self.names = set(self.archive.namelist())

    def bytes_of(self, name: str) -> bytes | None:
        """The unpacked part, or None where there is none. Raises UnreadableFile when damaged or locked."""
        if name not in self.names:
            return None
        try:
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            raise UnreadableFile("broken", BROKEN) from error

    def xml(self, name: str) -> Element | None:
        content = self.bytes_of(name)
        return None if content is None else parse_xml(content)

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relations of a part of an OOXML file, or with "" of the file itself: id to (kind, target,
        whether outside the file).
        """
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if root is None else dict(_relations(root, folder))


def _relations(root: Element, folder: str) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    for relation in root.iter("{*}Relationship"):
        target = relation.get("Target", "")
        outside = relation.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            target = (
                relation.get("Target", "").lstrip("/")
                if relation.get("Target", "").startswith("/")
                else target
            )
        yield relation.get("Id", ""), (relation.get("Type", "").rsplit("/", 1)[-1], target, outside)
