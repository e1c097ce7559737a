"""What changes about a round while it runs: its days and message, who is asked, the copy of the text."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import as_one_line, enter
from documents.ledger.history import save
from documents.models import Version
from documents.text.dutch import day
from documents.text.refusals import Refused
from signatures.models import Partner, Request, Round
from signatures.register.acts import lock
from signatures.rounds.candidates import Candidate, who_is_asked
from signatures.rounds.cells import cell_of_request
from signatures.rounds.letters import repaired_letter
from signatures.rounds.people import invited, signed_for
from signatures.rounds.posting import letter_subject, post_after_commit


@transaction.atomic
def change_round(
    *,
    round: Round,
    deadline: date | None,
    reminder_days: Sequence[int],
    message: str,
    reason: str,
    by: AbstractBaseUser | None,
) -> Round:
    """Other days or another message for a round that runs; the links that were sent keep working. Raises
    Refused."""
    current = _running(round)
    if not reason.strip():
        raise Refused("Schrijf op waarom u de ronde verandert. Dat komt in de geschiedenis te staan.")
    if deadline and deadline < timezone.localdate():
        raise Refused("De datum waarvoor getekend moet zijn is al voorbij. Kies vandaag of een latere dag.")
    current.deadline, current.message = deadline, message.strip()
    current.reminder_days = sorted({number for number in reminder_days if number >= 0}, reverse=True)
    with as_one_line():
        save(current, by=by, reason=reason.strip())
    until = f"Uiterlijk tekenen op {day(deadline)}." if deadline else "Zonder uiterste dag."
    enter(what="Ondertekenronde veranderd", by=by, about=current, result=f"{until} {reason.strip()}")
    return current


def not_asked_yet(round: Round) -> list[Candidate]:
    """Who must sign, or joined since, and has no request in this round."""
    asked = set(round.requests.values_list("partner", flat=True))
    return [one for one in who_is_asked(round.version) if one.partner.pk not in asked]


@transaction.atomic
def ask_also(*, round: Round, partner: Partner, by: AbstractBaseUser | None) -> Request:
    """A request to one more partner, in a round that runs. Raises Refused."""
    current = _running(round)
    if partner not in [one.partner for one in not_asked_yet(current)]:
        raise Refused(f"{partner} hoeft niet te tekenen, of staat al in deze ronde.")
    request = Request(round=current, partner=partner)
    with as_one_line():
        save(request, by=by, reason="Toegevoegd aan de ronde")
    enter(what="Partner toegevoegd aan de ronde", by=by, about=current, result=str(partner))
    return request


@transaction.atomic
def follow_repaired_copy(version: Version) -> None:
    """Moves the running round of this number to the copy that was repaired last, and says so by mail to who
    was asked and has not signed."""
    lock(version.document_id)
    copies = Version.objects.filter(document=version.document_id, number=version.number)
    newest = copies.select_related("document__kind").latest_first()[0]
    for opened in Round.objects.filter(version__in=copies, closed_at=None).exclude(version=newest):
        opened.version = newest
        with as_one_line():
            save(opened, by=None, reason=f"Hersteld exemplaar: {newest.reason}"[:100])
        enter(what="Ondertekenronde gaat over het herstelde exemplaar", about=opened, result=newest.reason)
        _tell_repaired(opened, newest)


def _tell_repaired(opened: Round, version: Version) -> None:
    for request in opened.requests.filter(closed_at=None).select_related("partner"):
        request.round = opened
        signed = signed_for(cell_of_request(request))
        for one in invited(list(request.invitations.all())):
            if one.ended_at is None and not signed.include(one.name, one.email):
                letter = repaired_letter(letter_subject(request), name=one.name, reason=version.reason)
                post_after_commit(letter, one.email)


def _running(round: Round) -> Round:
    lock(round.version.document_id)
    current = Round.objects.select_related("version__document__kind").get(pk=round.pk)
    if current.closed_at:
        raise Refused(f"Deze ronde is al gesloten: {current.closed_reason}")
    return current
