"""The chart as values and as files."""

import csv
import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from signatures.overviews.chart import Chart, chart_of
from signatures.overviews.chart_report import chart_report
from signatures.overviews.reports import REPORT_FORMS, Report, report_csv, report_json, report_xlsx
from tests.signatures.facts import Register, at, on


@pytest.fixture
def register() -> Register:
    register = Register()
    register.partner("huizen", names=[("Huizen", "1900-01-01"), ("=Huizen aan Zee", "2024-01-01")])
    register.member("blaricum", "huizen")
    register.member("weesp", until="2022-01-01")
    register.partner("amsterdam", succeeds=(("weesp", on("2022-03-24")),))
    register.partner("zorg", kind="careProvider")
    register.member("zorg", since="2023-05-01", scope="artikel 4")
    register.version(1, "2019-03-01", label="2019", errata=(register.erratum("1.1", "2020-01-01"),))
    register.version(2, "2025-09-18", label="2025")
    for partner in ("blaricum", "huizen", "weesp"):
        register.sign(partner, "2019-04-01")
    register.sign("blaricum", "2025-11-01", 2, precision="month")
    return register


def chart(register: Register, day: str = "2025-12-15", known: str | None = None, **options) -> Chart:
    return chart_of(register.on(day, known).standing, title="Convenant", **options)


def report(chart: Chart) -> Report:
    return chart_report(chart, "https://voorbeeld/")


def row(chart: Chart, partner: str):
    return next(row for group in chart.groups for row in group.rows if row.partner.id == partner)


def notes(chart: Chart, partner: str) -> list[str]:
    return [chart.footnotes[number - 1] for number in row(chart, partner).notes]


def test_columns_are_the_versions_determined_by_that_day(register) -> None:
    assert [column.heading for column in chart(register, "2019-06-01").columns] == ["2019"]
    both = chart(register)
    assert [column.heading for column in both.columns] == ["2019 (hersteld)", "2025"]
    assert [column.total for column in both.columns] == ["2 van 2", "1 van 3"]


def test_groups_by_kind_with_totals_and_who_left_last(register) -> None:
    municipalities, care = chart(register).groups
    assert [row.partner.id for row in municipalities.rows][-1] == "weesp"
    assert municipalities.totals == ("2 van 2", "1 van 2")
    assert care.totals == ("–", "0 van 1")


def test_a_cell_has_symbol_word_and_date(register) -> None:
    shown = chart(register)
    assert [cell.text for cell in row(shown, "blaricum").cells] == [
        "✓ getekend 01-04-2019",
        "✓ getekend november 2025",
    ]
    assert row(shown, "blaricum").cells[1].remarks == ("de precieze datum is niet bekend",)
    assert [cell.text for cell in row(shown, "weesp").cells] == ["✓ getekend 01-04-2019", "– n.v.t."]
    assert row(shown, "huizen").cells[1].text == "○ open"


def test_footnotes_tell_of_leaving_joining_names_and_successors(register) -> None:
    shown = chart(register)
    assert notes(shown, "weesp") == [
        "Deelnemer tot 1 januari 2022.",
        "Opgevolgd door Amsterdam sinds 24 maart 2022.",
    ]
    assert notes(shown, "amsterdam") == ["Opvolger van Weesp."]
    assert notes(shown, "zorg") == ["Deelnemer sinds 1 mei 2023.", "Doet mee voor een deel: artikel 4."]
    assert notes(shown, "huizen") == ["Heette tot 1 januari 2024 Huizen."]
    assert notes(shown, "blaricum") == []


def test_footnotes_know_nothing_of_later_days(register) -> None:
    early = chart(register, "2019-06-01")
    assert notes(early, "huizen") == []
    assert "Opgevolgd" not in " ".join(early.footnotes)


def test_one_kind_only(register) -> None:
    assert [group.label for group in chart(register, kind="careProvider").groups] == ["Zorgaanbieders"]


def test_the_workbook_says_of_which_day_it_is_and_holds_no_formulas(register) -> None:
    book = load_workbook(io.BytesIO(report_xlsx(report(chart(register, known="2025-12-10")))))
    matrix = [[cell.value for cell in line] for line in book["Ondertekening"].iter_rows()]
    assert matrix[0][0] == "Ondertekening van Convenant"
    assert matrix[1][0].startswith("Stand per 15 december 2025, zoals bekend op 10-12-2025")
    assert matrix[3][0] == "https://voorbeeld/"
    assert ["Partner", "2019 (hersteld)", "2025"] in matrix
    assert any(str(line[0]).startswith("'=Huizen aan Zee") for line in matrix)
    assert book["Toelichting"].max_row == 1 + 2 * 5
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)


def test_the_plain_table_has_a_line_a_cell(register) -> None:
    lines = list(
        csv.reader(io.StringIO(report_csv(report(chart(register))).decode("utf-8-sig")), delimiter=";")
    )
    assert lines[0][:3] == ["Stand per", "Soort", "Partner"]
    assert len(lines) == 1 + 2 * 5
    assert {line[0] for line in lines[1:]} == {"15-12-2025"}
    assert ["Blaricum", "ja", "2025", "getekend", "november 2025"] in [line[2:7] for line in lines]


def test_the_data_hold_the_same(register) -> None:
    data = json.loads(report_json(report(chart(register, known="2025-12-10"))))
    assert (data["on"], data["knownOn"]) == ("2025-12-15", at("2025-12-10").isoformat())
    assert data["groups"][0]["totals"] == ["2 van 2", "1 van 2"]
    assert data["footnotes"] == list(chart(register).footnotes)


@pytest.mark.django_db  # the name of the region stands on paper
def test_an_empty_register_is_an_empty_chart() -> None:
    empty = chart(Register())
    assert (empty.columns, empty.groups, empty.footnotes) == ((), (), ())
    made = report(replace(empty, title="=1+1"))
    assert all(make(made) for make, _ in REPORT_FORMS.values())


def test_what_the_count_leaves_out_is_told(register) -> None:
    register.sign("zorg", "2023-06-01")
    first, second = chart(register).columns
    assert (first.total, second.besides) == ("2 van 2", "")
    assert first.besides == (
        "Ook 1 partner die vertrok en 1 partner die later meedeed hebben getekend; "
        "die tellen niet mee in het aantal."
    )


def test_the_days_on_which_something_changed__newest_first_and_never_to_come(register) -> None:
    days = [str(day) for day in chart(register, "2023-01-01").turns]
    assert days[:3] == ["2022-01-01", "2019-04-01", "2019-03-01"]
