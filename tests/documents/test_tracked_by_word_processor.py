"""A Word file with tracked changes, resolved by a real word processor: accepting gives the new text,
rejecting the old one."""

from collections.abc import Iterator
from itertools import batched
from pathlib import Path

import pytest

from documents.comparison import compare
from documents.renditions import comparison_docx
from documents.text import Block, Footnote, Item, Paragraph, Run, Table, TableCell, Text, Unit, plain_lines
from tests.documents import tracked_pairs
from tests.documents.rendition_texts import HEADING
from tests.documents.word_processor import WAYS, python_with_uno, resolved

pytestmark = pytest.mark.word_processor

PAIRS, IN_ONE_FILE = 300, 20


def article(*blocks: Block, heading: str = "Doel") -> tuple[Unit, ...]:
    return (Unit("article", "doel", "1", "Artikel 1", heading, blocks=blocks),)


def slot(*lines: str) -> tuple[Unit, ...]:
    return (Unit("article", "slot", "2", "Artikel 2", "Slot", blocks=tuple(map(line, lines))),)


def line(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def item(marker: str, text: str) -> Item:
    return Item(marker, (Run(text),))


def table(*rows: str) -> Table:
    return Table(tuple(tuple(TableCell((Run(text),)) for text in row.split("|")) for row in rows), 1)


def spanning(over: int, first: str, *amounts: str) -> Table:
    """A table whose first cell stands over as many rows."""
    cells = [TableCell((Run(amount),)) for amount in amounts]
    return Table(((TableCell((Run(first),), rows=over), cells[0]), *((cell,) for cell in cells[1:])))


SHORT, LONG = "Het contract geldt voor vier jaar.", "Het contract geldt voor vier jaar. Verlenging kan."
CASES: dict[str, tuple[tuple[Unit, ...], tuple[Unit, ...]]] = {
    "a sentence and then a paragraph came in": (
        article(line(SHORT)) + slot("Einde."),
        article(line(LONG), line("Partijen overleggen tijdig.")) + slot("Einde."),
    ),
    "a sentence and the paragraph after it went": (
        article(line(LONG), line("Partijen overleggen tijdig.")) + slot("Einde."),
        article(line(SHORT)) + slot("Einde."),
    ),
    "two paragraphs became one": (
        article(line("De huurder betaalt."), line("Hij zegt op.")) + slot("Einde."),
        article(line("De huurder betaalt. Hij zegt op.")) + slot("Einde."),
    ),
    "one paragraph became two with other words": (
        article(line("De huurder betaalt en de verhuurder onderhoudt.")) + slot("Einde."),
        article(line("De huurder betaalt vooraf."), line("De verhuurder onderhoudt.")) + slot("Einde."),
    ),
    "a sentence became a list": (
        article(line("Partijen zijn de gemeente, de corporatie en de zorgaanbieder.")),
        article(line("Partijen zijn:"), item("a.", "de gemeente,"), item("b.", "de corporatie en")),
    ),
    "a list became a sentence": (
        article(line("Partijen zijn:"), item("a.", "de gemeente;"), item("b.", "de corporatie.")),
        article(line("Partijen zijn de gemeente en de corporatie.")),
    ),
    "an item lost its marker": (article(item("1.", SHORT)), article(line(SHORT))),
    "an article lost its text": (article(line(SHORT)) + slot("Einde."), article() + slot("Einde.")),
    "the last words of the text went": (article(line(SHORT)) + slot("Einde."), article(line(SHORT)) + slot()),
    "a column came in": (
        article(table("Soort|Bedrag", "Huur|500"), line("Na.")),
        article(table("Nr|Soort|Bedrag", "1|Huur|500"), line("Na.")),
    ),
    "a column went, at the end of the text": (
        article(table("Nr|Soort|Bedrag", "1|Huur|500")),
        article(table("Soort|Bedrag", "Huur|500")),
    ),
    "a row came, one went and a cell changed": (
        article(table("Soort|Bedrag", "Huur|500", "Borg|900"), line("Na.")),
        article(table("Soort|Bedrag", "Service|40", "Huur|550"), line("Na.")),
    ),
    "an empty row came in": (
        article(table("Soort|Bedrag", "Huur|500"), line("Na.")),
        article(table("Soort|Bedrag", "|", "Huur|500"), line("Na.")),
    ),
    "a cell of a table with a cell over two rows changed": (
        article(spanning(2, "Huur", "500", "40"), line("Na.")),
        article(spanning(2, "Huur", "550", "40"), line("Na.")),
    ),
    "a cell over two rows became one over three": (
        article(spanning(2, "Huur", "500", "40"), line("Na.")),
        article(spanning(3, "Huur", "500", "40", "9"), line("Na.")),
    ),
    "a table with a cell over two rows came in": (
        article(line("Na.")),
        article(spanning(2, "Huur", "500", "40"), line("Na.")),
    ),
    "a table became text": (
        article(line("Voor."), table("Soort|Bedrag", "Huur|500"), line("Na.")),
        article(line("Voor."), line("Huur: 500."), line("Na.")),
    ),
    "text became a table": (
        article(line("Huur: 500."), line("Na.")),
        article(table("Soort|Bedrag", "Huur|500"), line("Na.")),
    ),
    "a table came between two tables": (
        article(table("A|B"), table("C|D"), line("Na.")),
        article(table("A|B"), table("E|F|G"), table("C|D"), line("Na.")),
    ),
    "a note changed its number": (
        article(line(SHORT), Footnote("1", (Run("Zie bijlage."),))),
        article(line(SHORT), Footnote("2", (Run("Zie bijlage 3."),))),
    ),
    "two articles changed places": (
        article(line(SHORT)) + slot("Einde."),
        slot("Einde.") + article(line(LONG)),
    ),
    "a heading changed": (article(line(SHORT)), article(line(SHORT), heading="Duur en einde")),
    "the whole text came in": ((), article(line(SHORT), table("A|B")) + slot("Einde.")),
    "the whole text went": (article(line(SHORT), table("A|B")) + slot("Einde."), ()),
}


def lines_of(text: Text) -> list[str]:
    """The lines as a word processor has them: a tab between a marker and its words."""
    return [line for unit in text.units for line in _unit_lines(unit) if line.strip()]


def _unit_lines(unit: Unit) -> Iterator[str]:
    yield unit.title
    for block in unit.blocks:
        marker = block.marker if isinstance(block, Item | Footnote) else ""
        for plain in plain_lines(block):
            yield plain.replace(f"{marker} ", f"{marker}\t", 1) if marker else plain


@pytest.fixture(scope="module")
def office() -> str:
    python = python_with_uno()
    if not python:
        pytest.skip("er is geen LibreOffice met UNO: apt-get install libreoffice-writer-nogui python3-uno")
    return python


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tracked")


def apart(office: str, folder: Path, pairs: list[tuple[Text, Text]]) -> list[dict[str, list[str]]]:
    files = [folder / f"{number}.docx" for number in range(len(pairs))]
    for file, pair in zip(files, pairs, strict=True):
        file.write_bytes(comparison_docx(compare(*pair), HEADING))
    return resolved(office, files, folder)


def test_word_processor__resolves_what_lawyers_do(office: str, folder: Path) -> None:
    pairs = [(Text(old), Text(new)) for old, new in CASES.values()]
    found = dict(zip(CASES, apart(office, folder, pairs), strict=True))
    wanted = {
        name: {"accept": lines_of(new), "reject": lines_of(old)}
        for name, (old, new) in zip(CASES, pairs, strict=True)
    }
    assert found == wanted


def test_word_processor__resolves_pairs_made_at_random(office: str, folder: Path) -> None:
    """Many pairs in a file, to load few files; a heading before each tells them apart again."""
    pairs = {f"Paar {seed}": tracked_pairs.pair(seed) for seed in range(PAIRS)}
    files = [dict(some) for some in batched(pairs.items(), IN_ONE_FILE)]
    answers = apart(office, folder, [tracked_pairs.side_by_side(some) for some in files])
    wrong = []
    for some, answer in zip(files, answers, strict=True):
        for side, way in enumerate(reversed(WAYS)):
            found = by_pair(answer[way], some)
            wrong += [(name, way) for name, pair in some.items() if found[name] != lines_of(pair[side])]
    assert wrong == []


def by_pair(lines: list[str], names: dict[str, tuple[Text, Text]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for one in lines:
        if one in names:
            current = found[one] = []
        else:
            current.append(one)
    return found
