"""What was filled in on a PDF is read where it stands; one locked for a certificate is not damaged."""

import pytest

from documents.reading import Imported, PasswordNeeded, UnreadableFile
from documents.reading.texts import read
from documents.text import plain_text
from tests.documents.odd_files import FONTS, pdf_of, stream

WORDS = (
    b"BT /F1 12 Tf 50 700 Td (De looptijd is) Tj ET "
    b"BT /F1 12 Tf 200 700 Td (maanden.) Tj ET "
    b"BT /F1 12 Tf 50 660 Td (De huurder heet) Tj ET "
    b"BT /F1 12 Tf 50 620 Td (Er is een borgsom.) Tj ET "
)


def form(*fields: bytes, words: bytes = WORDS) -> bytes:
    """A page of words with these fields, which have no appearance of their own."""
    numbers = [10 + place for place in range(len(fields))]
    listed = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]/DA(/Helv 0 Tf 0 g)>>>>" % listed,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%s/Contents 4 0 R/Annots[%s]>>"
        % (FONTS, listed),
        4: stream(words),
    }
    dressed = (b"<</Type/Annot/Subtype/Widget/P 3 0 R%s>>" % field for field in fields)
    return pdf_of(objects | dict(zip(numbers, dressed, strict=True)))


def imported(*fields: bytes, words: bytes = WORDS) -> Imported:
    return read(form(*fields, words=words), name="formulier.pdf")


MONTHS = b"/Rect[140 695 190 715]/T(looptijd)"
TENANT = b"/Rect[150 655 300 675]/T(naam)"
BOX = b"/Rect[30 618 42 630]/T(borg)/FT/Btn"


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (MONTHS + b"/FT/Tx/V(24)", "De looptijd is 24 maanden."),
        (MONTHS + b"/FT/Ch/Ff 131072/V(24)/Opt[(12)(24)]", "De looptijd is 24 maanden."),
        (MONTHS + b"/FT/Ch/Ff 131072/V(b)/Opt[[(a)(12)][(b)(24)]]", "De looptijd is 24 maanden."),
        (TENANT + b"/FT/Tx/V(Van Dijk)", "De huurder heet Van Dijk"),
        (TENANT + b"/FT/Tx/V<FEFF00C7006100670072>", "De huurder heet Çagr"),
        (TENANT + b"/FT/Ch/V[(Bos)(Dijk)]/Opt[(Aa)(Bos)(Dijk)]/Ff 2097152", "De huurder heet Bos, Dijk"),
        (BOX + b"/V/Ja/AS/Ja/AP<</N<</Ja 4 0 R/Off 4 0 R>>>>", "☒ Er is een borgsom."),
        (BOX + b"/V/Off/AS/Off/AP<</N<</Ja 4 0 R/Off 4 0 R>>>>", "☐ Er is een borgsom."),
        (BOX + b"/Ff 32768/V/Ja/AS/Ja/AP<</N<</Ja 4 0 R/Off 4 0 R>>>>", "◉ Er is een borgsom."),
    ],
)
def test_what_was_filled_in__stands_at_its_place(field: bytes, line: str) -> None:
    result = imported(field)
    shown = " ".join(plain_text(result.text).split())
    assert line in shown
    assert not result.left_out


def test_what_was_filled_in__on_several_lines() -> None:
    area = b"/Rect[150 560 300 610]/T(naam)/FT/Tx/Ff 4096/V(Eerste regel.\rTweede regel.)"
    shown = plain_text(imported(area).text)
    assert shown.index("Eerste regel.") < shown.index("Tweede regel.")


def test_field_that_is_empty__is_named() -> None:
    result = imported(TENANT + b"/FT/Tx", MONTHS + b"/FT/Tx/TU(Looptijd in maanden)/V()")
    assert any("2 invulvelden zijn leeg (“naam” en “Looptijd in maanden”)" in one for one in result.warnings)


def test_field_that_nobody_sees__is_left_out() -> None:
    result = imported(TENANT + b"/FT/Tx/F 2/V(Van Dijk)")
    assert "Van Dijk" not in plain_text(result.text)
    assert [one.text for one in result.left_out] == ["Van Dijk"]


def test_page_with_nothing_but_fields() -> None:
    result = imported(TENANT + b"/FT/Tx/V(Van Dijk)", words=b"")
    assert "Van Dijk" in plain_text(result.text)


@pytest.mark.parametrize(
    "lock",
    [
        b"<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 1/Recipients[<30>]>>",
        b"<</Filter/Adobe.PubSec/V 4/StmF/D/CF<</D<</CFM/AESV2/Recipients[<30>]>>>>>>",
        b"<</Filter/EBX_HANDLER/V 1>>",
    ],
)
def test_locked_for_a_certificate__is_no_damage(lock: bytes) -> None:
    content = form(words=WORDS).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt %s/ID[<00><00>]" % lock)
    with pytest.raises(UnreadableFile, match="beveiligd met een certificaat") as raised:
        read(content, name="a.pdf")
    assert raised.value.code == "encrypted"
    assert not isinstance(raised.value, PasswordNeeded)
