"""A passage as an engine keeps it: streams of terms parted by spaces, and its words with their spelling."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.citations import citations, place_term
from search.analysis.stems import stems
from search.analysis.tokens import Token, tokens

BREAK = "="


@dataclass(frozen=True, slots=True)
class Streams:
    """`place`: what the passage itself is called ("artikel=6"). `heading`, `title` and `body`: stems and
    cited places. `words`: every word of heading and text as written, in order, for series of words and
    compounds. `spellings`: each of these words with its most frequent form in lower case with accents.
    """

    place: str
    heading: str
    title: str
    body: str
    words: str
    spellings: dict[str, str]


def streams_of(*, places: tuple[tuple[str, str], ...], heading: str, title: str, text: str) -> Streams:
    headed, inside = list(tokens(heading)), list(tokens(text))
    return Streams(
        place=" ".join(place_term(kind, number) for kind, number in places),
        heading=_stream(headed),
        title=_stream(list(tokens(title))),
        body=_stream(inside),
        words=" ".join([*_words(headed), *([BREAK] if headed and inside else []), *_words(inside)]),
        spellings=_spellings([*headed, *inside]),
    )


def _words(found: Iterable[Token]) -> Iterable[str]:
    return (token.word for token in found)


def _stream(found: list[Token]) -> str:
    terms = [term for token in found for term in stems(token.word, token.accented)]
    return " ".join([*terms, *(citation.term for citation in citations(found))])


def _spellings(found: Iterable[Token]) -> dict[str, str]:
    forms = Counter((token.word, token.accented) for token in found if not token.is_number)
    rising = sorted(forms, key=lambda form: (forms[form], form))
    return dict(rising)
