"""Pages of a PDF that lie on their side, have columns or share words: set here by Typst, turned by pypdf."""

import io

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import plain_text

PAGE = """#set page(width: 210mm, height: 297mm, margin: 25mm)
#set text(size: 10pt, lang: "nl", hyphenate: false)
"""
TEXT = "= Artikel 1 Doel\nPartijen werken samen aan woonruimte.\n\n= Artikel 2 Slot\nTot 2030.\n"
PLAIN = "Artikel 1 Doel\nPartijen werken samen aan woonruimte.\nArtikel 2 Slot\nTot 2030.\n"


def imported(source: str) -> Imported:
    return read(typst.compile((PAGE + source).encode()), name="convenant.pdf")


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_lies_on_its_side(turn: int, said: bool) -> None:
    """A sheet on its side, whether the file says so (then a reader sees it upright) or not."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile((PAGE + TEXT).encode()))))
    page = writer.pages[0]
    page.rotate(turn)
    page.transfer_rotation_to_content()
    page.rotate(-turn if said else 0)
    target = io.BytesIO()
    writer.write(target)
    result = read(target.getvalue(), name="convenant.pdf")
    assert plain_text(result.text) == PLAIN
    assert result.left_out == ()


def test_columns__of_which_the_last_is_short() -> None:
    items = "\n\n".join(
        f"{number}. Partijen werken samen aan woonruimte voor mensen die een instelling verlaten."
        for number in range(1, 20)
    )
    source = f"#set page(columns: 2)\n= Artikel 1 Doel\n{items}\n"
    found = [block.marker for block in imported(source).text.units[0].blocks]
    assert found == [f"{number}." for number in range(1, 20)]


def test_articles_at_the_top_of_each_page_are_no_running_header() -> None:
    source = "#set page(header: [Convenant Wonen], footer: context [Blad #counter(page).display() van 4])\n"
    source += "\n#pagebreak()\n".join(
        f'#text(weight: "bold")[Artikel {number}]\n\nPartijen werken samen.' for number in range(1, 5)
    )
    result = imported(source)
    assert [unit.title for unit in result.text.units] == [f"Artikel {number}" for number in range(1, 5)]
    assert plain_text(result.text).count("Partijen werken samen.") == 4
    assert {one.text for one in result.left_out} == {"Convenant Wonen"} | {
        f"Blad {number} van 4" for number in range(1, 5)
    }
