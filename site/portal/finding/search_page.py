"""The search page as values: the question as asked, hits by document, and the addresses of every choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from documents import addresses
from portal.finding.narrowing import Choice, narrowing_of
from portal.finding.searched_words import PARAMETER
from search.analysis.marking import Fragment
from search.finding import Answer, Hit, Query, find
from search.following.missed import note_missed
from search.models import SavedSearch
from search.passages.kinds import BESIDE, kind_words
from search.passages.sources import MARK
from search.query import LAST_PAGE, parameters, query_in_words, query_of

SCOPES = {"inForce": "Geldend", "all": "Alle versies", "on": "Op een dag"}
SORTS = (("relevance", "", "Beste eerst"), ("date", "datum", "Nieuwste eerst"))
PRESENT = {
    "article": "Lees dit zoals het nu geldt",
    "attachment": "Open deze bijlage bij wat nu geldt",
    "comparison": "Vergelijk met wat nu geldt",
}
PAGES_AROUND = 2
MOST_FRAGMENTS = 2


@dataclass(frozen=True)
class ShownHit:
    """A hit, with an address that also tells what was asked, so that it is marked there, and the word of its
    kind."""

    hit: Hit
    asked: str
    kind: str

    @property
    def url(self) -> str:
        return self.hit.url if self.hit.kind in BESIDE else self._asking(self.hit.url)

    @property
    def present_url(self) -> str:
        """Where what holds now is read, marked too; a comparison has marks of its own."""
        url = self.hit.present_url
        return url if self.hit.present == "comparison" else self._asking(url)

    def _asking(self, url: str) -> str:
        return addresses.asking(url, urlencode({PARAMETER: self.asked}))

    @property
    def present_words(self) -> str:
        """Where the link to what holds now leads."""
        return PRESENT.get(self.hit.present, "")

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
class DocumentHits:
    """The hits of one document on this page, best first."""

    title: tuple[Fragment, ...]
    hits: tuple[ShownHit, ...]
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


def search_page(asked: QueryDict, user) -> dict[str, Any]:
    """What the search page shows for these parameters (see `search.query.query_of`)."""
    query = query_of(asked)
    context: dict[str, Any] = {
        "query": query,
        "scopes": _scopes(query),
        "kept_words": _kept(query, "q", "document"),
        "kept_day": _kept(query, "bereik", "dag"),
    }
    if not query.text.strip():
        return context
    answer = find(query, user=user)
    note_missed(query, answer)
    asked_again = parameters(query)
    return context | {
        "asked": asked_again,
        "feed_url": addresses.search_feed(asked_again),
        "feed_title": f"Nieuw gevonden: {query_in_words(query)}",
        "kept": user.is_authenticated and SavedSearch.objects.filter(user=user, asked=asked_again).exists(),
        "answer": answer,
        "groups": grouped(query, answer, kind_words()),
        "suggestion_url": _address(query, q=answer.suggestion or ""),
        "narrowing": narrowing_of(query, answer, user),
        "sorts": _sorts(query),
        "kept_since": _kept(query, "sinds"),
        "pages": _pages(query, answer),
        "first_url": _address(query),
        "elsewhere": _address(query, bereik="all") if query.scope != "all" or query.on else "",
    }


def grouped(query: Query, answer: Answer, words: Mapping[str, str]) -> list[DocumentHits]:
    """Hits of one document together, in the order of the best of each. `words` has that of each kind."""
    by_document: dict[str, list[Hit]] = {}
    for hit in answer.hits:
        by_document.setdefault(hit.document, []).append(hit)
    counts = answer.facets.get("document", {})
    return [
        DocumentHits(
            hits[0].title_parts,
            tuple(ShownHit(hit, query.text, words.get(hit.kind, hit.kind)) for hit in hits),
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


def _sorts(query: Query) -> list[Choice]:
    return [
        Choice(word, _address(query, sorteer=value), None, name == query.sort) for name, value, word in SORTS
    ]


def _pages(query: Query, answer: Answer) -> list[Choice]:
    """The first, the last and those around this one; what is between is a word without an address."""
    last = min(-(-answer.total // query.size), LAST_PAGE)
    near = range(query.page - PAGES_AROUND, query.page + PAGES_AROUND + 1)
    numbers = sorted({1, last, *near} & set(range(1, last + 1)))
    pages: list[Choice] = []
    for before, number in pairwise([0, *numbers]):
        if number > before + 1:
            pages.append(Choice("…", "", None, False))
        address = _address(query, bladzijde=str(number))
        pages.append(Choice(str(number), address, None, number == query.page))
    return pages if last > 1 else []


def _kept(query: Query, *without: str) -> list[tuple[str, str]]:
    """The parameters that a form hands on, less those that it asks itself."""
    return parse_qsl(parameters(query, **dict.fromkeys(without, "")))


def _address(query: Query, **changes: str) -> str:
    return f"?{parameters(query, **changes)}"
