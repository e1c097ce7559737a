"""Sending the mails of a round, after commit. One address that fails does not stop the others."""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from django.core.mail import EmailMessage
from django.db import transaction

from documents.region import region_names
from documents.text.control_characters import on_one_line, without_control_characters
from documents.text.dutch import with_function
from signatures.models import Invitation, Request, Round
from signatures.rounds.letters import Letter, LetterSubject
from signatures.rounds.people import same_address

logger = logging.getLogger(__name__)
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}

Told = Callable[[str], object]


def post_after_commit(letter: Letter, to: str, told: Told | None = None) -> None:
    """Sends the mail after commit; `told` hears "" when it went out, else why not."""
    transaction.on_commit(partial(_post, letter, to, told), robust=True)


def post_to_each(letter: Letter, addresses: Iterable[str]) -> None:
    for address in dict.fromkeys(same_address(address) for address in addresses if address):
        post_after_commit(letter, address)


def mail_of(subject: str, body: str, to: str) -> EmailMessage:
    """A mail that the portal sends by itself, from the region and with its closing; its subject is one line,
    whatever the names in it hold."""
    region = region_names()
    signed = f"{body.rstrip()}\n\n{region.closing.strip()}\n" if region.closing.strip() else body
    return EmailMessage(
        on_one_line(subject),
        without_control_characters(signed),
        from_email=region.mail_from,
        to=[to],
        headers=HEADERS,
    )


def went_out(subject: str, body: str, to: str) -> bool:
    """Sends the mail at once, and tells whether it went out."""
    try:
        mail_of(subject, body, to).send()
    except (OSError, ValueError) as error:  # an SMTP error is an OSError; a bad address a ValueError
        logger.warning("mail %r to %s was not sent: %s", subject, to, error)
        return False
    return True


def _post(letter: Letter, to: str, told: Told | None) -> None:
    mail = mail_of(letter.subject, letter.body, to)
    try:
        mail.send()
    except (
        OSError,
        ValueError,
    ) as error:  # an SMTP error is an OSError; a bad header or address a ValueError
        logger.warning("mail %r to %s was not sent: %s", letter.subject, to, error)
        failed = f"De mail aan {to} kon niet worden verstuurd ({type(error).__name__})."
    else:
        failed = ""
    if told:
        told(failed)


def letter_subject(request: Request) -> LetterSubject:
    return LetterSubject(
        what=f"{request.round.version.title}, versie {request.round.version.name}",
        partner=str(request.partner),
        deadline=request.round.deadline,
        message=request.round.message,
        contact=_contact(),
    )


def team_addresses(opened: Round) -> list[str]:
    """The address of the team, and of who opened the round."""
    first = opened.history.order_by("history_date", "history_id").select_related("history_user").first()
    initiator = first.history_user.email if first and first.history_user else ""
    return [address for address in (region_names().contact, initiator) if address]


def people_words(invitation: Invitation) -> str:
    """A name with function and address."""
    return f"{with_function(invitation.name, invitation.function)} ({invitation.email})"


def _contact() -> str:
    contact = region_names().contact
    if not contact:
        return "Vragen? Neem contact op met het regionale team."
    return f"Vragen? Mail het regionale team: {contact}."
