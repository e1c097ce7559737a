"""A question as it stands in an address: the parameters of the search page, and back."""

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dateparse import parse_date

from documents.text.dutch import day_short
from search.engines import STANDINGS
from search.finding import Query
from search.passages.kinds import kind_words
from search.passages.standing import STANDING_WORDS

SHOWN = 10
LONGEST = 300
LONGEST_VALUE = 100
MOST_CHOSEN = 20
LAST_PAGE = 1000
YEAR = re.compile(r"[12][0-9]{3}")


def query_of(asked: QueryDict) -> Query:
    """From q, bereik, dag, sinds, soort, document, partner, jaar, stand, sorteer and bladzijde; what cannot
    be is left out."""
    return Query(
        text=asked.get("q", "")[:LONGEST],
        scope="all" if asked.get("bereik") == "all" else "inForce",
        on=_day(asked.get("dag", "")) if asked.get("bereik") == "on" else None,
        kinds=_kinds(asked),
        document=asked.get("document", "")[:LONGEST_VALUE] or None,
        partners=_several(asked, "partner"),
        years=tuple(year for year in _several(asked, "jaar") if YEAR.fullmatch(year)),
        standings=tuple(standing for standing in _several(asked, "stand") if standing in STANDINGS),
        changed_since=_day(asked.get("sinds", "")),
        sort="date" if asked.get("sorteer") == "datum" else "relevance",
        page=_number(asked.get("bladzijde", "")),
        size=SHOWN,
    )


def parameters(query: Query, **changes: str | Iterable[str]) -> str:
    """The parameters of this question with some of them changed; another choice starts at the first page."""
    asked: dict[str, str | Iterable[str]] = {
        "q": query.text,
        "bereik": "on" if query.on else "all" if query.scope == "all" else "",
        "dag": str(query.on) if query.on else "",
        "sinds": str(query.changed_since) if query.changed_since else "",
        "soort": query.kinds,
        "document": query.document or "",
        "partner": query.partners,
        "jaar": query.years,
        "stand": query.standings,
        "sorteer": "datum" if query.sort == "date" else "",
    } | changes
    given = {name: value for name, value in asked.items() if value and value != "inForce"}
    return urlencode(given, doseq=True)


def query_in_words(query: Query) -> str:
    """What a reader calls the question: "kosten (alle versies, Werkproces)"."""
    choices = [
        f"op {day_short(query.on)}" if query.on else "alle versies" if query.scope == "all" else "",
        *_kind_words(query),
        "in één document" if query.document else "",
        "bij gekozen partners" if query.partners else "",
        *query.years,
        *(STANDING_WORDS[standing] for standing in query.standings),
        f"gewijzigd sinds {day_short(query.changed_since)}" if query.changed_since else "",
    ]
    told = ", ".join(filter(None, choices))
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in query.text).split())
    return f"{text} ({told})" if told else text


def _kinds(asked: QueryDict) -> tuple[str, ...]:
    named = _several(asked, "soort")
    known = kind_words() if named else {}
    return tuple(kind for kind in named if kind in known)


def _kind_words(query: Query) -> list[str]:
    """A kind that is gone since the question was kept goes by its code."""
    known = kind_words() if query.kinds else {}
    return [known.get(kind, kind) for kind in query.kinds]


def _several(asked: QueryDict, name: str) -> tuple[str, ...]:
    """Each value once."""
    return tuple(dict.fromkeys(one[:LONGEST_VALUE] for one in asked.getlist(name)[:MOST_CHOSEN] if one))


def _day(raw: str) -> date | None:
    try:
        return parse_date(raw)
    except ValueError:
        return None


def _number(raw: str) -> int:
    """A page number of more digits than any page has is the last page there can be."""
    if not (raw.isascii() and raw.isdecimal()):
        return 1
    return max(1, min(int(raw[:10]), LAST_PAGE))
