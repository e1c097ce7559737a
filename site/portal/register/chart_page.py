"""The chart as its page shows it: how the version asked for stands and who is still needed, then some of the
versions at a time, the kinds folded where there are many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page

from documents.text.dutch import day
from portal.register.paging import page_at
from portal.register.parameters import ChartParameters
from signatures.overviews.chart import Chart, ChartCell, ChartColumn, ChartGroup
from signatures.standing import PartnerStanding
from signatures.standing.kinds import ActType, VersionState

WIDEST = 6
ROWS_OPEN = 60
MOST_NEEDED = 20
WIDTH = 100  # of the bar, in the units of the picture


@dataclass(frozen=True)
class ShownGroup:
    """A kind of partner, with a page of its rows; `hidden` are left to the page of that kind alone."""

    group: ChartGroup
    rows: Page
    is_alone: bool
    is_open: bool

    @property
    def hidden(self) -> int:
        return 0 if self.is_alone else len(self.group.rows) - len(self.rows)

    @property
    def last_total(self) -> str:
        """How many signed the version that is shown on a phone."""
        return self.group.totals[-1] if self.group.totals else ""


@dataclass(frozen=True)
class Needed:
    """A partner that the version still waits for. `decides_first`: before it signs it has to decide, on the
    day that is `planned`."""

    partner: PartnerStanding
    cell: ChartCell
    planned: date | None
    decides_first: bool

    @property
    def why(self) -> str:
        """ "Eerst nog het besluit, gepland op 28 oktober 2026. Daarna de handtekening."."""
        if not self.planned and not self.decides_first:
            return self.cell.cell.reason
        late = self.planned and self.planned < self.partner.on
        was = f", dat gepland was op {day(self.planned)}" if late and self.planned else ""
        to_come = f", gepland op {day(self.planned)}" if self.planned and not late else ""
        after = "" if self.cell.cell.decides else " Daarna de handtekening."
        return f"Eerst nog het besluit{was}{to_come}.{after}" if after else f"Nog het besluit{was}{to_come}."


@dataclass(frozen=True)
class ChartPage:
    """`chart` is whole; `shown` has the versions in view, of which a phone shows the last; `planned`: by
    partner, the day on which it is to decide about that one."""

    chart: Chart
    shown: Chart
    groups: tuple[ShownGroup, ...]
    older: int | None
    newer: int | None
    problem: str
    planned: Mapping[str, date] = field(default_factory=dict)

    @property
    def signed_part(self) -> int:
        """How much of the bar of the last version in view is full."""
        version = self.last.version
        return round(WIDTH * version.signed / version.required) if version.required else 0

    @property
    def all_needed(self) -> list[Needed]:
        """Who has still to act on the last version in view, while it may be signed."""
        decide = {one.partner for one in self.last.version.missing if one.act == ActType.ADOPTION}
        found = [
            Needed(
                row.partner,
                row.cells[-1],
                self.planned.get(row.partner.id),
                row.partner.id in decide,
            )
            for group in self.shown.groups
            for row in group.rows
            if row.cells and row.cells[-1].cell.required and not row.cells[-1].cell.is_answered
        ]
        return found if self.last.version.may_be_signed else []

    @property
    def needed(self) -> list[Needed]:
        return self.all_needed[:MOST_NEEDED]

    @property
    def more_needed(self) -> int:
        return max(0, len(self.all_needed) - MOST_NEEDED)

    @property
    def last(self) -> ChartColumn:
        return self.shown.columns[-1]

    @property
    def numbers(self) -> list[int]:
        return [column.version.number for column in self.shown.columns]

    @property
    def slugs(self) -> list[str]:
        """The partners in view."""
        return [row.partner.id for group in self.groups for row in group.rows]

    @property
    def verdicts(self) -> list[ChartColumn]:
        """The other versions to tell about: those that hold, wait or were withdrawn."""
        told = [
            column
            for column in self.chart.columns
            if column.version.standing != VersionState.SUPERSEDED and column != self.last
        ]
        return told[::-1]

    @property
    def newest_first(self) -> tuple[ChartColumn, ...]:
        return self.chart.columns[::-1]


def chart_page(
    chart: Chart, asked: ChartParameters, planned: Mapping[tuple[str, int], date], page: str = ""
) -> ChartPage:
    """The versions up to the one that is asked for, else up to the newest; of one kind alone that page."""
    numbers = [column.version.number for column in chart.columns]
    problem = ""
    if asked.version is not None and asked.version not in numbers:
        problem = f"Versie {asked.version} was er op die dag niet. U ziet de nieuwste."
    end = numbers.index(asked.version) + 1 if asked.version in numbers else len(numbers)
    begin = max(0, end - WIDEST)
    shown = chart.part(begin, end)
    return ChartPage(
        chart=chart,
        shown=shown,
        groups=tuple(_groups(shown, asked, page)),
        older=numbers[begin - 1] if begin else None,
        newer=numbers[min(end + WIDEST, len(numbers)) - 1] if end < len(numbers) else None,
        problem=problem,
        planned={slug: on for (slug, number), on in planned.items() if numbers[end - 1 : end] == [number]},
    )


def _groups(shown: Chart, asked: ChartParameters, page: str) -> Iterator[ShownGroup]:
    few = sum(len(group.rows) for group in shown.groups) <= ROWS_OPEN
    for group in shown.groups:
        alone = bool(asked.kind)
        yield ShownGroup(group, page_at(group.rows, page if alone else ""), alone, few or alone)
