"""What live blocks tell: the facts of the portal as the reader of the page may see them.

Asked once a page, whatever number of blocks uses them; each part only when a block asks for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from documents import addresses
from documents.models import AGREEMENT, Document, DocumentKind, Version
from documents.models.visibility import readable_by
from documents.text.dutch import day
from portal.texts.document_on_day import VersionOnDay
from portal.texts.entries import Entry, entries_of
from signatures.models import FollowUp, FollowUpState, Round, Route, Step
from signatures.overviews.chart import chart_of
from signatures.routes.address import route_url
from signatures.routes.follow_ups import as_known_to
from signatures.standing import DocumentStanding
from signatures.standing.kinds import VersionState

MOST_NEWS = 20
MOST_DATES = 30
MOST_STOPS = 4
WIDTH = 100  # of a bar, in the units of the picture
MOST_SEGMENTS = 60  # partners drawn one by one; above that a bar tells as much


@dataclass(frozen=True, slots=True)
class SignedBar:
    """How many of one kind of partner signed; `part` is how much of the bar is full; `done` and `open` are
    the names, where each partner is drawn."""

    label: str
    signed: int
    asked: int
    done: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def part(self) -> int:
        return round(WIDTH * self.signed / self.asked) if self.asked else 0


@dataclass(frozen=True, slots=True)
class SigningState:
    """The state of one version: the one that waits, else the one that holds."""

    entry: Entry
    place: VersionOnDay
    bars: tuple[SignedBar, ...]


@dataclass(frozen=True, slots=True)
class RoadStop:
    """A version on the road of a document: its name, what it is worth, and whether it "held", "holds" or is
    "coming"."""

    name: str
    words: str
    course: str


@dataclass(frozen=True, slots=True)
class ComingDate:
    """`documents` are the slugs of those it is about."""

    on: date
    what: str
    about: str
    address: str
    documents: tuple[str, ...]


class Live:
    """What a reader may know at this moment."""

    def __init__(self, request: HttpRequest | None) -> None:
        self.user = getattr(request, "user", None) or AnonymousUser()
        self.today = timezone.localdate()

    @cached_property
    def entries(self) -> list[Entry]:
        return [entry for entry in entries_of(self._readable(), self.user) if entry.place]

    @property
    def has_texts(self) -> bool:
        return bool(self.entries)

    @property
    def agreement(self) -> Entry | None:
        """As `Document.objects.main_first` orders those that have a text."""
        return min(self.of_kind(AGREEMENT), key=_main_first, default=None)

    def named(self, slug: str) -> Entry | None:
        """The document with this slug, by default the main agreement."""
        if not slug:
            return self.agreement
        return next((entry for entry in self.entries if entry.document.slug == slug), None)

    def of_kind(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.document.kind_id == kind]

    @property
    def by_kind(self) -> list[tuple[DocumentKind, list[Entry]]]:
        """All documents but the main agreement, in the order of their kinds."""
        entries = [entry for entry in self.entries if entry != self.agreement]
        entries.sort(key=lambda entry: (entry.document.kind.order, entry.document.kind.name))
        return [(kind, list(found)) for kind, found in groupby(entries, lambda entry: entry.document.kind)]

    @property
    def latest(self) -> list[VersionOnDay]:
        """All determined versions, the newest first."""
        places = [place for entry in self.entries for place in entry.shelf.places]
        return sorted(places, key=lambda place: (place.version.determined_on, place.version.pk), reverse=True)

    def signing(self, slug: str) -> SigningState | None:
        """None where nobody is asked to sign."""
        entry = self.named(slug)
        if entry is None:
            return None
        place = entry.shelf.upcoming or entry.shelf.current
        if place is None or not place.standing.required:
            return None
        return SigningState(entry, place, tuple(_bars(entry, place.version.number)))

    def road(self, entry: Entry) -> list[RoadStop]:
        """The last versions that held, the one that holds and the one that comes; none where there is one."""
        stops = list(_stops(entry.shelf.standing, self.today))[-MOST_STOPS:]
        return stops if len(stops) > 1 else []

    def next_date(self, entry: Entry) -> ComingDate | None:
        """The first day on which something is planned for this document."""
        return next((one for one in self.dates if entry.document.slug in one.documents), None)

    @cached_property
    def news(self) -> list:
        model = apps.get_model("pages", "NewsPage")
        found = model.objects.live().select_related("picture").defer("body")
        return list(found.order_by("-day", "-pk")[:MOST_NEWS])

    @cached_property
    def dates(self) -> list[ComingDate]:
        """What is planned from today on, the first day first."""
        found = [
            *self._entries_into_force(),
            *self._terms(),
            *self._leaving(),
            *self._deadlines(),
            *self._steps(),
            *self._points(),
        ]
        return sorted(found, key=lambda one: (one.on, one.about, one.what))

    def _readable(self) -> QuerySet[Document]:
        return Document.objects.visible_to(self.user)

    def _entries_into_force(self) -> Iterator[ComingDate]:
        for entry in self.entries:
            for place in entry.shelf.places:
                begins = place.standing.in_force_from
                if begins and begins > self.today:
                    name = f"{entry.document.title}, versie {place.version.name}"
                    address = place.version.get_absolute_url()
                    yield ComingDate(begins, "Van kracht", name, address, (entry.document.slug,))

    def _terms(self) -> Iterator[ComingDate]:
        for entry in self.entries:
            for one in entry.shelf.standing.term.days:
                if one.on >= self.today:
                    document = entry.document
                    address = document.get_absolute_url()
                    yield ComingDate(one.on, one.words, document.title, address, (document.slug,))

    def _leaving(self) -> Iterator[ComingDate]:
        for entry in self.entries:
            for partner in entry.shelf.standing.partners:
                last = partner.periods[-1] if partner.periods else None
                if last and last.until and last.until > self.today:
                    about = f"{partner.name} in {entry.document.title}"
                    address = addresses.partner(partner.id)
                    yield ComingDate(last.until, "Deelname eindigt", about, address, (entry.document.slug,))

    def _deadlines(self) -> Iterator[ComingDate]:
        rounds = Round.objects.filter(
            closed_at=None, deadline__gte=self.today, version__in=Version.objects.visible_to(self.user)
        ).select_related("version__document")
        for one in rounds.defer("version__content").order_by("deadline")[:MOST_DATES]:
            document = one.version.document
            name = f"{document.title}, versie {one.version.name}"
            yield ComingDate(
                one.deadline or self.today,
                "Uiterlijk tekenen",
                name,
                addresses.chart(document.slug),
                (document.slug,),
            )

    def _steps(self) -> Iterator[ComingDate]:
        steps = Step.objects.filter(
            planned_on__gte=self.today,
            held_on=None,
            outcome="",
            route__document__in=self._readable(),
            route__in=Route.objects.visible_to(self.user),
        ).select_related("route__document", "route__version")
        for step in steps.defer("route__version__content").order_by("planned_on")[:MOST_DATES]:
            about = f"{step.route.document.title} {step.route.label}"
            what = f"{step.body}: {step.get_purpose_display().lower()}"
            slug = step.route.document.slug
            yield ComingDate(step.planned_on or self.today, what, about, route_url(step.route), (slug,))

    def _points(self) -> Iterator[ComingDate]:
        readable = set(self._readable().values_list("pk", flat=True))
        points = FollowUp.objects.filter(due_on__gte=self.today, documents__in=readable)
        points = points.exclude(state=FollowUpState.LAPSED).distinct().prefetch_related("documents")
        for point in as_known_to(points.order_by("due_on"), readable_by(self.user)):
            if point.state != FollowUpState.OPEN:
                continue
            touched = [document for document in point.documents.all() if document.pk in readable]
            about = ", ".join(document.title for document in touched)
            yield ComingDate(
                point.due_on or self.today,
                f"Klaar: {point.title}",
                about,
                addresses.follow_ups(touched[0]),
                tuple(document.slug for document in touched),
            )


def _main_first(entry: Entry) -> tuple[bool, int]:
    return not entry.document.is_main, min(place.version.pk for place in entry.shelf.places)


def _stops(standing: DocumentStanding, today: date) -> Iterator[RoadStop]:
    for version in standing.versions:
        begins = version.in_force_from
        if version.standing == VersionState.IN_FORCE and begins:
            yield RoadStop(version.name, f"geldt sinds {day(begins)}", "holds")
        elif begins and begins <= today:
            yield RoadStop(version.name, f"gold vanaf {day(begins)}", "held")
        elif version.waits:
            words = f"gaat gelden op {day(begins)}" if begins else version.counted
            yield RoadStop(version.name, words, "coming")


def _bars(entry: Entry, number: int) -> Iterable[SignedBar]:
    chart = chart_of(entry.shelf.standing, title=entry.document.title)
    asked = {
        group.label: [
            (row.partner.name, one.cell.is_answered)
            for row in group.rows
            for one in row.cells
            if one.cell.version == number and one.cell.required
        ]
        for group in chart.groups
    }
    each = sum(map(len, asked.values())) <= MOST_SEGMENTS
    for label, partners in asked.items():
        done = tuple(name for name, answered in partners if answered)
        still = tuple(name for name, answered in partners if not answered)
        if partners:
            yield SignedBar(label, len(done), len(partners), done if each else (), still if each else ())
