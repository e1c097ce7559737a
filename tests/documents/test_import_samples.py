"""The rules that hold for every real file: no word disappears, and acts have the articles they have."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from lxml import etree

from documents.importing import Imported
from documents.importing.files import read
from documents.text import Item, Text, Unit, plain_runs, plain_text, plain_unit, words

pytestmark = pytest.mark.samples
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = re.compile(r"[#*_|>`-]")
ARTICLE = re.compile(r"^### Artikel (\w+)$", re.MULTILINE)
# What the maker of these Word files made of the act is not what stands in the act: it numbered on where the act
# starts a list anew, and took lists without a blank line above them for running text.
NUMBERED_ON = {
    "huisvestingswet-2014-2014-12-03.docx": {"16a", "25"},
    "huisvestingswet-2014-2015-01-05.docx": {"16a", "25"},
    "leegstandwet-2013-07-01.docx": {"15"},
}


def imported(file: Path) -> Imported:
    return read(file.read_bytes(), name=file.name)


def left_out_words(result: Imported) -> list[str]:
    return [word for one in result.left_out for word in words(one.text)]


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


def test_word__every_word_of_the_body(samples: Path) -> None:
    files = sorted(samples.glob("*/*.docx"))
    assert len(files) == 8
    for file in files:
        result = imported(file)
        body = Counter(words(_body_text(file.read_bytes())))
        missing = body - Counter(words(_unnumbered(result.text))) - Counter(left_out_words(result))
        assert not missing, file.name


def _body_text(content: bytes) -> str:
    """The words of the body by a reader of its own: all text of all paragraphs."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return "\n".join(_paragraph_text(paragraph) for paragraph in root.iter(f"{W}p"))


def _paragraph_text(paragraph: etree._Element) -> str:
    found = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
    return "".join(one.text or "" if one.tag == f"{W}t" else " " for one in found)


def _unnumbered(text: Text) -> str:
    """The text, with markers too: a heading or item may carry its number in its words."""
    return "\n".join(
        line
        for unit in text.units
        for line in [plain_unit(unit), *(plain_runs(b.runs) for b in unit.blocks if isinstance(b, Item))][:1]
    )


def readable_pdfs(samples: Path) -> Iterator[Path]:
    for folder in ("pdf-versies", "documenten"):
        yield from sorted((samples / folder).glob("*.pdf"))


def test_pdf__every_letter(samples: Path) -> None:
    """The letters and digits of the pages, whatever the words they form: cut words are made whole, and a table
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
    return Counter(character for character in text if character.isascii() and character.isalnum())


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
