"""The designations of parts in Dutch texts: "Artikel 3.2", "Hoofdstuk II", "§ 2", "Bijlage 1"."""

import re
from dataclasses import dataclass
from typing import Literal

LabelKind = Literal["article", "heading", "annex", "number"]

# Outermost first, as Dutch acts nest them.
DIVISIONS = ("boek", "deel", "hoofdstuk", "titel", "afdeling", "paragraaf")
NUMBER = r"(?:\d+(?:[.:]\d+)*[a-z]{0,2}|[IVXLC]+|[A-Z])"
WORDS: dict[LabelKind, str] = {
    "article": r"(?:artikel|art\.)",
    "heading": r"(?:boek|deel|hoofdstuk|titel|afdeling|paragraaf|§)",
    "annex": r"(?:bijlage|annex|appendix)",
}
PATTERNS: dict[LabelKind, re.Pattern[str]] = {
    kind: re.compile(
        rf"(?P<label>(?i:{word})\s*(?P<number>{NUMBER}))(?![\w°])(?P<separator>\s*[.:–—-]?\s*)(?P<heading>.*)",
        re.DOTALL,
    )
    for kind, word in WORDS.items()
}
BARE_ANNEX = re.compile(
    r"(?P<label>(?i:bijlage))(?P<number>)(?P<separator>\s*[.:–—-]\s*|\s*$)(?P<heading>.*)", re.DOTALL
)
NUMBERED = re.compile(
    r"(?P<label>(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVX]+(?=\.)|[A-Z](?=\.)))"
    r"(?P<separator>[.)]?\s+|[.)]$|\.(?=[A-Z][a-z]))(?P<heading>(?!\d).*)",
    re.DOTALL,
)
NEARLY_ARTICLE = re.compile(r"a\w{4,7}l\s+\d+\w{0,2}\b", re.IGNORECASE)
NUMBER_AT_END = re.compile(r"(?:^|[\s§])(\d\S*|[IVXLC]+|[A-Z])$")
END_OF_SENTENCE = (".", ";", ":", ",")
MAX_HEADING = 100


@dataclass(frozen=True, slots=True)
class Label:
    """The designation found at the start of a line. `heading_at` is where the heading starts in the line."""

    kind: LabelKind
    label: str
    number: str
    heading: str
    heading_at: int
    separated: bool

    @property
    def division(self) -> str:
        """The word for a division ("hoofdstuk"), with "§" read as "paragraaf"."""
        word = self.label.removesuffix(self.number).strip().lower()
        return {"§": "paragraaf"}.get(word, word)


def find_label(line: str) -> Label | None:
    """The designation with a word that a line starts with, whatever the rest of the line is."""
    for kind, pattern in PATTERNS.items():
        if found := pattern.match(line):
            return _label(kind, found)
    found = BARE_ANNEX.match(line)
    return _label("annex", found) if found else None


def find_number(line: str) -> Label | None:
    """The bare number a heading starts with ("2.1 Aanmelden")."""
    found = NUMBERED.match(line)
    return _label("number", found) if found else None


def _label(kind: LabelKind, found: re.Match[str]) -> Label:
    separated = any(mark in found["separator"] for mark in ".:–—-")
    label = " ".join(found["label"].split())
    return Label(kind, label, found["number"], found["heading"].strip(), found.start("heading"), separated)


def reads_as_heading(rest: str) -> bool:
    """Whether the words after a designation, in a line without any dress, can be its heading and are no
    sentence.
    """
    return len(rest) <= MAX_HEADING and rest[:1].isupper() and not rest.endswith(END_OF_SENTENCE)


def nearly_article(line: str) -> bool:
    """Whether a heading looks like a misspelt article ("Artilel 21b")."""
    return bool(NEARLY_ARTICLE.match(line)) and find_label(line) is None


def number_in(label: str) -> str:
    """What a designation holds beside its word: "3" of "Artikel 3", "II" of "Hoofdstuk II"; else nothing."""
    found = NUMBER_AT_END.search(label)
    return found[1] if found else ""
