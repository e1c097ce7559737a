"""A signature that is handed in, by the partner or on paper by the team, and judged by an administrator."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import enter
from documents.ledger.history import save
from documents.ledger.people import name_of
from documents.models import StoredFile, Version
from documents.text.dutch import clock, day, moment
from documents.text.refusals import Refused
from signatures.models import Act, Declares, Invitation, Method, Partner, Precision, Request, Submission
from signatures.register.acts import lock, record_signature
from signatures.rounds.examining import examined
from signatures.rounds.inviting import link_address, renewed_link, send_link
from signatures.rounds.letters import declined_letter
from signatures.rounds.posting import letter_subject, post_after_commit
from signatures.rounds.requests import locked_request, refuse_over
from signatures.standing.signing import same_name


@transaction.atomic
def hand_in(
    *,
    version: Version,
    partner: Partner,
    method: str,
    content: bytes,
    name: str,
    on: date | None,
    precision: str = Precision.DAY,
    received: date | None,
    signatories: Sequence[Mapping[str, str]],
    reservation: str = "",
    text: str = "",
    by: AbstractBaseUser | None,
    by_name: str,
    request: Request | None = None,
) -> Submission:
    """Takes in a signed PDF or a scan; an administrator judges it after that. Raises Refused."""
    _refuse_dates(on, precision, received)
    file, verdict = examined(version, method, content)
    submission = Submission(
        version=version,
        partner=partner,
        request=_still_asked(version, partner, request, file),
        file=file,
        name=name[-250:],
        method=method,
        on=None if precision == Precision.UNKNOWN else on,
        precision=precision,
        received=received,
        signatories=_people(signatories),
        reservation=reservation.strip(),
        text=text.strip(),
        verdict=verdict,
        handed_in_at=timezone.now(),
        handed_in_by=by,  # type: ignore[misc] # the project's own user
        handed_in_by_name=by_name or name_of(by),
    )
    return _taken_in(submission, by)


def _taken_in(submission: Submission, by: AbstractBaseUser | None) -> Submission:
    save(submission, by=by, reason="Ingeleverd")
    _enter("Ondertekening ingeleverd", submission, by, who=submission.handed_in_by_name)
    return submission


@transaction.atomic
def accept_submission(*, submission: Submission, by: AbstractBaseUser, remark_reserves: bool = False) -> Act:
    """Puts the signature on record, with its reservation; with `remark_reserves` the remark is one. Raises
    Refused."""
    current = _undecided(submission)
    reserved = bool(current.reservation or (remark_reserves and current.text))
    if _needs_second_pair(current) and current.handed_in_by_id == by.pk:
        raise Refused(
            "Van deze handtekening op papier is de dag niet precies bekend, en u leverde haar zelf in. "
            "Vraag een andere beheerder om haar te beoordelen."
        )
    current.act = record_signature(
        partner=current.partner,
        version=current.version,
        signatories=current.signatories,
        on=current.on,
        precision=current.precision,
        received=current.received,
        text=current.said,
        declares=Declares.RESERVATION if reserved else "",
        method=current.method,
        text_digest=current.version.digest,
        report=current.verdict,
        evidence=current.file,
        by=by,
    )
    _decide(current, by, "Aangenomen")
    _enter("Ondertekening aangenomen", current, by)
    return current.act


@transaction.atomic
def decline_submission(*, submission: Submission, by: AbstractBaseUser, reason: str) -> None:
    """Refuses what was handed in; the partner is told why. Raises Refused."""
    if not reason.strip():
        raise Refused("Schrijf op waarom u dit niet aanneemt. De partner krijgt dit te lezen.")
    current = _undecided(submission)
    current.remarks = reason.strip()
    _decide(current, by, "Niet aangenomen")
    _tell_declined(current)
    _enter("Ondertekening niet aangenomen", current, by, result=current.remarks)


def open_request(version: Version, partner: Partner) -> Request | None:
    """The request that this partner has open for this version."""
    found = Request.objects.filter(
        round__version__document=version.document_id,
        round__version__number=version.number,
        round__closed_at=None,
        partner=partner,
        closed_at=None,
    )
    return found.select_related("round__version").first()


def _still_asked(
    version: Version, partner: Partner, request: Request | None, file: StoredFile
) -> Request | None:
    """The request that this answers, if any, while others wait. Raises Refused."""
    lock(version.document_id)
    asked = request or open_request(version, partner)
    _refuse_when_over(asked)
    _refuse_same_file(version, partner, file)
    return asked


def _refuse_when_over(request: Request | None) -> None:
    if request is None:
        return
    found = Request.objects.select_related("round__version__document__kind").defer("round__version__content")
    refuse_over(found.get(pk=request.pk))


def _people(signatories: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    people = [dict(one) for one in signatories if one.get("name", "").strip()]
    if not people:
        raise Refused("Vul in wie heeft getekend: ten minste één naam.")
    return people


def _refuse_dates(on: date | None, precision: str, received: date | None) -> None:
    today = timezone.localdate()
    if precision not in Precision.values:
        raise Refused("Kies hoe precies de datum bekend is.")
    if on is None and precision != Precision.UNKNOWN:
        raise Refused("De datum ontbreekt. Vul de datum in, of kies dat de datum onbekend is.")
    if (on and on > today) or (received and received > today):
        raise Refused("Een van de data ligt in de toekomst. Kies vandaag of een eerdere dag.")


def _refuse_same_file(version: Version, partner: Partner, file: StoredFile) -> None:
    same = Submission.objects.filter(version=version, partner=partner, file=file)
    waiting = same.filter(decided_at=None).first()
    if waiting:
        day = timezone.localdate(waiting.handed_in_at)
        raise Refused(
            f"Dit bestand is al ingeleverd {moment(day, 'day')} en wacht op beoordeling. "
            "U hoeft niets te doen."
        )


def _undecided(submission: Submission) -> Submission:
    """The submission as it is now, while others wait. Raises Refused when somebody else decided already."""
    lock(submission.version.document_id)
    current = Submission.objects.select_related("version__document__kind", "partner", "file").get(
        pk=submission.pk
    )
    if current.decided_at:
        what = "aangenomen" if current.act_id else "niet aangenomen"
        at = timezone.localtime(current.decided_at)
        raise Refused(
            f"{current.decided_by_name} heeft deze ondertekening al beoordeeld, op {day(at)} om "
            f"{clock(at)}: {what}. Er is niets veranderd."
        )
    return current


def _needs_second_pair(submission: Submission) -> bool:
    return submission.method == Method.PAPER and submission.precision != Precision.DAY


def _decide(submission: Submission, by: AbstractBaseUser, what: str) -> None:
    submission.decided_at, submission.decided_by_name = timezone.now(), name_of(by)
    save(submission, by=by, reason=what)


def _tell_declined(submission: Submission) -> None:
    """To who handed it in, else who was asked last, with a link that works while the request is open."""
    request = submission.request
    last = _asked_last(request, submission.handed_in_by_name) if request else None
    if request is None or last is None:
        return
    matter, reason = letter_subject(request), submission.remarks
    try:
        renewed, token = renewed_link(locked_request(request.pk), last, None)
    except Refused:
        post_after_commit(declined_letter(matter, name=last.name, reason=reason), last.email)
        return
    letter = declined_letter(
        matter, name=last.name, reason=reason, address=link_address(token), expires=renewed.last_day
    )
    send_link(renewed, letter)


def _asked_last(request: Request, name: str) -> Invitation | None:
    found = list(request.invitations.order_by("-sent_at", "-pk"))
    return next((one for one in found if same_name(one.name) == same_name(name)), found[0] if found else None)


def _enter(
    what: str, submission: Submission, by: AbstractBaseUser | None, *, who: str = "", result: str = ""
) -> None:
    enter(
        what=what,
        by=by,
        who=who,
        about=submission,
        result=result or f"{submission.get_method_display()}: {submission.name}",
    )
