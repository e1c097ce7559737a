"""The standing of a document as plain text, for a terminal."""

from documents.text.dutch import day, day_short
from signatures.standing import DocumentStanding
from signatures.standing.cells import Cell
from signatures.standing.words import CELL_WORDS, FLAG_WORDS, PLURALS, SYMBOLS


def standing_table(standing: DocumentStanding, title: str) -> str:
    """Versions with their reasons, then partners by versions, then what is out of the ordinary."""
    known = f", zoals bekend op {standing.known_on:%d-%m-%Y %H:%M %Z}" if standing.known_on else ""
    lines = [f"{title}: stand per {day(standing.on)}{known}", standing.summary, ""]
    for version in standing.versions:
        lines.append(f"Versie {version.name}: {version.reason}")
        lines.append(f"  {version.signed} van {version.required} getekend")
    return "\n".join([*lines, "", *_rows(standing), *_notes(standing)])


def _rows(standing: DocumentStanding) -> list[str]:
    heads = ["partner", *(version.name for version in standing.versions)]
    rows = [
        [partner.name, *(_cell(cell) for cell in partner.cells)]
        for partner in sorted(standing.partners, key=lambda one: (list(PLURALS).index(one.kind), one.name))
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in [heads, *rows]
    ]


def _cell(cell: Cell) -> str:
    words = f"{SYMBOLS[cell.standing]} {CELL_WORDS[cell.standing]}"
    return f"{words} {day_short(cell.on)}{'*' if cell.flags else ''}" if cell.on else words


def _notes(standing: DocumentStanding) -> list[str]:
    notes = [
        f"* {partner.name}, versie {cell.version}: {'; '.join(FLAG_WORDS[flag] for flag in cell.flags)}"
        for partner in standing.partners
        for cell in partner.cells
        if cell.flags
    ]
    return ["", *notes] if notes else []
