"""Words of a text with their place in it, and their spelling without case and accents."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from documents.text.note_marks import RAISED_SIGNS
from search.analysis.spelling import spelled

_LETTER = r"[^\W_][\u0300-\u036f]*"
_UNSEEN = r"[\u00ad\u200b-\u200d\u2060]"  # a soft hyphen, and what joins or parts without being seen
TOKEN = re.compile(
    rf"""
    \d+(?:[.,:]\d+)*(?:[a-z]{{0,2}}|bis|ter|quater|quinquies)(?![^\W_])  # 12, 10b, 2.3, 3:15a, 1.200,50
    | (?:[^\W\d_]\.){{2,}}                          # m.b.t.
    | [^\W\d_](?:&[^\W\d_])+(?![^\W_])              # B&W
    | [eE]-[mM]ail[^\W\d_]*                         # e-mail, which is email
    | [^\W\d_{RAISED_SIGNS}]{{3,}}(?=[{RAISED_SIGNS}]+(?![^\W_]))  # before a raised mark
    | (?:{_LETTER})+(?:(?:['’]|{_UNSEEN}+)(?:{_LETTER})+)*  # woning, risico's
    | [§€%]
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """`text[start:end]` of the original, and its `word`: lower case, without accents, apostrophes and dots
    of an abbreviation. `accented` still has its accents and apostrophes."""

    start: int
    end: int
    word: str
    accented: str

    @property
    def is_number(self) -> bool:
        return self.word[0].isdigit()


def tokens(text: str) -> Iterator[Word]:
    for match in TOKEN.finditer(text):
        word, accented = spelled(match.group())
        if word:
            yield Word(match.start(), match.end(), word, accented)
