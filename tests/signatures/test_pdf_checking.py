"""What a check of a signed PDF says: about sound files, about altered ones, and about files that are none."""

import io
import json
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.core.management import CommandError, call_command

import pypdfium2
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter

from documents.importing import UnreadableFile
from signatures.signed_pdf import checking
from signatures.signed_pdf.checking import check_pdf
from signatures.signed_pdf.findings import PROBLEMS, PdfSignature
from signatures.signed_pdf.judging import judge
from tests.signatures import tampered_pdfs as tampered
from tests.signatures.signed_pdfs import (
    NOW,
    YEAR,
    Identity,
    authority,
    hybrid,
    plain,
    signatory,
    signed,
    signed_the_old_way,
    with_field,
    written,
)


def der(who: Identity) -> bytes:
    return who.certificate.public_bytes(Encoding.DER)


def judged(content: bytes) -> tuple[PdfSignature, ...]:
    return judge(content, [der(authority())])


def only(content: bytes) -> PdfSignature:
    (found,) = judged(content)
    return found


def codes(found: PdfSignature) -> list[str]:
    return [problem.code for problem in found.problems]


def with_text_field(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    field = generic.DictionaryObject(
        {
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): generic.TextStringObject("plaats"),
            pdf_name("/V"): generic.TextStringObject(""),
        }
    )
    fields = generic.ArrayObject([writer.add_object(field)])
    form = generic.DictionaryObject({pdf_name("/Fields"): fields})
    writer.root[pdf_name("/AcroForm")] = writer.add_object(form)
    writer.update_root()
    return written(writer)


