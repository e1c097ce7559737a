"""Reminding who has not signed yet: one, several, or all that are due today. What went out is kept, and also
why something did not."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import OperationalError, transaction
from django.utils import timezone

from documents.ledger.entries import enter
from documents.ledger.history import save
from documents.ledger.people import name_of
from documents.models import Document
from documents.text.dutch import enumeration
from documents.text.refusals import Refused
from documents.transactions.busy import BUSY, is_busy
from signatures.models import Invitation, Reminder, Request
from signatures.rounds.closing import settle_requests
from signatures.rounds.due import SEND, SKIP
from signatures.rounds.inviting import link_address, new_link, renewed_link
from signatures.rounds.letters import reminder_letter
from signatures.rounds.people import Awaited
from signatures.rounds.posting import letter_subject, post_after_commit
from signatures.rounds.progress import RequestProgress, open_rounds, progress_of
from signatures.rounds.requests import locked_request


def due_today(on: date | None = None) -> tuple[RequestProgress, ...]:
    """Every open request with the decision about a reminder on that day."""
    return tuple(
        one
        for opened in progress_of(open_rounds(), on)
        for one in opened.requests
        if one.request.closed_at is None
    )


def remind_all_due() -> list[tuple[RequestProgress, str]]:
    """Sends today's reminders, each in a transaction of its own; what was done about each, in Dutch."""
    for document in Document.objects.filter(pk__in=open_rounds().values("version__document")):
        settle_requests(document)
    return [(one, _carried_out(one)) for one in due_today()]


def _carried_out(one: RequestProgress) -> str:
    try:
        return _done(one)
    except OperationalError as error:
        if not is_busy(error):
            raise
        return f"nog niet gedaan: {BUSY} De volgende keer wordt het opnieuw geprobeerd"


def _done(one: RequestProgress) -> str:
    decision = one.decision
    if decision.kind == SEND:
        try:
            reminders = remind(request=one.request, by=None)
        except Refused as error:
            return f"niet verstuurd: {error}"
        for reminder in reminders:
            reminder.refresh_from_db()
        failed = [reminder.skipped for reminder in reminders if reminder.skipped]
        sent = [reminder.email for reminder in reminders if not reminder.skipped]
        told = [f"herinnering verstuurd aan {enumeration(sent)}. {decision.why}"] if sent else []
        return " ".join([*told, *failed])
    if decision.kind == SKIP:
        Reminder.objects.create(request=one.request, on=one.on, skipped=decision.why)
        return f"overgeslagen: {decision.why}"
    return f"niets te doen: {decision.why}"


@transaction.atomic
def remind(*, request: Request, by: AbstractBaseUser | None) -> list[Reminder]:
    """Sends a reminder with a new link to each who was asked and has not signed; instead of who is no contact
    any more, to a contact of now. Raises Refused."""
    current = locked_request(request.pk)
    one = _progress_now(current)
    if one is None or one.hindrance or not one.awaited:
        raise Refused(one.hindrance if one and one.hindrance else "Dit verzoek is gesloten.")
    return [_remind_one(current, person, one.on, by) for person in one.awaited]


def _remind_one(current: Request, person: Awaited, on: date, by: AbstractBaseUser | None) -> Reminder:
    renewed, token = _link_for(current, person, by)
    reminder = Reminder.objects.create(request=current, email=renewed.email, on=on, sent_by_name=name_of(by))
    letter = reminder_letter(
        letter_subject(current),
        name=renewed.name,
        address=link_address(token),
        expires=renewed.last_day,
        today=on,
    )
    post_after_commit(letter, renewed.email, partial(_reminder_sent, reminder.pk, renewed.pk))
    enter(
        what="Herinnering verstuurd",
        by=by,
        about=current,
        document=current.round.version.document,
        result=renewed.email,
    )
    return reminder


def _link_for(current: Request, person: Awaited, by: AbstractBaseUser | None) -> tuple[Invitation, str]:
    if not person.replaces:
        return renewed_link(current, person.invitation, by)
    return new_link(
        request=current,
        name=person.name,
        function=person.function,
        email=person.email,
        by=by,
        delegated_from=person.invitation,
        delegation_reason=f"{person.replaces} is geen contactpersoon meer.",
    )


def remind_each(*, requests: Iterable[Request], by: AbstractBaseUser | None) -> list[tuple[Request, str]]:
    """Reminds each of these; of each why it could not be done, "" when it was."""
    told = []
    for request in requests:
        try:
            remind(request=request, by=by)
        except Refused as error:
            told.append((request, str(error)))
        else:
            told.append((request, ""))
    return told


def _progress_now(request: Request) -> RequestProgress | None:
    found = progress_of(open_rounds().filter(pk=request.round_id))
    return next((one for opened in found for one in opened.requests if one.request.pk == request.pk), None)


@transaction.atomic
def _reminder_sent(reminder_pk: int, invitation_pk: int, failed: str) -> None:
    reminder = Reminder.objects.get(pk=reminder_pk)
    if not failed:
        reminder.sent_at = timezone.now()
        reminder.save(update_fields=["sent_at"])
        return
    reminder.skipped = failed
    reminder.save(update_fields=["skipped"])
    invitation = Invitation.objects.get(pk=invitation_pk)
    if invitation.ended_at is None:
        invitation.ended_at = timezone.now()
        save(invitation, by=None, reason="De mail kon niet worden verstuurd")
