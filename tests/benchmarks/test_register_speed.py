"""Taking over a register ten times as long, and the page of the chart of it, beside the short one."""

import time
from typing import Any

from django.test import Client

import pytest

from signatures.importing.reading import read_register
from signatures.importing.writing import take_over

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

FEW, MANY = 200, 2000
MOST_A_PARTNER = 1.6
MOST_OF_A_PAGE = 6.0


def register(slug: str, partners: int) -> dict[str, Any]:
    names = [f"{slug}-{number}" for number in range(partners)]
    return {
        "document": slug,
        "partners": [{"id": name, "kind": "municipality", "names": [{"name": name}]} for name in names],
        "memberships": [{"partner": name, "from": "2019-01-01"} for name in names],
        "versions": [{"number": 1, "label": "2019", "determinedOn": "2019-03-01"}],
        "acts": [{"kind": "signature", "partner": name, "version": 1, "on": "2019-05-20"} for name in names],
    }


def seconds(slug: str, partners: int) -> float:
    started = time.perf_counter()
    take_over(read_register(register(slug, partners)))
    return time.perf_counter() - started


def test_a_partner_of_a_long_register__costs_what_one_of_a_short_one_does(client: Client) -> None:
    seconds("warm", 20)
    short, long = seconds("kort", FEW) / FEW, seconds("lang", MANY) / MANY
    pages = []
    for slug in ("kort", "lang"):
        client.get(f"/ondertekening/{slug}/")
        started = time.perf_counter()
        assert client.get(f"/ondertekening/{slug}/").status_code == 200
        pages.append(time.perf_counter() - started)
    print(  # noqa: T201
        f"\na partner: {1000 * short:.1f} ms in a register of {FEW}, {1000 * long:.1f} ms in one of {MANY}; "
        f"the page of the chart: {pages[0]:.2f} s and {pages[1]:.2f} s"
    )
    assert long <= MOST_A_PARTNER * short
    assert pages[1] <= MOST_OF_A_PAGE * pages[0]
