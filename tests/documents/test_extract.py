import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from documents.reading import PasswordNeeded, UnreadableFile, extract, extract_pages, isolation, read_file
from documents.reading.isolation import hand_over, run_apart
from documents.reading.pdf.opening import MAX_PAGES
from documents.reading.pdf.pages import by_pypdf
from tests.documents.odd_files import one_page, pdf_of
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
        "warnings": ["Op bladzijde 2 is geen tekst gevonden. Zoeken vindt daar niets."],
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


def test_the_script_that_asks_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "lees.py"
    script.write_text(
        "from documents.reading import read_file\n"
        "print('eerst')\n"
        "print(read_file(b'## Artikel 1', name='a.md').text.units[0].title)\n"
    )
    ran = subprocess.run(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("eerst\nArtikel 1\n", "")


def test_import_crosses_the_process() -> None:
    imported = read_file(b"## Artikel 1\n\nSamen.\n", name="a.md")
    assert [unit.title for unit in imported.text.units] == ["Artikel 1"]


def test_pdf_that_the_first_reader_cannot_open__is_read_by_the_second() -> None:
    """PDFium wants the header near the start; pypdf looks for the table at the end."""
    first = UnreadableFile("broken", "Kapot. Probeer het opnieuw.")
    found = by_pypdf(typst.compile(b"Samen."), None, first)
    assert [page.text for page in found] == ["Samen."]
    with pytest.raises(UnreadableFile) as raised:
        list(by_pypdf(b"%PDF-1.7 niets", None, first))
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


def halfway() -> None:
    hand_over("eerste")
    hand_over("tweede")
    asleep()


def failing() -> None:
    hand_over("eerste")
    raise MemoryError


def told_of(parts: Sequence[str], error: UnreadableFile) -> str:
    return f"{' '.join(parts)} {error.code}"


@pytest.mark.parametrize(
    ("function", "answer"), [(halfway, "eerste tweede timeout"), (failing, "eerste tooLarge")]
)
def test_what_was_read_until_it_was_stopped_is_kept(function, answer: str) -> None:
    assert run_apart(function, seconds=5, rescued=told_of) == answer
    with pytest.raises(UnreadableFile):
        run_apart(function, seconds=5)


def starting_another(place: str) -> None:
    child = subprocess.Popen(["sleep", "60"])
    Path(place).write_text(str(child.pid))
    asleep()


def test_what_a_reader_started_is_stopped_with_it(tmp_path: Path) -> None:
    place = tmp_path / "pid"
    with pytest.raises(UnreadableFile):
        run_apart(starting_another, str(place), seconds=5)
    state = Path(f"/proc/{place.read_text()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_cut_words_are_whole_and_hyphens_of_their_own_stay() -> None:
    lines = (
        "Het HMD-convenant en de samenwerking. \\ De in- en uitstroom, de wacht- \\ en doorlooptijd, het "
        "HMD- \\ convenant, de samen- \\ werking en 2019- \\ 2025."
    )
    text = " ".join(extract_pages(typst.compile(lines.encode()), name="a.pdf").pages[0].text.split())
    assert text.endswith(
        "De in- en uitstroom, de wacht- en doorlooptijd, het HMD-convenant, de samenwerking en 2019-2025."
    )


def test_limit_on_pages() -> None:
    pages = MAX_PAGES + 1
    objects = one_page(kids=b"3 0 R " * pages)
    with pytest.raises(UnreadableFile) as raised:
        extract_pages(pdf_of(objects), name="a.pdf")
    assert raised.value.code == "tooManyPages" and f"{pages} bladzijden" in raised.value.message


def test_limit_on_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.reading.pages.MAX_CHARACTERS", 20)
    found = extract(pdf_of(one_page(kids=b"3 0 R " * 9)), name="a.pdf")
    assert len(found.pages) == 2
    assert found.warnings == ("Dit bestand heeft te veel tekst. Na deel 2 is niets gelezen. Splits het.",)
