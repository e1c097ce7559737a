"""A request of a round for whoever does something about it: as it is now, and not when it is over."""

from documents.text.refusals import Refused
from signatures.models import Request
from signatures.register.acts import lock
from signatures.register.standings import standing_of
from signatures.rounds.cells import cell_of_request
from signatures.rounds.endings import why_not_asked, why_unsignable
from signatures.standing.cells import Cell


def locked_request(pk: int) -> Request:
    """The request as it is now; who else writes about the same document waits."""
    document = Request.objects.values_list("round__version__document", flat=True).get(pk=pk)
    lock(document)
    return Request.objects.select_related("round__version__document__kind", "partner").get(pk=pk)


def refuse_over(request: Request) -> None:
    """Raises Refused when the request is closed, or its version cannot be signed (any more)."""
    if request.closed_at or request.round.closed_at:
        reason = request.closed_reason or request.round.closed_reason
        raise Refused(f"Dit verzoek is gesloten: {reason}")
    version = request.round.version
    why_not = why_unsignable(standing_of(version.document), version.number)
    if why_not:
        raise Refused(why_not)


def asked_cell(request: Request) -> Cell | None:
    """How the partner stands today. Raises Refused when it need not, or may not, sign (any more)."""
    cell = cell_of_request(request)
    why_not = why_not_asked(cell)
    if why_not:
        raise Refused(f"{request.partner} hoeft niet (meer) te tekenen. {why_not}")
    return cell
