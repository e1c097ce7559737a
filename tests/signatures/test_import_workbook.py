"""Taking over a register from a workbook: what people write in cells, and what is wrong by row and cell."""

import json
import zipfile
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from signatures.importing.sheets.columns import SHEETS
from signatures.importing.sheets.template import template
from signatures.models import Act, Membership, Partner
from tests.signatures.workbooks import ROWS, filled, saved, with_rows


@pytest.fixture
def take(tmp_path: Path, db):
    def take(content: bytes, *options: str) -> dict[str, Any]:
        file = tmp_path / "register.xlsx"
        file.write_bytes(content)
        out = StringIO()
        call_command("import_register", file, *options, "--json", stdout=out)
        return json.loads(out.getvalue())

    return take


def refused(take, content: bytes) -> str:
    with pytest.raises(CommandError) as error:
        take(content)
    assert not Partner.objects.exists()
    return str(error.value)


def signature(**cells: Any) -> dict[str, Any]:
    return {"partner": "huizen", "versie": 1, "datum": "1-5-2019"} | cells


def test_a_workbook_is_taken_over_like_the_same_data_in_json(take) -> None:
    taken = take(saved(filled()))
    assert [taken[name] for name in ("partners", "memberships", "versions", "acts")] == [3, 2, 1, 4]
    act = Act.objects.get(external_id="h1")
    assert (act.on, act.signatories) == (
        date(2019, 5, 20),
        [{"name": "A. de Vries", "function": "burgemeester"}],
    )
    assert Act.objects.get(corrects=act).on == date(2019, 5, 21)
    late = Act.objects.get(partner__slug="dudok")
    assert (late.on, late.precision, late.received) == (date(2019, 5, 1), "month", date(2019, 6, 3))
    assert Membership.objects.get(partner__slug="dudok").until == date(2023, 1, 1)


def test_a_workbook_again_changes_nothing_and_a_trial_keeps_nothing(take) -> None:
    assert take(saved(filled()), "--dry-run")["acts"] == 4
    assert not Partner.objects.exists()
    take(saved(filled()))
    again = take(saved(filled()))
    assert (again["partners"], again["acts"], again["changed"], again["unchanged"]) == (0, 0, 0, 10)


def test_the_template_itself_holds_only_examples_that_do_not_count(take) -> None:
    assert "Document: Zeg bij welk document" in refused(take, template())
    book = load_workbook(BytesIO(template()))
    assert book.sheetnames == ["Uitleg", *(kind.title for kind in SHEETS)]
    book["Document"].cell(2, 4).value = None
    taken = take(saved(book))
    assert (taken["document"], taken["partners"], taken["acts"]) == ("convenant", 0, 0)


def test_the_examples_of_the_template_would_do(take) -> None:
    book = load_workbook(BytesIO(template()))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).startswith("Voorbeeld:"):
                    cell.value = None
    taken = take(saved(book))
    assert (taken["partners"], taken["acts"], taken["warnings"]) == (3, 4, [])


