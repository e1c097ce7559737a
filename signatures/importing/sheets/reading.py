"""The sheets of a workbook as the data of a register file, with every mistake named by its cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from signatures.importing.sheets import values
from signatures.importing.sheets.columns import (
    DOCUMENT,
    EXAMPLE,
    FIRST_DOCUMENT_KINDS,
    NOTE,
    PARTNERS,
    SHEETS,
    WITHOUT_DATA,
    sheets_of,
)
from signatures.importing.sheets.opening import NO_VALUE, RawSheet
from signatures.importing.sheets.partner_names import PartnerIds
from signatures.importing.sheets.places import SheetPlace
from signatures.importing.sheets.rule_words import rule_of
from signatures.importing.sheets.shape import SheetColumn, SheetKind, plain_heading
from signatures.importing.sheets.values import Unclear
from signatures.standing.partner_kinds import FIRST_KINDS, KindFact, group_words

HEADINGS_WITHIN = 10
FAULTS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")


@dataclass
class Read:
    """`data` is as a register file in JSON; `places` tells where its items come from."""

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[str, SheetPlace] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_sheets(
    sheets: Iterable[RawSheet],
    kinds: Sequence[KindFact] = FIRST_KINDS,
    of_documents: Iterable[KindFact] = FIRST_DOCUMENT_KINDS,
) -> Read:
    """Everything that can be read, and everything that cannot; `kinds` are those of the region's partners."""
    return _SheetReader(sheets, kinds, of_documents).read()


@dataclass(frozen=True, slots=True)
class _Row:
    """The values of a row by the name of their column."""

    place: SheetPlace
    cells: dict[str, Any]


