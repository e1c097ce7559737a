"""A passage as an engine keeps it: five streams of terms, parted by spaces."""

from collections import Counter
from dataclasses import dataclass

from search.analysis.citations import citations, place_term
from search.analysis.stems import stems
from search.analysis.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Streams:
    """`place`: what the passage itself is called ("artikel=6"). `heading`, `title` and `body`: stems and
    cited places. `words`: every word of heading and text as written, in order, for series of words and
    compounds."""

    place: str
    heading: str
    title: str
    body: str
    words: str


def streams_of(*, places: tuple[tuple[str, str], ...], heading: str, title: str, text: str) -> Streams:
    headed, inside = list(tokens(heading)), list(tokens(text))
    return Streams(
        place=" ".join(place_term(kind, number) for kind, number in places),
        heading=_stream(headed),
        title=_stream(list(tokens(title))),
        body=_stream(inside),
        words=" ".join(
            [token.word for token in headed] + ["=" for _ in headed[:1]] + [t.word for t in inside]
        ),
    )


def spellings(*texts: str) -> dict[str, str]:
    """The words of these texts, each with its most frequent spelling in lower case with accents."""
    counted: dict[str, Counter[str]] = {}
    for text in texts:
        for token in tokens(text):
            if not token.is_number:
                counted.setdefault(token.word, Counter())[text[token.start : token.end].lower()] += 1
    return {word: max(forms, key=lambda form: (forms[form], form)) for word, forms in counted.items()}


def _stream(found: list[Token]) -> str:
    terms = [term for token in found for term in stems(token.word, token.accented)]
    return " ".join([*terms, *(citation.term for citation in citations(found))])
