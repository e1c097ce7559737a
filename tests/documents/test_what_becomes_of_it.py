"""What becomes of each kind of content in each format, and that docs/importeren.md says so.

With TABLES=docs in the environment the table of docs/importeren.md is made anew.
"""

import os
from pathlib import Path

import pytest

from documents.reading.texts import read
from documents.text import plain_text
from tests.documents.content_files import (
    ABSENT,
    AFTER,
    AS_TEXT,
    FORMATS,
    KEPT,
    LEFT_OUT,
    TOLD,
    WARNED,
    Kind,
    plain,
)
from tests.documents.content_kinds import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "importeren.md"
START, END = "<!-- tabel per soort bestand -->\n", "<!-- einde van de tabel -->\n"
CASES = [(kind, name) for kind in KINDS for name in kind.cases]


def outcome(kind: Kind, name: str) -> str:
    """What becomes of it, as a reader of the text and the report finds it."""
    found = read(kind.cases[name].content, name=FORMATS[name])
    usual = set(read(plain(name), name=FORMATS[name]).warnings)
    text = " ".join(plain_text(found.text).split())
    told = {one.text for one in found.left_out}
    if any(kind.words in one for one in told):
        assert not kind.words or kind.words not in text
        is_now = LEFT_OUT
    elif kind.words in text and kind.is_kept(found.text):
        is_now = KEPT
    else:
        is_now = AS_TEXT if kind.words and kind.words in text else TOLD
    return is_now + WARNED * bool(set(found.warnings) - usual)


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[f"{kind.name} {name}" for kind, name in CASES])
def test_what_becomes_of_it(kind: Kind, name: str) -> None:
    assert outcome(kind, name) == kind.cases[name].outcome


@pytest.mark.parametrize("name", FORMATS)
def test_the_words_around_it_are_there(name: str) -> None:
    for kind in KINDS:
        if name in kind.cases and kind.name != "Aangekruist vakje":
            found = read(kind.cases[name].content, name=FORMATS[name])
            assert AFTER in " ".join(plain_text(found.text).split()), kind.name


def table() -> str:
    heads = ["wat in het bestand staat", *FORMATS]
    rows = [heads, ["---"] * len(heads)]
    for kind in KINDS:
        cells = (kind.cases[name].outcome if name in kind.cases else ABSENT for name in FORMATS)
        rows.append([kind.name, *cells])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_the_page_for_editors_has_this_table() -> None:
    page = PAGE.read_text()
    before, rest = page.split(START)
    shown, after = rest.split(END)
    if os.environ.get("TABLES") == "docs":
        PAGE.write_text(f"{before}{START}\n{table()}\n{END}{after}")
        return
    assert shown.strip("\n") == table().strip("\n")
