"""Signing, refusing and taking over inside the portal, by who holds a personal link or an account.

What is wrong is told, never guessed: a wrong code is counted, a link that was used is refused.
"""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import enter
from documents.ledger.people import account_name
from documents.models import StoredFile, Version
from documents.text.dutch import day_short
from documents.text.refusals import Refused
from signatures.models import Act, ActKind, Declares, Invitation, Mandate, Method, Request
from signatures.register.acts import record_act, record_signature
from signatures.register.settled import SettledAct, settled
from signatures.register.standings import standing_of
from signatures.rounds.cells import cell_of_request
from signatures.rounds.codes import VALID_MINUTES, code_fits, new_code, use_code
from signatures.rounds.endings import why_unsignable
from signatures.rounds.inviting import invitation_of, new_link, renewed_link, token_digest
from signatures.rounds.letters import Letter
from signatures.rounds.people import same_address, signed_for, still_needed
from signatures.rounds.posting import letter_subject, post_after_commit
from signatures.rounds.requests import asked_cell, locked_request
from signatures.rounds.signing_letters import code_letter, own_copy_letter, taken_over_letter
from signatures.signed_pdf.in_portal import sign_in_portal

COPY_DAYS = 90
ROLE = "via een persoonlijke link"


@transaction.atomic
def send_code(*, token: str) -> datetime:
    """Mails a code to the invited person; until when it works. Raises Refused."""
    invitation = invitation_of(token, locked=True)
    _refuse_signed_already(invitation, invitation.name)
    code = new_code(invitation)
    letter = code_letter(
        letter_subject(invitation.request), name=invitation.name, code=code, minutes=VALID_MINUTES
    )
    post_after_commit(letter, invitation.email)
    return timezone.now() + timedelta(minutes=VALID_MINUTES)


def sign_with_code(
    *, token: str, code: str, name: str, function: str, reservation: str = "", address: str
) -> Act:
    """Signs for the partner in the name of this person. `address` is where its own copy is to be had.

    Raises Refused.
    """
    signer = _Signer(" ".join(name.split()), " ".join(function.split()), reservation.strip(), timezone.now())
    outcome = _sign(token, code, signer, _sealed_before(token, code, signer), address)
    if isinstance(outcome, str):
        raise Refused(outcome)
    return outcome


@transaction.atomic
def refuse(*, token: str, name: str, function: str, reason: str) -> Act:
    """Puts on record that the partner does not sign, and why. Raises Refused."""
    invitation = invitation_of(token, locked=True)
    if not reason.strip():
        raise Refused("Schrijf op waarom u niet tekent. Zonder reden kan dat niet.")
    if not name.strip():
        raise Refused("Vul uw naam in.")
    request = invitation.request
    return record_act(
        kind=ActKind.REFUSAL,
        partner=request.partner,
        version=request.round.version,
        by=None,
        on=timezone.localdate(),
        received=timezone.localdate(),
        signatories=[{"name": " ".join(name.split()), "function": " ".join(function.split())}],
        text=reason.strip(),
        report=_report(invitation),
        **_recorded_by(name, request),
    )


@transaction.atomic
def take_over_request(*, request: Request, by: AbstractBaseUser) -> str:
    """A link for a person of the partner itself, who is logged in; its token. Raises Refused.

    The link of who was asked before ends, and that person is told.
    """
    person: Any = by
    if person.partner_id != request.partner_id:
        raise Refused("Dit verzoek is aan een andere organisatie gericht. Er is niets veranderd.")
    if not person.email:
        raise Refused(
            "Bij uw account staat geen e-mailadres. Vraag het regionale team om het toe te voegen: "
            "daar sturen wij de code heen waarmee u tekent."
        )
    current = locked_request(request.pk)
    former = _taken_over_from(current, person.email)
    if former and same_address(former.email) == same_address(person.email):
        return renewed_link(current, former, by)[1]
    passed, token = new_link(
        request=current,
        name=account_name(person),
        function="",
        email=person.email,
        by=by,
        delegated_from=former,
        delegation_reason="Overgenomen op de pagina van de eigen organisatie." if former else "",
    )
    if former:
        post_after_commit(
            taken_over_letter(letter_subject(current), name=former.name, by=passed.name), former.email
        )
    enter(
        what="Verzoek om te tekenen overgenomen",
        by=by,
        about=current,
        document=current.round.version.document,
        result=f"Van {former.name}" if former else "Er was nog niemand anders voor uitgenodigd",
    )
    return token


def _taken_over_from(request: Request, email: str) -> Invitation | None:
    """The own link of the person with this address; else the last one of another, unless more people must
    still sign than have a link. Raises Refused."""
    cell = asked_cell(request)
    signed = signed_for(cell)
    running = [
        one
        for one in request.invitations.filter(ended_at=None).order_by("-sent_at", "-pk")
        if not signed.include(one.name, one.email)
    ]
    own = [one for one in running if same_address(one.email) == same_address(email)]
    if own or len(running) >= still_needed(cell, signed):
        return next(iter(own or running), None)
    return None


