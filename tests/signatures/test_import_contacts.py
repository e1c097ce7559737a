"""Contact persons in a register file: who is asked to sign is known as soon as the partners are."""

from pathlib import Path
from typing import Any

import pytest

from signatures.importing.errors import RegisterErrors
from signatures.importing.reading import read_register
from signatures.importing.result import TakeOverResult
from signatures.importing.writing import take_over
from signatures.models import Contact, Partner
from tests.signatures.test_partner_kinds_in_files import taken
from tests.signatures.workbooks import ROWS, filled, saved

pytestmark = pytest.mark.django_db
PERSON = {"partner": "huizen", "name": "A. de Vries", "function": "adviseur", "email": "a@huizen.example"}


def take(*contacts: dict[str, Any]) -> TakeOverResult:
    partner = {"id": "huizen", "kind": "municipality", "names": [{"name": "Huizen"}]}
    return take_over(
        read_register({"document": "convenant", "partners": [partner], "contacts": list(contacts)})
    )


def refused(**changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(RegisterErrors) as wrong:
        take(PERSON | changes)
    return [(problem.where, problem.message) for problem in wrong.value.problems]


def people() -> list[tuple[str, str, str]]:
    return list(Contact.objects.values_list("name", "function", "email"))


def test_workbook__brings_contact_persons(tmp_path: Path) -> None:
    rows = [
        {
            "partner": "Huizen",
            "naam": "A. de Vries",
            "functie": "adviseur",
            "e-mailadres": "a@huizen.example",
        },
        {"partner": "dudok", "naam": "B. Smit", "telefoon": "035 123 45 67"},
    ]
    found = taken(saved(filled(ROWS | {"Contactpersonen": rows})), tmp_path)
    assert found["contacts"] == 2
    assert Contact.objects.get(email="a@huizen.example").partner == Partner.objects.get(slug="huizen")
    assert Contact.objects.get(name="B. Smit").phone == "035 123 45 67"


def test_workbook__without_the_sheet_is_read_as_before(tmp_path: Path) -> None:
    book = filled()
    del book["Contactpersonen"]
    assert taken(saved(book), tmp_path)["contacts"] == 0


def test_person_taken_over_again__changes_only_what_is_told() -> None:
    assert take(PERSON).told.startswith("1 partner, 1 contactpersoon, 0 deelnames")
    again = take(PERSON | {"name": "A.  DE VRIES", "function": "", "email": "vries@huizen.example"})
    assert [line.detail for line in again.of("contacts", "changed")] == [
        "a@huizen.example → vries@huizen.example"
    ]
    assert people() == [("A. de Vries", "adviseur", "vries@huizen.example")]
    assert take(PERSON | {"email": "vries@huizen.example"}).count("contacts", "unchanged") == 1


@pytest.mark.parametrize(
    ("changes", "where", "message"),
    [
        ({"email": "a.huizen"}, "contacts[0].email", "is geen e-mailadres"),
        ({"name": " "}, "contacts[0].name", "Vul de naam van de contactpersoon in."),
        ({"partner": "laren"}, "contacts[0].partner", "staat niet bij partners"),
    ],
)
def test_person_who_cannot_be__is_named_by_place(changes: dict, where: str, message: str) -> None:
    ((place, told),) = refused(**changes)
    assert place == where and message in told
    assert people() == []
