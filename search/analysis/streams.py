"""A passage as an engine keeps it: streams of terms parted by spaces, and its words with their spelling."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.citations import citations, place_term
from search.analysis.plan import STOP_WORDS
from search.analysis.stems import stems
from search.analysis.tokens import Word, tokens

BREAK = "="


@dataclass(frozen=True, slots=True)
class Streams:
    """`place`: what the passage itself is called: its number ("artikel=6"), its heading as a whole
    ("kop=wacht_doorlooptijd") and the words of its title ("titel=leegstandwet"). `heading`, `title` and
    `body`: stems and cited places. `words`: every word of heading and text as written, in order, for series
    of words and compounds. `spellings`: each of these words with its most frequent form in lower case with
    accents.
    """

    place: str
    heading: str
    title: str
    body: str
    words: str
    spellings: dict[str, str]


def streams_of(
    *, places: tuple[tuple[str, str], ...], heading: str, path: tuple[str, ...] = (), title: str, text: str
) -> Streams:
    """`path`: the headings above that of the passage itself."""
    headed, inside, titled = list(tokens(" ".join((*path, heading)))), list(tokens(text)), list(tokens(title))
    return Streams(
        place=" ".join(
            [
                *(place_term(kind, number) for kind, number in places),
                *whole_heading(list(tokens(heading))),
                *title_terms(stem for token in titled for stem in stems(token.word, token.accented)),
            ]
        ),
        heading=_stream(headed),
        title=_stream(titled),
        body=_stream(inside),
        words=" ".join([*_words(headed), *([BREAK] if headed and inside else []), *_words(inside)]),
        spellings=_spellings([*headed, *inside]),
    )


def whole_heading(found: list[Word]) -> list[str]:
    """The one term for a heading of these words, less its number and small words; none for a heading without
    others. A question with the same words asks for it."""
    first = next((citation.last for citation in citations(found) if citation.first == 0), 0)
    telling = [token for token in found[first:] if token.word not in STOP_WORDS]
    said = "_".join(stems(token.word, token.accented)[0] for token in telling)
    return [f"kop={said}"] if said else []


def title_terms(found: Iterable[str]) -> list[str]:
    """The terms for stems in the title of a document."""
    return [f"titel={stem}" for stem in dict.fromkeys(found)]


def _words(found: Iterable[Word]) -> Iterable[str]:
    return (token.word for token in found)


def _stream(found: list[Word]) -> str:
    terms = [term for token in found for term in stems(token.word, token.accented)]
    return " ".join([*terms, *(citation.term for citation in citations(found))])


def _spellings(found: Iterable[Word]) -> dict[str, str]:
    forms = Counter((token.word, token.accented) for token in found if not token.is_number)
    rising = sorted(forms, key=lambda form: (forms[form], form))
    return dict(rising)