def done_through(token: str) -> SettledAct | None:
    """The last act that was done by this link and stands: a signature or a refusal."""
    found = Invitation.objects.filter(token_digest=token_digest(token))
    invitation = found.select_related("request__round").first()
    return _last_done(invitation, ActKind.SIGNATURE, ActKind.REFUSAL) if invitation else None


def _last_done(invitation: Invitation, *kinds: str) -> SettledAct | None:
    request = invitation.request
    copies = Version.objects.filter(
        document=request.round.version.document_id, number=request.round.version.number
    ).values_list("pk", flat=True)
    acts = Act.objects.filter(
        partner=request.partner_id, version__in=copies, report__invitation=invitation.pk
    )
    done = [
        one
        for one in settled(acts)
        if one.act.kind in kinds
        and one.right.partner_id == request.partner_id
        and one.right.version_id in copies
    ]
    return max(done, key=lambda one: one.act.pk, default=None)


def own_copy_of(done: SettledAct) -> StoredFile | None:
    """The own copy of the signer, for as long as it may be had by its link."""
    if done.act.kind != ActKind.SIGNATURE:
        return None
    last = timezone.localdate(done.act.recorded_at) + timedelta(days=COPY_DAYS)
    return done.evidence_of.evidence if timezone.localdate() <= last else None


class _Signer(NamedTuple):
    """Who signs, with what reservation, and when."""

    name: str
    function: str
    reservation: str
    at: datetime

    @property
    def on(self) -> date:
        return timezone.localdate(self.at)


def _sealed_before(token: str, code: str, signer: _Signer) -> bytes | None:
    """The sealed PDF, made while others can go on writing: a server for timestamps may take its time.

    None when the code is not right; then it is refused and counted with the invitation locked.
    """
    invitation = invitation_of(token)
    return _sealed(invitation, signer) if signer.name and code_fits(invitation, code) else None


@transaction.atomic
def _sign(token: str, code: str, signer: _Signer, sealed: bytes | None, address: str) -> Act | str:
    """The act, or why the code is wrong: said, not raised, so that the attempt stays counted."""
    invitation = invitation_of(token, locked=True)
    _refuse_signed_already(invitation, signer.name)
    _refuse_unfit(invitation.request, signer.name)
    refused = use_code(invitation, code)
    if refused:
        return refused
    act = record_signature(
        partner=invitation.request.partner,
        version=invitation.request.round.version,
        signatories=[{"name": signer.name, "function": signer.function}],
        by=None,
        on=signer.on,
        received=signer.on,
        text=signer.reservation,
        declares=Declares.RESERVATION if signer.reservation else "",
        method=Method.PORTAL,
        text_digest=invitation.request.round.version.digest,
        mandate=_mandate(invitation.request, signer.name, signer.on),
        report=_report(invitation),
        evidence=sealed or _sealed(invitation, signer),
        **_recorded_by(signer.name, invitation.request),
    )
    post_after_commit(_own_copy(invitation, signer.name, address), invitation.email)
    return act


def _sealed(invitation: Invitation, signer: _Signer) -> bytes:
    request = invitation.request
    return sign_in_portal(
        request.round.version,
        signatory_name=signer.name,
        function=signer.function,
        organisation=str(request.partner),
        email=invitation.email,
        confirmed_at=signer.at,
        on=signer.on,
        reservation=signer.reservation,
    )


def _own_copy(invitation: Invitation, name: str, address: str) -> Letter:
    return own_copy_letter(letter_subject(invitation.request), name=name, address=address, days=COPY_DAYS)


def _refuse_unfit(request: Request, name: str) -> None:
    if not name:
        raise Refused("Vul uw naam in.")
    version = request.round.version
    why_not = why_unsignable(standing_of(version.document), version.number)
    if why_not:
        raise Refused(why_not)


def _refuse_signed_already(invitation: Invitation, name: str) -> None:
    """Two who sign together are two people: one link, one address or one name is one of them."""
    signed = signed_for(cell_of_request(invitation.request))
    if _last_done(invitation, ActKind.SIGNATURE) or signed.include(name, invitation.email):
        raise Refused(
            "U hebt via deze link, of met dit e-mailadres of deze naam, al getekend. Er tekent nog iemand "
            "anders voor uw organisatie: vraag het regionale team om een eigen uitnodiging voor die persoon."
        )


def _mandate(request: Request, name: str, on: date) -> str:
    """On what grounds this person may sign, as far as the register knows."""
    held = Mandate.objects.filter(partner=request.partner, name__iexact=name, since__lte=on).exclude(
        until__lte=on
    )
    found = held.first()
    return found.basis or f"Mandaat sinds {day_short(found.since)}" if found else ""


def _report(invitation: Invitation) -> dict[str, object]:
    return {"invitation": invitation.pk, "email": invitation.email}


def _recorded_by(name: str, request: Request) -> dict[str, Any]:
    return {
        "recorded_by_name": " ".join(name.split()),
        "recorded_by_role": ROLE,
        "recorded_by_organisation": str(request.partner),
    }
