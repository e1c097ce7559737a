"""The public record of decisions: who was asked what about a version, when, and what came of it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from documents.models import Document, DocumentKind, Visibility
from documents.models.visibility import readable_by
from portal.texts.agenda import agenda
from portal.texts.decisions import decisions_of
from portal.texts.entries import entries_of
from portal.texts.follow_ups import follow_ups_for
from portal.texts.lookup import readable_document
from signatures.models import Paper, Route
from signatures.routes.address import routes_at
from signatures.routes.standing import RouteStanding, standings_of, still_open
from signatures.standing.term import TermDay

SHOWN_BY_BROWSERS = ("application/pdf",)


def decision_list(request: HttpRequest, kind: DocumentKind, slug: str) -> HttpResponse:
    """All routes of a document, the last first."""
    document = readable_document(request, kind, slug)
    visible = Route.objects.visible_to(request.user).filter(document=document)
    routes = standings_of(visible, readable=readable_by(request.user))
    return render(request, "portal/texts/decisions.html", {"document": document, "routes": routes})


def decision(request: HttpRequest, kind: DocumentKind, slug: str, label: str) -> HttpResponse:
    document = readable_document(request, kind, slug)
    decisions = decisions_of(_routes(request, document, label), request.user)
    context = {"document": document, "decisions": decisions, "label": decisions[-1].standing.route.label}
    return render(request, "portal/texts/decision.html", context)


def paper(request: HttpRequest, kind: DocumentKind, slug: str, label: str, pk: int) -> FileResponse:
    """Sends the file of a paper. Whoever may not open it is told that it is not there."""
    document = readable_document(request, kind, slug)
    routes = Route.objects.visible_to(request.user).filter(pk__in=routes_at(document, label))
    papers = Paper.objects.filter(step__route__in=routes)
    found = get_object_or_404(papers.select_related("file"), pk=pk, visibility__in=readable_by(request.user))
    media_type = found.file.media_type
    response = FileResponse(
        found.file.file.open("rb"),
        as_attachment=media_type not in SHOWN_BY_BROWSERS,
        filename=found.name,
        content_type=media_type,
    )
    response["X-Robots-Tag"] = "noindex"
    response["X-Content-Type-Options"] = "nosniff"
    if found.visibility != Visibility.PUBLIC or document.visibility != Visibility.PUBLIC:
        response["Cache-Control"] = "private, no-store"
    return response


def route_agenda(request: HttpRequest, kind: DocumentKind, slug: str, label: str) -> HttpResponse:
    document = readable_document(request, kind, slug)
    routes = _routes(request, document, label)
    return _feed(f"Besluitvorming {document.title} {routes[-1].route.label}", routes)


def running_agenda(request: HttpRequest) -> HttpResponse:
    """All routes that run now, and the days of terms and reviews, as far as this person may read their
    documents."""
    levels = readable_by(request.user)
    routes = Route.objects.filter(document__in=Document.objects.visible_to(request.user), shown=True)
    found = standings_of(still_open(routes, levels), readable=levels)
    timed = Document.objects.visible_to(request.user).filter(term_entries__isnull=False).distinct()
    terms = [
        (entry.document, one)
        for entry in entries_of(timed, request.user)
        for one in entry.shelf.standing.term.days
    ]
    return _feed("Lopende besluitroutes", [route for route in found if route.is_running], terms)


def follow_ups(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/texts/follow_ups.html", follow_ups_for(request.user))


def _routes(request: HttpRequest, document: Document, label: str) -> list[RouteStanding]:
    """The routes at this address, the one begun last at the end. Raises Http404."""
    visible = Route.objects.visible_to(request.user).filter(pk__in=routes_at(document, label))
    found = standings_of(visible.order_by("started_on", "pk"), readable=readable_by(request.user))
    if not found:
        raise Http404("Deze besluitroute is er niet.")
    return found


def _feed(
    name: str, routes: list[RouteStanding], terms: list[tuple[Document, TermDay]] | None = None
) -> HttpResponse:
    response = HttpResponse(agenda(name, routes, terms or ()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