def with_text_filled(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field[pdf_name("/V")] = generic.TextStringObject("Huizen")
    writer.update_container(field)
    return written(writer)


# Sound files


def test_a_signature_over_the_whole_file_is_intact_and_says_who_and_when() -> None:
    found = only(signed())

    assert (found.intact, found.covers_whole_file, found.modified_after, found.changes) == (
        True,
        True,
        False,
        "none",
    )
    assert found.signer
    assert (found.signer.common_name, found.signer.organisation) == ("J. Jansen", "Gemeente Voorbeeld")
    assert found.signer.issuer == "Voorbeeld CA"
    assert int(found.signer.serial, 16) == signatory().certificate.serial_number
    assert found.signed_at and abs(found.signed_at - NOW) < timedelta(hours=1)
    assert (found.time_from, found.trusted, found.problems) == ("signer", True, ())


def test_of_two_signatures_the_first_covers_less_but_both_are_intact() -> None:
    first, second = judged(signed(signed(), field="Tweede", who=signatory("P. Pieters")))

    assert (first.intact, first.covers_whole_file, first.modified_after) == (True, False, True)
    assert first.changes == "formFilling"
    assert not first.altered
    assert (second.field, second.intact, second.covers_whole_file) == ("Tweede", True, True)


def test_three_signatures_are_found_in_the_order_they_were_put() -> None:
    content = plain()
    for name in ("A", "B", "C"):
        content = signed(content, field=name, who=signatory(name))

    assert [(one.field, one.intact, one.altered) for one in judged(content)] == [
        ("A", True, False),
        ("B", True, False),
        ("C", True, False),
    ]


def test_a_form_filled_in_after_signing_is_said_and_allowed() -> None:
    found = only(with_text_filled(signed(with_text_field(plain()))))

    assert (found.intact, found.modified_after, found.changes) == (True, True, "formFilling")
    assert not found.altered


def test_a_form_filled_in_after_signing_is_refused_where_the_signer_locked_the_file() -> None:
    locked = signed(with_text_field(plain()), certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    found = only(with_text_filled(locked))

    assert (found.intact, found.changes, found.altered) == (True, "notAllowed", True)


def test_an_empty_field_is_listed_and_is_no_signature() -> None:
    empty, one = judged(signed(with_field(plain(), "Leeg"), field="Getekend"))

    assert (empty.field, empty.kind, empty.intact, empty.signed, empty.altered) == (
        "Leeg",
        "empty",
        False,
        False,
        False,
    )
    assert one.intact


def test_a_timestamp_gives_the_moment() -> None:
    found = only(signed(stamped=NOW - timedelta(days=30)))

    assert found.signed_at == NOW - timedelta(days=30)
    assert (found.time_from, found.trusted, found.problems) == ("timestamp", True, ())


def test_the_old_kind_of_signature_is_read_too() -> None:
    assert only(signed(subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED)).intact


def test_a_file_without_signatures_has_none() -> None:
    assert judged(plain()) == ()


def test_lines_behind_the_file_change_nothing() -> None:
    found = only(signed() + b"\r\n\n")

    assert (found.intact, found.covers_whole_file, found.changes, found.altered) == (
        True,
        False,
        "padding",
        False,
    )


@pytest.mark.parametrize(
    "content", [hybrid(plain()), plain().replace(b"0000000000 65535 f", b"0000000000 65536 f")]
)
def test_a_file_with_an_odd_structure_is_read_and_that_is_said(content: bytes) -> None:
    found = only(signed(content))
    altered = only(tampered.flipped_in_text(signed(content)))

    assert (found.intact, found.covers_whole_file, codes(found)) == (True, True, ["odd"])
    assert (altered.intact, altered.altered) == (False, True)


def test_a_signature_of_the_old_kind_is_checked_and_called_weak() -> None:
    found = only(signed_the_old_way(plain()))

    assert (found.intact, found.covers_whole_file, found.trusted, codes(found)) == (
        True,
        True,
        False,
        ["weak"],
    )
    assert not only(tampered.flipped_in_text(signed_the_old_way(plain()))).intact
    assert not only(tampered.flipped_in_signature(signed_the_old_way(plain()))).intact


def test_a_kind_that_cannot_be_checked_is_not_called_intact() -> None:
    found = only(signed().replace(b"/ETSI.CAdES.detached", b"/Eigen.soort.detached"))

    assert (found.intact, codes(found)) == (False, ["unsupported"])


# Certificates


def test_without_trust_roots_nobody_is_trusted() -> None:
    (found,) = judge(signed(), [])

    assert (found.intact, found.trusted, codes(found)) == (True, False, ["untrusted"])


def test_an_issuer_of_the_same_name_is_not_the_issuer() -> None:
    (found,) = judge(signed(), [der(signatory("Voorbeeld CA"))])

    assert not found.trusted


def test_a_certificate_that_expired_is_not_trusted() -> None:
    found = only(signed(who=signatory("Oud", expired=True)))

    assert (found.intact, found.trusted, codes(found)) == (True, False, ["expired"])


def test_a_certificate_that_was_valid_at_the_moment_of_the_timestamp_is_trusted() -> None:
    found = only(signed(who=signatory("Oud", expired=True), stamped=NOW - 2 * YEAR))

    assert (found.intact, found.trusted, codes(found)) == (True, True, [])


def test_a_certificate_for_something_else_is_not_trusted() -> None:
    found = only(signed(who=signatory("Server", use="encipher")))

    assert (found.intact, found.trusted, codes(found)) == (True, False, ["wrongUse"])


def test_a_weak_method_is_not_trusted() -> None:
    found = only(signed(md_algorithm="sha1"))

    assert (found.intact, found.trusted, codes(found)) == (True, False, ["weak"])


# Altered files


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (tampered.flipped_in_text, "altered"),
        (tampered.flipped_in_signature, "wrongSignature"),
        (tampered.spliced, "unclearRange"),
        (lambda content: tampered.without_signature(content, whole_form=False), "removed"),
        (lambda content: tampered.without_signature(content, whole_form=True), "removed"),
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


# Files that cannot be checked


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html>geen pdf</html>", "wrongType"),
        (b"%PDF-1.7\n", "broken"),
        (b"%PDF-1.7\n" + b"x" * 5000 + b"\nstartxref\n12\n%%EOF\n", "broken"),
        (plain()[:-400], "broken"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        check_pdf(content)

    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_a_file_with_a_password_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain())))
    writer.encrypt("geheim", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(UnreadableFile) as refused:
        check_pdf(out.getvalue())
    assert refused.value.code == "encrypted"


def test_a_signature_that_no_field_leads_to_is_refused() -> None:
    content = signed()
    hidden = content.replace(b"/AcroForm", b"/AcroForn")

    with pytest.raises(UnreadableFile, match="handtekening die niet te vinden is"):
        check_pdf(hidden)


def test_a_right_to_fill_in_is_no_signature_of_anybody() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(plain()))
    numbers = generic.ArrayObject(generic.NumberObject(number) for number in (0, 10, 20, 30))
    right = generic.DictionaryObject({pdf_name("/ByteRange"): numbers})
    rights = generic.DictionaryObject({pdf_name("/UR3"): writer.add_object(right)})
    writer.root[pdf_name("/Perms")] = rights
    writer.update_root()

    assert judged(written(writer)) == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signatures.signed_pdf.reading.MAX_BYTES", 100)

    with pytest.raises(UnreadableFile) as refused:
        check_pdf(plain())
    assert refused.value.code == "tooLarge"


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MAX_SECONDS", 0.01)

    with pytest.raises(UnreadableFile) as refused:
        check_pdf(signed())
    assert refused.value.code == "timeout"


