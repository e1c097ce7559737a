"""What narrows a question on the search page: choices with their counts, each with the address that adds it
or takes it away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from documents.models import Document
from documents.text.dutch import day
from portal.finding.destinations import PORTAL
from search.engines import STANDINGS
from search.finding import Answer, Query
from search.passages.kinds import kind_words
from search.passages.of_others import PARTNERS, WEBSITE
from search.passages.standing import STANDING_WORDS
from search.query import parameters
from signatures.models import Partner

# The facets in the order of the page: the parameter of the address, and the word above it.
FACETS = {
    "kind": ("soort", "Soort"),
    "document": ("document", "Document"),
    "partner": ("partner", "Partner"),
    "year": ("jaar", "Jaar van vaststelling"),
    "standing": ("stand", "Stand"),
}
SOURCES = {PARTNERS: "Partners", WEBSITE: "Deze website", PORTAL: "Dit portaal"}
MOST_SHOWN = 8
Labels = dict[str, Mapping[str, str]]


@dataclass(frozen=True)
class Choice:
    """A chip: a word, where it leads, how many there are (None: not counted), whether it is chosen."""

    word: str
    url: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """`choices` are seen at once, `further` after unfolding."""

    name: str
    word: str
    choices: tuple[Choice, ...]
    further: tuple[Choice, ...]


@dataclass(frozen=True)
class Narrowing:
    """`chosen`: what was chosen, each with the address without it."""

    facets: tuple[Facet, ...]
    chosen: tuple[Choice, ...]
    cleared_url: str


def narrowing_of(query: Query, answer: Answer, user) -> Narrowing:
    """In four queries at most."""
    labels = _labels(query, answer, user)
    facets = [_facet(name, query, answer, labels) for name in FACETS]
    cleared = {parameter: "" for parameter, _ in FACETS.values()} | {"sinds": ""}
    return Narrowing(
        tuple(facet for facet in facets if facet),
        tuple(_chosen(query, labels)),
        f"?{parameters(query, **cleared)}",
    )


def _facet(name: str, query: Query, answer: Answer, labels: Labels) -> Facet | None:
    """None when there is nothing to choose."""
    counts, chosen = answer.facets.get(name, {}), query.chosen[name]
    if len(counts) < 2 and not chosen:
        return None
    values = [*_ordered(name, counts), *(one for one in chosen if one not in counts)]
    choices = [
        Choice(
            labels[name].get(value, value),
            _toggled(query, name, value),
            counts.get(value, 0),
            value in chosen,
        )
        for value in values
    ]
    shown = MOST_SHOWN if len(choices) > MOST_SHOWN + 1 else len(choices)
    first = [one for place, one in enumerate(choices) if place < shown or one.chosen]
    return Facet(name, FACETS[name][1], tuple(first), tuple(one for one in choices[shown:] if not one.chosen))


def _ordered(name: str, counts: dict[str, int]) -> list[str]:
    """Years as they follow each other, standings by what they are worth, the others by number."""
    if name == "year":
        return sorted(counts, reverse=True)
    if name == "standing":
        return sorted(counts, key=STANDINGS.index)
    return list(counts)


def _toggled(query: Query, name: str, value: str) -> str:
    chosen = query.chosen[name]
    if value in chosen:
        wanted: tuple[str, ...] = tuple(one for one in chosen if one != value)
    else:
        wanted = (value,) if name == "document" else (*chosen, value)
    return f"?{parameters(query, **{FACETS[name][0]: wanted})}"


def _chosen(query: Query, labels: Labels) -> Iterable[Choice]:
    for name, values in query.chosen.items():
        for value in values:
            yield Choice(labels[name].get(value, value), _toggled(query, name, value), None, True)
    if query.changed_since:
        without = parameters(query, sinds="")
        yield Choice(f"Gewijzigd sinds {day(query.changed_since)}", f"?{without}", None, True)


def _labels(query: Query, answer: Answer, user) -> Labels:
    """What a reader calls each value; one that is unknown, or hidden from this person, as it was typed."""
    named = {name: {*answer.facets.get(name, ()), *query.chosen[name]} for name in FACETS}
    documents = Document.objects.visible_to(user).filter(slug__in=named["document"] - SOURCES.keys())
    titles = SOURCES | dict(documents.values_list("slug", "title"))
    partners = Partner.objects.filter(slug__in=named["partner"]).prefetch_related("names")
    names = {partner.slug: partner.name_on(timezone.localdate()) for partner in partners}
    return {
        "kind": kind_words(),
        "document": titles,
        "partner": names,
        "year": {},
        "standing": STANDING_WORDS,
    }
