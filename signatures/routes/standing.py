"""A decision route as it stands on a day: its steps in order, what comes next, and what went another way."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.utils import timezone

from documents.models import Version, Visibility
from documents.text.digest import text_digest
from documents.text.dutch import enumeration
from signatures.models import Outcome, Paper, PartnerKind, Route, Step
from signatures.routes.address import route_url
from signatures.routes.deviations import Determined, TakenStep, deviations, next_steps


@dataclass(frozen=True)
class StepStanding:
    """A step with what is out of the ordinary about it. `judged` says which text lay before the body,
    where that is not the text that was determined."""

    step: Step
    deviations: tuple[str, ...]
    is_next: bool
    is_done: bool
    is_late: bool
    judged: str


@dataclass(frozen=True)
class RoutePart:
    """The steps of all together (without a label), or of the partners of one kind."""

    label: str
    steps: tuple[StepStanding, ...]

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.steps)


@dataclass(frozen=True)
class RouteStanding:
    """`is_running`: a step is still to come, or the version is, and the text was not withdrawn."""

    route: Route
    steps: tuple[StepStanding, ...]
    is_running: bool

    @property
    def address(self) -> str:
        return route_url(self.route)

    @property
    def upcoming(self) -> tuple[StepStanding, ...]:
        return tuple(step for step in self.steps if step.is_next)

    @property
    def late(self) -> tuple[StepStanding, ...]:
        return tuple(one for one in self.steps if one.is_late)

    @property
    def deviations(self) -> tuple[str, ...]:
        return tuple(told for step in self.steps for told in step.deviations)

    @property
    def departed(self) -> tuple[StepStanding, ...]:
        """The steps that tell of a deviation."""
        return tuple(step for step in self.steps if step.deviations)

    @property
    def parts(self) -> tuple[RoutePart, ...]:
        """The steps of all together, and then those of the partners by kind."""
        kinds = {one.step.partner.kind for one in self.steps if one.step.partner}
        labels = {"": ""} | {kind.code: kind.plural for kind in sorted(kinds, key=_place)}
        found = [
            RoutePart(label, tuple(one for one in self.steps if _kind(one) == code))
            for code, label in labels.items()
        ]
        return tuple(part for part in found if part.steps)

    @property
    def summary(self) -> str:
        """Where it stands, in one sentence."""
        if self.route.version:
            made = f"De tekst is vastgesteld als versie {self.route.version.name}."
            return f"{made} Nog te gaan: {_bodies(self.upcoming)}." if self.upcoming else made
        if not self.is_running:
            return "De tekst is teruggetrokken. De besluitroute loopt niet meer."
        if self.upcoming:
            return f"De tekst wacht op {_bodies(self.upcoming)}."
        return "Alle stappen zijn geweest. Er is nog geen versie om te lezen."


def steps_to_come() -> QuerySet[Step]:
    """The rows of which `TakenStep.is_to_come` is true."""
    return Step.objects.filter(held_on=None, outcome="")


def late_steps(on: date) -> QuerySet[Step]:
    """The rows of which `TakenStep.is_late` is true, of routes that are shown."""
    late = steps_to_come().filter(planned_on__lt=on, route__shown=True)
    return late.select_related("route__document__kind").order_by("planned_on", "order")


def still_open(routes: QuerySet[Route], readable: Collection[str] | None = None) -> QuerySet[Route]:
    """Of these routes those that may be running: without a version, or with a step still to come."""
    due = steps_to_come().filter(route=OuterRef("pk"))
    return routes.filter(without_version(readable) | Exists(due))


def without_version(readable: Collection[str] | None) -> Q:
    """The routes of which the version is not there, as known to who reads these visibilities."""
    if readable is None or Visibility.TEAM in readable:
        return Q(version=None)
    return Q(version=None) | ~Q(version__in=Version.objects.published_to(readable))


def standings_of(
    routes: QuerySet[Route],
    *,
    on: date | None = None,
    briefly: bool = False,
    readable: Collection[str] | None = None,
) -> list[RouteStanding]:
    """Of each route, in a number of queries that does not grow with the routes or their steps.

    `briefly`: without the papers and the names of the partners at hand. `readable` is whose knowledge it is:
    a version that was not published to who reads these visibilities is not there yet.
    """
    steps = Prefetch("steps", Step.objects.select_related("partner__kind"))
    papers = Prefetch("steps__papers", Paper.objects.select_related("file"))
    further = () if briefly else ("steps__partner__names", papers)
    found = routes.select_related("document__kind", "version__document__kind").defer("version__content")
    found = found.annotate(hides_version=_hides_version(readable))
    rows = list(found.prefetch_related(steps, *further))
    for row in rows:
        if row.hides_version:
            row.version = None
    texts = _texts_of(route.version for route in rows if route.version and _judged_something_else(route))
    return [_standing(route, texts, on or timezone.localdate()) for route in rows]


def _hides_version(readable: Collection[str] | None) -> Any:
    if readable is None or Visibility.TEAM in readable:
        return Value(False)
    published = Version.objects.published_to(readable).filter(pk=OuterRef("version"))
    return Q(version__isnull=False) & ~Exists(published)


def _standing(route: Route, texts: Mapping[int, str], on: date) -> RouteStanding:
    steps: Iterable[Step] = route.steps.all()
    taken = [_taken(step) for step in steps]
    determined = _determined(route.version, texts)
    told = deviations(taken, today=on, determined=determined)
    coming = {step.key for step in next_steps(taken)}
    withdrawn = any(step.outcome == Outcome.WITHDRAWN for step in steps)
    is_running = bool(coming) or (route.version is None and not withdrawn)
    return RouteStanding(
        route,
        tuple(
            StepStanding(
                step=step,
                deviations=told.get(step.pk, ()),
                is_next=step.pk in coming,
                is_done=not found.is_to_come,
                is_late=found.is_late(on),
                judged=_judged(step, determined),
            )
            for step, found in zip(steps, taken, strict=True)
        ),
        is_running,
    )


def _taken(step: Step) -> TakenStep:
    named = {
        name: getattr(step, name)
        for name in ("body", "purpose", "planned_on", "held_on", "outcome", "digest")
    }
    return TakenStep(key=step.pk, partner=step.partner.slug if step.partner else "", **named)


def _judged_something_else(route: Route) -> bool:
    """Only then the text of the version has to be read, to see whether it is the same."""
    known = ("", route.version.digest if route.version else "")
    return any(step.digest not in known for step in route.steps.all())


def _texts_of(versions: Iterable[Version]) -> dict[int, str]:
    """The digests of the texts of these versions, by primary key."""
    wanted = [version.pk for version in versions]
    return {
        version.pk: text_digest(version.text)
        for version in (Version.objects.filter(pk__in=wanted) if wanted else ())
    }


def _determined(version: Version | None, texts: Mapping[int, str]) -> Determined | None:
    if version is None:
        return None
    return Determined(version.determined_on, {version.digest, texts.get(version.pk, version.digest)})


def _judged(step: Step, determined: Determined | None) -> str:
    if not step.digest or (determined and step.digest in determined.digests):
        return ""
    return f"een tekst met controlegetal {step.digest[:12]}"


def _kind(one: StepStanding) -> str:
    return one.step.partner.kind_id if one.step.partner else ""


def _place(kind: PartnerKind) -> tuple[int, str]:
    return kind.order, kind.name


def _bodies(steps: tuple[StepStanding, ...]) -> str:
    names = [one.step.body for one in steps]
    if len(names) > 3:
        return f"{', '.join(names[:2])} en nog {len(names) - 2} andere"
    return enumeration(names)
