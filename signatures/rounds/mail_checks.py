"""System checks for an installation that others use: invitations must leave the machine."""

from django.conf import settings
from django.core.checks import Warning, register


@register(deploy=True)
def mail_leaves_the_machine(**_options: object) -> list[Warning]:
    found = []
    if not settings.MAILERS["default"]["BACKEND"].endswith("smtp.EmailBackend"):
        found.append(
            Warning(
                "Mail wordt niet verstuurd, maar bewaard als bestand of getoond op het scherm.",
                hint="Zet in EMAIL_URL de mailserver: smtp+tls://naam:wachtwoord@server:587",
                id="signatures.W001",
            )
        )
    if not settings.CONTACT_EMAIL:
        found.append(
            Warning(
                "Er is geen adres van het regionale team bekend.",
                hint="Zet in CONTACT_EMAIL het adres dat in mails staat en dat berichten over rondes krijgt.",
                id="signatures.W002",
            )
        )
    return found