def test_dates_are_dates_and_choices_are_offered_in_the_template() -> None:
    sheet = load_workbook(BytesIO(template()))["Ondertekeningen"]
    assert sheet["C2"].value == datetime(2019, 5, 20) and sheet["C3"].number_format == "dd-mm-yyyy"
    offered = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"dag,maand,jaar,onbekend"' in offered


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        (
            {"Ondertekeningen": [signature(datum="31-02-2019")]},
            "Ondertekeningen, rij 2, kolom C (datum): 31-02-2019 bestaat niet. Vul een dag in die bestaat.",
        ),
        (
            {"Ondertekeningen": [signature(partner="Huize")]},
            "Ondertekeningen, rij 2, kolom A (partner): Partner 'Huize' staat niet bij partners.",
        ),
        ({"Ondertekeningen": [signature(versie=7)]}, "kolom B (versie): Er is geen versie 7"),
        ({"Ondertekeningen": [signature(versie="een")]}, "kolom B (versie): een is geen nummer"),
        (
            {"Ondertekeningen": [signature(datum="#N/A")]},
            "kolom C (datum): In deze cel staat een fout van Excel",
        ),
        ({"Ondertekeningen": [signature(datum="=VANDAAG()")]}, "een formule zonder uitkomst"),
        ({"Ondertekeningen": [{"versie": 1, "datum": 2019}]}, "kolom A (partner): Deze cel is leeg"),
        (
            {"Ondertekeningen": [signature(**{"datum": "mei 2019", "datum bekend": "dag"})]},
            "minder precies geschreven",
        ),
        (
            {"Ondertekeningen": [signature(kenmerk="x"), signature(kenmerk="x", datum="2-5-2019")]},
            "Ondertekeningen, rij 3: 'x' staat er 2 keer in",
        ),
        (
            {"Partners": [{"kenmerk": "x", "soort": "buurman", "naam": "X"}]},
            "kolom B (soort): buurman is onbekend",
        ),
        (
            {"Partners": [{"kenmerk": "hui zen", "soort": "gemeente", "naam": "X"}]},
            "kolom A (kenmerk): Gebruik",
        ),
        (
            {"Partners": [*ROWS["Partners"], {"kenmerk": "huizen", "soort": "regio", "naam": "Y"}]},
            "Partners, rij 5, kolom B (soort): Op een eerdere rij",
        ),
        (
            {
                "Partners": [
                    *ROWS["Partners"],
                    {"kenmerk": "x", "soort": "regio", "naam": "Y", "opvolger van": "z"},
                ]
            },
            "Partners, rij 5, kolom E (opvolger van): Partner 'z' staat niet",
        ),
        (
            {"Deelnames": [{"partner": "huizen", "deelnemer vanaf": "2019"}]},
            "Deelnames, rij 2, kolom B (deelnemer vanaf): 2019 is geen hele datum",
        ),
        (
            {
                "Deelnames": [
                    {"partner": "huizen", "deelnemer vanaf": "1-1-2019", "deelnemer tot": "1-1-2018"}
                ]
            },
            "Deelnames, rij 2, kolom C (deelnemer tot): De deelname eindigt voordat zij begint",
        ),
        (
            {"Versies": [{"nummer": 1, "vastgesteld op": "1-3-2019", "van kracht als": "ooit"}]},
            "Versies, rij 2, kolom E (van kracht als): ooit is geen regel",
        ),
        (
            {"Overige_handelingen": [{"soort": "herstel", "herstelt": "weg"}]},
            "kolom L (herstelt): Er is geen",
        ),
        ({"Document": []}, "Document: Zeg bij welk document"),
        ({"Document": [*ROWS["Document"], {"adres": "b"}]}, "Document, rij 3: Er staat al een document"),
    ],
)
def test_a_mistake_is_named_by_row_and_cell(take, sheets, told) -> None:
    assert told in refused(take, with_rows(**sheets))


def test_all_mistakes_are_told_at_once(take) -> None:
    content = with_rows(
        Ondertekeningen=[signature(datum="31-02-2019"), signature(partner="niemand"), signature(versie=9)],
        Deelnames=[{"partner": "huizen", "deelnemer vanaf": "?"}],
    )
    told = refused(take, content)
    for place in ("rij 2, kolom C", "rij 3, kolom A", "rij 4, kolom B", "Deelnames, rij 2"):
        assert place in told


def test_mistakes_stand_in_the_order_of_the_sheets(take) -> None:
    content = with_rows(
        Ondertekeningen=[signature(partner="niemand"), *[signature()] * 8, signature(datum="31-02-2019")],
        Deelnames=[{"partner": "huizen", "deelnemer vanaf": "?"}],
    )
    places = [line.partition(",")[2].partition(",")[0] for line in refused(take, content).splitlines()[1:]]
    assert places == [" rij 2", " rij 2", " rij 11"]


def test_a_rule_that_differs_is_told_in_words(take) -> None:
    take(saved(filled()))
    rows = [ROWS["Versies"][0] | {"van kracht als": "alle gemeenten besluiten"}]
    told = take(with_rows(Versies=rows))["warnings"][0]
    assert "Versie 2019 blijft zoals vastgesteld: de regel is “" in told and "{" not in told


def test_order_of_columns_blank_rows_titles_and_spaces_do_not_matter(take) -> None:
    book = filled()
    sheet = book["Ondertekeningen"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=3)]
    book.remove(sheet)
    other = book.create_sheet(" ondertekeningen ")
    other.append(["Handtekeningen van de regio"])
    other.append([])
    for row in rows:
        other.append([f"  {cell} " if isinstance(cell, str) else cell for cell in reversed(row)])
        other.append([])
    assert take(saved(book))["acts"] == 4


def test_a_hundred_thousand_formatted_rows_without_content_are_no_rows(take) -> None:
    book = filled()
    sheet = book["Ondertekeningen"]
    fill = PatternFill("solid", fgColor="FFFFFF00")
    for number in range(10, 100_000):
        sheet.cell(number, 1).fill = fill
    assert take(saved(book))["acts"] == 4


