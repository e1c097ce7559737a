"""The days of decision routes, and of terms and reviews, as an iCalendar feed for a program that shows
agendas.

A step keeps its UID for good. Its SEQUENCE counts the changes of the step, and its DTSTAMP is the moment of
the last one, so that the same state always gives the same bytes. Another day of a term is another event.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max

from icalendar import Calendar, Event, Timezone

from documents import addresses
from documents.models import Document
from documents.region import region_names
from documents.text.control_characters import on_one_line, without_control_characters
from signatures.models import Outcome, Step, TermEntry
from signatures.routes.standing import RouteStanding, StepStanding
from signatures.standing.term import TermDay

ZONE = "Europe/Amsterdam"


@dataclass(frozen=True)
class Changes:
    """How often a step was changed since it was made, and when last."""

    count: int
    last: datetime


def agenda(
    name: str, routes: Iterable[RouteStanding], terms: Iterable[tuple[Document, TermDay]] = ()
) -> bytes:
    routes, terms = list(routes), list(terms)
    calendar = Calendar()
    calendar.add("prodid", f"-//{region_names().full}//Besluitvorming//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", without_control_characters(name))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_tzid(ZONE, first_date=date(2020, 1, 1), last_date=date(2038, 1, 1)))
    changes = _changes(step.step.pk for route in routes for step in route.steps)
    for route in routes:
        for one in route.steps:
            day = one.step.held_on or one.step.planned_on
            if day:
                calendar.add_component(_event(route, one, day, changes[one.step.pk]))
    recorded = _recorded(document.pk for document, _ in terms)
    for document, coming in terms:
        calendar.add_component(_term_event(document, coming, recorded[document.pk]))
    return calendar.to_ical()


def _event(route: RouteStanding, one: StepStanding, day: date, changes: Changes) -> Event:
    step, document = one.step, route.route.document
    event = Event()
    event.add("uid", f"stap-{step.pk}@besluitvorming.convenantportaal")
    event.add("dtstamp", changes.last.replace(microsecond=0))
    event.add("last-modified", changes.last.replace(microsecond=0))
    event.add("sequence", changes.count)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add(
        "summary",
        on_one_line(
            f"{step.body}: {step.get_purpose_display().lower()} {document.title}, versie {route.route.label}"
        ),
    )
    event.add("description", without_control_characters("\n".join(_told(one))))
    event.add("url", addresses.absolute(route.address))
    event.add("status", _state(one))
    event.add("transp", "TRANSPARENT")
    return event


def _term_event(document: Document, coming: TermDay, recorded: datetime) -> Event:
    event = Event()
    event.add("uid", f"{coming.kind}-{document.pk}-{coming.on:%Y%m%d}@looptijd.convenantportaal")
    event.add("dtstamp", recorded.replace(microsecond=0))
    event.add("dtstart", coming.on)
    event.add("dtend", coming.on + timedelta(days=1))
    event.add("summary", on_one_line(f"{document.title}: {coming.words.lower()}"))
    event.add("url", addresses.absolute(document.get_absolute_url()))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _recorded(documents: Iterable[int]) -> Mapping[int, datetime]:
    """When something about its term was last put on record, by document."""
    rows = TermEntry.objects.filter(document__in=set(documents)).order_by().values("document")
    return {row["document"]: row["last"] for row in rows.annotate(last=Max("recorded_at"))}


def _state(one: StepStanding) -> str:
    if one.step.outcome == Outcome.WITHDRAWN:
        return "CANCELLED"
    return "CONFIRMED" if one.is_done else "TENTATIVE"


def _told(one: StepStanding) -> list[str]:
    step = one.step
    outcome = f"Uitkomst: {step.get_outcome_display().lower()}." if step.outcome else ""
    if not one.is_done:
        outcome = "Gepland. De dag kan nog veranderen."
    return [line for line in (outcome, step.remarks) if line]


def _changes(steps: Iterable[int]) -> Mapping[int, Changes]:
    history = Step.history.model.objects.filter(id__in=list(steps))
    counted = history.values("id").annotate(count=Count("history_id"), last=Max("history_date"))
    return {row["id"]: Changes(row["count"] - 1, row["last"]) for row in counted}
