"""Ways to tamper with a signed PDF, from clumsy to clever."""

import io
import re
from itertools import count

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.signatures.signed_pdfs import written

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
OTHER_TEXT = b"BT /F1 12 Tf (Een heel andere afspraak) Tj ET"


def signed_range(content: bytes) -> tuple[int, int, int, int]:
    """The range of the last signature."""
    start, first, second, length = (int(number) for number in RANGE.findall(content)[-1])
    return start, first, second, length


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0x01]) + content[place + 1 :]


def flipped_in_text(content: bytes) -> bytes:
    """One bit of the page itself, well before the signature."""
    return flipped(content, content.index(b"stream", content.index(b"/Length")) + 20)


def flipped_in_signature(content: bytes) -> bytes:
    """One digit of the signature value, the last thing the signer computed."""
    _, first, second, _ = signed_range(content)
    end = first + len(content[first : second - 1].rstrip(b"0"))
    place = end - 40
    digit = b"1" if content[place : place + 1] != b"1" else b"2"
    return content[:place] + digit + content[place + 1 :]


def other_page(content: bytes) -> bytes:
    """A later revision in which the first page shows something else."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    stream = generic.StreamObject(stream_data=OTHER_TEXT)
    page[pdf_name("/Contents")] = writer.add_object(stream)
    writer.update_container(page)
    return written(writer)


def other_page_tree(content: bytes) -> bytes:
    """A later revision with other pages altogether, as in a shadow attack."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    pages = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Pages"),
            pdf_name("/Kids"): generic.ArrayObject(),
            pdf_name("/Count"): generic.NumberObject(0),
        }
    )
    writer.root[pdf_name("/Pages")] = writer.add_object(pages)
    writer.update_root()
    return written(writer)


def without_signature(content: bytes, *, whole_form: bool) -> bytes:
    """A later revision that takes the signature out of its field, or the form out of the file."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    if whole_form:
        del writer.root["/AcroForm"]
        writer.update_root()
    else:
        field = writer.root["/AcroForm"]["/Fields"][0].get_object()
        del field["/V"]
        writer.update_container(field)
    return written(writer)


def signature_object_again(content: bytes) -> bytes:
    """A later revision that repeats the signature, so that it seems to belong to that revision."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    signature = writer.root["/AcroForm"]["/Fields"][0].get_object()["/V"]
    writer.update_container(signature)
    return written(writer)


def spliced(content: bytes) -> bytes:
    """Signature wrapping: every signed byte is still there and in order, but room was made between the two
    parts for other objects and another table of contents. The lengths add up, since the signature is written
    in a notation of half the size."""
    _, first, second, length = signed_range(content)
    reader = PdfFileReader(io.BytesIO(content))
    value = bytes.fromhex(content[first + 1 : second - 1].decode())
    until_table = reader.last_startxref - first
    for size in count(max(len(value), until_table // 2), 10):
        room = 2 * size + 2
        signature = _signature_object(reader, value.ljust(size, b"\0"), (0, first, first + room, length))
        filling = _room(reader, signature, first).ljust(until_table, b" ") + _table(reader, signature, first)
        if len(filling) <= room:
            return content[:first] + filling.ljust(room) + content[second:]
    raise AssertionError("never: the room grows faster than what must fit in it")


def _signature_object(reader: PdfFileReader, value: bytes, covered: tuple[int, ...]) -> bytes:
    escaped = re.sub(rb"([()\\])", rb"\\\1", value).replace(b"\r", b"\\r")
    numbers = " ".join(str(number) for number in covered).encode()
    return (
        b"%d 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n"
        b"/ByteRange [%s]\n/Contents (%s)>>\nendobj\n" % (_signature(reader), numbers, escaped)
    )


def _room(reader: PdfFileReader, signature: bytes, first: int) -> bytes:
    shown = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n"
    return b"\n" + signature + shown % (_page_stream(reader), len(OTHER_TEXT), OTHER_TEXT)


def _table(reader: PdfFileReader, signature: bytes, first: int) -> bytes:
    last = reader.xrefs.total_revisions - 1
    places = {ref.idnum: reader.xrefs[ref] for ref in reader.xrefs.explicit_refs_in_revision(last)}
    places[_signature(reader)] = first + 1
    places[_page_stream(reader)] = first + 1 + len(signature)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
    root, size = reader.root_ref.idnum, reader.trailer["/Size"]
    older = reader.xrefs.get_startxref_for_revision(last - 1)
    return b"xref\n0 1\n0000000000 65535 f \n%strailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (
        rows,
        size,
        root,
        older,
    )


def _signature(reader: PdfFileReader) -> int:
    return reader.root["/AcroForm"]["/Fields"][0].get_object().raw_get("/V").idnum


def _page_stream(reader: PdfFileReader) -> int:
    return reader.root["/Pages"]["/Kids"][0].get_object().raw_get("/Contents").idnum
