"""Articles that stand in a table: recognised where a table can be nothing else, otherwise offered."""

import pytest

from documents.reading import Imported
from documents.reading.recognition.corrections import SpreadTable, corrected
from documents.reading.recognition.tables import columns_with_articles, offered_tables
from documents.reading.texts import read
from documents.text import LINE_BREAK, Run, Table, TableCell, Text, Unit, plain_lines, plain_text, words
from tests.documents.word_files import cell, docx, odt, paragraph, row, table

BESIDE = [
    ["Artikel 1 Doel", "1. Wij bouwen huizen."],
    ["Artikel 2 Geld", "De gemeente betaalt."],
    ["Artikel 3 Slot", "Tot 2030."],
]
HEAD, PARAGRAPH = "Convenant Bouwen", "Partijen overwegen."


def as_word(rows: list[list[str]]) -> tuple[bytes, str]:
    cells = [
        row(*(f"<w:tc>{''.join(map(paragraph, words.split('|')))}</w:tc>" for words in one)) for one in rows
    ]
    return docx(paragraph(HEAD, style="Title"), paragraph(PARAGRAPH), table(*cells)), "a.docx"


def as_odt(rows: list[list[str]]) -> tuple[bytes, str]:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell>{''.join(f'<text:p>{line}</text:p>' for line in words.split('|'))}"
            "</table:table-cell>"
            for words in one
        )
        + "</table:table-row>"
        for one in rows
    )
    body = f"<text:h>{HEAD}</text:h><text:p>{PARAGRAPH}</text:p><table:table>{cells}</table:table>"
    return odt(body), "a.odt"


def as_page(rows: list[list[str]]) -> tuple[bytes, str]:
    cells = "".join(
        f"<tr>{''.join(f'<td>{words.replace("|", "<br>")}</td>' for words in one)}</tr>" for one in rows
    )
    return f"<h1>{HEAD}</h1><p>{PARAGRAPH}</p><table>{cells}</table>".encode(), "a.html"


FORMATS = [as_word, as_odt, as_page]


def read_in(form, rows: list[list[str]]) -> Imported:
    content, name = form(rows)
    return read(content, name=name)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "rows",
    [
        BESIDE,
        [[one] for both in BESIDE for one in both],
        [["|".join(one for both in BESIDE for one in both)]],
        [["Artikel 1 Doel|1. Wij bouwen huizen.", ""], ["", "Artikel 2 Geld|De gemeente betaalt."],
         ["Artikel 3 Slot|Tot 2030.", ""]],
        [["Artikel 1", "Doel", "1. Wij bouwen huizen."], ["Artikel 2", "Geld", "De gemeente betaalt."],
         ["Artikel 3", "Slot", "Tot 2030."]],
    ],
    ids=["beside", "below", "one cell", "one cell a row", "three columns"],
)  # fmt: skip
def test_table_that_is_the_text__becomes_articles(form, rows: list[list[str]]) -> None:
    result = read_in(form, rows)
    assert [unit.title for unit in result.text.articles()] == [
        "Artikel 1 Doel",
        "Artikel 2 Geld",
        "Artikel 3 Slot",
    ]
    assert plain_text(result.text).endswith("Artikel 3 Slot\nTot 2030.\n")
    assert "Artikel 1 tot en met artikel 3 staan in een tabel" in result.warnings[0]


TWO_LANGUAGES = [
    ["Artikel 1 Doel", "Article 1 Purpose"],
    ["Wij bouwen.", "We build."],
    ["Artikel 2 Slot", "Article 2 End"],
    ["Tot 2030.", "Until 2030."],
]
HEADED = [["Artikel", "Tekst"], ["Artikel 1", "Wij bouwen."], ["Artikel 2", "Tot 2030."]]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("rows", [TWO_LANGUAGES, HEADED])
def test_table_that_can_be_something_else__is_offered(form, rows: list[list[str]]) -> None:
    result = read_in(form, rows)
    assert not any(unit.label for unit in result.text.articles())
    assert any("geen artikelen herkend. Kies bij dat onderdeel" in warning for warning in result.warnings)
    assert any(isinstance(block, Table) for block in result.text.units[-1].blocks)


def test_overview_of_articles__is_no_text() -> None:
    overview = table(
        row(cell("Artikel 1 Doel"), cell("nieuw")), row(cell("Artikel 2 Slot"), cell("vervallen"))
    )
    body = [
        paragraph("Artikel 1 Doel", style="Kop1"),
        paragraph("Samen."),
        paragraph("Artikel 2 Slot", style="Kop1"),
    ]
    result = read(docx(*body, paragraph("Klaar."), overview), name="a.docx")
    assert isinstance(result.text.units[-1].blocks[-1], Table)
    assert not any("tabel" in warning for warning in result.warnings)


def bilingual() -> Text:
    return read_in(as_word, TWO_LANGUAGES).text


def table_place(text: Text) -> tuple[str, int]:
    return next((unit.key, place) for unit in text.units for place in offered_tables(text, unit))


@pytest.mark.parametrize(
    ("column", "titles", "left"),
    [
        (0, ["Artikel 1 Doel", "Artikel 2 Slot"], "Article 1 Purpose We build. Article 2 End Until 2030."),
        (None, ["Artikel 1 Doel", "Artikel 2 Slot"], ""),
    ],
)
def test_offer__is_taken_with_one_edit(column: int | None, titles: list[str], left: str) -> None:
    text = bilingual()
    made = corrected(text, [SpreadTable(*table_place(text), column)])
    assert [unit.title for unit in made.text.articles()] == titles
    assert "".join(one.text for one in made.left_out) == left
    assert sorted(words(plain_text(text))) == sorted([*words(plain_text(made.text)), *words(left)])


def test_offer__what_follows_the_table_stays_behind_it() -> None:
    content = docx(
        paragraph("Vooraf."), table(row(cell("Artikel 1"), cell("Artikel 1")), row(cell("a"), cell("b")))
    )
    text = read(content, name="a.docx").text
    text = Text((*text.units[:-1], text.units[-1]))
    key, place = next(
        (unit.key, i)
        for unit in text.units
        for i, block in enumerate(unit.blocks)
        if isinstance(block, Table)
    )
    made = corrected(text, [SpreadTable(key, place, 1)])
    assert plain_text(made.text) == "Vooraf.\nArtikel 1\nb\n"


def test_columns_with_articles__whatever_spans_lie_above() -> None:
    wide = TableCell((Run("Overeenkomst"),), columns=3)
    tall = TableCell((Run("nr"),), rows=2)
    first = TableCell((Run("Artikel 1"),))
    other = TableCell((Run(f"Article 1{LINE_BREAK}Purpose"),))
    assert columns_with_articles(Table(((wide,), (tall, first, other), (first, other)))) == (1, 2)
    assert list(plain_lines(Table(((wide,),)))) == ["Overeenkomst"]


def test_note_in_a_line_that_becomes_a_title__stays_in_it() -> None:
    noted = TableCell((Run("Artikel 1 Doel"), Run("2", note=True)))
    text = Text((Unit("preamble", "aanhef", blocks=(Table(((noted,),)),)),))
    made = corrected(text, [SpreadTable("aanhef", 0)])
    assert [unit.title for unit in made.text.units] == ["Artikel 1 Doel²"]
    assert made.left_out == ()