class _SheetReader:
    def __init__(
        self, sheets: Iterable[RawSheet], kinds: Sequence[KindFact], of_documents: Iterable[KindFact]
    ) -> None:
        self.kinds = {kind.title: kind for kind in sheets_of(kinds, of_documents)}
        self.groups = group_words(kinds)
        self.sheets = {plain_heading(sheet.title): sheet for sheet in sheets}
        self.found = Read(data={kind.list_name: [] for kind in SHEETS if kind is not DOCUMENT})
        self.ids = PartnerIds()

    def read(self) -> Read:
        known = {plain_heading(title) for title in self.kinds} | set(WITHOUT_DATA)
        for name, sheet in self.sheets.items():
            if name not in known and sheet.rows:
                self.found.warnings.append(f"Het blad {sheet.title} is niet herkend en niet gelezen.")
        for row in self._rows(self.kinds[DOCUMENT.title]):
            self._document(row)
        if "document" not in self.found.data:
            self._wrong(DOCUMENT.title, "Zeg bij welk document dit hoort: vul op dit blad één rij in.")
        self._partners(list(self._rows(self.kinds[PARTNERS.title])))
        for title, kind in self.kinds.items():
            if title not in (DOCUMENT.title, PARTNERS.title):
                for row in self._rows(kind):
                    self._item(kind, row)
        return self.found

    def _document(self, row: _Row) -> None:
        if "document" in self.found.data:
            self._wrong(row.place.of(""), "Er staat al een document. Houd één rij over.")
            return
        self._convert(self.kinds[DOCUMENT.title], row, self.found.data)
        self.found.data.setdefault("document", "")
        for column in DOCUMENT.columns:
            self.found.places[column.name] = row.place.standing_for("", column.name)

    def _partners(self, rows: list[_Row]) -> None:
        """Rows with the same id are one partner under several names."""
        items: dict[str, dict[str, Any]] = {}
        for row in rows:
            given: dict[str, Any] = {}
            self._convert(self.kinds[PARTNERS.title], row, given, later=("succeeds",))
            partner = given.get("id")
            if partner is None:
                continue
            item = items.get(partner)
            if item is None:
                item = items[partner] = {"id": partner, "names": [], "succeeds": []}
                self.found.places[f"partners[{len(items) - 1}]"] = row.place
            self._merge(item, given, row, f"partners[{list(items).index(partner)}]")
            self.ids.learn(partner, given.get("name", ""))
        self.found.data["partners"] = list(items.values())
        for row in rows:
            self._successions(row, items)

    def _merge(self, item: dict[str, Any], given: dict[str, Any], row: _Row, where: str) -> None:
        for name in ("kind", "endedOn"):
            if given.get(name) and item.setdefault(name, given[name]) != given[name]:
                self._wrong(row.place.of(name), "Op een eerdere rij van deze partner staat iets anders.")
        if given.get("name"):
            self.found.places[f"{where}.names[{len(item['names'])}]"] = row.place
            item["names"].append({"name": given["name"], "from": given.get("from")})

    def _successions(self, row: _Row, items: dict[str, dict[str, Any]]) -> None:
        written = row.cells.get("succeeds")
        partner = values.cell_text(row.cells.get("id") or "")
        if written is None or partner not in items or not self._sound(row, "succeeds"):
            return
        where = f"partners[{list(items).index(partner)}]"
        on = self._day_or_nothing(row.cells.get("succeedsOn"))
        for one in self.ids.several(values.cell_text(written)):
            succeeds = items[partner]["succeeds"]
            self.found.places[f"{where}.succeeds[{len(succeeds)}]"] = row.place.standing_for(
                "partner", "succeeds"
            )
            succeeds.append({"partner": one, "on": on})

    def _item(self, kind: SheetKind, row: _Row) -> None:
        item: dict[str, Any] = {"kind": kind.act} if kind.act else {}
        self._convert(kind, row, item)
        if any(column.reads == "actDay" for column in kind.columns) and "on" not in row.cells:
            self._note_undated(item, row)
        items = self.found.data[kind.list_name]
        self.found.places[f"{kind.list_name}[{len(items)}]"] = row.place
        items.append(item)

    def _note_undated(self, item: dict[str, Any], row: _Row) -> None:
        if item.get("kind") != "correction" and item.get("precision") != "unknown":
            self.found.warnings.append(
                f"{row.place.of('')}: er staat geen datum. De datum geldt als onbekend."
            )

    def _convert(self, kind: SheetKind, row: _Row, item: dict[str, Any], later: tuple[str, ...] = ()) -> None:
        """Fills the item with the values of the row; what cannot be read becomes a problem at its cell."""
        for column in kind.columns:
            value = row.cells.get(column.name)
            if column.name in later:
                continue
            if value is None:
                if column.needed and not (column.name == "kind" and self._known_before(row)):
                    self._wrong(row.place.of(column.name), "Deze cel is leeg. Vul hem in.")
                continue
            if not self._sound(row, column.name):
                continue
            try:
                self._put(item, column, value)
            except Unclear as error:
                self._wrong(row.place.of(column.name), str(error))

    def _put(self, item: dict[str, Any], column: SheetColumn, value: Any) -> None:
        if column.reads == "actDay":
            on, precision = values.cell_date(value)
            item["on"] = on or None
            item.setdefault("precision", precision)
        elif column.name == "precision":
            item["precision"] = _as_precise(
                item, values.cell_choice(value, column.words or {}, column.offered)
            )
        elif column.reads == "word":
            item[column.name] = values.cell_choice(value, column.words or {}, column.offered)
        else:
            item[column.name] = self._readers()[column.reads](value)

    def _known_before(self, row: _Row) -> bool:
        """Whether an earlier row told of the same partner: a next name need not repeat what it is."""
        return self.ids.known(values.cell_text(row.cells.get("id") or ""))

    def _readers(self) -> dict[str, Callable[[Any], Any]]:
        return {
            "text": values.cell_text,
            "number": values.number_of,
            "day": values.cell_day,
            "moment": values.cell_moment,
            "money": values.cell_money,
            "yes": values.yes,
            "people": values.people,
            "partner": lambda value: self.ids.one(values.cell_text(value)),
            "partners": lambda value: self.ids.several(values.cell_text(value)),
            "rule": lambda value: rule_of(value, self.ids.one, self.groups),
        }

    def _sound(self, row: _Row, name: str) -> bool:
        """Whether the cell holds a value, and not a mistake that Excel itself shows."""
        value = row.cells.get(name)
        if value == NO_VALUE:
            self._wrong(
                row.place.of(name),
                "In deze cel staat een formule zonder uitkomst. "
                "Open het bestand in Excel en bewaar het opnieuw.",
            )
        elif isinstance(value, str) and value.upper() in FAULTS:
            self._wrong(
                row.place.of(name),
                f"In deze cel staat een fout van Excel ({value}). "
                "Verbeter de formule, of vul de waarde zelf in.",
            )
        else:
            return True
        return False

    def _day_or_nothing(self, value: Any) -> str | None:
        """For a cell of which a mistake was told already."""
        try:
            return values.cell_day(value) if value is not None else None
        except Unclear:
            return None

    def _rows(self, kind: SheetKind) -> Iterator[_Row]:
        sheet = self.sheets.get(plain_heading(kind.title))
        if sheet is None:
            if kind.needed:
                self._wrong(
                    kind.title, f"Het blad {kind.title} ontbreekt. Laat het blad staan, ook als het leeg is."
                )
            return
        headings, rows = self._headings(kind, sheet)
        if headings is None:
            return
        names = {place: column for place, column in headings.items() if column}
        letters = {
            column.name: f"{get_column_letter(place + 1)} ({column.heading})"
            for place, column in names.items()
        }
        note = next((place for place, column in headings.items() if column is None), None)
        for number, cells in rows:
            if note is not None and note < len(cells) and plain_heading(cells[note]).startswith(EXAMPLE):
                continue
            given = {
                column.name: cells[place]
                for place, column in names.items()
                if place < len(cells) and cells[place] is not None
            }
            if given:
                yield _Row(SheetPlace(sheet.title, number, letters), given)

    def _headings(self, kind: SheetKind, sheet: RawSheet) -> tuple[dict[int, SheetColumn | None] | None, Any]:
        """The columns by their place (None for the notes), and the rows below them."""
        for index, (_, cells) in enumerate(sheet.rows[:HEADINGS_WITHIN]):
            known = {
                place: kind.column(plain_heading(cell))
                for place, cell in enumerate(cells)
                if cell is not None
            }
            if sum(column is not None for column in known.values()) >= min(2, len(kind.columns)):
                return self._checked(kind, sheet, known, cells), sheet.rows[index + 1 :]
        needed = ", ".join(column.heading for column in kind.columns if column.needed)
        self._wrong(sheet.title, f"De kolomkoppen ontbreken. Zet boven de rijen ten minste: {needed}.")
        return None, ()

    def _checked(
        self, kind: SheetKind, sheet: RawSheet, known: dict[int, SheetColumn | None], cells: tuple[Any, ...]
    ) -> dict[int, SheetColumn | None]:
        found: dict[int, SheetColumn | None] = {}
        for place, column in known.items():
            if column is not None and column in found.values():
                self._wrong(sheet.title, f"De kolom {column.heading} staat er twee keer. Houd er één over.")
            elif column is not None or plain_heading(cells[place]) == NOTE:
                found[place] = column
            else:
                named = values.cell_text(cells[place])
                self.found.warnings.append(
                    f"{sheet.title}: de kolom {named} is niet herkend en niet gelezen."
                )
        for column in kind.columns:
            if column.needed and column not in found.values():
                self._wrong(sheet.title, f"De kolom {column.heading} ontbreekt. Zet hem terug.")
        return found

    def _wrong(self, where: str, message: str) -> None:
        self.found.problems.append((where, message))


def _as_precise(item: dict[str, Any], chosen: str) -> str:
    """The chosen precision, when the date is written as precisely as that. Raises Unclear."""
    written = item.get("precision")
    steps = ("unknown", "year", "month", "day")
    if chosen == "unknown" and item.get("on"):
        raise Unclear("U kiest onbekend, maar er staat een datum. Maak een van beide leeg.")
    if written and steps.index(chosen) > steps.index(written):
        raise Unclear("De datum is minder precies geschreven dan u hier kiest. Maak ze gelijk.")
    return chosen
