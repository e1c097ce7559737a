"""What people write in the cells of a register workbook: dates, moments and rules in words."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text.dutch import MONTHS
from signatures.importing.sheets.rule_words import rule_of
from signatures.importing.sheets.values import Unclear, cell_date, cell_moment


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20-5-2019", ("2019-05-20", "day")),
        ("20/05/2019", ("2019-05-20", "day")),
        ("20.5.2019", ("2019-05-20", "day")),
        ("20 mei 2019", ("2019-05-20", "day")),
        ("Maandag 20 mei  2019", ("2019-05-20", "day")),
        ("20 mrt. 2019", ("2019-03-20", "day")),
        ("3 sept 2019", ("2019-09-03", "day")),
        ("2019-05-20 00:00:00", ("2019-05-20", "day")),
        (datetime(2019, 5, 20), ("2019-05-20", "day")),
        (43605, ("2019-05-20", "day")),
        ("mei 2019", ("2019-05", "month")),
        ("5-2019", ("2019-05", "month")),
        ("2019-05", ("2019-05", "month")),
        (2019, ("2019", "year")),
        ("2019", ("2019", "year")),
        ("Onbekend", ("", "unknown")),
        ("?", ("", "unknown")),
    ],
)
def test_dates_as_people_write_them(written, read) -> None:
    assert cell_date(written) == read


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("31-02-2019", "31-02-2019 bestaat niet. Vul een dag in die bestaat."),
        ("20-5-19", "vier cijfers"),
        ("20-5-0219", "het jaar 219 kan niet kloppen"),
        ("20 foo 2019", "de maand foo bestaat niet"),
        ("morgen", "geen datum"),
        (12, "geen datum"),
    ],
)
def test_a_date_that_cannot_be_is_said(written, words) -> None:
    with pytest.raises(Unclear, match=words):
        cell_date(written)


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    for written in (
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        day,
    ):
        assert cell_date(written) == (day.isoformat(), "day")
    assert cell_date(f"{month} {day.year}") == (day.isoformat()[:7], "month")


def test_moments_have_a_time_where_there_is_one() -> None:
    assert cell_moment("20-5-2019 14:30") == "2019-05-20T14:30:00"
    assert cell_moment(datetime(2019, 5, 20, 9, 5)) == "2019-05-20T09:05:00"
    assert cell_moment("20 mei 2019") == "2019-05-20"
    with pytest.raises(Unclear, match="tijdstip"):
        cell_moment("20-5-2019 25:00")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Alle deelnemers tekenen", {"type": "all", "act": "signature", "of": "members"}),
        ("alle gemeenten besluiten.", {"type": "all", "act": "adoption", "of": "municipality"}),
        (
            "2/3 van de woningcorporaties tekent",
            {"type": "share", "numerator": 2, "denominator": 3, "act": "signature", "of": "corporation"},
        ),
        ("huizen, laren tekenen", {"type": "named", "partners": ["huizen", "laren"], "act": "signature"}),
        ("op 1 januari 2020", {"type": "date", "on": "2020-01-01"}),
        (
            "op 1-1-2020 of alle deelnemers tekenen",
            {
                "type": "or",
                "rules": [
                    {"type": "date", "on": "2020-01-01"},
                    {"type": "all", "act": "signature", "of": "members"},
                ],
            },
        ),
        ('{"type": "date", "on": "2020-01-01"}', {"type": "date", "on": "2020-01-01"}),
    ],
)
def test_rules_in_words(words, rule) -> None:
    assert rule_of(words, str) == rule


@pytest.mark.parametrize(
    "words", ["zodra het kan", "alle buren tekenen", "op 31-2-2020", "{", "a tekent en b of c"]
)
def test_a_rule_that_is_not_understood_is_said(words) -> None:
    with pytest.raises(Unclear):
        rule_of(words, str)
