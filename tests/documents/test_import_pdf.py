"""What the import makes of PDF files: set here by Typst, so that the words and their place are known."""

import io

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from documents.reading import Imported, LeftOut, PasswordNeeded, UnreadableFile
from documents.reading.texts import read
from documents.text import Footnote, Item, Paragraph, Picture, Run, Unit, plain_lines, plain_text
from tests.documents.word_files import png

PAGE = """#set page(width: 120mm, height: 120mm, margin: 20mm)
#set text(size: 10pt, lang: "nl", hyphenate: false)
"""
RUNNING = """#set page(header: [Convenant Wonen], footer: context [Pagina #counter(page).display()])\n"""


def pdf(source: str) -> bytes:
    return typst.compile((PAGE + source).encode())


def imported(source: str) -> Imported:
    return read(pdf(source), name="convenant.pdf")


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


LONG = (
    "Partijen werken samen aan passende woonruimte voor mensen die een instelling verlaten met begeleiding. "
)

AGREEMENT = (
    RUNNING
    + "= Convenant\n== Artikel 1 Doel\n"
    + LONG * 2
    + "\n\n1. "
    + LONG
    + "\n\na. huur;\n\nb. zorg.\n\n== Artikel 2 Looptijd\nTot 2030.\n#pagebreak()\n== Artikel 3 Kosten\n"
    + LONG
    + "\n#pagebreak()\n== Artikel 4 Slot\nTot slot.\n"
)


def test_structure_from_the_size_of_letters() -> None:
    result = imported(AGREEMENT)
    assert [(unit.type, unit.title) for unit in result.text.units] == [
        ("heading", "Convenant"),
        ("article", "Artikel 1 Doel"),
        ("article", "Artikel 2 Looptijd"),
        ("article", "Artikel 3 Kosten"),
        ("article", "Artikel 4 Slot"),
    ]


def test_paragraphs_and_items_are_made_whole() -> None:
    article = imported(AGREEMENT).text.units[1]
    assert lines(article) == [(LONG * 2).strip(), f"1. {LONG}".strip(), "a. huur;", "b. zorg."]
    assert [block.level for block in article.blocks if isinstance(block, Item)] == [0, 1, 1]


def test_running_headers_and_page_numbers_are_listed_and_no_text() -> None:
    result = imported(AGREEMENT)
    assert "Pagina" not in plain_text(result.text)
    assert LeftOut("Convenant Wonen", "kop- of voettekst op bladzijde 2") in result.left_out
    assert LeftOut("Pagina 3", "kop- of voettekst op bladzijde 3") in result.left_out


def test_contents_are_listed_and_no_articles() -> None:
    source = (
        '#outline(title: "Inhoudsopgave")\n#pagebreak()\n= Artikel 1\nWij.\n#pagebreak()\n= Artikel 2\nU.\n'
    )
    result = imported(source)
    assert [unit.title for unit in result.text.units] == ["Artikel 1", "Artikel 2"]
    assert [one.why for one in result.left_out] == ["inhoudsopgave"] * 3


def test_words_cut_at_the_end_of_a_line_are_made_whole() -> None:
    source = (
        "= Artikel 1 Doel\nZij nemen de verantwoor- \\\ndelijkheid voor de HOV- \\\n"
        "woningen en de huur- \\\nen zorgkosten op zich.\n"
    )
    assert lines(imported(source).text.units[0]) == [
        "Zij nemen de verantwoordelijkheid voor de HOV-woningen en de huur- en zorgkosten op zich."
    ]


def test_footnotes_stand_apart_and_do_not_cut_a_paragraph() -> None:
    first = "Partijen#footnote[Zie de bijlage.] werken samen."
    source = f"#set super(typographic: false)\n= Artikel 1 Doel\n{first}\n\n{LONG * 12}\n"
    blocks = imported(source).text.units[0].blocks
    assert Run("1", note=True) in blocks[0].runs
    assert Footnote("1", (Run("Zie de bijlage."),)) in blocks
    assert (LONG * 12).strip() in [line for block in blocks for line in plain_lines(block)]


def picture(shade: int) -> str:
    numbers = ", ".join(str(number) for number in png(shade))
    return f"#image(bytes(({numbers})), width: 30mm)\n"


def test_pictures_stand_where_the_page_has_them() -> None:
    result = imported(f"= Artikel 1 Doel\nErvoor.\n\n{picture(255)}\nErna.\n")
    blocks = result.text.units[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Picture, Paragraph]
    assert result.pictures[blocks[1].digest].startswith(b"\x89PNG")


def test_a_picture_on_every_page_is_a_logo() -> None:
    page = f"{picture(0)}\nTekst.\n"
    result = imported(f"= Artikel 1 Doel\n{page}#pagebreak()\n{page}#pagebreak()\n{page}")
    assert not result.pictures
    assert not list(result.text.pictures())
    assert any("als logo weggelaten" in warning for warning in result.warnings)


def test_two_columns_are_read_one_after_the_other() -> None:
    words = (
        " ".join(f"links{number}" for number in range(90)) + " " + " ".join(f"rechts{n}" for n in range(90))
    )
    source = f"#set page(width: 200mm, columns: 2)\n{words}\n"
    assert plain_text(imported(source).text).split() == words.split()


def locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_password() -> None:
    content = locked(pdf("= Artikel 1 Doel\nSamen.\n"), "geheim")
    with pytest.raises(PasswordNeeded, match="beveiligd met een wachtwoord"):
        read(content, name="convenant.pdf")
    with pytest.raises(PasswordNeeded, match="klopt niet"):
        read(content, name="convenant.pdf", password="fout")
    assert read(content, name="convenant.pdf", password="geheim").text.units[0].title == "Artikel 1 Doel"


def test_truncated() -> None:
    content = pdf(LONG * 40)
    with pytest.raises(UnreadableFile) as raised:
        read(content[:400], name="half.pdf")
    assert raised.value.code == "broken"


def test_page_without_text_is_named() -> None:
    result = imported("= Artikel 1 Doel\nSamen.\n#pagebreak()\n#rect(width: 100%, height: 50%)\n")
    assert any("Bladzijde 2 heeft geen doorzoekbare tekst" in warning for warning in result.warnings)
