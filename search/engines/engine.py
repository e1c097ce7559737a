"""What every engine offers. One is chosen by the setting SEARCH_URL; nothing else in the portal knows
which."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from search.analysis.compounds import Vocabulary
from search.analysis.plan import Plan
from search.passages import Passage
from signatures.standing.kinds import VersionState

PORTAL = "portal"
FACETS = ("kind", "document", "partner", "year", "standing")
STANDINGS = (
    VersionState.IN_FORCE,
    VersionState.PROVISIONAL,
    VersionState.DETERMINED,
    VersionState.SUPERSEDED,
    VersionState.WITHDRAWN,
)
Sort = Literal["relevance", "date"]
ENGINES = {
    "embedded": "search.engines.embedded.EmbeddedEngine",
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
}
# How SEARCH_URL begins, and the engine that it means.
SCHEMES = {"embedded": "embedded", "http": "elasticsearch", "https": "elasticsearch"}
MISSING = "De zoekindex is er nog niet. Draai `manage.py reindex`."


# After so many seconds without a passage more, a rebuild is taken to be broken off.
ABANDONED = 600.0


class EngineUnavailable(Exception):
    """The engine does not answer, or not as it should. The message is a sentence that says why and what to
    do."""


class PassageRefused(EngineUnavailable):
    """The engine answers, and does not take one of these passages: others it may."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is searched. `readable`: the visibilities that the asker may read. `documents`: the documents
    that the asker may read now; None is any. `in_force_on`: only what held on that day; None is every
    version. `changed_since`: only what got its present text on that day or later. `day` decides how a
    passage stands. `chosen` is what the asker chose of each facet: any of these values; the counts of a facet
    follow the choices made in the others, not its own."""

    readable: tuple[str, ...]
    documents: tuple[str, ...] | None = None
    in_force_on: date | None = None
    changed_since: date | None = None
    day: date = field(default_factory=timezone.localdate)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EngineResult:
    """`passages`: those of the page asked for, best first, each with its score (higher is better)."""

    total: int = 0
    passages: tuple[tuple[Passage, float], ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: {facet: {} for facet in FACETS})


class Words(Protocol):
    """The words that an asker may know of: those of the passages that this asker may read."""

    vocabulary: Vocabulary

    def spelling(self, word: str) -> str:
        """The word as the collection writes it, with accents."""
        ...


class Engine(Protocol):
    """One index, by name. Every method raises EngineUnavailable when the engine is out of reach."""

    def index(self, passages: Iterable[Passage]) -> None:
        """Adds these passages, or replaces those with the same `ref`."""
        ...

    def delete(self, refs: Iterable[str]) -> None: ...

    def replace(self, document: str, passages: Iterable[Passage]) -> None:
        """Makes these the passages of the document, in every index of this name; what is equal stays."""
        ...

    def search(
        self, plan: Plan, filters: Filters, *, page: int = 1, size: int = 10, sort: Sort = "relevance"
    ) -> EngineResult:
        """Sorted by date, what was determined last comes first, and what never was determined last."""
        ...

    def words(self, readable: tuple[str, ...]) -> Words: ...

    def digests(self, document: str | None = None) -> dict[str, str]:
        """The digest of every passage kept, by `ref`; of one document or of all."""
        ...

    def rebuild(self) -> AbstractContextManager[Callable[[Iterable[Passage]], None]]:
        """A new index beside the present one: passages are given to the function, and leaving the context
        switches. Searches go on meanwhile; what is indexed or deleted meanwhile is in the new one too. An
        error leaves the present index as it was."""
        ...

    def needs_rebuild(self) -> bool:
        """Whether there is no index, or one of an earlier release, and nobody is building one."""
        ...

    def problem(self) -> str | None:
        """Why it would not answer or take passages now, as a sentence; None when all is well."""
        ...


def engine(index: str = PORTAL, *, name: str | None = None) -> Engine:
    """The engine of SEARCH_URL, or the one named. Raises KeyError for an unknown one."""
    chosen = name or SCHEMES[settings.SEARCH_URL.partition(":")[0]]
    return _engine(chosen, index, settings.SEARCH_URL, str(settings.DATA_DIR))


@lru_cache(maxsize=32)
def _engine(name: str, index: str, url: str, folder: str) -> Engine:
    return import_string(ENGINES[name])(index=index, url=url, folder=folder)
