"""Typst as a function: a template of this folder and data in, a tagged PDF/UA-1 out.

The document's words reach Typst as JSON that the template reads, never as source text, so none of them can
act as markup. Only the fonts inside the Typst wheel are used, so the same input gives the same bytes on every
machine.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

TEMPLATES = Path(__file__).parent
NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
ROUNDS = 4
PLAIN = 0x7F


def typeset(template: str, data: Mapping[str, Any], files: Mapping[str, bytes], *, on: date) -> bytes:
    """The PDF of this data by `<template>.typ`, dated `on`. Characters that no font shows stand as [U+1F600];
    the template finds `data["codes"]` true then and says so."""
    content = json.dumps({**data, "codes": False}, ensure_ascii=False)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for source in TEMPLATES.glob("*.typ"):
            (place / source.name).write_bytes(source.read_bytes())
        for name, file in files.items():
            (place / name).write_bytes(file)
        return _compiled(place, template, content, on)


def _compiled(place: Path, template: str, content: str, on: date) -> bytes:
    for _round in range(ROUNDS):
        try:
            return _compile(place, template, content, on)
        except typst.TypstError as error:
            missing = _missing(str(error.diagnostic))
            if not missing:
                raise
            content = _with_codes(content, missing)
    return _compile(place, template, _with_codes(content, {c for c in content if ord(c) > PLAIN}), on)


def _compile(place: Path, template: str, content: str, on: date) -> bytes:
    (place / "content.json").write_text(content, encoding="utf-8")
    return typst.compile(
        place / f"{template}.typ",
        root=place,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _missing(diagnostic: str) -> set[str]:
    shown = (ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in NOT_SHOWN.findall(diagnostic))
    return {character for text in shown for character in text if ord(character) > PLAIN}


def _with_codes(content: str, characters: set[str]) -> str:
    table = {ord(character): f"[U+{ord(character):04X}]" for character in characters}
    data = json.loads(content.translate(table))
    return json.dumps(data | {"codes": True}, ensure_ascii=False)
