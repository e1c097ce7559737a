"""A returned PDF is what a person sees: whatever stands beside our text is named with its page."""

import contextlib
import io
import json
from datetime import date

from django.core.management import CommandError, call_command
from django.urls import reverse

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf.generic import NameObject, NumberObject, TextStringObject

from signatures.models import Method
from signatures.rounds.examining import examined
from signatures.signed_pdf.making import pdf_to_sign
from tests.factories import make_document, make_version
from tests.portal.region import make_user
from tests.signatures import covered_pdfs as put
from tests.signatures.judged_pdfs import codes, judged
from tests.signatures.round_region import make_region, make_round
from tests.signatures.round_story import handed_in
from tests.signatures.signed_pdfs import plain, signatory, signed, with_field, written
from tests.signatures.test_pdf_matching import ASKED, verdict, written_anew

LONG = plain("Artikel 1. " + "De partijen betalen ieder de helft van de kosten. " * 3)
COVERED = {
    "een stempel": put.annotated(ASKED, "Stamp", said="Niet akkoord"),
    "een notitie": put.annotated(ASKED, "Text", said="Niet akkoord"),
    "een tekstvak": put.annotated(ASKED, "FreeText", said="Het bedrag is een miljoen."),
    "een doorhaling": put.annotated(ASKED, "StrikeOut"),
    "een vlak": put.annotated(ASKED, "Square", IC=put.numbers(1, 1, 1)),
    "een tekening": put.annotated(ASKED, "Ink"),
    "een zwart vlak": put.annotated(ASKED, "Redact"),
    "een aantekening": put.annotated(ASKED, "3D"),
    "een formulierveld": put.annotated(
        ASKED, "Widget", FT=NameObject("/Tx"), T=TextStringObject("bedrag"), V=TextStringObject("1 miljoen")
    ),
    "een getekende lijn of vorm": put.with_drawing(ASKED, b"1 1 1 rg 50 600 400 150 re f"),
    "een afbeelding": put.with_picture(ASKED),
    "gedraaid": put.with_page_entry(ASKED, "Rotate", NumberObject(180)),
    "bijgesneden": put.with_page_entry(ASKED, "CropBox", put.numbers(0, 0, 300, 300)),
    "andere maat": put.with_page_entry(ASKED, "MediaBox", put.numbers(0, 0, 900, 900)),
    "ziet er anders uit": put.in_a_layer_that_is_off(ASKED),
    "formulier dat": put.with_xfa(ASKED),
}


@pytest.mark.parametrize("what", COVERED)
def test_what_stands_over_our_text__is_named_with_its_page(what: str) -> None:
    found = verdict(signed(COVERED[what]))

    assert (found.kind, found.acceptable) == ("covered", False)
    assert any("ladzijde 1 " in remark and what in remark for remark in found.remarks), found.remarks
    assert all(remark in found.words for remark in found.remarks)


def test_the_words_of_a_note__are_quoted() -> None:
    assert "“Het bedrag is een miljoen.”" in verdict(signed(COVERED["een tekstvak"])).words


def test_another_page_than_the_first__is_named() -> None:
    found = verdict(signed(put.annotated(ASKED, "Stamp", page=1)))

    assert [remark for remark in found.remarks if "bladzijde 2" in remark]
    assert not [remark for remark in found.remarks if "bladzijde 1" in remark]


@pytest.mark.parametrize(
    "content",
    [
        signed(ASKED),
        signed(signed(ASKED), field="Tweede", who=signatory("P. Pieters")),
        signed(with_field(ASKED, "Leeg"), field="Vol"),
        signed(written_anew(ASKED)),
        signed(written_anew(written_anew(ASKED))),
    ],
)
def test_a_field_to_sign_in__is_no_remark(content: bytes) -> None:
    found = verdict(content)

    assert (found.acceptable, found.remarks) == (True, ())


def test_a_text_that_is_covered__is_taken_in_for_who_judges_it(db) -> None:
    version = make_version(make_document(), determined_on=date(2025, 9, 18))
    ours = pdf_to_sign(version).file.read()

    _, told = examined(version, Method.PDF, signed(put.annotated(ours, "Stamp", said="Onder protest")))

    assert (told["kind"], told["acceptable"]) == ("covered", False)
    assert "“Onder protest”" in told["words"]


