"""Putting on record the decision routes of the demonstration region, and the points that came of them."""

from datetime import timedelta

from django.utils import timezone

from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.models import Document, DocumentKind, Visibility
from documents.text.digest import text_digest
from portal.demonstration.route import ADVICE, POINTS, ROUTE, RUNNING, RUNNING_LABEL, RUNNING_SINCE
from portal.demonstration.works import CONVENANT
from signatures.models import FollowUp, Partner, Route, RouteTemplate
from signatures.routes.routing import add_paper, add_step, record_step, start_route
from signatures.routes.templates import take_default

EXAMPLE = "(voorbeeld)"
NOTICE = "Voorbeeld van een vergaderstuk. Dit is niet werkelijk besproken.\n"


def load_decisions() -> None:
    """The usual routes as templates, the route of 2025, one that runs now, and the follow-up points."""
    for kind in DocumentKind.objects.by_code():
        take_default(kind=kind, by=None)
    route = _load_route()
    _load_running()
    _load_points(route)


def _load_route() -> Route:
    convenant = Document.objects.get(slug=CONVENANT.slug)
    route = start_route(
        template=None,
        document=convenant,
        label="2025",
        title=f"Besluitroute 2025 {EXAMPLE}",
        started_on=ROUTE[0].planned_on,
        by=None,
    )
    digest = route.version.digest if route.version else ""
    partners = Partner.objects.in_bulk(field_name="slug")
    for stage in ROUTE:
        step = add_step(
            route=route,
            body=stage.body,
            purpose=stage.purpose,
            planned_on=stage.planned_on,
            partner=partners.get(stage.party),
            by=None,
        )
        if stage.outcome:
            record_step(
                step=step,
                held_on=stage.held_on,
                outcome=stage.outcome,
                remarks=f"{stage.remarks} {EXAMPLE}" if stage.remarks else "",
                digest=digest,
                by=None,
            )
    return route


def _load_running() -> None:
    """A work process on its way to its next version: advised on, and waiting for the directors."""
    document = Document.objects.get(slug=RUNNING)
    begun = timezone.localdate() - timedelta(days=RUNNING_SINCE)
    template = RouteTemplate.objects.get(kind=document.kind)
    route = start_route(
        template=template,
        document=document,
        label=RUNNING_LABEL,
        title=f"Besluitroute {RUNNING_LABEL} {EXAMPLE}",
        started_on=begun,
        by=None,
    )
    advice = route.steps.all()[0]
    record_step(
        step=advice,
        held_on=begun,
        outcome="agreedWithRemarks",
        remarks=f"{ADVICE} {EXAMPLE}",
        digest=text_digest(text_of(draft_of(document))[0]),
        by=None,
    )
    for title, visibility in (("Advies", Visibility.PUBLIC), ("Verslag", Visibility.TEAM)):
        add_paper(
            step=advice,
            title=f"{title} van de werkgroep",
            name=f"{title.lower()}.txt",
            content=f"{NOTICE}{title} bij het werkproces {document.title}.\n".encode(),
            media_type="text/plain",
            visibility=visibility,
            by=None,
        )


def _load_points(route: Route) -> None:
    for point in POINTS:
        follow_up = FollowUp.objects.create(
            title=point.title,
            description=f"{point.description} {EXAMPLE}",
            owner=point.owner,
            due_on=point.due,
            step=route.steps.get(body=point.body),
        )
        follow_up.documents.set(Document.objects.filter(slug__in=point.documents))
