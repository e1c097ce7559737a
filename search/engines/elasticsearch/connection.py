"""The connection with the cluster: its time limits, and each thing that goes wrong as a sentence."""

import contextlib
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from elasticsearch import (
    ApiError,
    ConnectionTimeout,
    Elasticsearch,
    SSLError,
    TransportError,
    UnsupportedProductError,
)
from elasticsearch import (
    ConnectionError as Unreachable,
)

from search.engines.elasticsearch.address import Address
from search.engines.engine import EngineUnavailable, PassageRefused

# A person waits so long for one server, and asks no more than so many times. Work apart from requests has
# more patience.
SECONDS = 3.0
MOST_ASKED = 4
WRITING_SECONDS = 60.0
PAUSES = (0.2, 0.4, 0.8, 1.6)  # seconds between questions to a cluster that chooses another master
BUSY = (429, 502, 503, 504)
REFUSED = (400, 413)

WORDS = {
    401: "De zoekmachine weigert de aanmelding. Kijk naam, wachtwoord of API-sleutel van SEARCH_URL na.",
    403: "Deze aanmelding bij de zoekmachine mag dit niet. Geef haar rechten op de indexen van het portaal.",
    413: "De zoekmachine vindt een passage te groot. Geef Elasticsearch meer geheugen (heap), of verhoog"
    " http.max_content_length.",
    429: "De zoekmachine heeft het te druk. Probeer het later opnieuw.",
    503: "Een deel van de zoekmachine ontbreekt. Kijk of alle knopen van Elasticsearch draaien.",
}
READ_ONLY = (
    "De zoekindex is alleen-lezen. Maak schijfruimte vrij of haal index.blocks.write weg,"
    " en probeer het opnieuw."
)


class NoAnswer(EngineUnavailable):
    """It took the question and said nothing in time, or kept refusing."""


class NotNow(EngineUnavailable):
    """No server takes the question at this moment, or a part of the cluster is missing."""


@lru_cache(maxsize=8)
def connect(address: Address) -> Elasticsearch:
    """One client for all indexes of a cluster. It looks for a living node by itself, and connects at the
    first question."""
    options: dict[str, Any] = {}
    if address.api_key:
        options["api_key"] = address.api_key
    elif address.user:
        options["basic_auth"] = (address.user, address.password)
    if address.ca_certs:
        options["ca_certs"] = address.ca_certs
    return Elasticsearch(
        list(address.hosts),
        request_timeout=SECONDS,
        max_retries=min(len(address.hosts), MOST_ASKED - 1),
        retry_on_timeout=len(address.hosts) > 1,
        retry_on_status=BUSY,
        **options,
    )


@contextlib.contextmanager
def guarded(address: Address) -> Iterator[None]:
    """Turns every failure of the client into EngineUnavailable with a sentence."""
    try:
        yield
    except UnsupportedProductError as error:
        raise EngineUnavailable(f"Op {address.shown} draait geen Elasticsearch.") from error
    except ApiError as error:
        raise failure(error.status_code, error_type(error.body)) from error
    except ConnectionTimeout as error:
        raise NoAnswer(
            f"De zoekmachine op {address.shown} antwoordt niet op tijd. Probeer het later opnieuw."
        ) from error
    except SSLError as error:
        raise EngineUnavailable(
            f"De beveiligde verbinding met {address.shown} is niet te vertrouwen. Geef in SEARCH_URL met"
            " ca_certs het certificaat van uw Elasticsearch."
        ) from error
    except Unreachable as error:
        raise NotNow(
            f"De zoekmachine op {address.shown} is niet bereikbaar. Kijk of Elasticsearch draait."
        ) from error
    except TransportError as error:
        raise EngineUnavailable(
            f"De zoekmachine op {address.shown} geeft een onleesbaar antwoord."
        ) from error


def error_type(body: Any) -> str:
    """What Elasticsearch calls it."""
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("type", "")) if isinstance(error, dict) else ""


def failure(status: int, kind: str) -> EngineUnavailable:
    """What the cluster answered instead of doing it, as an exception with a sentence."""
    kinds = dict.fromkeys(REFUSED, PassageRefused) | {503: NotNow}
    return kinds.get(status, EngineUnavailable)(_sentence(status, kind))


def patiently[Answer](address: Address, ask: Callable[[], Answer]) -> Answer:
    """Asks a cluster of several servers again while it chooses another master, as its client does not wait
    between its attempts. Raises NoAnswer when it goes on refusing."""
    if len(address.hosts) == 1:
        return ask()
    for pause in PAUSES:
        with contextlib.suppress(NotNow):
            return ask()
        time.sleep(pause)
    try:
        return ask()
    except NotNow as error:
        raise NoAnswer(str(error)) from error


def _sentence(status: int, kind: str) -> str:
    if kind == "cluster_block_exception" and status in (403, 429):
        return READ_ONLY
    known = WORDS.get(status, "De zoekmachine kan dit niet beantwoorden.")
    return f"{known} (Elasticsearch: {status} {kind})" if kind and status not in (401, 429) else known
