"""`import_document` with a file that cannot become a text: it says why and what to do, and leaves nothing."""

import io
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest
from pypdf import PdfWriter

from documents.models import Document, StoredFile
from documents.reading.filetypes import MAX_UPLOAD_BYTES
from tests.documents.word_files import docx, odt, paragraph

pytestmark = pytest.mark.django_db


def pages(count: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


WORD = docx(*[paragraph(f"Zin {number} van het convenant.") for number in range(200)])
BOMB = docx(paragraph("x"), parts={"word/media/bom.bin": b"\0" * 160 * 1024**2})


def bring_in(file: Path, *more: str) -> None:
    named = ["--document", "wonen", "--kind", "agreement", "--title", "Wonen", "--determine"]
    call_command("import_document", str(file), *named, *more, stdout=io.StringIO())


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("leeg.docx", b"", "is leeg. Kies een ander bestand"),
        ("plaatje.docx", b"\x89PNG\r\n\x1a\n" + bytes(50), "heet .docx, maar is een afbeelding"),
        ("pagina.pdf", b"<html><body>Fout 404</body></html>", "heet .pdf, maar bevat iets anders"),
        ("half.docx", WORD[: len(WORD) // 2], "beschadigd of niet volledig"),
        ("half.pdf", pages(20)[:400], "beschadigd of niet volledig"),
        ("bom.docx", BOMB, "bij het uitpakken veel te groot"),
        ("dik.pdf", pages(5000), "5000 bladzijden. Dat is meer dan 1500. Splits het bestand"),
        ("slot.odt", odt("", manifest="<encryption-data/>"), "zonder wachtwoord"),
        ("slot.pdf", pages(1, "geheim"), "geeft u op met --password"),
        ("groot.md", b"a" * (MAX_UPLOAD_BYTES + 1), "groter dan 50 MB"),
    ],
)
def test_the_reason_and_what_to_do_are_told_and_nothing_is_left(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(CommandError, match=told):
        bring_in(file)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_wrong_password_and_the_right_one(tmp_path: Path) -> None:
    file = tmp_path / "slot.pdf"
    file.write_bytes(pages(1, "geheim"))
    with pytest.raises(CommandError, match="klopt niet"):
        bring_in(file, "--password", "fout")
    call_command(
        "import_document",
        str(file),
        document="wonen",
        kind="agreement",
        title="Wonen",
        password="geheim",
        stdout=io.StringIO(),
    )
    assert Document.objects.get().slug == "wonen"


def test_a_day_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "convenant.md"
    file.write_text("## Artikel 1\n\nSamen.\n")
    with pytest.raises(CommandError, match=r"31-12-2025 is geen datum\. Schrijf haar als 2025-01-31"):
        bring_in(file, "--in-force-from", "31-12-2025")
