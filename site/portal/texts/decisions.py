"""A decision route as its page shows it: each step with its papers, for who may open them."""

from collections.abc import Iterable
from dataclasses import dataclass

from documents import addresses
from documents.models.visibility import readable_by
from signatures.models import FollowUp, Paper, Route
from signatures.routes.address import route_slug
from signatures.routes.follow_ups import as_known_to
from signatures.routes.standing import RouteStanding, StepStanding


@dataclass(frozen=True)
class ShownPaper:
    """That a paper is there may be known to all; `url` is empty for who may not open it."""

    paper: Paper
    url: str


@dataclass(frozen=True)
class ShownStep:
    standing: StepStanding
    papers: tuple[ShownPaper, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True)
class ShownPart:
    label: str
    done: int
    steps: tuple[ShownStep, ...]


@dataclass(frozen=True)
class ShownRoute:
    standing: RouteStanding
    parts: tuple[ShownPart, ...]


def decisions_of(routes: Iterable[RouteStanding], user) -> list[ShownRoute]:
    """The routes in the same order, with what this person may see of them."""
    routes = list(routes)
    readable = readable_by(user)
    steps = [one.step.pk for route in routes for one in route.steps]
    points: dict[int | None, list[FollowUp]] = {}
    for point in as_known_to(FollowUp.objects.filter(step__in=steps), readable):
        points.setdefault(point.step_id, []).append(point)

    def shown(route: RouteStanding, one: StepStanding) -> ShownStep:
        papers = tuple(
            ShownPaper(paper, _address(route.route, paper) if paper.visibility in readable else "")
            for paper in one.step.papers.all()
        )
        return ShownStep(one, papers, tuple(points.get(one.step.pk, ())))

    return [
        ShownRoute(
            route,
            tuple(
                ShownPart(part.label, part.done, tuple(shown(route, one) for one in part.steps))
                for part in route.parts
            ),
        )
        for route in routes
    ]


def _address(route: Route, paper: Paper) -> str:
    return addresses.paper(route.document, route_slug(route), paper.pk)