# The command


def run(file: Path, *options: str) -> tuple[str, str]:
    out = io.StringIO()
    try:
        call_command("check_signature", str(file), *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def kept(folder: Path, content: bytes) -> Path:
    file = folder / "bestand.pdf"
    file.write_bytes(content)
    return file


def test_the_command_trusts_the_certificates_of_the_setting(tmp_path: Path, settings) -> None:
    folder = tmp_path / "uitgevers"
    folder.mkdir()
    (folder / "ca.pem").write_bytes(authority().pem)
    settings.SIGNATURE_TRUST_ROOTS = str(folder)
    out, error = run(kept(tmp_path, signed()), "--json")

    (found,) = json.loads(out)["signatures"]
    assert error == ""
    assert (found["field"], found["intact"], found["coversWholeFile"], found["modifiedAfter"]) == (
        "Handtekening1",
        True,
        True,
        False,
    )
    assert (found["trusted"], found["signer"]["commonName"]) == (True, "J. Jansen")
    assert found["signedAt"].startswith(f"{NOW:%Y-}")


def test_the_command_says_in_words_what_is_wrong_and_ends_with_an_error(tmp_path: Path) -> None:
    out, error = run(kept(tmp_path, tampered.flipped_in_text(signed())))

    assert "Handtekening1: niet in orde" in out
    assert PROBLEMS["altered"] in out
    assert "veranderd" in error


def test_the_command_names_a_file_it_cannot_read(tmp_path: Path) -> None:
    assert "Controleer de naam" in run(tmp_path / "weg.pdf")[1]
    out, error = run(kept(tmp_path, b"<html>"), "--json")
    assert json.loads(out)["error"]["code"] == "wrongType"
    assert error.startswith("Dit is geen PDF")


def test_the_command_names_a_trust_root_it_cannot_read(tmp_path: Path, settings) -> None:
    settings.SIGNATURE_TRUST_ROOTS = str(tmp_path / "weg.pem")

    assert "weg.pem is niet te lezen als certificaat" in run(kept(tmp_path, signed()))[1]


def test_every_problem_is_a_sentence() -> None:
    assert all(words.endswith(".") and words[0].isupper() for words in PROBLEMS.values())


@pytest.mark.samples
def test_the_samples(samples: Path) -> None:
    (sound,) = check_pdf((samples / "afgeleid/ondertekend-pades.pdf").read_bytes())
    (altered,) = check_pdf((samples / "afgeleid/ondertekend-daarna-gewijzigd.pdf").read_bytes())

    assert (sound.intact, sound.altered, altered.intact) == (True, False, False)


@pytest.mark.samples
def test_no_odd_file_ends_in_anything_but_a_sentence(samples: Path) -> None:
    for file in sorted([*samples.glob("afgeleid/*.pdf"), *samples.glob("bijzondere-pdf/*.pdf")]):
        try:
            judge(file.read_bytes(), [])
        except UnreadableFile as error:
            assert error.message.endswith(".")
