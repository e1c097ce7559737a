"""What a person types, as clauses: all words, "a series of words", -not, OR, references (art. 4 lid 2).

Any input is a question: what cannot be understood as an operator is a word or nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.citations import Citation, citations
from search.analysis.compounds import KeepingWhole, Vocabulary
from search.analysis.plan import STOP_WORDS, Clause, Marks, Plan
from search.analysis.stems import stems
from search.analysis.streams import title_terms, whole_heading
from search.analysis.tokens import Word, tokens

Compounds = Vocabulary | KeepingWhole
LONGEST = 1000
MOST_TERMS = 40
MOST_NAMED = 12
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_PARTS = {"onder", "onderdeel", "sub", "letter"}
_PIECE = re.compile(r'(?P<no>(?<!\S)-(?=\S))?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: a word, a series of words or a place; `start:end` of the question says it."""

    words: tuple[Word, ...]
    start: int
    end: int
    quoted: bool = False
    place: str = ""

    @property
    def is_stop_word(self) -> bool:
        return not self.quoted and not self.place and self.words[0].word in STOP_WORDS


@dataclass(frozen=True, slots=True)
class Question:
    """`required`: groups of alternatives, of each group one; `excluded`: none of these; `paragraphs`: the
    numbers of a cited "lid", that choose the fragment but exclude nothing."""

    text: str = ""
    required: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    paragraphs: tuple[str, ...] = ()

    def terms(self) -> Iterator[Term]:
        return (term for group in self.required for term in group)


def parsed(typed: str) -> Question:
    text = typed[:LONGEST].encode(errors="ignore").decode().translate(QUOTES)  # without half characters
    groups: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    paragraphs: list[str] = []
    either = False
    for negated, found in _pieces(text):
        if found is None:
            either = bool(groups)
        elif negated:
            excluded.append(found)
        elif found.place.startswith("lid="):
            paragraphs.append(found.place.removeprefix("lid="))
        else:
            groups[-1:] = [(*groups[-1], found)] if either else [*groups[-1:], (found,)]
            either = False
    return Question(text, _telling(groups), tuple(excluded[:MOST_TERMS]), tuple(paragraphs))


def plan(question: Question, vocabulary: Compounds) -> Plan:
    required = []
    for group in question.required:
        clause = Clause()
        for term in group:
            clause |= _clause(term, vocabulary)
        required.append(clause)
    excluded = tuple(_clause(term, vocabulary) for term in question.excluded)
    return Plan(tuple(required), excluded, _named(question, required))


def _named(question: Question, required: list[Clause]) -> tuple[str, ...]:
    """The places asked for, with the title that is said beside them; else the heading that is the
    question."""
    places = [place for clause in required for place in clause.places]
    if places:
        return (*places, *title_terms(stem for clause in required for stem in clause.stems)[:MOST_NAMED])
    typed = [group[0] for group in question.required]
    if any(term.quoted for term in typed) or question.excluded:
        return ()
    return tuple(whole_heading([term.words[0] for term in typed]))


def marks(question: Question, vocabulary: Compounds) -> Marks:
    clauses = [_clause(term, vocabulary) for term in question.terms()]
    parts = {
        word: part
        for term in question.terms()
        if len(term.words) == 1 and not term.quoted
        for word, part in vocabulary.compounds(term.words[0].word).items()
    }
    return Marks(
        stems=frozenset(stem for clause in clauses for stem in clause.stems),
        parts=parts,
        phrases=tuple(phrase for clause in clauses for phrase in clause.phrases),
        places=frozenset(place for clause in clauses for place in clause.places),
    )


def _clause(term: Term, vocabulary: Compounds) -> Clause:
    if term.place:
        return Clause(places=(term.place,))
    if term.quoted:
        return Clause(phrases=(tuple(token.word for token in term.words),))
    token = term.words[0]
    written = (token.word, *vocabulary.compounds(token.word))
    return Clause(stems=stems(token.word, token.accented), words=written)


def _telling(groups: list[tuple[Term, ...]]) -> tuple[tuple[Term, ...], ...]:
    """Without the small words, unless there is nothing else."""
    telling = [group for group in groups if not all(term.is_stop_word for term in group)]
    return tuple((telling or groups)[:MOST_TERMS])


def _pieces(text: str) -> Iterator[tuple[bool, Term | None]]:
    """The terms in order, each with whether it is excluded; None for the word OR."""
    stretch: list[Word] = []
    for match in _PIECE.finditer(text):
        if match["bare"] in ("OR", "OF", "|") or match["no"] or match["quoted"] is not None:
            yield from _plain(stretch)
            stretch = []
        if match["bare"] in ("OR", "OF", "|"):
            yield False, None
        elif match["quoted"] is not None:
            if words := _placed(match, "quoted"):
                yield bool(match["no"]), Term(tuple(words), match.start(), match.end(), quoted=True)
        elif match["no"]:
            yield from ((True, term) for _, term in _plain(_placed(match, "bare")) if term)
        else:
            stretch += _placed(match, "bare")
    yield from _plain(stretch)


def _placed(match: re.Match[str], group: str) -> list[Word]:
    offset = match.start(group)
    return [
        Word(token.start + offset, token.end + offset, token.word, token.accented)
        for token in tokens(match[group])
    ]


def _plain(stretch: list[Word]) -> Iterator[tuple[bool, Term | None]]:
    """Words and references of a stretch without operators. A "lid" counts only beside another one; of a
    series of references one is enough, and a letter within a place chooses nothing."""
    found = list(citations(stretch))
    cites = any(citation.kind != "lid" for citation in found)
    cited: dict[int, list[Citation]] = {}
    for citation in found if cites else []:
        cited.setdefault(citation.first, []).append(citation)
    position = 0
    while position < len(stretch):
        series = any(one.continues for one in cited.get(position + 1, ()))
        if skipped := 1 if series and position not in cited else _within(stretch, position) * cites:
            position += skipped
            continue
        named = cited.get(position, [])
        last = named[-1].last if named else position + 1
        words = tuple(stretch[position:last])
        for one in named:
            if one.continues and one.kind != "lid":
                yield False, None
            yield False, Term(words, words[0].start, words[-1].end, place=one.term)
        if not named:
            yield False, Term(words, words[0].start, words[-1].end)
        position = last


def _within(stretch: list[Word], position: int) -> int:
    """How many words say here which part of a paragraph is meant: "aanhef", "onder a", "sub 2"."""
    if stretch[position].word == "aanhef":
        return 1
    following = stretch[position + 1].word if position + 1 < len(stretch) else ""
    is_part = following.isalnum() and (following[0].isdigit() or len(following) == 1)
    return 2 if stretch[position].word in _PARTS and is_part else 0
