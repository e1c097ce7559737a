"""The designations of parts in Dutch texts: "Artikel 3.2", "Hoofdstuk II", "§ 2", "Bijlage 1"."""

import re
from dataclasses import dataclass
from typing import Literal

from documents.text.numbers import IN_LETTERED_CHAPTER, LATIN, RANGE, SINGLE, ascends

LabelKind = Literal["article", "heading", "annex", "number"]

# Outermost first, as Dutch acts nest them.
DIVISIONS = ("boek", "deel", "hoofdstuk", "titel", "afdeling", "paragraaf")
SINGULAR = {
    "§": "paragraaf",
    "§§": "paragraaf",
    "boeken": "boek",
    "delen": "deel",
    "hoofdstukken": "hoofdstuk",
    "titels": "titel",
    "afdelingen": "afdeling",
    "paragrafen": "paragraaf",
}
WORDS: dict[LabelKind, tuple[str, str]] = {
    "article": (r"artikel|art\.", r"artikelen|artt\."),
    "heading": ("|".join(DIVISIONS) + "|§", "|".join(plural for plural in SINGULAR if plural != "§")),
    "annex": ("bijlage|annex|appendix", "bijlagen|bijlages"),
}
SINGLES: dict[LabelKind, str] = {"article": rf"{IN_LETTERED_CHAPTER}|{SINGLE}"}
REST = r"(?![\w°])(?P<separator>\s*[.:–—-]?\s*)(?P<heading>.*)"
BEFORE_NUMBER = r"(?:\s+|(?=\d)|(?<=[§.]))"
RANGES = {
    kind: re.compile(rf"(?P<label>(?i:{one}|{several}){BEFORE_NUMBER}(?P<number>{RANGE})){REST}", re.DOTALL)
    for kind, (one, several) in WORDS.items()
}
PATTERNS = {
    kind: re.compile(
        rf"(?P<label>(?i:{one}){BEFORE_NUMBER}(?P<number>{SINGLES.get(kind, SINGLE)})){REST}", re.DOTALL
    )
    for kind, (one, _several) in WORDS.items()
}
BARE_ANNEX = re.compile(
    r"(?P<label>(?i:bijlage))(?P<number>)(?P<separator>\s*[.:–—-]\s*|\s*$)(?P<heading>.*)", re.DOTALL
)
NUMBERED = re.compile(
    rf"(?P<label>(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*(?:-?(?:{LATIN})|[a-z]{{0,2}})(?:\.\d{{1,3}})*"
    rf"|\d{{1,3}}(?:\.\d{{1,3}})*[A-Z](?=[.)]|\s+[A-ZÀ-Þ])"
    rf"|[IVX]+[a-d]?(?=\.)|[A-Z](?:\.\d{{1,3}}[a-z]?){{1,3}}|[A-Z](?=\.)))"
    r"(?P<separator>[.)]?\s+|[.)]$|\.(?=[A-Z][a-z]))(?P<heading>(?!\d).*)",
    re.DOTALL,
)
LAPSED = re.compile(r"[(\[]?(?:vervallen|gereserveerd)\b[^.;:]{0,60}[)\]]?\.?", re.IGNORECASE)
NEARLY_ARTICLE = re.compile(r"a\w{4,7}l\s+\d+\w{0,2}\b", re.IGNORECASE)
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
        return SINGULAR.get(word, word)


def find_label(line: str) -> Label | None:
    """The designation with a word that a line starts with, whatever the rest of the line is."""
    for kind, pattern in PATTERNS.items():
        found = RANGES[kind].match(line)
        if found is None or not ascends(found["number"]):
            found = pattern.match(line)
        if found:
            return _label(kind, found)
    found = BARE_ANNEX.match(line)
    return _label("annex", found) if found else None


def find_number(line: str) -> Label | None:
    """The bare number a heading starts with ("2.1 Aanmelden")."""
    found = NUMBERED.match(line)
    return _label("number", found) if found else None


def _label(kind: LabelKind, found: re.Match[str]) -> Label:
    separated = any(mark in found["separator"] for mark in ".:–—-")
    label, number = (" ".join(found[part].split()) for part in ("label", "number"))
    return Label(kind, label, number, found["heading"].strip(), found.start("heading"), separated)


def reads_as_heading(rest: str) -> bool:
    """Whether the words after a designation, in a line without any dress, can be its heading and are no
    sentence.
    """
    if LAPSED.fullmatch(rest):
        return True
    return len(rest) <= MAX_HEADING and rest[:1].isupper() and not rest.endswith(END_OF_SENTENCE)


def nearly_article(line: str) -> bool:
    """Whether a heading looks like a misspelt article ("Artilel 21b")."""
    return bool(NEARLY_ARTICLE.match(line)) and find_label(line) is None
