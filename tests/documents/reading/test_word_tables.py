"""Which cell stands under which head: the grid of a Word table, with everything that shifts it."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Table, plain_lines, plain_runs
from documents.text.grid import grid
from tests.documents.word_files import cell, docx, paragraph, row, run, table

WIDE = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
HEADS = row(cell("Soort"), cell("2024"), cell("2025"))


def imported(*rows: str) -> Imported:
    return read(docx(paragraph("Artikel 1", style="Kop1"), table(WIDE, *rows)), name="contract.docx")


def below(*rows: str) -> dict[str, str]:
    """For each filled cell the head over its first column."""
    found = next(one for one in imported(HEADS, *rows).text.units[-1].blocks if isinstance(one, Table))
    places = grid(found).places
    heads = {place.x: plain_runs(place.runs) for place in places if place.y == 0}
    return {plain_runs(place.runs): heads.get(place.x, "") for place in places if place.y and place.runs}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(cell("a"), cell("b"), properties='<w:gridBefore w:val="1"/>')], {"a": "2024", "b": "2025"}),
        ([row(cell("a"), properties='<w:gridBefore w:val="2"/>')], {"a": "2025"}),
        (
            [row(cell("a"), cell("b"), properties='<w:wBefore w:w="2010" w:type="dxa"/>')],
            {"a": "2024", "b": "2025"},
        ),
        (
            [row(cell("a"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')],
            {"a": "2024"},
        ),
        ([row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b"))], {"a": "Soort", "b": "2025"}),
        (
            [row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b"))],
            {"a": "Soort", "b": "2025"},
        ),
        (
            [
                row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b")),
                row(cell("", "<w:vMerge/>"), cell("c"), cell("d")),
                row(cell("e"), properties='<w:gridBefore w:val="1"/>'),
                row(cell("", "<w:vMerge/>"), cell("f")),
            ],
            {"a": "Soort", "b": "2024", "c": "2024", "d": "2025", "e": "2024", "f": "2024"},
        ),
        (
            [
                row(cell("a", '<w:cellMerge w:vMerge="rest" w:id="1"/>'), cell("b")),
                row(cell("", '<w:cellMerge w:vMerge="cont" w:id="2"/>'), cell("c")),
            ],
            {"a": "Soort", "b": "2024", "c": "2024"},
        ),
    ],
)
def test_cells_stand_under_their_head(rows: list[str], expected: dict[str, str]) -> None:
    assert below(*rows) == expected


def test_row_that_starts_later__keeps_its_empty_place_in_the_text() -> None:
    late = row(cell("totaal"), properties='<w:gridBefore w:val="1"/>')
    lines = [line for block in imported(HEADS, late).text.units[-1].blocks for line in plain_lines(block)]
    assert lines == ["Soort\t2024\t2025", "\ttotaal"]


def test_cells_that_were_deleted_or_inserted() -> None:
    gone = '<w:cellDel w:id="1" w:author="A"/>'
    result = imported(
        row(cell("Soort"), cell("oud", gone), cell("2025")),
        row(cell("huur"), cell("500", gone), cell("510", '<w:cellIns w:id="2" w:author="A"/>')),
    )
    lines = [line for block in result.text.units[-1].blocks for line in plain_lines(block)]
    assert lines == ["Soort\t2025", "huur\t510"]
    assert [one.text for one in result.left_out] == ["oud", "500"]
    assert "bijgehouden wijzigingen" in result.warnings[0]


def test_row_that_was_inserted__is_told() -> None:
    result = imported(HEADS, row(cell("nieuw"), properties='<w:ins w:id="1" w:author="A"/>'))
    assert "bijgehouden wijzigingen" in result.warnings[0]


def test_table_in_a_cell__is_read_row_by_row() -> None:
    inner = table(row(cell("2024"), cell("500")), row(cell("2025"), cell("510")))
    outer = f"<w:tc>{paragraph('Bedragen:')}{inner}{paragraph('Zo is het.')}</w:tc>"
    gone = table(row(cell("weg"), properties="<w:del/>"), row(cell("blijft")))
    result = imported(row(cell("Huur"), outer), row(cell("x"), f"<w:tc>{gone}<w:p/></w:tc>"))
    lines = [line for block in result.text.units[-1].blocks for line in plain_lines(block)]
    assert lines == ["Huur\tBedragen:\u20282024 500\u20282025 510\u2028Zo is het.", "x\tblijft"]
    assert [one.text for one in result.left_out] == ["weg"]


def test_table_in_a_cell__with_longer_cells_keeps_their_lines_apart() -> None:
    long = f"<w:tc>{paragraph('een')}{paragraph('twee')}</w:tc>"
    inner = f"<w:tc>{table(row(cell('links'), long))}<w:p/></w:tc>"
    result = imported(row(inner))
    lines = [line for block in result.text.units[-1].blocks for line in plain_lines(block)]
    assert lines == ["links\u2028een\u2028twee"]


def test_words_in_a_cell_that_goes_on__are_kept() -> None:
    result = imported(
        HEADS,
        row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b")),
        row(cell("toch", "<w:vMerge/>"), cell(run("c"))),
    )
    lines = [line for block in result.text.units[-1].blocks for line in plain_lines(block)]
    assert lines[1:] == ["a\tb", "toch\tc"]
