"""System checks: a wrong certificate is named when the portal starts, not when somebody signs."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from documents.text.refusals import Refused
from signatures.signed_pdf.certificate import portal_seal
from signatures.signed_pdf.trust import WrongTrustRoot, trust_roots


@register()
def trust_roots_can_be_read(**_options: object) -> list[CheckMessage]:
    """SIGNATURE_TRUST_ROOTS names files with certificates, or folders with such files."""
    try:
        trust_roots()
    except WrongTrustRoot as error:
        return [
            Error(
                f"SIGNATURE_TRUST_ROOTS: {error}",
                hint="Noem een map met PEM-bestanden, of bestanden met een dubbele punt ertussen.",
                id="signatures.E001",
            )
        ]
    return []


@register()
def seal_can_be_used(**_options: object) -> list[CheckMessage]:
    """The portal has a seal of its own that can be read. Without one, nobody signs inside the portal."""
    if not settings.SEAL_CERTIFICATE and settings.SEAL_MAY_BE_A_TEST:
        return []
    try:
        portal_seal()
    except Refused as error:
        if not settings.SEAL_CERTIFICATE:
            return [Warning(str(error), hint=SEAL_HINT, id="signatures.W002")]
        return [Error(str(error), hint=SEAL_HINT, id="signatures.E002")]
    return []


SEAL_HINT = (
    "SEAL_CERTIFICATE is een PEM-bestand met het certificaat en zijn uitgevers, SEAL_KEY een PEM-bestand "
    "met de sleutel; of SEAL_CERTIFICATE is PKCS#12 (.p12, .pfx). SEAL_PASSWORD is het wachtwoord."
)


@register()
def timestamp_server_is_an_address(**_options: object) -> list[CheckMessage]:
    """TIMESTAMP_URL is empty or a web address."""
    address = urlsplit(settings.TIMESTAMP_URL)
    if not settings.TIMESTAMP_URL or (address.scheme in ("http", "https") and address.hostname):
        return []
    return [
        Error(
            f"TIMESTAMP_URL is {settings.TIMESTAMP_URL!r}: dat is geen adres.",
            hint="Geef het adres van een tijdstempelserver (RFC 3161), zoals https://tijdstempel.example/tsa.",
            id="signatures.E003",
        )
    ]
