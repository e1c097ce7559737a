"""System checks: a wrong setting is named before anyone searches, an engine that would not answer before
anything goes live."""

from django.conf import settings
from django.core.checks import Error, Warning, register

from search.engines import SCHEMES, engine
from search.engines.elasticsearch.address import WrongAddress, address_of

READABLE = "SEARCH_URL begint met http: wachtwoord en teksten zijn onderweg naar de zoekmachine leesbaar."
OPEN = "SEARCH_URL heeft geen aanmelding: wie de zoekmachine bereikt, kan alles lezen en wissen."
ALMIGHTY = "SEARCH_URL gebruikt de aanmelding elastic, die in het hele cluster alles mag."


@register()
def search_url_is_known(**_options: object) -> list[Error]:
    """SEARCH_URL names an engine that there is, at an address that can be."""
    scheme, colon, _ = settings.SEARCH_URL.partition(":")
    if not colon or scheme not in SCHEMES:
        return [
            Error(
                f"SEARCH_URL begint met {scheme!r}: deze zoekmachine is niet bekend.",
                hint="Kies 'embedded:', of een adres van Elasticsearch: https://naam:wachtwoord@server:9200",
                id="search.E001",
            )
        ]
    if SCHEMES[scheme] == "embedded":
        return []
    try:
        address_of(settings.SEARCH_URL)
    except WrongAddress as error:
        return [
            Error(
                str(error),
                hint="Zo ziet SEARCH_URL eruit: https://naam:wachtwoord@server:9200,server-2:9200/voorvoegsel"
                "?ca_certs=/pad/naar/certificaat.pem",
                id="search.E002",
            )
        ]
    return []


@register(deploy=True)
def search_engine_is_safe(**_options: object) -> list[Warning]:
    """Whether what is sent to a cluster elsewhere can be read on the way, and with what rights."""
    if search_url_is_known() or settings.SEARCH_URL.startswith("embedded:"):
        return []
    address = address_of(settings.SEARCH_URL, api_key=settings.ELASTICSEARCH_API_KEY)
    found = []
    if not address.is_here and settings.SEARCH_URL.startswith("http:"):
        found.append(Warning(READABLE, hint="Gebruik https, zo nodig met ca_certs.", id="search.W002"))
    if not address.is_here and not (address.user or address.api_key):
        found.append(Warning(OPEN, hint="Zet de beveiliging van Elasticsearch aan.", id="search.W003"))
    if address.user == "elastic":
        found.append(Warning(ALMIGHTY, hint="Maak voor het portaal een eigen aanmelding.", id="search.W004"))
    return found


@register(deploy=True)
def search_engine_answers(**_options: object) -> list[Warning]:
    """Only on `check --deploy`: it asks the engine itself."""
    if search_url_is_known():
        return []
    problem = engine().problem()
    hint = "De andere pagina's werken door. Kijk daarna of alles is opgenomen met: manage.py verify"
    return [Warning(problem, hint=hint, id="search.W001")] if problem else []
