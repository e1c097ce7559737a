"""How days, moments, counts and lists read in Dutch, and that they are written in one place."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.template import Context, Template

import pytest

from documents.text import dutch

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / name for name in ("documents", "signatures", "search", "site")]
DAY = date(2025, 9, 8)
AT = datetime(2025, 9, 8, 14, 5)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_has_its_name(number: int) -> None:
    name = dutch.MONTHS[number - 1]
    assert dutch.day(date(2025, number, 1)) == f"1 {name} 2025"
    assert dutch.dated(date(2025, number, 1), "month") == f"{name} 2025"
    assert name[:3] == dutch.SHORT_MONTHS[number - 1] or number == 3


@pytest.mark.parametrize(
    ("precision", "bare", "sentence", "table"),
    [
        ("day", "8 september 2025", "op 8 september 2025", "08-09-2025"),
        ("month", "september 2025", "in september 2025", "september 2025"),
        ("year", "2025", "in 2025", "2025"),
        ("unknown", "onbekende datum", "op onbekende datum", "datum onbekend"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(precision: str, bare: str, sentence: str, table: str) -> None:
    assert dutch.dated(DAY, precision) == bare
    assert dutch.moment(DAY, precision) == sentence
    assert dutch.moment_short(DAY, precision) == table
    assert dutch.moment(None, precision) == "op onbekende datum"
    assert dutch.moment_short(None, precision) == "datum onbekend"


def test_a_moment_is_told_with_its_time() -> None:
    assert dutch.day_and_time(AT) == "8 september 2025, 14.05 uur"
    assert dutch.clock(time(9)) == "09.00 uur"
    assert dutch.instant(AT) == "08-09-2025 14:05"
    assert dutch.instant(AT.replace(tzinfo=UTC)) == "08-09-2025 14:05 UTC"
    assert dutch.day_in_figures(DAY) == "8-9-2025"


@pytest.mark.parametrize(
    ("words", "options", "told"),
    [
        ([], {}, ""),
        (["A"], {}, "A"),
        (["A", "B"], {}, "A en B"),
        (["A", "B", "C"], {}, "A, B en C"),
        (["A", "B", "C"], {"last": "of"}, "A, B of C"),
        (["A", "B", "C"], {"at_most": 2}, "A, B en nog 1"),
        ([str(one) for one in range(20)], {"at_most": None}, f"{', '.join(map(str, range(19)))} en 19"),
    ],
)
def test_a_list_is_told_in_a_sentence(words: list[str], options: dict, told: str) -> None:
    assert dutch.enumeration(words, **options) == told


def test_a_count_has_the_noun_that_fits() -> None:
    told = [dutch.counted(number, "dag", "dagen") for number in (0, 1, 2)]
    assert told == ["0 dagen", "1 dag", "2 dagen"]


def test_a_person_has_a_function_when_there_is_one() -> None:
    assert dutch.with_function("Anja Bos", "burgemeester") == "Anja Bos, burgemeester"
    assert dutch.with_function("Anja Bos", "") == "Anja Bos"


def test_templates_say_days_the_same_way_in_dutch_time() -> None:
    shown = (
        "{{ on|day }}/{{ on|day_short }}/{{ at|day }}/{{ at|day_and_time }}/{{ none|day }}{{ no.where|day }}"
    )
    at = datetime(2025, 9, 7, 22, 5, tzinfo=UTC)
    told = Template(shown).render(Context({"on": DAY, "at": at, "none": None}))
    assert told == "8 september 2025/08-09-2025/8 september 2025/8 september 2025, 00.05 uur/"


def test_no_template_spells_out_how_a_day_is_written() -> None:
    """But for the values of fields, which are not read, and a day without its year."""
    spelled = re.compile(r"""\|date:["'](?!Y-m-d|H:i|j F["'])""")
    written = [
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in folder.rglob("*.html")
        if spelled.search(path.read_text())
    ]
    assert written == []


def test_the_names_of_the_months_are_written_once() -> None:
    written = [
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in folder.rglob("*.py")
        if re.search(r"[\"']februari[\"']", path.read_text())
    ]
    assert written == ["documents/text/dutch.py"]
