"""The paper behind an act, for who may see it: the regional team, and the partner whose act it is, also after
it left."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from documents.ledger.entries import enter
from signatures.models import Act

EXTENSIONS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/tiff": "tif"}


def may_see_evidence(user, act: Act) -> bool:
    """The team sees all papers; a partner its own, also when it takes part no more."""
    if not user.is_authenticated:
        return False
    own = act.partner_id is not None and act.partner_id == user.partner_id
    return own or user.has_perm("signatures.view_act")


def evidence(request: HttpRequest, pk: int) -> FileResponse:
    """Sends the paper as a download. Whoever may not see it is told that it is not there."""
    act = get_object_or_404(Act.objects.select_related("evidence"), pk=pk)
    if act.evidence is None or not may_see_evidence(request.user, act):
        raise Http404("Dit bewijsstuk is er niet.")
    enter(what="Bewijsstuk opgehaald", by=request.user, about=act)
    kind = act.evidence.media_type
    response = FileResponse(
        act.evidence.file.open("rb"),
        as_attachment=True,
        filename=f"handeling-{act.pk}.{EXTENSIONS.get(kind, 'bin')}",
        content_type=kind,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
