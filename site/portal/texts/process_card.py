"""What a work process says of its steps and terms, read from its own text: each term in the sentence in which
it stands, so that who does it stands beside it. What is not there, is not told."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from portal.texts.text_page import TextPart

STEPS = re.compile(r"(?:de )?(?:\w+ )?stappen", re.IGNORECASE)
TERM = re.compile(
    r"\bbinnen\s+(?:\S+\s+(?:tot|of|à)\s+)?\S+\s+(?:werk|kalender)?(?:dag|dagen|week|weken|maand|maanden|uur)\b",
    re.IGNORECASE,
)
BLOCK = re.compile(r'<(?:p|li)(?: id="([^"]*)")?>')
TAG = re.compile(r"<[^>]*>")
MARKER = re.compile(r'<(?:a|span) class="marker".*?</(?:a|span)>', re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True)
class StatedTerm:
    """A sentence with a term in it, and where it stands."""

    words: str
    anchor: str


@dataclass(frozen=True)
class ProcessCard:
    """`steps` is how many steps the text lists, below the anchor `steps_at`; 0 when it lists none."""

    steps: int
    steps_at: str
    terms: tuple[StatedTerm, ...]


def process_card(parts: Iterable[TextPart]) -> ProcessCard:
    parts = list(parts)
    listed = next((part for part in parts if STEPS.fullmatch(part.article.heading.strip())), None)
    steps = len(_steps(listed.html)) if listed else 0
    terms = tuple(term for part in parts for term in _terms(part))
    return ProcessCard(steps, listed.article.key if listed and steps else "", terms)


def _steps(html: str) -> list[str]:
    """The items of the one list of the unit; none where the list has lists in it, or there are more."""
    lists = re.findall(r"<ol\b[^>]*>(.*?)</ol>", html, re.DOTALL)
    return re.findall(r"<li\b", lists[0]) if len(lists) == 1 else []


def _terms(part: TextPart) -> Iterator[StatedTerm]:
    starts = list(BLOCK.finditer(part.html))
    ends = [start.start() for start in starts[1:]] + [len(part.html)]
    for start, end in zip(starts, ends, strict=False):
        html = MARKER.sub("", part.html[start.end() : end])
        words = " ".join(unescape(TAG.sub("", html)).split())
        for sentence in SENTENCE_END.split(words):
            if TERM.search(sentence):
                yield StatedTerm(sentence, start[1] or part.article.key)
