"""The log of the register: acts, rows and files that were taken over."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.test import Client

import pytest

from documents.models import LedgerEntry
from portal.accounts.models import User
from signatures.register.acts import correct_act, record_signature
from signatures.register.memberships import join, leave
from tests.factories import make_version
from tests.portal.region import SCAN, make_partner, make_user

pytestmark = pytest.mark.django_db
PEOPLE = [{"name": "A. Bos", "function": "burgemeester"}]


def signed(**more: Any) -> Any:
    version = make_version()
    return record_signature(
        partner=make_partner("huizen", "Huizen"),
        version=version,
        on=date(2025, 11, 1),
        signatories=PEOPLE,
        **{"by": None, **more},
    )


def lines(**only: Any) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(**only).order_by("number"))


def test_an_act_and_its_correction_are_lines_with_who_and_digest() -> None:
    user = User.objects.create_user("anja", first_name="Anja", last_name="Bos")
    act = signed(by=user)
    correction = correct_act(act=act, reason="Verkeerde dag", by=user, on=date(2025, 11, 2))
    found = lines(object_kind="handeling")
    assert [line.what for line in found] == ["Ondertekening vastgelegd", "Herstel vastgelegd"]
    assert {line.who for line in found} == {"Anja Bos"}
    assert act.digest in found[0].result and correction.digest in found[1].result
    assert {line.document for line in found} == {"convenant"}


def test_joining_and_leaving_are_lines_with_the_reason() -> None:
    version, partner = make_version(), make_partner("huizen", "Huizen")
    join(partner=partner, document=version.document, since=date(2019, 1, 1), by=None)
    leave(partner=partner, document=version.document, until=date(2022, 1, 1), by=None, reason="Opgeheven")
    found = lines(object_kind="deelname")
    assert [line.what for line in found] == ["Toegevoegd: deelname", "Gewijzigd: deelname"]
    assert "Reden: Opgeheven" in found[1].result


def register_file(tmp_path: Path, **more: Any) -> Path:
    act = {
        "id": "h1",
        "kind": "signature",
        "partner": "huizen",
        "version": 1,
        "on": "2019-05-20",
        "signatories": PEOPLE,
    }
    data = {
        "document": "convenant",
        "partners": [
            {"id": "huizen", "kind": "municipality", "names": [{"name": "Huizen", "from": "2000-01-01"}]}
        ],
        "memberships": [{"partner": "huizen", "from": "2019-01-01"}],
        "versions": [
            {
                "number": 1,
                "determinedOn": "2019-02-14",
                "rule": {"type": "all", "act": "signature", "of": "members"},
            }
        ],
        "acts": [act],
    }
    file = tmp_path / "register.json"
    file.write_text(json.dumps(data | more))
    return file


def test_a_register_file_is_one_line_from_the_command(tmp_path: Path) -> None:
    call_command("import_register", str(register_file(tmp_path)), verbosity=0)
    (line,) = lines(what="Registerbestand overgenomen")
    assert line.origin == "opdracht import_register"
    assert "1 partner, 1 deelname, 1 versie en 1 handeling" in line.result
    assert lines(object_kind="deelname") == []
    assert lines(object_kind="handeling") == []


def test_trying_a_register_file_leaves_no_line(tmp_path: Path) -> None:
    call_command("import_register", str(register_file(tmp_path)), "--dry-run", verbosity=0)
    with pytest.raises(CommandError):
        call_command("import_register", str(register_file(tmp_path, memberships=[{"partner": "x"}])))
    assert lines() == []


def test_opening_a_paper_is_a_line_with_the_address_of_the_visitor(client: Client) -> None:
    act = signed(evidence=SCAN)
    client.force_login(make_user("anja", is_superuser=True))
    response = client.get(f"/bewijsstukken/{act.pk}/", REMOTE_ADDR="192.0.2.7")
    assert b"".join(response.streaming_content) == SCAN
    (line,) = lines(what="Bewijsstuk opgehaald")
    assert (line.who, line.origin, line.document) == ("anja", "192.0.2.7", "convenant")


def test_a_paper_that_is_refused_leaves_no_line(client: Client) -> None:
    act = signed(evidence=SCAN)
    assert client.get(f"/bewijsstukken/{act.pk}/").status_code == 404
    assert lines(what="Bewijsstuk opgehaald") == []
