"""The time of all values of the chart beside one bare SQL aggregate over the same rows, in turns in one run.

First the results are compared: the aggregate must give the same cells and the same totals.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

import pytest

from documents.models import Document, Version
from signatures.models import Act, Membership, Partner
from signatures.overviews.chart import Chart, chart_of
from signatures.register.standings import standing_of
from tests.factories import make_document

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

PARTNERS, VERSIONS, ROUNDS = 200, 100, 5
MOST = 40.0
FIRST = date(2020, 1, 1)
SQL = """
SELECT partner.slug, version.number, MAX(act."on")
FROM signatures_act AS act
JOIN documents_version AS version ON version.id = act.version_id
JOIN signatures_partner AS partner ON partner.id = act.partner_id
WHERE version.document_id = %s AND act.kind = 'signature' AND act."on" <= %s
GROUP BY partner.slug, version.number
"""


@pytest.fixture
def document() -> Document:
    """All partners signed all versions, ten days after each was determined."""
    document = make_document()
    partners = Partner.objects.bulk_create(
        Partner(slug=f"partner-{number:03}", kind_id="municipality") for number in range(PARTNERS)
    )
    Membership.objects.bulk_create(
        Membership(partner=one, document=document, since=FIRST) for one in partners
    )
    versions = Version.objects.bulk_create(_version(document, number) for number in range(1, VERSIONS + 1))
    made = timezone.now()
    Act.objects.bulk_create(
        (
            Act(
                kind="signature",
                partner=partner,
                version=version,
                on=version.determined_on + timedelta(days=10),
                recorded_at=made,
                signatories=[{"name": "A. Bos", "function": "burgemeester"}],
            )
            for version in versions
            for partner in partners
        ),
        batch_size=1000,
    )
    return document


def _version(document: Document, number: int) -> Version:
    return Version(
        document=document,
        number=number,
        title="Convenant",
        determined_by="Anja Bos",
        determined_on=FIRST + timedelta(days=20 * number),
        rule={"type": "all", "act": "signature", "of": "members"},
        content={"units": []},
        digest=f"{number:064d}",
        recorded_at=timezone.now(),
    )


def fastest(*runs: Callable[[], object]) -> list[float]:
    """The shortest time of each, in seconds, when they are run in turns."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(ROUNDS):
        for run, taken in zip(runs, times, strict=True):
            started = time.perf_counter()
            run()
            taken.append(time.perf_counter() - started)
    return [min(taken) for taken in times]


def chart(document: Document, on: date) -> Chart:
    return chart_of(standing_of(document, on=on), title=document.title)


def aggregate(document: Document, on: date) -> list[tuple[str, int, date]]:
    with connection.cursor() as cursor:
        cursor.execute(SQL, [document.pk, on])
        return cursor.fetchall()


def same(shown: Chart, rows: list[tuple[str, int, date]]) -> None:
    """The cells that are signed, with their day, and how many signed each version."""
    found = {(slug, number): str(on) for slug, number, on in rows}
    cells = {
        (row.partner.id, cell.cell.version): str(cell.cell.on)
        for group in shown.groups
        for row in group.rows
        for cell in row.cells
        if cell.cell.standing == "signed"
    }
    assert cells == found and len(found) == PARTNERS * VERSIONS
    assert [column.total for column in shown.columns] == [f"{PARTNERS} van {PARTNERS}"] * VERSIONS


def test_the_values_of_a_large_chart(document: Document) -> None:
    on = FIRST + timedelta(days=20 * VERSIONS + 30)
    same(chart(document, on), aggregate(document, on))
    ours, bare = fastest(lambda: chart(document, on), lambda: aggregate(document, on))
    print(  # noqa: T201
        f"\n{PARTNERS * VERSIONS} signatures: {ours * 1000:.0f} ms, SQL {bare * 1000:.1f} ms, "
        f"ratio {ours / bare:.1f}"
    )
    assert ours / bare < MOST
