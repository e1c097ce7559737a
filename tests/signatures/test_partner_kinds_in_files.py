"""A register file names kinds of partner that are rows: the template, what is read, what is refused."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

import pytest
from openpyxl import load_workbook

from documents.ledger.history import save
from documents.models import Document, DocumentKind
from signatures.importing.files import kinds_of_documents
from signatures.importing.sheets.template import template
from signatures.models import Partner, PartnerKind
from signatures.register.partner_kinds import known_kinds
from tests.signatures.workbooks import ROWS, filled, saved

pytestmark = pytest.mark.django_db
FIVE = ["municipality", "corporation", "careProvider", "region", "other"]


@pytest.fixture
def ggd() -> PartnerKind:
    return save(PartnerKind(code="ggd", name="GGD", plural="GGD’en", order=35), by=None)


def taken(content: bytes, tmp_path: Path, name: str = "register.xlsx") -> dict[str, Any]:
    file, out = tmp_path / name, StringIO()
    file.write_bytes(content)
    call_command("import_register", file, "--json", stdout=out)
    return json.loads(out.getvalue())


def with_a_ggd() -> dict[str, Any]:
    partners = [*ROWS["Partners"], {"kenmerk": "ggd-gooi", "soort": "GGD", "naam": "GGD Gooi"}]
    rule = [
        {
            "nummer": 1,
            "vastgesteld op": "1-3-2019",
            "van kracht als": "alle gemeenten tekenen en alle GGD'en besluiten",
        }
    ]
    return ROWS | {"Partners": partners, "Versies": rule}


def test_a_workbook_offers_and_takes_it(ggd, tmp_path: Path) -> None:
    sheet = load_workbook(BytesIO(template(known_kinds())))["Partners"]
    offered = '"gemeente,woningcorporatie,zorgaanbieder,GGD,regio,anders"'
    assert offered in {rule.formula1 for rule in sheet.data_validations.dataValidation}
    found = taken(saved(filled(with_a_ggd())), tmp_path)
    assert found["partners"] == 4 and Partner.objects.get(slug="ggd-gooi").kind == ggd
    rule = Partner.objects.get(slug="huizen").memberships.get().document.versions.get().rule
    assert [(part["act"], part["of"]) for part in rule["rules"]] == [
        ("signature", "municipality"),
        ("adoption", "ggd"),
    ]


def test_without_it_a_workbook_is_told_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        taken(saved(filled(with_a_ggd())), tmp_path)
    known = "gemeente, woningcorporatie, zorgaanbieder, regio, anders"
    assert f"rij 5, kolom B (soort): GGD is onbekend. Kies uit: {known}." in str(refused.value)
    assert "ggd'en is onbekend. Kies uit: " in str(refused.value)


def test_more_kinds_than_a_list_in_a_cell_can_hold_stand_on_a_sheet(tmp_path: Path) -> None:
    for number in range(20):
        name = f"Soort, {number} van een samenwerking"
        save(PartnerKind(code=f"soort{number}", name=name, plural=f"{name}en"), by=None)
    book = load_workbook(BytesIO(template(known_kinds())))
    offered = {rule.formula1 for rule in book["Partners"].data_validations.dataValidation}
    assert "Keuzelijsten!$A$2:$A$26" in offered
    assert book["Keuzelijsten"]["A2"].value == "gemeente" and book["Keuzelijsten"]["A26"].value.startswith(
        "soort, "
    )
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2) if sheet.title != "Uitleg" else ():
            for cell in row:
                cell.value = cell.value if sheet.title in ("Keuzelijsten", "Document") else None
    book["Document"].cell(2, 4).value = None
    assert taken(saved(book), tmp_path)["warnings"] == []


def file_of(kind: str = "ggd", of: str = "ggd") -> bytes:
    version = {
        "number": 1,
        "determinedOn": "2019-03-01",
        "rule": {"type": "all", "act": "adoption", "of": of},
    }
    data = {"document": "convenant", "partners": [{"id": "ggd-gooi", "kind": kind}], "versions": [version]}
    return json.dumps(data).encode()


def test_a_file_in_json_names_it_by_its_code(ggd, tmp_path: Path) -> None:
    assert taken(file_of(), tmp_path, "register.json")["partners"] == 1
    again = taken(file_of(kind="other"), tmp_path, "register.json")
    assert again["warnings"] == ["Partner ggd-gooi stond vast als GGD en is nu anders, zoals in het bestand."]


@pytest.mark.parametrize("kind", ["gg", "GGD", 7, None])
def test_a_code_that_is_not_known_is_told_with_those_that_are(ggd, tmp_path: Path, kind) -> None:
    with pytest.raises(CommandError) as refused:
        taken(file_of(kind=kind, of="gg"), tmp_path, "register.json")
    known = "municipality, corporation, careProvider, ggd, region, other"
    assert f"partners[0].kind: {kind!r} is onbekend. Kies uit: {known}." in str(refused.value)
    assert f"versions[0].rule.of: De groep van een regel is een van: members, {known}." in str(refused.value)


def test_the_schema_of_the_file_lists_it(ggd) -> None:
    out = StringIO()
    call_command("register_schema", stdout=out)
    parts = json.loads(out.getvalue())["$defs"]
    codes = [*FIVE[:3], "ggd", *FIVE[3:]]
    assert parts["PartnerItem"]["properties"]["kind"]["enum"] == codes
    assert parts["EntryRule"]["oneOf"][0]["properties"]["of"]["enum"] == ["members", *codes]


def test_workbook_offers_the_kinds_of_document_of_the_region(tmp_path: Path) -> None:
    save(
        DocumentKind(code="handreiking", name="Handreiking", plural="Handreikingen", section="wijzers"),
        by=None,
    )
    book = load_workbook(BytesIO(template(known_kinds(), kinds_of_documents())))
    offered = {rule.formula1 for rule in book["Document"].data_validations.dataValidation}
    assert (
        '"convenant,werkproces,standaardcontract,communicatielijn,financiële afspraak,handreiking"' in offered
    )
    document = {"adres": "nazorg", "titel": "Nazorg", "soort": "Handreiking"}
    taken(saved(filled({"Document": [document], "Partners": ROWS["Partners"]})), tmp_path)
    assert Document.objects.get(slug="nazorg").kind_id == "handreiking"
