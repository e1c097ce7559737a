"""How fast pages are read, as a ratio to pdftotext and to pypdf alone, and how far the words agree."""

import io
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from documents.reading import UnreadableFile, extract

pytestmark = [pytest.mark.benchmark, pytest.mark.samples]


@pytest.fixture(scope="module")
def files(samples: Path) -> list[Path]:
    return [
        file
        for folder in ("documenten", "pdf-versies", "bijzondere-pdf", "afgeleid")
        for file in sorted((samples / folder).rglob("*.pdf"))
    ]


def test_reading_pages_against_pdftotext_and_pypdf(files: list[Path]) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is er niet: apt-get install poppler-utils")
    took: Counter[str] = Counter()
    compared = pages = 0
    for file in files:
        content = file.read_bytes()
        theirs, seconds = timed(by_pdftotext, content)
        found, ours = timed(by_us, content, file.name)
        if not theirs or not found or not (words(theirs) or words(found)):
            continue
        _, plain = timed(by_pypdf, content)
        took.update(pdftotext=seconds, portal=ours, pypdf=plain)
        compared, pages = compared + 1, pages + theirs.count("\f")
        print(f"{file.name[:60]:62} F1 {agreement(words(theirs), words(found)):.3f}")  # noqa: T201
    assert compared > 3
    print(  # noqa: T201
        f"{compared} bestanden, {pages} bladzijden: {took['portal'] / took['pdftotext']:.2f} x pdftotext, "
        f"{took['pypdf'] / took['portal']:.1f} x zo snel als pypdf"
    )
    assert took["pypdf"] > 3 * took["portal"]


def timed(function, *arguments) -> tuple[str, float]:
    begun = time.perf_counter()
    return function(*arguments), time.perf_counter() - begun


def by_pdftotext(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=False)
    return done.stdout.decode(errors="replace")


def by_us(content: bytes, name: str) -> str:
    try:
        return "\f".join(page.text for page in extract(content, name=name).pages)
    except UnreadableFile:
        return ""


def by_pypdf(content: bytes) -> str:
    try:
        return "\f".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def agreement(theirs: Counter[str], ours: Counter[str]) -> float:
    """The harmonic mean of the shares of words that both have."""
    shared = (theirs & ours).total()
    return 2 * shared / (theirs.total() + ours.total())
