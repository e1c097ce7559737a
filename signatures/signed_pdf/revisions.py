"""What later revisions of a PDF changed in the first ones: nothing, but for signatures."""

from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.pdf_utils.xref import TrailerDictionary

from documents.reading.stream import UnreadableFile
from signatures.signed_pdf.reading import MAX_DEPTH, UNREADABLE, entry, inherited, open_signed_pdf

ROOT_KEYS = ("/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version")
PAGE_KEYS = ("/Annots", "/Tabs", "/LastModified")


def only_signatures_behind(returned: bytes, asked: bytes) -> bool:
    """Whether the PDF begins with these bytes, and what comes behind them leaves every page as it was, but
    for signature fields. (pyHanko's own comparison needs a form in the first revision, and ours has none.)"""
    if not returned.startswith(asked):
        return False
    try:
        first, reader = open_signed_pdf(asked, strict=False).xrefs, open_signed_pdf(returned, strict=False)
        last = first.total_revisions - 1
        goes_on = first.get_startxref_for_revision(last) == reader.xrefs.get_startxref_for_revision(last)
        return goes_on and _unchanged(reader, last)
    except (UnreadableFile, PdfStrictReadError, *UNREADABLE):
        return False


def _unchanged(reader: PdfFileReader, last: int) -> bool:
    old = reader.get_historical_resolver(last)
    new = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    pages = list(_pages(old.root.raw_get("/Pages"), depth=0))
    if pages != list(_pages(new.root.raw_get("/Pages"), depth=0)):
        return False
    may_change = {old.root_ref, *pages, *_named(old.root, "/Metadata"), *_named(reader.trailer, "/Info")}
    return (
        not (_written_again(reader, last) - may_change)
        and _same(old.root, new.root, ROOT_KEYS)
        and all(_same(old.get_object(page), new.get_object(page), PAGE_KEYS) for page in pages)
        and all(_only_signature_fields(old, new, page) for page in pages)
    )


def _written_again(reader: PdfFileReader, last: int) -> set[generic.Reference]:
    """The objects of the first revisions that later ones write or free."""
    total = reader.xrefs.total_revisions
    first = {ref for number in range(last + 1) for ref in reader.xrefs.explicit_refs_in_revision(number)}
    later = {
        ref for number in range(last + 1, total) for ref in reader.xrefs.explicit_refs_in_revision(number)
    }
    freed = {
        ref
        for number in range(last + 1, total)
        for ref in reader.get_historical_resolver(number).refs_freed_in_revision()
    }
    return first & (later | freed)


def _pages(node: generic.PdfObject, *, depth: int) -> Iterator[generic.Reference]:
    if depth > MAX_DEPTH or not isinstance(node, generic.IndirectObject):
        return
    shown = node.get_object()
    if "/Kids" not in shown:
        yield node.reference
        return
    for kid in shown["/Kids"]:
        yield from _pages(kid, depth=depth + 1)


def _named(holder: generic.DictionaryObject | TrailerDictionary, key: str) -> set[generic.Reference]:
    named = holder.raw_get(key) if key in holder else None
    return {named.reference} if isinstance(named, generic.IndirectObject) else set()


def _same(old: generic.DictionaryObject, new: generic.DictionaryObject, but: tuple[str, ...]) -> bool:
    return {key: old.raw_get(key) for key in old if key not in but} == {
        key: new.raw_get(key) for key in new if key not in but
    }


def _only_signature_fields(old: PdfHandler, new: PdfHandler, page: generic.Reference) -> bool:
    before = _annotations(old, page)
    after = _annotations(new, page)
    return after[: len(before)] == before and all(
        isinstance(one, generic.IndirectObject) and _is_signature(one.get_object())
        for one in after[len(before) :]
    )


def _annotations(handler: PdfHandler, page: generic.Reference) -> list[generic.PdfObject]:
    shown = handler.get_object(page)
    return (
        [shown["/Annots"].raw_get(place) for place in range(len(shown["/Annots"]))]
        if "/Annots" in shown
        else []
    )


def _is_signature(annotation: generic.DictionaryObject) -> bool:
    return entry(annotation, "/Subtype") == "/Widget" and inherited(annotation, "/FT") == "/Sig"
