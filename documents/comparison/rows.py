"""The plain text of a unit as rows to compare: label, rest of the title, body; together exactly
`plain_unit`."""

from documents.comparison.tokens import TokenRow
from documents.text import Picture, Unit, plain_lines


def label_rows(unit: Unit) -> list[TokenRow]:
    return [TokenRow(unit.label)] if unit.label else []


def title_rows(unit: Unit) -> list[TokenRow]:
    """What follows the label on its line."""
    return [TokenRow(f"{unit.title[len(unit.label) :]}\n")] if unit.title else []


def body_rows(unit: Unit) -> list[TokenRow]:
    rows = []
    for block in unit.blocks:
        identity = f"picture {block.digest}" if isinstance(block, Picture) else ""
        rows += [TokenRow(f"{line}\n", identity) for line in plain_lines(block)]
    return rows
