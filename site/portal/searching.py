"""The search page as values: the question as asked, hits by document, and the addresses of every choice."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from search.analysis.marking import Fragment
from search.asked import in_words, parameters, query_of
from search.finding import Answer, Hit, Query, find
from search.kinds import BESIDE, KINDS
from search.missing import note_missed
from search.models import SavedSearch
from search.sources import MARK

SCOPES = {"inForce": "Geldend", "all": "Alle versies", "on": "Op een dag"}
MOST_PAGES = 9
MOST_FRAGMENTS = 2


@dataclass(frozen=True)
class Choice:
    """A chip: a word, where it leads, how many there are (None: not counted), whether it is chosen."""

    word: str
    url: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Found:
    """A hit, with an address that also tells which words to light up there."""

    hit: Hit

    @property
    def url(self) -> str:
        if self.hit.kind in BESIDE:
            return self.hit.url
        address, _, place = self.hit.url.partition("#")
        words = {part.text.casefold() for parts in self.hit.fragments for part in parts if part.hit}
        asked = f"?{urlencode({'zoek': ' '.join(sorted(words))})}" if words else ""
        return f"{address}{asked}#{place}" if place else f"{address}{asked}"

    @property
    def place(self) -> str:
        """Where in a file it stands: the heading it stands under, else the page."""
        if self.hit.page is None:
            return ""
        return self.hit.path[-1] if self.hit.path else f"bladzijde {self.hit.page}"

    @property
    def path(self) -> tuple[str, ...]:
        return self.hit.path if self.hit.page is None else ()

    @property
    def fragments(self) -> tuple[tuple[Fragment, ...], ...]:
        """Stretches that show the words; the heading alone does when only that has them."""
        shown = self.hit.fragments[:MOST_FRAGMENTS]
        marked = tuple(parts for parts in shown if any(part.hit for part in parts))
        return marked or shown[:1]


@dataclass(frozen=True)
class Group:
    """The hits of one document on this page, best first."""

    title: tuple[Fragment, ...]
    hits: tuple[Found, ...]
    count: int = 0
    more_url: str = ""

    @property
    def name(self) -> str:
        return "".join(part.text for part in self.title)

    @property
    def is_document(self) -> bool:
        """Partners and the pages of the website stand together as if they were one."""
        return not self.hits[0].hit.document.startswith(MARK)

    @property
    def more(self) -> int:
        """How many places in this document are not on this page."""
        return max(self.count - len(self.hits), 0)


def page_of(asked: QueryDict, user) -> dict[str, Any]:
    """What the search page shows for these parameters: q, bereik, dag, soort, document, bladzijde."""
    query = query_of(asked)
    context: dict[str, Any] = {"query": query, "scopes": _scopes(query)}
    if not query.text.strip():
        return context
    answer = find(query, user=user)
    note_missed(query, answer)
    asked_again = parameters(query)
    return context | {
        "asked": asked_again,
        "feed_url": f"{reverse('search-feed')}?{asked_again}",
        "feed_title": f"Nieuw gevonden: {in_words(query)}",
        "kept": user.is_authenticated and SavedSearch.objects.filter(user=user, asked=asked_again).exists(),
        "answer": answer,
        "groups": grouped(query, answer),
        "suggestion_url": _address(query, q=answer.suggestion or ""),
        "kinds": _kinds(query, answer),
        "pages": _pages(query, answer),
        "elsewhere": _address(query, bereik="all") if query.scope != "all" or query.on else "",
    }


def grouped(query: Query, answer: Answer) -> list[Group]:
    """Hits of one document together, in the order of the best of each."""
    by_document: dict[str, list[Hit]] = {}
    for hit in answer.hits:
        by_document.setdefault(hit.document, []).append(hit)
    counts = answer.facets.get("document", {})
    return [
        Group(
            hits[0].title_parts,
            tuple(Found(hit) for hit in hits),
            counts.get(slug, 0),
            _address(query, document=slug),
        )
        for slug, hits in by_document.items()
    ]


def _scopes(query: Query) -> list[Choice]:
    chosen = "on" if query.on else query.scope
    addresses = {name: _address(query, bereik=name, dag="", bladzijde="") for name in SCOPES}
    return [
        Choice(word, addresses[name], None, name == chosen) for name, word in SCOPES.items() if name != "on"
    ]


def _kinds(query: Query, answer: Answer) -> list[Choice]:
    counts = answer.facets.get("kind", {})
    chips = [Choice("Alles", _address(query, soort=""), None, not query.kinds)]
    for kind, count in counts.items():
        label = KINDS.get(kind, kind)
        chips.append(Choice(label, _address(query, soort=kind), count, kind in query.kinds))
    return chips if len(chips) > 2 or query.kinds else []


def _pages(query: Query, answer: Answer) -> list[Choice]:
    last = min(-(-answer.total // query.size), MOST_PAGES)
    numbers = range(1, last + 1)
    return (
        [
            Choice(str(number), _address(query, bladzijde=str(number)), None, number == query.page)
            for number in numbers
        ]
        if last > 1
        else []
    )


def _address(query: Query, **changes: str) -> str:
    return f"?{parameters(query, **changes)}"
