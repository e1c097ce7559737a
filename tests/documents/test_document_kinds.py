"""Kinds of document as rows, and the choice of the main agreement: what administrators may do with them."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

import pytest

from documents.entry_rule import all_members_sign, from_data, on_date
from documents.kinds.first_kinds import FIRST_KINDS
from documents.kinds.main_agreement import choose_main_agreement
from documents.models import AGREEMENT, Document, DocumentKind, LedgerEntry
from documents.text.refusals import Refused
from portal.accounts.roles import ADMINISTRATORS, TEAM
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Handreiking",
    "plural": "Handreikingen",
    "section": "",
    "code": "",
    "rule": "",
    "order": "15",
    "colour": "orange",
}
DAY = date(2025, 9, 18)


def client_of(group: str, django_user_model: Any) -> Client:
    user = django_user_model.objects.create_user(group, password="geheim")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def administrator(django_user_model: Any) -> Client:
    return client_of(ADMINISTRATORS, django_user_model)


def add(client: Client, **values: str) -> Any:
    return client.post(reverse("soorten-documenten:add"), NEW | values, follow=True)


def test_a_region_begins_with_the_five_kinds_and_keeps_what_it_made_of_them() -> None:
    assert list(DocumentKind.objects.values_list("code", flat=True)) == [one["code"] for one in FIRST_KINDS]
    assert all(kind.history.count() == 1 for kind in DocumentKind.objects.all())
    DocumentKind.objects.get(code="finance").delete()
    call_command("migrate", verbosity=0)
    assert DocumentKind.objects.count() == 4
    assert not LedgerEntry.objects.filter(what__startswith="Toegevoegd").exists()


def test_a_kind_of_ones_own_gets_its_code_and_address_from_its_names(administrator: Client) -> None:
    add(administrator)
    made = DocumentKind.objects.get(name="Handreiking")
    assert (made.code, made.section, made.needs_signatures) == ("handreiking", "handreikingen", False)
    assert made.history.get().history_user.username == ADMINISTRATORS
    assert LedgerEntry.objects.filter(what="Toegevoegd: soort document").exists()
    shown = administrator.get(reverse("soorten-documenten:index")).text
    assert shown.index("Convenanten") < shown.index("Handreikingen") < shown.index("Werkprocessen")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"section": "zoeken"}, "/zoeken/ is al een pagina van het portaal. Kies een ander adres."),
        ({"section": "convenant"}, "/convenant/ is al een pagina van het portaal"),
        ({"section": "beheer"}, "/beheer/ is al een pagina van het portaal"),
        ({"section": "static"}, "/static/ is al een pagina van het portaal"),
        ({"section": "werkprocessen"}, "bestaat al"),
        ({"name": "Werkproces"}, "bestaat al"),
        ({"name": "WERKPROCES"}, "Er is al een soort met deze naam."),
        ({"name": "Agreement"}, "bestaat al"),
        ({"name": "!!!"}, "Uit de naam volgt geen code."),
        ({"plural": "???"}, "Uit het meervoud volgt geen adres."),
        ({"code": "Met Spatie"}, "Gebruik kleine letters, cijfers en streepjes."),
        ({"rule": "als iedereen wil"}, "is geen regel"),
        ({"rule": "op 1-1-2030"}, "kan geen vaste dag noemen"),
        ({"rule": "huizen tekent"}, "kan geen partner noemen"),
        ({"rule": "alle deelnemers tekenen"}, "De regel vraagt handtekeningen"),
    ],
)
def test_what_a_kind_cannot_be_is_told(administrator: Client, values: dict[str, str], told: str) -> None:
    assert told in add(administrator, **values).text.replace("&#x27;", "'")
    assert DocumentKind.objects.count() == 5


def test_the_code_stays_and_the_address_stays_once_a_text_was_determined(administrator: Client) -> None:
    add(administrator)
    made = DocumentKind.objects.get(code="handreiking")
    edit = reverse("soorten-documenten:edit", args=[made.pk])
    administrator.post(edit, NEW | {"section": "wegwijzers", "code": "anders"})
    made.refresh_from_db()
    assert (made.code, made.section) == ("handreiking", "wegwijzers")
    make_version(make_document("dossier", kind="handreiking"))
    shown = administrator.post(edit, NEW | {"section": "handreikingen"}).text
    assert "Dit adres ligt vast" in shown and "Laat het staan op: wegwijzers." in shown
    administrator.post(
        edit, NEW | {"section": "wegwijzers", "name": "Wegwijzer", "change_reason": "Duidelijker"}
    )
    made.refresh_from_db()
    assert (made.name, made.section) == ("Wegwijzer", "wegwijzers")
    history = administrator.get(reverse("soorten-documenten:history", args=[made.pk])).text
    assert "Duidelijker" in history and "Handreiking → Wegwijzer" in history
    made.code = "anders"
    with pytest.raises(ValidationError, match="verandert niet meer"):
        made.save()


def test_a_kind_that_is_used_stays(administrator: Client) -> None:
    make_document("nazorg", kind="process")
    for code, told in (("process", "Verwijderen kan niet"), (AGREEMENT, "Deze soort kan niet weg")):
        address = reverse("soorten-documenten:delete", args=[DocumentKind.objects.get(code=code).pk])
        for response in (administrator.get(address, follow=True), administrator.post(address, follow=True)):
            assert told in response.text
        assert DocumentKind.objects.filter(code=code).exists()
    free = DocumentKind.objects.get(code="finance")
    administrator.post(reverse("soorten-documenten:delete", args=[free.pk]))
    assert not DocumentKind.objects.filter(code="finance").exists()


def test_only_administrators_change_kinds(django_user_model: Any) -> None:
    team = client_of(TEAM, django_user_model)
    add(team)
    team.post(reverse("main_agreement"), {"document": make_version().document.pk})
    assert DocumentKind.objects.count() == 5
    assert not Document.objects.filter(is_main=True).exists()
    assert "Soorten documenten" not in team.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ({"needs_signatures": False}, on_date(DAY)),
        ({"needs_signatures": True}, all_members_sign()),
        (
            {"default_rule": {"type": "all", "act": "adoption", "of": "members"}},
            from_data({"type": "all", "act": "adoption", "of": "members"}),
        ),
    ],
)
def test_a_version_begins_with_the_rule_of_its_kind(kind: dict[str, Any], wanted: Any) -> None:
    DocumentKind.objects.create(code="own", name="Eigen", plural="Eigen", section="eigen", **kind)
    version = make_version(make_document("eigen", kind="own"), determined_on=DAY)
    assert from_data(version.rule) == wanted


def test_an_editor_is_offered_the_rule_that_is_written_with_the_kind(administrator: Client) -> None:
    add(administrator, rule="alle deelnemers besluiten")
    administrator.post(
        reverse("documenten:add"),
        {"title": "Dossier", "kind": "handreiking", "slug": "dossier", "summary": "", "visibility": "public"},
    )
    draft = Document.objects.get(slug="dossier").draft
    form = administrator.get(reverse("determine", args=[draft.pk])).context["form"]
    assert form["rule"].value() == "kept"
    assert "bij deze soort document hoort" in str(form["rule"])


def test_the_main_agreement_is_the_first_with_a_text_until_another_is_chosen(administrator: Client) -> None:
    make_document("ontwerp")
    later, first = make_document("noord"), make_document("zuid")
    for document in (first, later):
        make_version(document)
    main_first = Document.objects.main_first()
    assert [one.slug for one in main_first] == ["zuid", "noord", "ontwerp"]
    shown = administrator.post(
        reverse("main_agreement"), {"document": later.pk, "reason": "Nieuwe regio"}, follow=True
    )
    assert "Noord is nu het hoofdconvenant." in shown.text
    assert [one.slug for one in main_first.all()] == ["noord", "zuid", "ontwerp"]
    assert later.history.first().history_change_reason == "Nieuwe regio"
    choose_main_agreement(document=first, by=None)
    assert [one.slug for one in Document.objects.filter(is_main=True)] == ["zuid"]


def test_what_cannot_be_the_main_agreement_is_refused() -> None:
    process, empty = make_version(make_document("nazorg", kind="process")).document, make_document("leeg")
    main = make_version(make_document("hoofd")).document
    choose_main_agreement(document=main, by=None)
    for document, told in ((process, "geen convenant"), (empty, "nog geen tekst"), (main, "is al")):
        with pytest.raises(Refused, match=told):
            choose_main_agreement(document=document, by=None)
    assert Document.objects.get(is_main=True) == main
