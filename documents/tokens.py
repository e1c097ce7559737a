"""The words, punctuation marks and tabs of lines, in which two texts are compared."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

# The marker of a paragraph or item ("3.", "a)", "2°.") is one token: it starts its line and is followed by a
# space.
TOKEN = re.compile(r"(\A(?=[^\S\t])|^\(?\w{1,4}[.)°]{1,2}(?=[ ])|\w+|[^\w\s]|\t)([^\S\t]*)", re.MULTILINE)


class Row(NamedTuple):
    """A line with its line end. `identity` tells rows of the same characters apart: that of a picture is its
    digest."""

    text: str
    identity: str = ""


class Token(NamedTuple):
    """A word, punctuation mark or tab, with the white space after it."""

    core: str
    space: str
    identity: str = ""

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return sum(map(str.isalnum, self.core))


def tokens_of(rows: Sequence[Row]) -> list[Token]:
    tokens: list[Token] = []
    for identity, stretch in groupby(rows, key=lambda row: row.identity):
        if identity:
            tokens += [Token(row.text.rstrip("\n"), "\n", identity) for row in stretch]
        else:
            text = "".join(row.text for row in stretch)
            tokens += [Token(core, space) for core, space in TOKEN.findall(text)]
    return tokens
