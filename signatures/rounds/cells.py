"""How partners stand to the version of a round today, as far as asking them goes."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from signatures.models import Request
from signatures.register.loading import facts_of
from signatures.rounds.endings import version_ending, why_not_asked
from signatures.standing import document_standing
from signatures.standing.cells import Cell
from signatures.standing.facts import Facts

Cells = Mapping[str, Cell]


def cells_to_sign(facts: Facts, number: int, today: date) -> Cells:
    """The cell of each partner for the version of this number, by the partner's slug.

    A signature of which only the month or the year is known may count from a day that still has to come; who
    gave it need not be asked any more.
    """
    found = document_standing(facts, today).cells(number)
    if not any(cell.is_open for cell in found.values()) or not any(act.uncertain for act in facts.acts):
        return found
    later = document_standing(facts, today.replace(month=12, day=31)).cells(number)
    return {
        slug: later[slug] if cell.is_open and later[slug].is_answered else cell
        for slug, cell in found.items()
    }


def cell_of_request(request: Request) -> Cell | None:
    """How the partner of this request stands today to what it is asked to sign."""
    version = request.round.version
    facts = facts_of([version.document])[version.document_id]
    return cells_to_sign(facts, version.number, timezone.localdate()).get(request.partner.slug)


def over_today(request: Request) -> str:
    """Why the partner of this request cannot sign today, whatever is kept of the request; "" when it can."""
    version, today = request.round.version, timezone.localdate()
    facts = facts_of([version.document])[version.document_id]
    ended = version_ending(document_standing(facts, today), version.number)
    return ended or why_not_asked(cells_to_sign(facts, version.number, today).get(request.partner.slug))
