"""System checks: a wrong setting is named before anyone searches."""

from django.conf import settings
from django.core.checks import Error, register

from search.engines import ENGINES


@register()
def search_url_is_known(**_options: object) -> list[Error]:
    """SEARCH_URL names an engine that there is."""
    scheme, colon, _ = settings.SEARCH_URL.partition(":")
    if colon and scheme in ENGINES:
        return []
    return [
        Error(
            f"SEARCH_URL is {settings.SEARCH_URL!r}: deze zoekmachine is niet bekend.",
            hint=f"Kies een van: {', '.join(f'{name}:' for name in ENGINES)}",
            id="search.E001",
        )
    ]
