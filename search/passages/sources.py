"""What is found beside the documents: the partners, the pages of the website. Each source gives all its
passages at once; the app that knows them registers it when it starts."""

from collections.abc import Callable, Iterable

from search.passages.passage import Passage

# No document has such an address, so that a source stands in an index as a document of its own.
MARK = "@"
Gather = Callable[[], Iterable[Passage]]

_sources: dict[str, Gather] = {}


def register_source(name: str, gather: Gather) -> None:
    """The passages of a source are for everyone, and have its name as their document."""
    if not name.startswith(MARK):
        raise ValueError(f"the name of a source begins with {MARK}: {name}")
    _sources[name] = gather


def names() -> tuple[str, ...]:
    return tuple(_sources)


def passages_of_source(name: str) -> list[Passage]:
    """None for a source that is no more."""
    return list(_sources[name]()) if name in _sources else []
