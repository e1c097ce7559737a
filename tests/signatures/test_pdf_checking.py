"""What a check says of a signed PDF that nobody tampered with, and of its certificate."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

from signatures.signed_pdf.judging import judge
from tests.signatures import tampered_pdfs as tampered
from tests.signatures.judged_pdfs import codes, der, judged, only
from tests.signatures.signed_pdfs import (
    NOW,
    YEAR,
    hybrid,
    plain,
    signatory,
    signed,
    signed_by_hand,
    with_field,
    written,
)


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
    first, _second = judged(signed(signed(content), field="Tweede"))
    altered = only(tampered.flipped_in_text(signed(content)))

    assert (found.intact, found.covers_whole_file, codes(found)) == (True, True, [])
    assert (first.intact, first.altered, codes(first)) == (True, False, ["formFilling", "odd"])
    assert (altered.intact, altered.altered) == (False, True)


def test_a_signature_of_the_old_kind_is_checked_and_called_weak() -> None:
    found = only(signed_by_hand(plain(), enclosed=True))

    assert (found.intact, found.covers_whole_file, found.trusted, codes(found)) == (
        True,
        True,
        False,
        ["weak"],
    )
    assert not only(tampered.flipped_in_text(signed_by_hand(plain(), enclosed=True))).intact
    assert not only(tampered.flipped_in_signature(signed_by_hand(plain(), enclosed=True))).intact


@pytest.mark.parametrize(
    ("written_at", "signed_at"),
    [
        ("D:20260102030405Z00'00'", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("D:20260102030405", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("gisteren", None),
    ],
)
def test_a_moment_written_oddly_does_not_make_the_signature_unsound(
    written_at: str, signed_at: datetime | None
) -> None:
    found = only(signed_by_hand(plain(), written_at=written_at))

    assert (found.intact, found.signed_at) == (True, signed_at)


def test_a_certificate_that_the_library_chokes_on_does_not_make_the_signature_unsound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def choke(*_arguments: object, **_named: object) -> None:
        raise TypeError("een uitbreiding die niemand kent")

    monkeypatch.setattr("signatures.signed_pdf.judging.async_validate_pdf_signature", choke)

    assert (only(signed()).intact, only(signed()).trusted, codes(only(signed()))) == (
        True,
        False,
        ["untrusted"],
    )
    assert not only(tampered.flipped_in_text(signed())).intact
    assert not only(tampered.flipped_in_signature(signed())).intact
    assert only(tampered.other_page(signed())).altered


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
