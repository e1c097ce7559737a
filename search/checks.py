"""System checks: a wrong setting is named before anyone searches, an engine that would not answer before
anything goes live."""

from django.conf import settings
from django.core.checks import Error, Warning, register

from search.engines import SCHEMES, engine
from search.engines.elasticsearch.address import WrongAddress, address_of


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
def search_engine_answers(**_options: object) -> list[Warning]:
    """Only on `check --deploy`: it asks the engine itself."""
    if search_url_is_known():
        return []
    problem = engine().problem()
    hint = "De andere pagina's werken door. Kijk daarna of alles is opgenomen met: manage.py verify"
    return [Warning(problem, hint=hint, id="search.W001")] if problem else []
