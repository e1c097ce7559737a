"""The screen "Logboek": for administrators, to look at only; and the history of rows beside it."""

import csv
from io import BytesIO, StringIO
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from documents.ledger.entries import enter
from documents.models import LedgerEntry
from signatures.models import FollowUp
from tests.factories import make_document, make_version
from tests.portal.region import make_user

pytestmark = pytest.mark.django_db
LIST = "/beheer/logboek/"


def of_group(client: Client, group: str) -> Client:
    user = make_user("anja", first_name="Anja", last_name="Bos")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def administrator(client: Client) -> Client:
    return of_group(client, "Beheerders")


def shown(client: Client, **asked: str) -> str:
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return response.content.decode()


def test_administrators_find_it_in_the_menu(administrator: Client) -> None:
    assert LIST in administrator.get("/beheer/").content.decode()
    assert "Ingelogd" in shown(administrator)


def test_a_version_leads_to_its_proof(administrator: Client) -> None:
    make_version()
    assert "/ondertekening/convenant/1/" in administrator.get("/beheer/versies/").content.decode()


def test_the_team_does_not_see_it(client: Client) -> None:
    team = of_group(client, "Regionaal team")
    assert LIST not in team.get("/beheer/").content.decode()
    assert team.get(LIST).status_code == 302


def test_nothing_can_be_added_or_changed(administrator: Client) -> None:
    line = enter(what="Ronde geopend")
    page = shown(administrator)
    assert reverse("logboek:edit", args=[line.pk]) not in page
    for place in (reverse("logboek:add"), reverse("logboek:edit", args=[line.pk])):
        assert administrator.get(place).status_code in (302, 403)
    assert administrator.post(reverse("logboek:delete", args=[line.pk])).status_code in (302, 403)
    assert LedgerEntry.objects.filter(pk=line.pk).exists()


def test_one_line_shows_all_that_is_kept(administrator: Client) -> None:
    line = enter(what="Ronde geopend", result="12 partners gevraagd", who="Bert")
    page = administrator.get(reverse("logboek:inspect", args=[line.pk])).content.decode()
    for words in ("Ronde geopend", "12 partners gevraagd", "Bert", line.digest, line.previous):
        assert words in page


def test_filters_and_search(administrator: Client) -> None:
    enter(what="Ronde geopend", who="Bert", about=make_document())
    enter(what="Inloggen mislukt", who="Cor")
    assert "Cor" not in shown(administrator, document="convenant")
    assert "Bert" in shown(administrator, document="convenant")
    assert "Bert" not in shown(administrator, who="cor")
    assert "Bert" in shown(administrator, q="ronde")
    assert "Cor" not in shown(administrator, q="ronde")
    assert "Bert" not in shown(administrator, at_from="2099-01-01")
    assert "Bert" in shown(administrator, at_to="2099-01-01")
    assert "Ongeldige" not in shown(administrator, at_from="gisteren", document="bestaat-niet")


def test_it_comes_along_as_a_file(administrator: Client) -> None:
    enter(what="Ronde geopend", who="Bert")
    written = administrator.get(LIST, {"export": "csv"}).getvalue().decode()
    rows = list(csv.reader(StringIO(written)))
    assert rows[0][:3] == ["Nummer", "Wanneer", "Wat"]
    assert any("Bert" in row for row in rows)
    book = openpyxl.load_workbook(BytesIO(administrator.get(LIST, {"export": "xlsx"}).getvalue()))
    assert "Ronde geopend" in [row[2].value for row in book.active.iter_rows()]


def test_the_number_of_queries_does_not_grow(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    document = make_document()
    for number in range(40):
        enter(what="Proef", about=document, result=str(number))
    shown(administrator)
    with django_assert_max_num_queries(15):
        shown(administrator)


def test_a_document_and_a_follow_up_have_a_history_with_user_and_reason(client: Client) -> None:
    team = of_group(client, "Regionaal team")
    document = make_document()
    fields = {"kind": "agreement", "slug": "convenant", "summary": "", "visibility": "public"}
    place = reverse("documenten:edit", args=[document.pk])
    team.post(place, {**fields, "title": "Convenant Wonen", "change_reason": "Nieuwe naam"})
    page = team.get(reverse("documenten:history", args=[document.pk])).content.decode()
    for words in ("Convenant Wonen", "Nieuwe naam", "Anja Bos", "Gewijzigd"):
        assert words in page
    point = FollowUp.objects.create(title="Cijfers")
    assert team.get(reverse("vervolgacties:history", args=[point.pk])).status_code == 200
