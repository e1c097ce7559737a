"""What a check says of a signed PDF that somebody tampered with: it is never called intact and whole."""

import io
import logging
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter

from documents.reading import UnreadableFile
from tests.signatures import tampered_pdfs as tampered
from tests.signatures.judged_pdfs import codes, judged, only
from tests.signatures.signed_pdfs import (
    authority,
    signed,
)

# Altered files


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (tampered.flipped_in_text, "altered"),
        (tampered.flipped_in_signature, "wrongSignature"),
        (tampered.spliced, "unclearRange"),
        (lambda content: tampered.without_signature(content, whole_form=False), "removed"),
        (lambda content: tampered.without_signature(content, whole_form=True), "detached"),
    ],
)
def test_what_was_signed_is_no_longer_there(tamper: Callable[[bytes], bytes], problem: str) -> None:
    found = only(tamper(signed()))

    assert (found.intact, found.altered) == (False, True)
    assert problem in codes(found)


@pytest.mark.parametrize(
    ("tamper", "changes"),
    [
        (tampered.other_page, "notAllowed"),
        (tampered.other_page_tree, "notAllowed"),
        (tampered.signature_object_again, "notAllowed"),
        (lambda content: content + b"\n% verborgen", "trailing"),
    ],
)
def test_what_was_put_behind_the_signature_is_noticed(tamper: Callable[[bytes], bytes], changes: str) -> None:
    found = only(tamper(signed()))

    assert (found.covers_whole_file, found.modified_after, found.altered) == (False, True, True)
    assert (found.changes, codes(found)) == (changes, [changes])


def test_a_page_slipped_between_the_signed_parts_passes_for_whole_elsewhere_but_not_here() -> None:
    """The attack is real: the page shows another text, and the library itself calls the file untouched."""
    forged = tampered.spliced(signed())
    shown = pypdfium2.PdfDocument(forged)[0].get_textpage().get_text_range()
    assert "andere afspraak" in shown

    embedded = PdfFileReader(io.BytesIO(forged)).embedded_signatures[0]
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[authority().asn1]))
    assert status.intact and status.coverage.name == "ENTIRE_FILE"

    assert not only(forged).intact
    assert not only(forged).trusted


def test_a_range_that_leaves_out_the_end_is_noticed() -> None:
    """As if the signer covered only a part: the range is shorter, and the file goes on."""
    content = signed()
    start, first, second, length = tampered.signed_range(content)
    shorter = content.replace(
        b"[%d %d %d %d]" % (start, first, second, length), b"[%d %d %d %d]" % (start, first, second, 200)
    )
    found = only(shorter)

    assert (found.intact, found.covers_whole_file) == (False, False)


def test_a_file_written_anew_by_another_program_is_not_intact() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(signed())))
    out = io.BytesIO()
    writer.write(out)

    assert [one.intact for one in judged(out.getvalue())] == [False]


def test_a_later_signature_does_not_wash_a_change_away() -> None:
    first, second = judged(signed(tampered.other_page(signed()), field="Tweede"))

    assert (first.altered, first.changes) == (True, "notAllowed")
    assert (second.intact, second.altered) == (True, False)


@given(st.data())
def test_one_changed_byte_is_never_called_intact(data: st.DataObject) -> None:
    """Anywhere outside the signature itself: what was signed is not intact, or the file is refused."""
    content = _SIGNED
    place = data.draw(st.integers(0, len(content) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != content[place]))
    _, first, second, _ = tampered.signed_range(content)
    changed = content[:place] + bytes([value]) + content[place + 1 :]
    try:
        found = judged(changed)
    except UnreadableFile:
        return
    if first < place < second - 1:
        return  # within the signature itself: capitals and unused space may differ
    assert found == () or all(not one.intact for one in found)


_SIGNED = signed()


@given(st.integers(0, len(_SIGNED) - 1))
def test_a_file_that_was_cut_off_is_refused_or_altered(length: int) -> None:
    try:
        found = judged(_SIGNED[:length])
    except UnreadableFile:
        return
    assert all(not one.covers_whole_file for one in found)
