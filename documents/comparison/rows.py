"""The plain text of a unit as rows to compare: label, rest of the title, body; together exactly
`plain_unit`."""

from documents.comparison.tokens import Row
from documents.text import Picture, Unit, plain_lines


def label_rows(unit: Unit) -> list[Row]:
    return [Row(unit.label)] if unit.label else []


def title_rows(unit: Unit) -> list[Row]:
    """What follows the label on its line."""
    return [Row(f"{unit.title[len(unit.label) :]}\n")] if unit.title else []


def body_rows(unit: Unit) -> list[Row]:
    rows = []
    for block in unit.blocks:
        identity = f"picture {block.digest}" if isinstance(block, Picture) else ""
        rows += [Row(f"{line}\n", identity) for line in plain_lines(block)]
    return rows
