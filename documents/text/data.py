"""A text as plain data and back, and the one spelling of data over which digests are taken."""

import json
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from documents.text.values import BLOCKS, NAMES, Block, Picture, Run, Runs, Table, TableCell, Text, Unit

SCHEMA = 1


def to_data(text: Text) -> dict[str, Any]:
    """Plain dicts and lists, ready for JSON; what has its default value is left out."""
    return {"schema": SCHEMA, "units": [_unit_data(unit) for unit in text.units]}


def from_data(data: dict[str, Any]) -> Text:
    """The opposite of `to_data`. Raises ValueError on another schema or an unknown block."""
    if data.get("schema") != SCHEMA:
        raise ValueError(f"unknown schema of a text: {data.get('schema')!r}")
    return Text(tuple(_unit_from(unit) for unit in data["units"]))


def canonical_json(data: Any) -> str:
    """One spelling for equal data: sorted keys, no spaces, days and moments as `plain` has them. Digests are
    taken over this."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def plain(value: Any) -> Any:
    """A day or a moment as data: ISO 8601, a moment in UTC to the microsecond; an exact number in figures.
    Other values as they are."""
    if isinstance(value, Decimal):
        return str(value)
    return _iso(value) if isinstance(value, date) else value


def _plain(value: Any) -> str:
    if not isinstance(value, date):
        raise TypeError(f"has no place in data: {value!r}")
    return _iso(value)


def _iso(when: date) -> str:
    if isinstance(when, datetime):
        return when.astimezone(UTC).isoformat(timespec="microseconds")
    return when.isoformat()


def _sparse(value: Any) -> dict[str, Any]:
    defaults = {field.name: field.default for field in fields(value)}
    return {name: item for name, item in asdict(value).items() if item != defaults[name]}


def _unit_data(unit: Unit) -> dict[str, Any]:
    data = _sparse(replace(unit, blocks=()))
    return data | {
        "type": unit.type,
        "key": unit.key,
        "blocks": [_block_data(block) for block in unit.blocks],
    }


def _block_data(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"type": NAMES[type(block)]}
    match block:
        case Table(rows, header_rows):
            data |= {
                "rows": [[_sparse(cell) | {"runs": _runs_data(cell.runs)} for cell in row] for row in rows],
                "header_rows": header_rows,
            }
        case Picture():
            data |= _sparse(block)
        case _:
            data |= _sparse(block) | {"runs": _runs_data(block.runs)}
    return data


def _runs_data(runs: Runs) -> list[dict[str, Any]]:
    return [_sparse(run) | {"text": run.text} for run in runs]


def _unit_from(data: dict[str, Any]) -> Unit:
    return Unit(**data | {"blocks": tuple(_block_from(block) for block in data["blocks"])})


def _block_from(data: dict[str, Any]) -> Block:
    rest = {name: value for name, value in data.items() if name != "type"}
    if data["type"] not in BLOCKS:
        raise ValueError(f"unknown block in a text: {data['type']!r}")
    if data["type"] == "table":
        rest["rows"] = tuple(
            tuple(TableCell(**cell | {"runs": _runs_from(cell)}) for cell in row) for row in rest["rows"]
        )
    elif "runs" in rest:
        rest["runs"] = _runs_from(rest)
    return BLOCKS[data["type"]](**rest)


def _runs_from(data: dict[str, Any]) -> Runs:
    return tuple(Run(**run) for run in data["runs"])
