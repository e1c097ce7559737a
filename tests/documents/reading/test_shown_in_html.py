"""What a browser shows and a page does not hold as words."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import plain_lines


def imported(body: str) -> Imported:
    return read(f"<html><body><h2>Artikel 1</h2>{body}</body></html>".encode(), name="contract.html")


def lines_in(result: Imported) -> list[str]:
    return [line for block in result.text.units[-1].blocks for line in plain_lines(block)]


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("<input type=checkbox checked>", "☒ x"),
        ("<input type='CheckBox' checked='checked' disabled>", "☒ x"),
        ("<input type=checkbox>", "☐ x"),
        ("<label><input type=checkbox checked></label>", "☒ x"),
        ("<input type=radio checked>", "◉ x"),
        ("<input type=radio>", "○ x"),
        ("<input value='24 maanden'>", "24 maanden x"),
        ("<input type=date value=2026-05-01>", "2026-05-01 x"),
        ("<input type=hidden value=geheim>", "x"),
        ("<input type=submit value=Verzend>", "x"),
    ],
)
def test_field_of_a_form(field: str, shown: str) -> None:
    for around in (f"<p>{field} x</p>", f"<table><tr><td>{field} x</td></tr></table>", f"<div>{field} x"):
        result = imported(around)
        assert lines_in(result) == [shown]
        assert not result.warnings


@pytest.mark.parametrize(
    "field",
    [
        "<input placeholder=Naam>",
        "<input type=text name=Naam value=''>",
        "<textarea placeholder=Naam></textarea>",
    ],
)
def test_field_of_a_form__that_is_empty_is_named(field: str) -> None:
    result = imported(f"<p>De huurder is {field}</p>")
    assert "Een invulveld is leeg (“Naam”)" in result.warnings[0]


@pytest.mark.parametrize(
    ("spelled", "shown"),
    [
        ("<span style='font-family:Wingdings'>\u00fe</span> x", "☑ x"),
        ("<span style=\"font-family:'Wingdings 2'\">\u00a3</span> x", "☐ x"),
        ("<span style='font:10.0pt Wingdings'>\uf0fd</span> x", "☒ x"),
        ("<font face=Wingdings>\u00fd</font> x", "☒ x"),
        ("<font face='Symbol'>\u00b3</font> x", "≥ x"),
        ("<span style='font-family:Symbol'>a<span style='font-family:Arial'>b</span></span>", "αb"),
        ("<div style='font-family:Wingdings'>\u00a8</div>", "☐"),
    ],
)
def test_sign_of_a_font(spelled: str, shown: str) -> None:
    assert lines_in(imported(f"<p>{spelled}</p>")) == [shown]


@pytest.mark.parametrize(
    "rule",
    [
        ".s { font-family: Wingdings }",
        "span { font-family: 'Wingdings', sans-serif; color: red }",
        "p > .s { font: 10pt Wingdings }",
        "@media screen { .s { font-family: Wingdings !important } }",
    ],
)
def test_sign_of_a_font__that_a_style_sheet_names(rule: str) -> None:
    page = f"<style>{rule}</style><p>Borg: <span class=s>\u00fd</span> x</p>"
    assert lines_in(imported(page)) == ["Borg: ☒ x"]


def test_sign_of_a_font__of_another_rule_is_a_letter() -> None:
    page = "<style>.s { font-family: Wingdings }</style><p>Borg: <span class=t>\u00fd</span> x</p>"
    assert lines_in(imported(page)) == ["Borg: \u00fd x"]


def test_sign_of_a_font__that_nobody_knows_is_named() -> None:
    result = imported("<p><span style='font-family:Logo'>\uf041</span> x</p>")
    assert lines_in(result) == ["� x"]
    assert "“Logo”" in result.warnings[0]


def test_table__in_a_cell_is_read_row_by_row() -> None:
    inner = "<table><tr><td>2024<td>500</tr><tr><td>2025<td>510</tr></table>"
    result = imported(f"<table><tr><td>Huur<td>{inner}</tr></table>")
    assert lines_in(result) == ["Huur\t2024 500\u20282025 510"]
