"""Taking a text along a decision route: starting one, its steps, what came of them, and their papers.

What departs from the order is recorded as it was; `signatures.routes.deviations` tells it. Each verb is one
transaction and puts a line in the log.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Max

from documents.ledger.entries import as_one_line, enter
from documents.ledger.history import delete, save
from documents.models import Document, DocumentPage, Version, Visibility, store_file
from documents.text.refusals import Refused
from signatures.models import Membership, Outcome, Paper, Partner, Route, RouteTemplate, Step, TemplateStep
from signatures.routes.address import slug_of, takes_address_of

EDITABLE = ("body", "purpose", "planned_on", "held_on", "outcome", "reference", "remarks", "digest")
RECORDED = ("held_on", "outcome", "reference", "remarks", "digest")
OUT_OF_THE_WAY = 20_000


@transaction.atomic
@as_one_line()
def start_route(
    *,
    template: RouteTemplate | None,
    document: Document,
    label: str,
    started_on: date,
    by: AbstractBaseUser | None,
    title: str = "",
    shown: bool = True,
) -> Route:
    """A route for the version to be, with the steps of the template; where a step is for each partner of a
    kind, one for each that takes part on that day. Raises Refused."""
    Document.objects.locked().get(pk=document.pk)
    label = " ".join(label.split())
    refuse_label(document, label)
    _refuse_second_route(document, label)
    made = Version.objects.filter(document=document, label=label).defer("content").first()
    route = Route(
        document=document,
        label=label,
        title=title.strip() or f"Besluitroute {label}",
        started_on=started_on,
        version=made,
        shown=shown,
    )
    save(route, by=by)
    if template:
        _take_steps(route, template, started_on, by)
    enter(what="Besluitroute begonnen", by=by, about=route)
    return route


def refuse_label(document: Document, label: str) -> None:
    """The name of the version to be is in the address of the route. Raises Refused."""
    if not slug_of(label):
        raise Refused("Geef de versie een naam met letters of cijfers, bijvoorbeeld 2027.")
    other = takes_address_of(document, label)
    if other:
        raise Refused(
            f"De naam “{label}” lijkt te veel op “{other}”, waar al een route voor is. Kies een andere naam."
        )


@transaction.atomic
@as_one_line()
def change_route(*, route: Route, by: AbstractBaseUser | None, **values: Any) -> Route:
    """Changes title, label, started_on, version or shown. The label stays once anything of the route is on
    record, since it is in its address. Raises Refused."""
    kept = Route.objects.get(pk=route.pk)
    for name, value in values.items():
        setattr(route, name, value)
    if route.label != kept.label:
        if any(recorded(step) for step in route.steps.prefetch_related("papers", "follow_ups")):
            raise Refused(
                "De naam van de versie ligt vast, want er is al een stap gezet. Heet de versie straks "
                "anders? Kies dan hieronder welke versie het geworden is."
            )
        refuse_label(route.document, route.label)
    if route.version and route.version.document_id != route.document_id:
        raise Refused("Deze versie hoort bij een ander document. Kies een versie van dit document.")
    save(route, by=by)
    enter(what=_what_changed(kept, route), by=by, about=route)
    return route


def _what_changed(kept: Route, route: Route) -> str:
    if kept.shown == route.shown:
        return "Besluitroute gewijzigd"
    return "Besluitroute getoond aan lezers" if route.shown else "Besluitroute niet meer getoond aan lezers"


@transaction.atomic(savepoint=False)
def bind_routes(*, version: Version) -> None:
    """Ties the routes that were about a version of this name to it."""
    for route in Route.objects.filter(document=version.document, version=None, label=version.label):
        route.version = version
        route.save()


@transaction.atomic
@as_one_line()
def add_step(
    *,
    route: Route,
    body: str,
    purpose: str,
    by: AbstractBaseUser | None,
    planned_on: date | None = None,
    partner: Partner | None = None,
    after: Step | None = None,
) -> Step:
    """A step after the given one, else at the end. Raises Refused."""
    Route.objects.select_for_update().get(pk=route.pk)
    last = route.steps.aggregate(last=Max("order"))["last"] or 0
    order = after.order + 1 if after else last + 1
    renumber([(later, later.order + 1) for later in route.steps.filter(order__gte=order)], by)
    step = Step(route=route, order=order, body=body.strip(), partner=partner, purpose=purpose)
    step.planned_on = planned_on
    save(step, by=by)
    enter(what="Stap toegevoegd", by=by, about=step)
    return step


@transaction.atomic
@as_one_line()
def move_step(*, step: Step, up: bool, by: AbstractBaseUser | None) -> None:
    """Changes places with the step before or after it; nothing at the edge."""
    Route.objects.select_for_update().get(pk=step.route_id)
    others = Step.objects.filter(route=step.route_id)
    beside = (
        others.filter(order__lt=step.order).order_by("-order")
        if up
        else others.filter(order__gt=step.order).order_by("order")
    ).first()
    if beside is None:
        return
    renumber([(step, beside.order), (beside, step.order)], by)
    enter(what="Volgorde van stappen gewijzigd", by=by, about=step)


@transaction.atomic
@as_one_line()
def remove_step(*, step: Step, by: AbstractBaseUser | None) -> None:
    """Takes a step off the route, as long as nothing of it is on record. Raises Refused."""
    if recorded(step):
        raise Refused(
            "Van deze stap is al iets vastgelegd. Daarom blijft zij staan. Gaat de stap niet door? Kies dan "
            "de uitkomst “Teruggetrokken”."
        )
    enter(what="Stap verwijderd", by=by, about=step)
    delete(step, by=by)


def recorded(step: Step) -> bool:
    """Whether anything happened with the step already."""
    return any(getattr(step, name) for name in RECORDED) or bool(step.papers.all() or step.follow_ups.all())


@transaction.atomic
@as_one_line()
def record_step(*, step: Step, by: AbstractBaseUser | None, **values: Any) -> Step:
    """What came of a step. `values` are of EDITABLE; a digest is that of the text that was judged.
    Raises Refused."""
    for name in EDITABLE:
        if name in values:
            setattr(step, name, values[name])
    save(step, by=by)
    told = ", ".join(filter(None, [step.get_outcome_display(), step.reference]))
    enter(what="Besluitstap vastgelegd", by=by, about=step, result=told)
    return step


@transaction.atomic
@as_one_line()
def add_paper(
    *,
    step: Step,
    title: str,
    name: str,
    content: bytes,
    media_type: str,
    by: AbstractBaseUser | None,
    visibility: str = Visibility.TEAM,
) -> Paper:
    """Puts a paper with the step; its file is kept by content. Raises Refused."""
    file = store_file(content, media_type=media_type or "application/octet-stream")
    paper = Paper(step=step, title=title.strip() or name, name=name, file=file, visibility=visibility)
    save(paper, by=by)
    enter(what="Stuk toegevoegd", by=by, about=paper, result=paper.get_visibility_display())
    return paper


@transaction.atomic
@as_one_line()
def change_paper(*, paper: Paper, by: AbstractBaseUser | None, title: str, visibility: str) -> Paper:
    """Another title, or another answer to who may open it. Raises Refused."""
    paper.title, paper.visibility = title.strip(), visibility
    save(paper, by=by)
    enter(what="Stuk gewijzigd", by=by, about=paper, result=paper.get_visibility_display())
    return paper


@transaction.atomic
@as_one_line()
def remove_paper(*, paper: Paper, by: AbstractBaseUser | None) -> None:
    """Takes a paper away that was put with the wrong step; its file stays among the kept files."""
    enter(what="Stuk verwijderd", by=by, about=paper)
    delete(paper, by=by)


def renumber(places: Sequence[tuple[Any, int]], by: AbstractBaseUser | None) -> None:
    """Gives rows that have an order unique within their parent their new places, whatever those were."""
    moved = [(row, order) for row, order in places if row.order != order]
    for number, (row, _) in enumerate(moved):
        row.order = OUT_OF_THE_WAY + number
        row.skip_history_when_saving = True
        row.save()
        del row.skip_history_when_saving
    for row, order in moved:
        row.order = order
        save(row, by=by)


def taking_part(document: Document, on: date) -> list[Partner]:
    """The partners whose bodies decide about this document: its members on that day. Where it has none, those
    of the document that it works out."""
    for one in (document.pk, *_worked_out(document)):
        members = Membership.objects.on(on).filter(document=one)
        partners = list(Partner.objects.filter(memberships__in=members).distinct().prefetch_related("names"))
        if partners:
            return sorted(partners, key=lambda partner: partner.name_on(on).casefold())
    return []


def _worked_out(document: Document) -> Iterator[int]:
    drafts = DocumentPage.objects.filter(document=document)
    yield from drafts.filter(implements__isnull=False).values_list("implements__document", flat=True)
    versions = Version.objects.filter(document=document, implements__isnull=False)
    yield from versions.order_by("-number").values_list("implements__document", flat=True)[:1]


def _take_steps(route: Route, template: RouteTemplate, started_on: date, by: AbstractBaseUser | None) -> None:
    partners = taking_part(route.document, started_on)
    order = 0
    for wanted in template.steps.all():
        for body, partner in _bodies(wanted, partners, started_on):
            order += 1
            step = Step(route=route, order=order, body=body, partner=partner, purpose=wanted.purpose)
            step.planned_on = _later(started_on, wanted.days)
            save(step, by=by)


def _bodies(
    wanted: TemplateStep, partners: Iterable[Partner], on: date
) -> Iterator[tuple[str, Partner | None]]:
    if not wanted.each:
        yield wanted.body, None
        return
    for partner in partners:
        if partner.kind_id == wanted.each:
            yield f"{wanted.body} van {partner.name_on(on)}"[:250], partner


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _refuse_second_route(document: Document, label: str) -> None:
    running = Route.objects.filter(document=document, label=label, version=None)
    if running.exclude(steps__outcome=Outcome.WITHDRAWN).exists():
        raise Refused(
            f"Er loopt al een besluitroute over versie {label}. Werk daarin verder, of kies een andere naam."
        )
