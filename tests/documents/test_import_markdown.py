"""Markdown as people and programs write it: no word of it may be lost on the way."""

import pytest

from documents.reading import Imported, UnreadableFile
from documents.reading.texts import read
from documents.text import Footnote, Run, Table, Unit, plain_lines, plain_text


def imported(source: str) -> Imported:
    return read(source.encode(), name="a.md")


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


def article(source: str) -> list[str]:
    return lines(imported(f"## Artikel 1\n\n{source}\n").text.units[0])


def test_data_above_the_text_are_listed_and_no_heading() -> None:
    result = imported("---\ntitle: Convenant Wonen\ndate: 2025\n---\n\nArtikel 1\n\nSamen.\n")
    assert result.title == "Convenant Wonen"
    assert plain_text(result.text) == "Artikel 1\nSamen.\n"
    assert [(one.text, one.why) for one in result.left_out] == [
        ("title: Convenant Wonen date: 2025", "gegevens boven de tekst")
    ]


def test_line_above_the_text_is_only_a_line() -> None:
    assert plain_text(imported("---\n\n## Artikel 1\n\nSamen.\n\n---\n").text) == "Artikel 1\nSamen.\n"


def test_footnotes() -> None:
    blocks = (
        imported("## Artikel 1\n\nZie[^1] hier.\n\nDaarna.\n\n[^1]: Vervallen\n[^2]: Los\n")
        .text.units[0]
        .blocks
    )
    assert blocks[0].runs == (Run("Zie"), Run("1", note=True), Run(" hier."))
    assert blocks[1] == Footnote("1", (Run("Vervallen"),))
    assert blocks[-1] == Footnote("2", (Run("Los"),))


def test_what_only_looks_like_an_address_is_text() -> None:
    assert article("[Noot]: vervallen\n\nZie [de wet][1].\n\n[1]: https://wet.nl") == [
        "[Noot]: vervallen",
        "Zie de wet.",
    ]


def test_table__with_more_cells_than_its_head() -> None:
    found = (
        imported("## Artikel 1\n\n| Partij | Deel |\n|---|---|\n| A | 1 | 2 | **3** |\n")
        .text.units[0]
        .blocks[0]
    )
    assert isinstance(found, Table)
    assert list(plain_lines(found)) == ["Partij\tDeel", "A\t1\t2\t3"]
    assert found.rows[1][3].runs == (Run("3", bold=True),)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<u>Let op</u>: 30 m<sup>2</sup><br>of meer.", ["Let op: 30 m²\u2028of meer."]),
        ("Ondertekend door <naam partij> te <plaats>.", ["Ondertekend door <naam partij> te <plaats>."]),
        ("<naam partij>", ["<naam partij>"]),
        ("65<sup>5</sup> en 2<sup>e</sup>", ["65⁵ en 2e"]),
        ("<p>10<sup>6</sup> m<sup>2</sup></p>", ["10⁶ m²"]),
        ("<!-- niet tonen -->\n\nWel tonen.", ["Wel tonen."]),
        ("<table>\n\n<tr><td>A</td>\n\n<td>B</td></tr>\n</table>", ["A\tB"]),
    ],
)
def test_html_in_markdown(source: str, expected: list[str]) -> None:
    assert article(source) == expected


def test_numbers__without_words_or_doubled__stay() -> None:
    assert article("1.\n2. 2. tweede\n3. derde") == ["1.", "2. 2. tweede", "3. derde"]


def test_list__of_twelve_levels_deep_is_whole() -> None:
    source = "\n".join(f"{'   ' * depth}1. diepte {depth}" for depth in range(12))
    assert article(source) == [f"1. diepte {depth}" for depth in range(12)]


def test_nested_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="te diep genest"):
        imported(">" * 500 + " diep")


def test_more_text_than_can_be_read_in_time_is_refused_at_once() -> None:
    with pytest.raises(UnreadableFile) as raised:
        imported("tekst " * 1_000_000)
    assert raised.value.code == "tooLarge"
