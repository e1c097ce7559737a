"""Words that mean the same, added to a question as alternatives: the index knows nothing of them, so that a
change holds from the next search on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.analysis.plan import STOP_WORDS
from search.analysis.questions import Question, Term
from search.analysis.stems import stems
from search.analysis.tokens import Word, tokens

Group = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A word, or several that belong together; small words in it do not count."""

    words: tuple[Word, ...]

    @property
    def telling(self) -> tuple[frozenset[str], ...]:
        """The stems of each word that counts."""
        counted = [token for token in self.words if token.word not in STOP_WORDS] or self.words
        return tuple(frozenset(stems(token.word, token.accented)) for token in counted)


def expression(written: str) -> Expression:
    return Expression(tuple(tokens(written)))


def expanded(question: Question, groups: Sequence[Sequence[str]]) -> Question:
    """The question in which whatever has an equal may be that equal as well. `groups`: words that mean the
    same, as editors wrote them."""
    known = [[found for written in group if (found := expression(written)).words] for group in groups]
    required = [list(group) for group in question.required]
    for equals in known:
        for one in equals:
            for first, last in _places(question.required, one):
                others = [_term(other) for other in equals if other is not one]
                for place in range(first, last):
                    required[place] += [term for term in others if term not in required[place]]
    return replace(question, required=tuple(tuple(group) for group in required))


def _places(groups: Sequence[Group], asked: Expression) -> Iterator[tuple[int, int]]:
    """Where the words of the expression stand in the question, next to each other."""
    wanted = asked.telling
    for first in range(len(groups) - len(wanted) + 1):
        stretch = groups[first : first + len(wanted)]
        if all(_says(group, stem) for group, stem in zip(stretch, wanted, strict=True)):
            yield first, first + len(wanted)
    for place, group in enumerate(groups):
        if any(term.quoted and _same_words(term, asked) for term in group):
            yield place, place + 1


def _says(group: Group, wanted: frozenset[str]) -> bool:
    """Whether one of the alternatives that were typed is this word, in any inflection."""
    return any(
        not term.quoted
        and not term.place
        and not wanted.isdisjoint(stems(term.words[0].word, term.words[0].accented))
        for term in group
    )


def _same_words(term: Term, asked: Expression) -> bool:
    return [token.word for token in term.words] == [token.word for token in asked.words]


def _term(other: Expression) -> Term:
    """As if it had been typed: one word in any inflection, several as a series."""
    return Term(other.words, 0, 0, quoted=len(other.words) > 1)
