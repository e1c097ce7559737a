"""The rows, and within them the words, punctuation marks and tabs, in which two texts are compared."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from documents.comparison.appearance import UNSEEN, as_seen

# The marker of a paragraph or item ("3.", "a)", "2°.", "12.3.") starts its line and is followed by a space;
# it is one token.
MARKER = r"\(?\w{1,4}(?:\.\w{1,4})*[.)°]{1,2}(?=[ ])"
MARKED = re.compile(MARKER)
# What shows nothing goes with the word or white space that it stands in or after.
TOKEN = re.compile(
    rf"(\A(?=[^\S\t]|[{UNSEEN}])|^{MARKER}|\w+(?:[{UNSEEN}]+\w+)*|[^\w\s]|\t)((?:[^\S\t]|[{UNSEEN}])*)()",
    re.MULTILINE,
)


class TokenRow(NamedTuple):
    """A line with its line end. `identity` tells rows of the same characters apart: that of a picture is its
    digest."""

    text: str
    identity: str = ""

    @property
    def marker(self) -> str:
        found = MARKED.match(self.text)
        return found[0] if found else ""

    @property
    def unmarked(self) -> str:
        """What the row says, whatever number it has."""
        return self.identity or self.text.removeprefix(self.marker)


class TextToken(NamedTuple):
    """A word, punctuation mark or tab, with the white space after it."""

    core: str
    space: str
    identity: str = ""

    @property
    def seen(self) -> str:
        """What it is compared by."""
        return self.identity or as_seen(self.core)

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return len(self.core) if self.core.isalnum() else sum(map(str.isalnum, self.core))


def tokens_of(rows: Sequence[TokenRow]) -> list[TextToken]:
    tokens: list[TextToken] = []
    for identity, stretch in groupby(rows, key=lambda row: row.identity):
        if identity:
            tokens += [TextToken(row.text.rstrip("\n"), "\n", identity) for row in stretch]
        else:
            tokens += map(TextToken._make, TOKEN.findall("".join(row.text for row in stretch)))
    return tokens
