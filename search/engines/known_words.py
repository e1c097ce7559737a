"""The words of one audience, as every engine gives them."""

from functools import cached_property

from search.analysis.compounds import Vocabulary


class KnownWords:
    """Each word with its spelling and the number of passages that have it. Implements
    `search.engines.engine.Words`."""

    def __init__(self, words: dict[str, tuple[str, int]]) -> None:
        self._known = words

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary({word: passages for word, (_, passages) in self._known.items()})

    def spelling(self, word: str) -> str:
        return self._known[word][0] if word in self._known else word
