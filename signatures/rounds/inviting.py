"""Inviting one person to sign: a personal link that ends, is sent anew, or is passed on with a trace."""

import hashlib
import secrets
from datetime import timedelta
from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents import addresses
from documents.ledger.entries import as_one_line, enter
from documents.ledger.history import save
from documents.ledger.people import name_of
from documents.text.dutch import day
from documents.text.refusals import Refused
from documents.transactions.busy import in_passing
from signatures.models import Invitation, Reminder, Request
from signatures.rounds.cells import cell_of_request, over_today
from signatures.rounds.letters import Letter, delegated_letter, delegation_letter, invitation_letter
from signatures.rounds.people import Signed, same_address, signed_for, still_needed
from signatures.rounds.posting import (
    letter_subject,
    people_words,
    post_after_commit,
    post_to_each,
    team_addresses,
)
from signatures.rounds.requests import asked_cell, locked_request, refuse_over

VALID_DAYS = 30
MOST_DELEGATIONS = 5
NEW_LINK = "Vraag het regionale team om een nieuwe uitnodiging."


class LinkUnusable(Refused):
    """The link cannot be used.

    `kind` is unknown, expired, replaced, passed_on or closed.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def link_address(token: str) -> str:
    return addresses.absolute(addresses.signing_request(token))


@transaction.atomic
def invite(
    *,
    request: Request,
    name: str,
    function: str,
    email: str,
    by: AbstractBaseUser | None,
    valid_days: int = VALID_DAYS,
) -> Invitation:
    """Sends a personal link, which takes the place of those that are not needed beside it. Raises Refused.

    A partner that refused or withdrew can be asked again, as long as the round runs.
    """
    current = locked_request(request.pk)
    if may_be_asked_again(current):
        _open_again(current, by)
    invitation, token = new_link(
        request=current, name=name, function=function, email=email, by=by, valid_days=valid_days
    )
    letter = invitation_letter(
        letter_subject(current),
        name=invitation.name,
        address=link_address(token),
        expires=invitation.last_day,
    )
    send_link(invitation, letter)
    _enter("Uitgenodigd om te tekenen", invitation, by)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation, by: AbstractBaseUser | None) -> Invitation:
    """A new link to the same person. Raises Refused."""
    current = locked_request(invitation.request_id)
    renewed, token = renewed_link(current, invitation, by)
    letter = invitation_letter(
        letter_subject(current),
        name=renewed.name,
        address=link_address(token),
        expires=renewed.last_day,
    )
    send_link(renewed, letter)
    _enter("Uitnodiging opnieuw verstuurd", renewed, by)
    return renewed


@transaction.atomic
def delegate(*, invitation: Invitation, name: str, function: str, email: str, reason: str) -> Invitation:
    """The invited person passes the request on; its own link ends, and it and the team are told.

    Raises Refused, which is LinkUnusable when it is about the link.
    """
    current = locked_request(invitation.request_id)
    invitation.refresh_from_db()
    _refuse_unusable(invitation, current)
    if not reason.strip():
        raise Refused("Schrijf op waarom u dit doorgeeft. Zonder reden kan dat niet.")
    if same_address(email) == same_address(invitation.email):
        raise Refused("Dit is uw eigen e-mailadres. Vul het adres in van wie wel tekent.")
    if current.invitations.exclude(delegated_from=None).count() >= MOST_DELEGATIONS:
        raise Refused(f"Dit verzoek is al vaak doorgegeven. {NEW_LINK}")
    passed, token = new_link(
        request=current,
        name=name,
        function=function,
        email=email,
        by=None,
        sent_by_name=invitation.name,
        delegated_from=invitation,
        delegation_reason=reason.strip(),
    )
    _tell_of_delegation(current, invitation, passed, token)
    _enter("Verzoek om te tekenen doorgegeven", passed, None, who=invitation.name)
    return passed


def invitation_of(token: str, *, locked: bool = False) -> Invitation:
    """The invitation behind a link, when it may be used. Raises LinkUnusable.

    With `locked` (in a transaction) it stays as it is until the transaction ends.
    """
    found = Invitation.objects.filter(token_digest=token_digest(token))
    invitation = found.select_related("request__round__version__document__kind", "request__partner").first()
    if invitation is None:
        raise LinkUnusable(
            "unknown", f"Deze link kennen wij niet. Kopieer hem helemaal uit de mail. {NEW_LINK}"
        )
    request = invitation.request
    if locked:
        request = locked_request(request.pk)
        invitation.refresh_from_db()
        invitation.request = request
    _refuse_unusable(invitation, request)
    return invitation


@in_passing
def mark_opened(invitation: Invitation) -> None:
    """Keeps when the link was first opened."""
    if invitation.opened_at is None:
        invitation.opened_at = timezone.now()
        with as_one_line():
            save(invitation, by=None, reason="Link geopend")
        _enter("Link om te tekenen geopend", invitation, None, who=invitation.name)


def new_link(
    *,
    request: Request,
    name: str,
    function: str,
    email: str,
    by: AbstractBaseUser | None,
    valid_days: int = VALID_DAYS,
    sent_by_name: str = "",
    delegated_from: Invitation | None = None,
    delegation_reason: str = "",
) -> tuple[Invitation, str]:
    """The invitation with its token; of a locked request. Raises Refused."""
    refuse_over(request)
    cell = asked_cell(request)
    signed = signed_for(cell)
    if signed.include(name, email):
        raise Refused(
            f"{name} tekende al namens {request.partner}. Nodig iemand anders uit, met een eigen e-mailadres."
        )
    now, token = timezone.now(), secrets.token_urlsafe(32)
    invitation = Invitation(
        request=request,
        name=" ".join(name.split()),
        function=" ".join(function.split()),
        email=email.strip(),
        token_digest=token_digest(token),
        sent_at=now,
        sent_by_name=sent_by_name or name_of(by),
        expires_at=now + timedelta(days=valid_days),
        delegated_from=delegated_from,
        delegation_reason=delegation_reason,
    )
    for earlier in _replaced(invitation, signed, still_needed(cell, signed)):
        earlier.ended_at = now
        save(earlier, by=by, reason="Vervangen door een nieuwe link")
    save(invitation, by=by, reason="Verstuurd")
    return invitation, token


def _replaced(invitation: Invitation, signed: Signed, needed: int) -> list[Invitation]:
    """The links that end because of this one: of the same person, of who passed it on, and the oldest of
    others when there are more than people who must still sign."""
    own, others = [], []
    for one in invitation.request.invitations.filter(ended_at=None).order_by("-sent_at", "-pk"):
        if one.pk == invitation.delegated_from_id or same_address(one.email) == same_address(
            invitation.email
        ):
            own.append(one)
        elif not signed.include(one.name, one.email):
            others.append(one)
    return own + others[needed - 1 :]


def renewed_link(
    request: Request, invitation: Invitation, by: AbstractBaseUser | None
) -> tuple[Invitation, str]:
    """A new link for the person of this invitation, with the same trace. Raises Refused."""
    return new_link(
        request=request,
        name=invitation.name,
        function=invitation.function,
        email=invitation.email,
        by=by,
        delegated_from=invitation.delegated_from,
        delegation_reason=invitation.delegation_reason,
    )


def may_be_asked_again(request: Request) -> bool:
    """Whether the request is closed because the partner refused or withdrew, in a round that still runs."""
    if request.closed_at is None or request.round.closed_at:
        return False
    cell = cell_of_request(request)
    return cell is not None and cell.is_undone


def _open_again(request: Request, by: AbstractBaseUser | None) -> None:
    former = request.closed_reason
    request.closed_at, request.closed_reason = None, ""
    with as_one_line():
        save(request, by=by, reason="Opnieuw gevraagd")
    enter(
        what="Opnieuw gevraagd om te tekenen",
        by=by,
        about=request,
        document=request.round.version.document,
        result=former,
    )


def send_link(invitation: Invitation, letter: Letter) -> None:
    """Sends the mail with the link; when that fails the link ends and the failure is kept."""
    post_after_commit(letter, invitation.email, partial(_link_sent, invitation.pk))


@transaction.atomic
def _link_sent(pk: int, failed: str) -> None:
    if not failed:
        return
    invitation = Invitation.objects.select_related("request").get(pk=pk)
    if invitation.ended_at is None:
        invitation.ended_at = timezone.now()
        save(invitation, by=None, reason="De mail kon niet worden verstuurd")
    Reminder.objects.create(
        request=invitation.request,
        email=invitation.email,
        on=timezone.localdate(),
        sent_by_name=invitation.sent_by_name,
        skipped=failed,
    )


def _enter(what: str, invitation: Invitation, by: AbstractBaseUser | None, who: str = "") -> None:
    request = invitation.request
    enter(
        what=what,
        by=by,
        who=who,
        about=request,
        document=request.round.version.document,
        result=people_words(invitation),
    )


def _refuse_unusable(invitation: Invitation, request: Request) -> None:
    if request.closed_at or request.round.closed_at:
        reason = request.closed_reason or request.round.closed_reason
        raise LinkUnusable("closed", f"U kunt niet meer tekenen via deze link. {reason}")
    if invitation.ended_at:
        _refuse_ended(invitation, request)
    if invitation.has_expired:
        raise LinkUnusable("expired", f"Deze link werkte tot en met {day(invitation.last_day)}. {NEW_LINK}")
    why_not = over_today(request)
    if why_not:
        raise LinkUnusable("closed", f"U kunt niet meer tekenen via deze link. {why_not}")


def _refuse_ended(invitation: Invitation, request: Request) -> None:
    running = list(request.invitations.filter(ended_at=None))
    own = [one for one in running if same_address(one.email) == same_address(invitation.email)]
    passed_on = heir = invitation.delegations.order_by("sent_at", "pk").last()
    while heir and heir.ended_at and heir.delegations.exists():
        heir = heir.delegations.order_by("sent_at", "pk").last()
    other = heir if heir in running else running[0] if len(running) == 1 else None
    if own:
        words = f"Wij stuurden u op {day(timezone.localdate(own[0].sent_at))} een nieuwe. Gebruik die."
    elif other:
        words = f"Het verzoek staat nu bij {other.name}. Via deze link hoeft u niets meer te doen."
    else:
        words = NEW_LINK
    if other and passed_on:
        raise LinkUnusable("passed_on", words)
    raise LinkUnusable("replaced", f"Deze link is vervangen. {words}")


def _tell_of_delegation(request: Request, former: Invitation, passed: Invitation, token: str) -> None:
    matter, reason = letter_subject(request), passed.delegation_reason
    letter = invitation_letter(
        matter,
        name=passed.name,
        address=link_address(token),
        expires=passed.last_day,
        passed_on=f"{former.name} van {matter.partner} heeft dit aan u doorgegeven. De reden: {reason}",
    )
    send_link(passed, letter)
    to = people_words(passed)
    post_after_commit(delegation_letter(matter, name=former.name, to=to, reason=reason), former.email)
    post_to_each(
        delegated_letter(matter, name=former.name, to=to, reason=reason), team_addresses(request.round)
    )
