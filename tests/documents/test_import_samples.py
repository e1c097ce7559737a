"""The rules that hold for every real file: no word disappears, and acts have the articles they have."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from lxml import etree

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Text, Unit, plain_text, plain_unit, words

pytestmark = pytest.mark.samples
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = re.compile(r"[#*_|>`-]")
ARTICLE = re.compile(r"^### Artikel (\w+)$", re.MULTILINE)
# What the maker of these Word files made of the act is not what the act says: it numbered on where the act
# starts a list anew, and took lists without a blank line above them for running text.
NUMBERED_ON = {
    "huisvestingswet-2014-2014-12-03.docx": {"16a", "25"},
    "huisvestingswet-2014-2015-01-05.docx": {"16a", "25"},
    "leegstandwet-2013-07-01.docx": {"15"},
}


def imported(file: Path) -> Imported:
    return read(file.read_bytes(), name=file.name)


def test_acts__every_word_in_order(samples: Path) -> None:
    files = sorted(samples.glob("wetten/*/*.md"))
    assert len(files) == 19
    for file in files:
        result = imported(file)
        assert words(plain_text(result.text)) == words(MARKUP.sub(" ", file.read_text())), file.name
        assert result.left_out == ()


def test_acts__have_their_articles(samples: Path) -> None:
    for file in sorted(samples.glob("wetten/*/*.md")):
        numbers = [unit.number for unit in imported(file).text.articles()]
        assert numbers == ARTICLE.findall(file.read_text()), file.name


def articles(text: Text) -> dict[str, Unit]:
    return {unit.number: unit for unit in text.articles()}


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_acts__the_same_articles_from_word_and_odt(samples: Path, kind: str) -> None:
    files = sorted(samples.glob(f"afgeleid/*.{kind}"))
    assert files
    for file in files:
        own, act = articles(imported(file).text), articles(_act(samples, file))
        assert list(own) == list(act)
        differing = {number for number in own if plain_unit(own[number]) != plain_unit(act[number])}
        assert differing == NUMBERED_ON.get(file.name, set()), file.name


def _act(samples: Path, file: Path) -> Text:
    return imported(next(samples.glob(f"wetten/*/{file.stem}.md"))).text


def test_word__every_paragraph_in_order(samples: Path) -> None:
    """Each paragraph of the body, read here in a plainer way, stands in the text after the one before it."""
    files = sorted(samples.glob("*/*.docx"))
    assert len(files) == 9
    for file in files:
        result = imported(file)
        text, place = _run_together(plain_text(result.text)), 0
        left_out = {_run_together(one.text) for one in result.left_out}
        for paragraph in _body_paragraphs(file.read_bytes()):
            if paragraph in left_out:
                continue
            found = text.find(paragraph, place)
            assert found >= 0, (file.name, paragraph)
            place = found + len(paragraph)


def _body_paragraphs(content: bytes) -> Iterator[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    for paragraph in root.iter(f"{W}p"):
        if words := _run_together("".join(one.text or "" for one in paragraph.iter(f"{W}t"))):
            yield words


def _run_together(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def readable_pdfs(samples: Path) -> Iterator[Path]:
    for folder in ("pdf-versies", "documenten"):
        yield from sorted((samples / folder).glob("*.pdf"))


def test_pdf__every_letter(samples: Path) -> None:
    """The letters and digits of the pages, whatever words they form: cut words are made whole, and a table
    may read in another order, but nothing is lost and nothing is added."""
    files = list(readable_pdfs(samples))
    assert len(files) == 41
    for file in files:
        result = imported(file)
        own = plain_text(result.text) + "".join(one.text for one in result.left_out)
        with pdfium.PdfDocument(file.read_bytes()) as document:
            printed = "".join(page.get_textpage().get_text_range() for page in document)
        assert _letters(own) == _letters(printed), file.name


def _letters(text: str) -> Counter[str]:
    """A raised digit, as the mark of a note is written, counts as the digit that it is."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(character for character in plain if character.isascii() and character.isalnum())


def test_pdf__no_table_of_contents_among_the_headings(samples: Path) -> None:
    """Where a file has one, its entries are listed apart: no heading appears twice in a row without text."""
    for file in readable_pdfs(samples):
        result = imported(file)
        listed = [one for one in result.left_out if one.why == "inhoudsopgave"]
        for unit in result.text.units:
            assert not re.search(r"(?:\. ?){6,}\d+$", unit.title), (file.name, unit.title)
        assert listed or "inhoudsopgave" not in plain_text(result.text).lower(), file.name


def test_word__structure_of_a_real_document(samples: Path) -> None:
    text = imported(samples / "docx-versies" / "crypto-raamwerk-2020-07-10.docx").text
    numbers = [unit.number for unit in text.units if unit.number]
    assert numbers[:8] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "2.1"]
    assert [unit.title for unit in text.units if unit.type == "annex"] == [
        "Bijlage A Dreigingsoverzicht",
        "Bijlage B Overwegingen rond upload van TEKs",
        "Bijlage C Fake Keys",
    ]
