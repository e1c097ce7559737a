import io
import json
import os
import time
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from documents import isolation
from documents.extraction import extract_pages
from documents.extraction.pdf import by_pypdf
from documents.importing import PasswordNeeded, UnreadableFile, read_file
from documents.isolation import run_apart
from tests.documents.word_files import docx, paragraph

TWO_PAGES = (
    b"#set page(width: 90mm, height: 90mm)\nEerste blad.\n#pagebreak()\n#rect()\n#pagebreak()\nDerde blad."
)


def extracted(capsys: pytest.CaptureFixture, *arguments: str) -> tuple[dict, str]:
    """What the command writes as JSON, and its error."""
    error = ""
    try:
        call_command("extract", *arguments, "--json")
    except CommandError as raised:
        error = str(raised)
    return json.loads(capsys.readouterr().out), error


def test_pdf__a_page_each(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "stuk.pdf"
    file.write_bytes(typst.compile(TWO_PAGES))
    data, _error = extracted(capsys, str(file))
    assert data == {
        "pages": [
            {"number": 1, "text": "Eerste blad."},
            {"number": 2, "text": ""},
            {"number": 3, "text": "Derde blad."},
        ],
        "warnings": [
            "Op bladzijde 2 is geen tekst gevonden, ook niet in het beeld. Zoeken vindt daar niets."
        ],
        "reader": "pdfium",
        "pagesWithoutText": [2],
    }


def test_word__a_page_each_headed_part(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "stuk.docx"
    body = (
        paragraph("Artikel 1 Doel", style="Kop1"),
        paragraph("Samen."),
        paragraph("Artikel 2", style="Kop1"),
    )
    file.write_bytes(docx(*body, paragraph("Tot 2030.")))
    data, _error = extracted(capsys, str(file))
    assert data["pages"] == [
        {"number": 1, "text": "Artikel 1 Doel\nSamen.", "heading": "Artikel 1 Doel"},
        {"number": 2, "text": "Artikel 2\nTot 2030.", "heading": "Artikel 2"},
    ]


def test_named_error(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "leeg.pdf"
    file.write_bytes(b"")
    data, error = extracted(capsys, str(file))
    assert data["error"]["code"] == "empty"
    assert data["error"]["message"] == error == "Dit bestand is leeg. Kies een ander bestand."


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    data, _error = extracted(capsys, str(tmp_path / "weg.pdf"))
    assert data["error"]["code"] == "notFound"


def test_errors_cross_the_process() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(b"Geheim."))))
    writer.encrypt("geheim", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    with pytest.raises(PasswordNeeded):
        extract_pages(target.getvalue(), name="a.pdf")
    assert extract_pages(target.getvalue(), name="a.pdf", password="geheim").pages[0].text == "Geheim."


def test_import_crosses_the_process() -> None:
    imported = read_file(b"## Artikel 1\n\nSamen.\n", name="a.md")
    assert [unit.title for unit in imported.text.units] == ["Artikel 1"]


def test_pdf_that_the_first_reader_cannot_open__is_read_by_the_second() -> None:
    """PDFium wants the header near the start; pypdf looks for the table at the end."""
    first = UnreadableFile("broken", "Kapot. Probeer het opnieuw.")
    found = by_pypdf(typst.compile(b"Samen."), None, first)
    assert [page.text for page in found] == ["Samen."]
    with pytest.raises(UnreadableFile) as raised:
        by_pypdf(b"%PDF-1.7 niets", None, first)
    assert raised.value is first


def forever() -> None:
    while True:
        pass


def greedy() -> int:
    return len(bytearray(isolation.MAX_MEMORY_BYTES + 1))


def dying() -> None:
    os._exit(3)


def asleep() -> None:
    time.sleep(60)


@pytest.mark.parametrize(
    ("function", "seconds", "code"),
    [(asleep, 2, "timeout"), (forever, 2, "timeout"), (greedy, 60, "tooLarge"), (dying, 60, "broken")],
)
def test_limits(function, seconds: int, code: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        run_apart(function, seconds=seconds)
    assert raised.value.code == code


@pytest.mark.samples
def test_every_odd_sample_answers(samples: Path) -> None:
    codes = {}
    for folder in ("afgeleid", "bijzondere-pdf"):
        for file in sorted((samples / folder).iterdir()):
            try:
                extract_pages(file.read_bytes(), name=file.name)
            except UnreadableFile as error:
                codes[file.name] = error.code
    assert codes == {
        "afgekapt.pdf": "broken",
        "geen-pdf-maar-html.pdf": "wrongType",
        "leeg.pdf": "empty",
        "libreoffice-writer-password.pdf": "encrypted",
        "versleuteld-wachtwoord-geheim.pdf": "encrypted",
    }