def test_the_command_says_the_same(db, tmp_path) -> None:
    version = make_version(make_document(slug="convenant"), determined_on=date(2025, 9, 18))
    ours = pdf_to_sign(version).file.read()
    file = tmp_path / "terug.pdf"

    def said(content: bytes) -> dict:
        file.write_bytes(content)
        out = io.StringIO()
        with contextlib.suppress(CommandError):
            call_command("check_signature", str(file), "--against", "convenant", "1", "--json", stdout=out)
        return json.loads(out.getvalue())

    sound, over = said(signed(ours)), said(signed(put.annotated(ours, "Stamp")))
    assert (sound["match"], sound["acceptable"]) == ("sameRevision", True)
    assert not any("bladzijde 1" in remark for remark in sound["remarks"])
    assert (over["match"], over["acceptable"]) == ("covered", False)
    with pytest.raises(CommandError, match="geen versie 9"):
        call_command("check_signature", str(file), "--against", "convenant", "9")


def test_who_judges_it__sees_both_pages_beside_each_other(db, client) -> None:
    version = make_region("huizen")
    ours = pdf_to_sign(version).file.read()
    submission = handed_in(
        make_round(version), "huizen", method="pdf", content=signed(put.annotated(ours, "Stamp"))
    )
    user = make_user("beheer")
    user.is_superuser = user.is_staff = True
    user.save()
    client.force_login(user)

    page = client.get(reverse("submission", args=[submission.pk])).content.decode()
    for which in ("ingeleverd", "uitgestuurd"):
        address = reverse("submission_page", args=[submission.pk, 1, which])
        assert address in page
        assert client.get(address).content.startswith(b"\x89PNG")
    assert client.get(reverse("submission_page", args=[submission.pk, 2, "ingeleverd"])).status_code == 404


# Every look into the dictionaries follows references


def with_permissions(content: bytes, *, apart: bool) -> bytes:
    """As services write them: the permissions as a dictionary of their own, or in the catalogue itself."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    right = generic.DictionaryObject(
        {pdf_name("/ByteRange"): generic.ArrayObject(generic.NumberObject(one) for one in (0, 10, 20, 30))}
    )
    permissions = generic.DictionaryObject({pdf_name("/UR3"): writer.add_object(right)})
    writer.root[pdf_name("/Perms")] = writer.add_object(permissions) if apart else permissions
    writer.update_root()
    return written(writer)


@pytest.mark.parametrize("apart", [True, False])
def test_permissions__are_read_wherever_they_stand(apart: bool) -> None:
    assert judged(with_permissions(plain(), apart=apart)) == ()
    assert [one.intact for one in judged(signed(with_permissions(plain(), apart=apart)))] == [True]


def test_a_signature_that_only_a_page_shows__is_found() -> None:
    (found,) = judged(signed().replace(b"/AcroForm", b"/AcroForn"))

    assert not found.intact
    assert "detached" in codes(found)


def test_a_widget_that_is_a_kid_of_its_field__is_a_field_to_sign_in() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed(ASKED)))
    page = writer.root["/Pages"]["/Kids"][0]
    widget = page["/Annots"][0]
    field = generic.DictionaryObject(
        {key: widget.raw_get(key) for key in ("/FT", "/T", "/V") if key in widget}
    )
    for key in list(field):
        del widget[key]
    parent = writer.add_object(field)
    field[pdf_name("/Kids")] = generic.ArrayObject([page["/Annots"].raw_get(0)])
    widget[pdf_name("/Parent")] = parent
    writer.root["/AcroForm"][pdf_name("/Fields")] = generic.ArrayObject([parent])
    for one in (widget, writer.root["/AcroForm"]):
        writer.update_container(one)

    found = judged(written(writer))
    assert [one.field for one in found if one.signer] == ["Handtekening"] or len(found) == 1
    assert not any("detached" in codes(one) for one in found)
