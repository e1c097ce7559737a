"""Searching by a program: the same question and the same answer as on the search page."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse

from ninja import Field, Query, Router, Schema
from pydantic import ConfigDict, field_validator
from pydantic.alias_generators import to_camel

from documents.text.dutch import enumeration
from portal.api.problems import problem
from search.finding import answers
from search.passages.kinds import kind_words
from search.query import LAST_PAGE, LONGEST, LONGEST_VALUE, MOST_CHOSEN

MOST_HITS = 100
DEEPEST = 10_000
TOO_DEEP = "Verder dan de eerste 10.000 plaatsen kunt u niet bladeren."
RETRY_AFTER = "300"
KINDS_TOLD = "Een van deze soorten: de code van een soort document, of followUp, partner of page."

StandingName = Literal["inForce", "provisional", "determined", "superseded", "withdrawn"]
Short = Annotated[str, Field(max_length=LONGEST_VALUE)]
Year = Annotated[str, Field(pattern=r"^[12][0-9]{3}$")]

router = Router(tags=["Zoeken"])


class Camel(Schema):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class SearchParameters(Camel):
    q: str = Field(min_length=1, max_length=LONGEST, description="Wat u zoekt, zoals op de zoekpagina.")
    scope: Literal["inForce", "all"] = Field("inForce", description="Alleen wat geldt, of alle versies.")
    on: date | None = Field(None, description="Wat gold op deze dag; zonder deze keuze: vandaag.")
    kind: list[Short] = Field([], max_length=MOST_CHOSEN, description=KINDS_TOLD)
    document: Short | None = Field(None, description="Alleen in dit document.")
    partner: list[Short] = Field([], max_length=MOST_CHOSEN, description="Wat een van deze partners aangaat.")
    year: list[Year] = Field([], max_length=MOST_CHOSEN, description="Vastgesteld in een van deze jaren.")
    standing: list[StandingName] = Field([], max_length=MOST_CHOSEN, description="Met een van deze standen.")
    changed_since: date | None = Field(None, description="Alleen wat sinds deze dag nieuw of veranderd is.")
    sort: Literal["relevance", "date"] = Field("relevance", description="Beste of nieuwste eerst.")
    page: int = Field(1, ge=1, le=LAST_PAGE)
    page_size: int = Field(10, ge=1, le=MOST_HITS)

    @field_validator("kind")
    @classmethod
    def _known(cls, asked: list[str]) -> list[str]:
        known = kind_words() if asked else {}
        if not set(asked) <= set(known):
            raise ValueError(f"kan alleen zijn: {enumeration(tuple(known), at_most=None, last='of')}")
        return asked


class HitFragment(Camel):
    text: str
    hit: bool = Field(description="Of dit een woord is dat gezocht is.")


class SearchHit(Camel):
    document: str
    title: str
    version: str
    version_name: str
    kind: str = Field(description="De code van de soort.")
    key: str = Field(description="Het vaste kenmerk van het artikel.")
    attachment: int | None
    page: int | None
    heading: str
    path: list[str]
    standing: str = Field(description="Een stand van een versie, of leeg als de vondst er geen heeft.")
    standing_words: str
    score: float
    fragments: list[list[HitFragment]]
    url: str = Field(description="Het adres op deze website, zonder de naam van de server.")
    present_url: str = Field(description="Waar staat wat nu geldt, als dit niet meer geldt.")
    present: Literal["", "article", "attachment", "comparison"]


class SearchResponse(Camel):
    total: int
    hits: list[SearchHit]
    facets: dict[str, dict[str, int]]
    suggestion: str | None = Field(description="Een vraag die wel iets vindt, als deze niets vindt.")


@router.get(
    "/search",
    response=SearchResponse,
    by_alias=True,
    operation_id="search",
    summary="Zoek in alle teksten die u mag lezen",
)
def search(request: HttpRequest, asked: Query[SearchParameters]) -> HttpResponse | dict:
    if asked.page * asked.page_size > DEEPEST:
        return problem(HTTPStatus.BAD_REQUEST, f"{TOO_DEEP} Stel een nauwere vraag.")
    found = answers.find(_query(asked), user=request.user)
    if not found.available:
        response = problem(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "De zoekmachine antwoordt niet. Probeer het over een paar minuten opnieuw.",
        )
        response["Retry-After"] = RETRY_AFTER
        return response
    return found.to_data()


def _query(asked: SearchParameters) -> answers.Query:
    return answers.Query(
        text=asked.q,
        scope=asked.scope,
        on=asked.on,
        kinds=tuple(asked.kind),
        document=asked.document or None,
        partners=tuple(asked.partner),
        years=tuple(asked.year),
        standings=tuple(asked.standing),
        changed_since=asked.changed_since,
        sort=asked.sort,
        page=asked.page,
        size=asked.page_size,
    )
