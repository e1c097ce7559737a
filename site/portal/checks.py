"""System checks of the settings that are the portal's own."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def practice_is_yes_or_no(**_options: object) -> list[CheckMessage]:
    """PRACTICE is 0 or 1: who mistypes it would practise in what looks like the real portal."""
    if settings.PRACTICE_ASKED in ("0", "1"):
        return []
    return [
        Error(
            f"PRACTICE={settings.PRACTICE_ASKED} is geen ja of nee.",
            hint="Zet PRACTICE=1 voor een oefenomgeving. Laat PRACTICE anders weg.",
            id="portal.E001",
        )
    ]
