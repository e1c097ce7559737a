"""Signing inside the portal: the PDF of a version with the portal's seal, which says who signed and how that
was confirmed."""

from datetime import date, datetime

from django.utils import timezone

from documents.models import Version
from documents.text.dutch import clock, day
from signatures.signed_pdf.making import pdf_to_sign
from signatures.signed_pdf.sealing import seal_pdf

LEGAL_LEVEL = "gewone elektronische handtekening, met een geavanceerd zegel van het portaal"
LEGAL_LEVEL_WORDS = (
    "U tekent met een gewone elektronische handtekening. Wij controleren dat u bij uw e-mailadres kunt, "
    "met een code die één keer werkt. Daarna zet het portaal er een geavanceerd elektronisch zegel op. "
    "Dat zegel laat zien dat het document daarna niet is veranderd. Het is geen geavanceerde of "
    "gekwalificeerde handtekening van uzelf: niemand heeft uw identiteitsbewijs gecontroleerd. "
    "Vraagt uw organisatie om een zwaarder niveau, teken dan buiten het portaal en lever de PDF in."
)
TITLE = "Elektronisch ondertekend in het portaal"


def sign_in_portal(
    version: Version,
    *,
    signatory_name: str,
    function: str,
    organisation: str,
    email: str,
    confirmed_at: datetime,
    on: date,
    reservation: str = "",
) -> bytes:
    """The sealed PDF. `on` is the day that counts as the day of signing, `confirmed_at` the moment the code
    was given. Raises Refused: then nothing was signed."""
    content = pdf_to_sign(version).file.read()
    lines = [
        ("Ondertekenaar", signatory_name),
        ("Functie", function or "niet opgegeven"),
        ("Namens", organisation),
        ("Ondertekend op", day(on)),
        ("Bevestigd", f"{_moment(confirmed_at)}, met een eenmalige code naar {email}"),
        *([("Voorbehoud", reservation)] if reservation else []),
        ("Document", f"{version.title}, versie {version.name}"),
        ("Controlegetal", version.digest),
        ("Niveau", LEGAL_LEVEL),
    ]
    reason = f"Ondertekend door {signatory_name} namens {organisation}"
    return seal_pdf(content, reason=reason, signed_at=confirmed_at, title=TITLE, lines=lines)


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    hours = int(local.utcoffset().total_seconds() // 3600)  # type: ignore[union-attr] # localtime is aware
    return f"{day(local.date())} om {clock(local)} Nederlandse tijd ({local:%Z}, UTC+{hours})"
