"""Office files that open with a password only: brought in, read for searching, and refused with a way on."""

import io
from email.message import EmailMessage

import pytest
from docx import Document
from msoffcrypto.format.ooxml import OOXMLFile

from documents.reading.extracting import extract
from documents.reading.stream import PasswordNeeded, UnreadableFile
from documents.reading.texts import read
from documents.text import plain_unit

PASSWORD = "geheim"


@pytest.fixture(scope="module")
def protected() -> bytes:
    document, plain, made = Document(), io.BytesIO(), io.BytesIO()
    document.add_heading("Artikel 1 Kosten")
    document.add_paragraph("De gemeente betaalt.")
    document.save(plain)
    OOXMLFile(plain).encrypt(PASSWORD, made)
    return made.getvalue()


def test_with_its_password__is_brought_in(protected: bytes) -> None:
    result = read(protected, name="convenant.docx", password=PASSWORD)
    assert plain_unit(result.text.units[-1]).strip() == "Artikel 1 Kosten\nDe gemeente betaalt."


def test_with_its_password__is_read_for_searching(protected: bytes) -> None:
    found = extract(protected, name="convenant.docx", password=PASSWORD)
    assert "De gemeente betaalt." in "\n".join(page.text for page in found.pages)


@pytest.mark.parametrize("reads", [read, extract])
@pytest.mark.parametrize(("password", "told"), [(None, "Vul het wachtwoord in"), ("fout", "klopt niet")])
def test_without_its_password__is_asked_for(protected: bytes, reads, password: str | None, told: str) -> None:
    with pytest.raises(PasswordNeeded, match=told):
        reads(protected, name="convenant.docx", password=password)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_damaged__is_named(protected: bytes, share: float) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(protected[: int(len(protected) * share)], name="convenant.docx", password=PASSWORD)
    assert raised.value.code in ("broken", "encrypted", "wrongType")


@pytest.mark.parametrize("place", range(0, 6000, 500))
def test_one_byte_changed__is_named_or_read(protected: bytes, place: int) -> None:
    changed = bytearray(protected)
    changed[place] ^= 0xFF
    try:
        read(bytes(changed), name="convenant.docx", password=PASSWORD)
    except UnreadableFile as error:
        assert error.message.endswith(".")


def test_mail_with_a_protected_file__says_which(protected: bytes) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@voorbeeld.example", "b@voorbeeld.example", "Stukken"
    mail.set_content("Zie de bijlage.")
    mail.add_attachment(protected, maintype="application", subtype="octet-stream", filename="geheim.docx")
    found = extract(mail.as_bytes(), name="bericht.eml")
    assert any("geheim.docx" in warning and "wachtwoord" in warning for warning in found.warnings)
