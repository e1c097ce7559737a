"""The signing round that runs in the demonstration region, each partner in another state."""

import io
from datetime import date, datetime, timedelta

from django.utils import timezone

import pypdfium2 as pdfium

from documents.ledger.history import save
from documents.models import Version
from portal.accounts.models import User
from portal.demonstration.parties import PARTIES, DemonstrationPartner
from portal.demonstration.register import signed_page
from portal.demonstration.works import CONVENANT
from signatures.models import Contact, Invitation, Method, Partner, Precision, Round
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import delegate, invite, mark_opened
from signatures.rounds.submitting import hand_in

LABEL = "2025"
BEGUN = timedelta(days=10)
LEFT = timedelta(days=18)
DOMAIN = "@voorbeeld.example"
OPENED, PASSED_ON, ON_PAPER = "wijdemeren", "buurtzicht", "dudok-wonen"
MESSAGE = (
    "In september is de tekst van 2025 vastgesteld. Wij vragen alle partners om opnieuw te tekenen. "
    "(Dit is een voorbeeld: er wordt niets werkelijk getekend.)"
)


def load_round() -> None:
    """A round of some days ago: one link opened, one passed on, one signature on paper that waits to be
    judged, and one partner that must decide itself first."""
    by = User.objects.get(username="redactie")
    parties = {party.slug: party for party in PARTIES if party.until is None}
    for party in parties.values():
        _add_contact(party, by)
    version = Version.objects.get(document__slug=CONVENANT.slug, label=LABEL)
    begun = timezone.now() - BEGUN
    opened = open_round(
        version=version,
        deadline=timezone.localdate() + LEFT,
        message=MESSAGE,
        reminder_days=[21, 14, 7, 1],
        by=by,
    )
    opened.opened_at = begun
    save(opened, by=by, reason="Voorbeeld: begonnen vóór vandaag")
    for slug in (OPENED, PASSED_ON, ON_PAPER):
        _invite(opened, parties[slug], begun, by)
    _pass_on(opened, parties[PASSED_ON])
    _hand_in(opened, parties[ON_PAPER], by)


def _add_contact(party: DemonstrationPartner, by: User) -> None:
    partner = Partner.objects.get(slug=party.slug)
    contact = Contact(
        partner=partner,
        name=f"Secretariaat {party.name}",
        function="secretariaat",
        email=f"{party.slug}{DOMAIN}",
    )
    save(contact, by=by)


def _invite(opened: Round, party: DemonstrationPartner, begun: datetime, by: User) -> None:
    request = opened.requests.get(partner__slug=party.slug)
    invitation = invite(
        request=request,
        name=f"Secretariaat {party.name}",
        function="secretariaat",
        email=f"{party.slug}{DOMAIN}",
        by=by,
    )
    invitation.sent_at = begun
    save(invitation, by=by, reason="Voorbeeld: verstuurd vóór vandaag")
    if party.slug == OPENED:
        mark_opened(invitation)


def _pass_on(opened: Round, party: DemonstrationPartner) -> None:
    invitation = Invitation.objects.get(request__round=opened, request__partner__slug=party.slug)
    delegate(
        invitation=invitation,
        name=party.signatory,
        function=party.function,
        email=f"{party.function}.{party.slug}{DOMAIN}",
        reason="De bestuurder tekent zelf.",
    )


def _hand_in(opened: Round, party: DemonstrationPartner, by: User) -> None:
    on: date = timezone.localdate() - timedelta(days=3)
    hand_in(
        version=opened.version,
        partner=Partner.objects.get(slug=party.slug),
        method=Method.PAPER,
        content=_picture(signed_page(party, opened.version, on)),
        name="scan-handtekening.png",
        on=on,
        precision=Precision.DAY,
        received=timezone.localdate() - timedelta(days=1),
        signatories=[{"name": party.signatory, "function": party.function}],
        by=by,
        by_name="",
    )


def _picture(pdf: bytes) -> bytes:
    """The first page as a scanner would give it."""
    picture = io.BytesIO()
    with pdfium.PdfDocument(pdf) as document:
        document[0].render(scale=1.2).to_pil().save(picture, format="PNG")
    return picture.getvalue()
