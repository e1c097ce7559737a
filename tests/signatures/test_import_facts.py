"""Terms and amounts in a register file: known by what they are about and their first day."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.models import Document
from signatures.importing.errors import RegisterErrors
from signatures.importing.fields import start_of
from signatures.importing.reading import read_register
from signatures.importing.result import TakeOverResult
from signatures.importing.writing import take_over
from signatures.models import Amount, TermEntry
from signatures.register.amounts import amounts_of
from signatures.register.standings import standing_of
from signatures.standing.amounts import euros_in_figures
from tests.signatures.test_partner_kinds_in_files import taken
from tests.signatures.workbooks import ROWS, filled, saved

pytestmark = pytest.mark.django_db
TERM = {"kind": "term", "from": "2019-05-20", "until": "2023-01-01", "renewalMonths": 24, "noticeMonths": 6}
FUND = {
    "what": "Risicofonds",
    "euros": 0.2,
    "per": "per inwoner",
    "from": "2019-05-20",
    "article": "artikel 9",
}
RIGHT = {**FUND, "euros": 0.3, "corrects": "2019-05-20", "reason": "Verkeerd overgenomen"}


def take(**lists: list[dict[str, Any]]) -> TakeOverResult:
    return take_over(read_register({"document": "convenant", **lists}))


def refused(**lists: list[dict[str, Any]]) -> list[tuple[str, str]]:
    with pytest.raises(RegisterErrors) as wrong:
        take(**lists)
    return [(problem.where, problem.message) for problem in wrong.value.problems]


def convenant() -> Document:
    return Document.objects.get(slug="convenant")


def test_file__brings_a_term_and_an_amount() -> None:
    told = take(terms=[TERM], amounts=[FUND])
    assert told.told.endswith("1 gegeven over de looptijd en 1 bedrag")
    term = standing_of(convenant(), on=date(2024, 1, 1)).term
    assert term.words.startswith("Stilzwijgend verlengd tot 1 januari 2025. Opzeggen kan tot 1 juli 2024.")
    (fund,) = amounts_of(convenant(), on=date(2024, 1, 1))
    assert fund.now and fund.now.words == "€ 0,20 per inwoner"


def test_workbook__brings_them_too(tmp_path: Path) -> None:
    rows = {
        "Looptijd": [
            {"soort": "looptijd", "vanaf": "20-5-2019", "tot": "1-1-2023", "verlenging in maanden": 24},
            {"soort": "Herziening", "vanaf": "20-5-2019", "tot": "20-5-2021", "wie herziet": "A. de Vries"},
        ],
        "Bedragen": [
            {"waarvoor": "Beheer", "bedrag": "€ 150.000,-", "vanaf": "20-5-2019"},
            {"waarvoor": "Beheer", "bedrag": 175000.5, "vanaf": "1-1-2024"},
        ],
    }
    found = taken(saved(filled(ROWS | rows)), tmp_path)
    assert (found["terms"], found["amounts"]) == (2, 2)
    assert list(Amount.objects.values_list("euros", flat=True)) == [Decimal(150000), Decimal("175000.50")]
    assert TermEntry.objects.get(kind="review").owner_name == "A. de Vries"


def test_a_correction__leaves_what_was_known_before() -> None:
    take(amounts=[{**FUND, "recorded": "2020-01-01"}])
    told = take(amounts=[{**RIGHT, "recorded": "2021-01-01"}])
    assert [line.detail for line in told.changes] == ["hersteld"]
    for known, euros in ((date(2020, 6, 1), "0.20"), (date(2021, 6, 1), "0.30")):
        (fund,) = amounts_of(convenant(), on=date(2024, 1, 1), known_on=start_of(known))
        assert fund.now and fund.now.fact.euros == Decimal(euros)
    take(amounts=[{**FUND, "corrects": "2019-05-20", "void": True}])
    assert amounts_of(convenant()) == ()


@pytest.mark.parametrize(
    "facts",
    [
        {"amounts": [FUND, RIGHT]},
        {"amounts": [RIGHT, FUND]},
        {"amounts": [FUND, {**FUND, "corrects": "2019-05-20", "void": True}]},
        {"terms": [TERM, {**TERM, "until": "2024-01-01", "corrects": "2019-05-20"}]},
        {"terms": [TERM, {"kind": "notice", "from": "2022-01-01", "until": "2023-01-01"}]},
    ],
)
def test_the_same_file_again__changes_nothing(facts: dict[str, list[dict[str, Any]]]) -> None:
    take(**facts)
    rows = Amount.objects.count(), TermEntry.objects.count()
    again = take(**facts)
    assert not again.changes
    assert rows == (Amount.objects.count(), TermEntry.objects.count())


@pytest.mark.parametrize(
    ("facts", "where", "told"),
    [
        ({"amounts": [{**FUND, "euros": -1}]}, "amounts[0].euros", "geen bedrag"),
        ({"amounts": [{**FUND, "euros": "1,234"}]}, "amounts[0].euros", "geen bedrag"),
        ({"amounts": [{**FUND, "euros": None}]}, "amounts[0].euros", "ontbreekt"),
        ({"amounts": [{**FUND, "what": " "}]}, "amounts[0].what", "ontbreekt"),
        ({"amounts": [{**FUND, "until": "2019-05-20"}]}, "amounts[0].until", "vervalt voordat"),
        ({"amounts": [{**FUND, "void": True}]}, "amounts[0].void", "alleen bij een herstel"),
        ({"amounts": [{**FUND, "corrects": "2018-01-01"}]}, "amounts[0].corrects", "om te herstellen"),
        ({"amounts": [FUND, {**FUND, "euros": 3}]}, "amounts[1]", "staat al anders vast"),
        ({"terms": [{**TERM, "kind": "lease"}]}, "terms[0].kind", "onbekend"),
        ({"terms": [{**TERM, "until": None}]}, "terms[0].renewalMonths", "tot welke dag"),
        ({"terms": [{**TERM, "until": "2019-05-20"}]}, "terms[0]", "eindigt voordat"),
        ({"terms": [{**TERM, "noticeMonths": 2000}]}, "terms[0].noticeMonths", "meer dan 1200"),
        ({"terms": [{"kind": "notice", "from": "2022-01-01"}]}, "terms[0]", "opzegging"),
    ],
)
def test_what_cannot_be__is_refused_with_its_place(
    facts: dict[str, list[dict[str, Any]]], where: str, told: str
) -> None:
    problems = refused(**facts)
    assert [place for place, _ in problems] == [where]
    assert told in problems[0][1]
    assert not Document.objects.filter(slug="convenant").exists()


def test_a_fact_of_a_day_to_come__is_known_already() -> None:
    later = timezone.localdate() + timedelta(days=40)
    take(amounts=[{**FUND, "from": later.isoformat()}])
    (fund,) = amounts_of(convenant())
    assert fund.now is None and fund.first_shown.fact.on == later


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_an_amount_as_people_write_it__is_read_back(euros: Decimal) -> None:
    dutch = f"{euros:,.2f}".translate(str.maketrans(",.", ".,"))
    for written in (dutch, f"€ {dutch}", f"€\N{NO-BREAK SPACE}{dutch}", json.dumps(str(euros))[1:-1]):
        assert Decimal(euros_in_figures(written)) == euros
