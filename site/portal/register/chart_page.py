"""The chart as its page shows it: some of the versions at a time, the kinds folded where there are many."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page

from portal.register.paging import page_at
from portal.register.parameters import ChartParameters
from signatures.overviews.chart import Chart, ChartColumn, ChartGroup
from signatures.standing.kinds import VersionState

WIDEST = 6
ROWS_OPEN = 60


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
class ChartPage:
    """`chart` is whole; `shown` has the versions in view, of which a phone shows the last."""

    chart: Chart
    shown: Chart
    groups: tuple[ShownGroup, ...]
    older: int | None
    newer: int | None
    problem: str

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
        """The versions to tell about: those that hold, wait or were withdrawn, and the one in view."""
        told = [
            column
            for column in self.chart.columns
            if column.version.standing != VersionState.SUPERSEDED or column == self.last
        ]
        return told[::-1]

    @property
    def newest_first(self) -> tuple[ChartColumn, ...]:
        return self.chart.columns[::-1]


def chart_page(chart: Chart, asked: ChartParameters, page: str = "") -> ChartPage:
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
    )


def _groups(shown: Chart, asked: ChartParameters, page: str) -> Iterator[ShownGroup]:
    few = sum(len(group.rows) for group in shown.groups) <= ROWS_OPEN
    for group in shown.groups:
        alone = bool(asked.kind)
        yield ShownGroup(group, page_at(group.rows, page if alone else ""), alone, few or alone)
