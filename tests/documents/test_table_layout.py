"""In a table, where a word stands is part of what it says: the comparison tells when that changed."""

import pytest

from documents.comparison import compare, to_data
from documents.comparison.words import what_happened
from documents.text import Run, Table, TableCell, Text, Unit

Cell = str | tuple[str, int] | tuple[str, int, int]
HEAD: tuple[Cell, ...] = ("Kosten", "Gemeente", "Corporatie")


def table(*rows: tuple[Cell, ...], header_rows: int = 1) -> Text:
    cells = tuple(tuple(_cell(*((cell,) if isinstance(cell, str) else cell)) for cell in row) for row in rows)
    return Text((Unit("article", "a", "1", "Artikel 1", blocks=(Table(cells, header_rows),)),))


def _cell(text: str, columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Run(text),) if text else (), columns, rows)


@pytest.mark.parametrize("header_rows", [0, 1])
@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            (HEAD, (("Begeleiding", 2), "betaalt")),
            (HEAD, ("Begeleiding", ("betaalt", 2))),
            [
                "in de tabel staat “Begeleiding” nu onder “Kosten”, eerst onder “Kosten” en “Gemeente”",
                "in de tabel staat “betaalt” nu onder “Gemeente” en “Corporatie”, eerst onder “Corporatie”",
            ],
        ),
        (
            (HEAD, ("Begeleiding", "betaalt", "")),
            (HEAD, ("Begeleiding", "", "betaalt")),
            ["in de tabel staat “betaalt” nu onder “Corporatie”, eerst onder “Gemeente”"],
        ),
        (
            (("Soort", "Bedrag"), ("Huur", "500")),
            (("Nr", "Soort", "Bedrag"), ("1", "Huur", "500")),
            ["kolom “Nr” is nieuw in de tabel"],
        ),
        (
            (("Soort", "Bedrag", "Wie"), ("Huur", "500", "A")),
            (("Soort", "Wie"), ("Huur", "A")),
            ["kolom “Bedrag” is uit de tabel vervallen"],
        ),
        (
            (("Soort", "Bedrag"), ("Huur", "500")),
            (("Bedrag", "Soort"), ("500", "Huur")),
            ["kolom “Soort” is in de tabel verplaatst tot achter “Bedrag”"],
        ),
        (
            (HEAD, (("Beheer", 1, 2), "a", "b"), ("c", "d")),
            (HEAD, ("Beheer", "a", "b"), ("", "c", "d")),
            ["in de tabel hoort “Beheer” nu bij 1 rij, eerst bij 2 rijen"],
        ),
        ((("Soort", "Bedrag"), ("Huur", "500")), (("Soort", "Kosten"), ("Huur", "500")), []),
        ((("Soort", "Bedrag"), ("Huur", "500")), (("Soort", "Bedrag"), ("Huur", "500"), ("Borg", "9")), []),
    ],
)
def test_layout__says_what_stands_elsewhere(was, now, told, header_rows) -> None:
    comparison = compare(table(*was, header_rows=header_rows), table(*now, header_rows=header_rows))
    (unit,) = comparison.units
    assert list(unit.layout) == told
    assert unit.change == "changed"


def test_layout__the_same_words_under_another_head_are_a_change() -> None:
    old, new = table(HEAD, (("Beheer", 2), "betaalt")), table(HEAD, ("Beheer", ("betaalt", 2)))
    comparison = compare(old, new)
    assert not comparison.unchanged
    assert "nu onder “Gemeente” en “Corporatie”" in what_happened(comparison.units[0], comparison)
    (data,) = to_data(comparison, document="d", from_version={}, to_version={})["articles"]
    assert data["layout"] and {segment["op"] for segment in data["segments"]} == {"equal"}


def test_layout__of_equal_tables_says_nothing() -> None:
    (unit,) = compare(table(HEAD, (("Beheer", 2), "betaalt")), table(HEAD, (("Beheer", 2), "betaalt"))).units
    assert unit.layout == () and unit.change == "unchanged"
