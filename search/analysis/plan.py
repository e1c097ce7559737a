"""What an engine is asked: terms per word of the question, with all that counts as that word."""

from dataclasses import dataclass, field

_SMALL = """
aan als bij dat de den der des deze die dit door een en er het hij hoe ik in is je met naar of om op over te
tot u uit van voor was wat we welk welke wie wij worden wordt ze zich zij zijn
"""
STOP_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Clause:
    """Any of these makes the clause true: a stem, a word as written (itself, and compounds that have it),
    a series of words, or a place ("artikel=6")."""

    stems: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    places: tuple[str, ...] = ()

    def __or__(self, other: "Clause") -> "Clause":
        return Clause(
            self.stems + other.stems,
            self.words + other.words,
            self.phrases + other.phrases,
            self.places + other.places,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """All of `required`, or `least` of them when that is not 0, and none of `excluded`. An empty plan finds
    nothing.

    A word that only the title of the document has counts when another clause is true of the passage itself.
    `named` are terms of the stream `place`: whoever has more of them comes first, whatever the weights say.
    """

    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    named: tuple[str, ...] = ()
    least: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a text that was found: stems, parts of compounds, series of words, places."""

    stems: frozenset[str] = frozenset()
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    phrases: tuple[tuple[str, ...], ...] = ()
    places: frozenset[str] = frozenset()
