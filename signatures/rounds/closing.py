"""How requests and rounds end: by what is on record, or because the team closes a round."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import as_one_line, enter
from documents.ledger.history import save
from documents.models import Document
from documents.text.refusals import Refused
from signatures.models import Act, Method, Partner, Request, Round
from signatures.register.acts import lock
from signatures.register.loading import facts_of
from signatures.rounds.candidates import contacts_on
from signatures.rounds.cells import Cells, cell_of_request, cells_to_sign
from signatures.rounds.endings import ending_of, round_ending, same_ending, version_ending
from signatures.rounds.letters import (
    Letter,
    closed_letter,
    refused_letter,
    round_closed_letter,
    signed_letter,
)
from signatures.rounds.people import invited, signed_for
from signatures.rounds.posting import letter_subject, post_after_commit, post_to_each, team_addresses
from signatures.standing import document_standing
from signatures.standing.cells import Cell
from signatures.standing.facts import Facts


@transaction.atomic
def close_round(*, round: Round, reason: str, by: AbstractBaseUser | None) -> None:
    """Closes a round before everyone signed. Raises Refused."""
    lock(round.version.document_id)
    current = Round.objects.select_related("version__document__kind").get(pk=round.pk)
    if current.closed_at:
        raise Refused(f"Deze ronde is al gesloten: {current.closed_reason}")
    if not reason.strip():
        raise Refused("Schrijf op waarom u de ronde sluit. De partners krijgen dit te lezen.")
    settle_requests(current.version.document)
    current.refresh_from_db()
    if current.closed_at is None:
        _end_round(current, reason.strip(), _cells(current, _facts(current)), by)


def settle_requests(document: Document) -> None:
    """Closes what is done according to the register, and opens again what turned out not to be done.

    A round in which somebody refused stays open: the team decides what becomes of that.

    To be called after each change in the register, in its transaction; again changes nothing.
    """
    running = Round.objects.filter(version__document=document, closed_at=None)
    if not running.exists():
        return
    with transaction.atomic():
        lock(document.pk)
        for opened in running.select_related("version__document__kind"):
            _settle(opened)


def _settle(opened: Round) -> None:
    facts, today = _facts(opened), timezone.localdate()
    cells = _cells(opened, facts)
    reason = version_ending(document_standing(facts, today), opened.version.number)
    if reason:
        _end_round(opened, reason, cells, None)
        return
    requests = list(_requests(opened))
    for request in requests:
        _settle_request(request, cells)
    refused = any(one.is_undone for one in map(cells.get, _slugs(requests)) if one)
    if requests and not refused and all(request.closed_at for request in requests):
        _end_round(opened, round_ending(len(requests), _signed_count(requests, cells)), cells, None)


def _slugs(requests: Iterable[Request]) -> Iterator[str]:
    return (request.partner.slug for request in requests)


def _settle_request(request: Request, cells: Cells) -> None:
    cell, former = cells.get(request.partner.slug), request.closed_reason
    reason = "" if _asked_again(request, cell) else ending_of(cell)
    if reason == former:
        return
    request.closed_at = timezone.now() if reason else None
    request.closed_reason = reason
    with as_one_line():
        save(request, by=None, reason="Gesloten" if reason else "Weer open: de handtekening geldt niet meer")
    enter(
        what="Verzoek om te tekenen gesloten" if reason else "Verzoek om te tekenen weer open",
        about=request,
        document=request.round.version.document,
        result=reason,
    )
    if reason and not same_ending(reason, former):
        _tell_of_ending(request, cell, cells)


def _asked_again(request: Request, cell: Cell | None) -> bool:
    """Whether somebody was invited after the partner refused or withdrew."""
    if cell is None or not cell.is_undone:
        return False
    return request.invitations.filter(sent_at__gt=cell.acts[-1].act.recorded).exists()


def _tell_of_ending(request: Request, cell: Cell | None, cells: Cells) -> None:
    matter, reason = letter_subject(request), request.closed_reason
    if cell and cell.is_undone:
        to = [*team_addresses(request.round), *_addresses_of_signed(request.round, cells)]
        post_to_each(refused_letter(matter, reason=reason, withdrawn=not cell.is_refused), to)
    elif cell and cell.is_answered:
        if not _signed_here(cell):
            for one in invited(list(request.invitations.all())):
                post_after_commit(signed_letter(matter, name=one.name), one.email)
    else:
        _tell_closed(request)


def _end_round(opened: Round, reason: str, cells: Cells, by: AbstractBaseUser | None) -> None:
    requests, now = list(_requests(opened)), timezone.now()
    with as_one_line():
        for request in requests:
            if request.closed_at is None:
                _end_request(request, reason, now, by)
        opened.closed_at, opened.closed_reason = now, reason
        save(opened, by=by, reason="Gesloten")
    signed = _signed_count(requests, cells)
    letter = _round_letter(requests, reason, signed)
    post_to_each(letter, [*team_addresses(opened), *_addresses_of_signed(opened, cells)])
    enter(what="Ondertekenronde gesloten", by=by, about=opened, result=reason)


def _end_request(request: Request, reason: str, now: datetime, by: AbstractBaseUser | None) -> None:
    request.closed_at, request.closed_reason = now, reason
    save(request, by=by, reason="Ronde gesloten")
    _tell_closed(request)


def _tell_closed(request: Request) -> None:
    """To each who was asked and has not signed, with what becomes of a paper that waits."""
    matter, waiting = letter_subject(request), request.submissions.filter(decided_at=None).exists()
    signed = signed_for(cell_of_request(request))
    for one in invited(list(request.invitations.all())):
        if not signed.include(one.name, one.email):
            letter = closed_letter(matter, reason=request.closed_reason, waiting=waiting)
            post_after_commit(letter, one.email)


def _round_letter(requests: list[Request], reason: str, signed: int) -> Letter:
    return round_closed_letter(letter_subject(requests[0]), reason=reason, signed=signed, asked=len(requests))


def _requests(opened: Round) -> Iterable[Request]:
    found = opened.requests.select_related("round__version__document__kind", "partner")
    return found.prefetch_related("partner__names")


def _signed_count(requests: Iterable[Request], cells: Cells) -> int:
    return sum(1 for request in requests if _is_signed(cells.get(request.partner.slug)))


def _is_signed(cell: Cell | None) -> bool:
    return cell is not None and cell.is_answered


def _signed_here(cell: Cell) -> bool:
    """Whether it was signed in the portal: that sends a letter of its own, with the copy."""
    return Act.objects.filter(pk=cell.acts[-1].act.id, method=Method.PORTAL).exists()


def _addresses_of_signed(opened: Round, cells: Cells) -> list[str]:
    """Where to write to who signed: the person that was invited, else a contact of the partner."""
    signed = [slug for slug, cell in cells.items() if _is_signed(cell)]
    partners = Partner.objects.filter(slug__in=signed)
    invited: dict[int, str] = {}
    for request in opened.requests.filter(partner__in=partners).prefetch_related("invitations"):
        for invitation in request.invitations.all():
            invited[request.partner_id] = invitation.email
    known = contacts_on(partners, timezone.localdate())
    for partner in partners:
        if partner.pk not in invited and known[partner.pk]:
            invited[partner.pk] = known[partner.pk][0].email
    return list(invited.values())


def _facts(opened: Round) -> Facts:
    document = opened.version.document
    return facts_of([document])[document.pk]


def _cells(opened: Round, facts: Facts) -> Cells:
    return cells_to_sign(facts, opened.version.number, timezone.localdate())