def test_a_formula_counts_by_its_saved_value(take) -> None:
    content = replaced(
        with_rows(Ondertekeningen=[signature(datum="=DATUM")], Overige_handelingen=[]),
        b"<f>DATUM</f><v></v>",
        b"<f>DATE(2019,5,20)</f><v>43605</v>",
    )
    take(content)
    assert Act.objects.get(kind="signature").on == date(2019, 5, 20)


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with these bytes replaced in its parts."""
    source, out, hits = zipfile.ZipFile(BytesIO(content)), BytesIO(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
            hits += part.count(old)
            target.writestr(name, part.replace(old, new))
    assert hits
    return out.getvalue()


def test_a_missing_sheet_or_column_and_strange_ones_are_told(take) -> None:
    book = filled()
    book.remove(book["Deelnames"])
    book["Versies"].delete_cols(3)
    book["Besluiten"]["Z1"] = "kleur"
    told = refused(take, saved(book))
    assert "Het blad Deelnames ontbreekt" in told
    assert "Versies: De kolom vastgesteld op ontbreekt" in told
    book = filled()
    book["Besluiten"]["Z1"] = "kleur"
    book.create_sheet("Kladblok").append(["iets"])
    warnings = take(saved(book))["warnings"]
    assert "Besluiten: de kolom kleur is niet herkend en niet gelezen." in warnings
    assert "Het blad Kladblok is niet herkend en niet gelezen." in warnings


def test_a_signature_without_a_date_is_told(take) -> None:
    warnings = take(with_rows(Ondertekeningen=[{"partner": "huizen", "versie": 1}], Overige_handelingen=[]))
    assert "Ondertekeningen, rij 2: er staat geen datum. De datum geldt als onbekend." in warnings["warnings"]


def test_headings_that_are_gone_are_asked_for(take) -> None:
    book = filled()
    book["Partners"].delete_rows(1)
    assert "Partners: De kolomkoppen ontbreken" in refused(take, saved(book))


def office(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def macro_book() -> bytes:
    content = saved(filled())
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "oude Excel-versie"),
        (b"kenmerk;naam\nhuizen;Huizen", "geen Excel-bestand"),
        (b"PK\x03\x04kapot", "beschadigd"),
        (office(**{"word/document.xml": b"<a/>"}), "geen Excel-bestand"),
        (office(**{"xl/workbook.bin": b"x"}), "xlsb"),
        (office(**{"xl/workbook.xml": b"0" * 60 * 1024**2}), "veel te groot"),
        (
            office(**{"[Content_Types].xml": b"spreadsheetml.sheet.main", "xl/workbook.xml": b"<kapot"}),
            "beschadigd",
        ),
        (b"{" * 100_000, "geen JSON"),
        (b'{"document": "a\\u0000"}', "document"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_the_reason(take, content, words) -> None:
    assert words in refused(take, content)


def test_a_workbook_with_macros_is_refused(take) -> None:
    assert "macro's" in refused(take, macro_book())


def test_other_names_and_earlier_partners(take) -> None:
    content = with_rows(
        Partners=[
            {"kenmerk": "bussum", "soort": "gemeente", "naam": "Bussum", "opgeheven per": "1-1-2016"},
            {
                "kenmerk": "gm",
                "soort": "gemeente",
                "naam": "Gooise Meren",
                "naam vanaf": "1-1-2016",
                "opvolger van": "Bussum",
                "opvolger per": "1-1-2016",
            },
            {"kenmerk": "gm", "naam": "Meren", "naam vanaf": "1-1-2020"},
        ],
        Deelnames=[{"partner": "gm", "deelnemer vanaf": "1-1-2016"}],
        Besluiten=[],
        Ondertekeningen=[signature(partner="Gooise Meren", **{"tevens namens": "bussum"})],
        Overige_handelingen=[],
    )
    assert take(content)["acts"] == 2
    partner = Partner.objects.get(slug="gm")
    assert [name.name for name in partner.names.all()] == ["Gooise Meren", "Meren"]
    assert partner.predecessions.get().on == date(2016, 1, 1)
    assert Partner.objects.get(slug="bussum").ended_on == date(2016, 1, 1)
    assert Act.objects.get(partner__slug="bussum").represented_by == partner


def test_a_sheet_of_its_own_making_without_styles(take) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in ROWS.items():
        sheet = book.create_sheet(title)
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    assert take(saved(book))["acts"] == 4
