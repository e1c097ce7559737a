"""Taking over a register in the admin: nothing is stored before it was seen and confirmed."""

import json
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import pytest

from documents.models import Document, StoredFile
from documents.permissions import EDITOR_PERMISSIONS as DOCUMENT_PERMISSIONS
from signatures.models import Act, Membership, Partner, PartnerName
from signatures.permissions import ADMINISTRATOR_PERMISSIONS, EDITOR_PERMISSIONS
from tests.portal.html import on_one_line
from tests.signatures.workbooks import ROWS, filled, saved, with_rows

pytestmark = pytest.mark.django_db
UPLOAD, CHECK = "/beheer/register-overnemen/", "/beheer/register-overnemen/controleren/"


def person(name: str, permissions: list[str]) -> Client:
    user = get_user_model().objects.create_user(name, first_name=name.title())
    for permission in permissions:
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return person("anja", [*DOCUMENT_PERMISSIONS, *EDITOR_PERMISSIONS])


@pytest.fixture
def administrator() -> Client:
    return person("bea", [*DOCUMENT_PERMISSIONS, *ADMINISTRATOR_PERMISSIONS])


def upload(client: Client, content: bytes, name: str = "register.xlsx"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(client: Client, shown):
    return client.post(CHECK, {"seen": shown.context["preview"].digest}, follow=True)


def test_what_would_come_of_it_is_shown_and_stored_only_once_confirmed(editor) -> None:
    shown = upload(editor, saved(filled()))
    assert shown.redirect_chain[-1][0] == CHECK
    for words in (
        "Er is nog niets bewaard",
        "dit document wordt nieuw gemaakt",
        "Partners: nieuw (3)",
        "Ondertekening van Huizen bij versie 2019, op 20 mei 2019",
        "staat er nog niet",
        "van kracht, 1 van 1 getekend",
    ):
        assert words in on_one_line(shown), words
    assert not (Partner.objects.exists() or Document.objects.exists() or StoredFile.objects.exists())
    done = confirm(editor, shown)
    assert "Overgenomen: 3 partners, 2 deelnames, 1 versie en 4 handelingen." in done.text
    assert Act.objects.count() == 4 and Act.objects.first().imported
    assert Act.objects.first().recorded_by_name == "Anja"
    assert Membership.objects.first().history.get().history_user.username == "anja"


def test_again_there_is_nothing_to_take_over(editor) -> None:
    confirm(editor, upload(editor, saved(filled())))
    again = upload(editor, saved(filled()))
    assert "staat al in het register" in again.text and "Neem over in het register" not in again.text


def test_changes_are_named(editor) -> None:
    confirm(editor, upload(editor, saved(filled())))
    shown = upload(
        editor,
        with_rows(
            Deelnames=[{"partner": "huizen", "deelnemer vanaf": "1-1-2019", "deelnemer tot": "1-1-2030"}],
            Partners=[
                {"kenmerk": "huizen", "soort": "gemeente", "naam": "Huizen", "opgeheven per": "1-1-2030"}
            ],
        ),
    )
    assert "deelnemer tot: geen → 01-01-2030" in shown.text
    assert "opgeheven per 01-01-2030" in shown.text
    confirm(editor, shown)
    assert Membership.objects.get(partner__slug="huizen").until == date(2030, 1, 1)


def test_mistakes_stand_in_a_table_by_row_and_cell(editor) -> None:
    shown = upload(
        editor, with_rows(Ondertekeningen=[{"partner": "niemand", "versie": 1, "datum": "31-2-2019"}])
    )
    assert "2 fouten" in shown.text or "3 fouten" in shown.text
    assert "<td>Ondertekeningen, rij 2, kolom C (datum)</td>" in shown.text
    assert "Er is niets overgenomen" in on_one_line(shown)
    assert not Partner.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"MZ", "geen Excel-bestand"), (b"", "Dit bestand is leeg"), (b"{", "geen JSON"), (b"[]", "object")],
)
def test_a_file_that_cannot_be_read_is_told(editor, content, words) -> None:
    assert words in upload(editor, content).text


def test_json_goes_the_same_way(editor) -> None:
    register = {"document": "convenant", "partners": [{"id": "huizen", "kind": "municipality", "names": []}]}
    confirm(editor, upload(editor, json.dumps(register).encode(), "register.json"))
    assert Partner.objects.get().slug == "huizen"


def test_the_moment_of_recording_is_for_administrators(editor, administrator) -> None:
    rows = [ROWS["Ondertekeningen"][0] | {"vastgelegd op": "21-5-2019 14:30"}]
    content = with_rows(Ondertekeningen=rows)
    refused = upload(editor, content)
    assert "Alleen een beheerder mag opgeven wanneer iets destijds is vastgelegd" in refused.text
    assert "kolom N (vastgelegd op)" in refused.text
    confirm(administrator, upload(administrator, content))
    act = Act.objects.get(external_id="h1")
    assert act.imported and act.recorded_at.isoformat() == "2019-05-21T12:30:00+00:00"


def test_who_confirms_something_else_than_was_seen_sees_it_again(editor) -> None:
    shown = upload(editor, saved(filled()))
    partner = Partner.objects.create(slug="huizen", kind_id="municipality")
    PartnerName.objects.create(partner=partner, name="Huizen", since=date(1900, 1, 1))
    again = confirm(editor, shown)
    assert "veranderd nadat u dit overzicht zag" in again.text
    assert not Act.objects.exists()
    confirm(editor, again)
    assert Act.objects.count() == 4


def test_a_file_that_does_not_fit_any_more_is_told(editor) -> None:
    shown = upload(editor, with_rows(Partners=ROWS["Partners"][:2] + ROWS["Partners"][2:]))
    document = Document.objects.create(slug="convenant", kind_id="agreement", title="Convenant")
    partner = Partner.objects.create(slug="huizen", kind_id="municipality")
    Membership.objects.create(partner=partner, document=document, since=date(2018, 1, 1))
    told = confirm(editor, shown)
    assert "intussen veranderd" in told.text and "al mee" in told.text
    assert not Act.objects.exists()


def test_cancelling_throws_the_file_away(editor) -> None:
    upload(editor, saved(filled()))
    kept = Session.objects.count()
    told = editor.post(CHECK, {"cancel": "1"}, follow=True)
    assert "Het bestand is weggegooid" in told.text and Session.objects.count() == kept - 1
    assert "wacht geen registerbestand meer" in editor.get(CHECK, follow=True).text


def test_another_person_does_not_see_the_file(editor, administrator) -> None:
    upload(editor, saved(filled()))
    assert "wacht geen registerbestand meer" in administrator.get(CHECK, follow=True).text


def test_the_template_is_downloaded_and_the_menu_leads_there(editor) -> None:
    answer = editor.get(reverse("register_template"))
    assert answer.content.startswith(b"PK") and "register-sjabloon.xlsx" in answer["Content-Disposition"]
    assert UPLOAD in editor.get(reverse("partners:index")).text


def test_who_may_not_put_on_record_does_not_get_there() -> None:
    reader = person("lezer", ["wagtailadmin.access_admin", "signatures.view_act", "signatures.view_partner"])
    for address in (UPLOAD, CHECK, reverse("register_template")):
        assert reader.get(address).status_code in (302, 403)
    assert UPLOAD not in reader.get(reverse("partners:index")).text


def test_the_number_of_questions_grows_with_what_is_new_only(editor, django_assert_max_num_queries) -> None:
    confirm(editor, upload(editor, saved(filled())))
    upload(editor, saved(filled()))
    with django_assert_max_num_queries(60):
        editor.get(CHECK)
