"""The register in the admin: who may, sees and records; acts are corrected and never changed."""

from datetime import date, datetime
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import make_naive

import pytest
from openpyxl import load_workbook

from documents.models import Version
from signatures.models import Act, Membership, Partner, PartnerName
from signatures.permissions import ADMINISTRATOR_PERMISSIONS, EDITOR_PERMISSIONS
from signatures.register.accounts import work_for
from signatures.register.acts import record_act, record_signature
from signatures.register.memberships import join
from signatures.register.standings import standing_of
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 een handtekening"


def person(name: str, permissions: list[str], partner: Partner | None = None, **fields) -> Client:
    user = get_user_model().objects.create_user(name, first_name=name.title(), **fields)
    if partner:
        work_for(user=user, partner=partner)
    for permission in ("wagtailadmin.access_admin", *permissions):
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return person("anja", EDITOR_PERMISSIONS)


@pytest.fixture
def version() -> Version:
    return make_version(determined_on=date(2019, 3, 1), label="2019")


@pytest.fixture
def huizen(version) -> Partner:
    partner = Partner.objects.create(slug="huizen", kind_id="municipality")
    PartnerName.objects.create(partner=partner, name="Huizen", since=date(1900, 1, 1))
    join(partner=partner, document=version.document, since=date(2019, 1, 1), by=None)
    return partner


@pytest.fixture
def act(version, huizen) -> Act:
    people = [{"name": "A. de Vries", "function": "burgemeester"}]
    return record_signature(
        partner=huizen, version=version, on=date(2019, 4, 1), signatories=people, by=None, evidence=PDF
    )


def whole(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def form(version: Version, partner: Partner, **fields) -> dict:
    return {
        "kind": "signature",
        "version": version.pk,
        "partner": partner.pk,
        "on": "2019-04-01",
        "precision": "day",
        "signatories": "A. de Vries, burgemeester\nB. Smit",
    } | fields


def test_a_signature_with_its_scan_is_recorded(editor, version, huizen) -> None:
    scan = SimpleUploadedFile("scan.pdf", PDF)
    shown = editor.post(reverse("handelingen:add"), form(version, huizen, scan=scan), follow=True)
    assert shown.status_code == 200
    act = Act.objects.get()
    assert act.signatories == [
        {"name": "A. de Vries", "function": "burgemeester"},
        {"name": "B. Smit", "function": ""},
    ]
    assert (act.evidence.read(), act.recorded_by_name) == (PDF, "Anja")
    assert standing_of(version.document).in_force


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": ""}, "datum ontbreekt"),
        ({"on": "2200-01-01"}, "ligt in de toekomst"),
        ({"partner": ""}, "Kies de partner"),
        ({"scan": SimpleUploadedFile("scan.pdf", b"MZ")}, "geen PDF of scan"),
    ],
)
def test_a_refusal_is_shown_at_the_form(editor, version, huizen, fields, words) -> None:
    shown = editor.post(reverse("handelingen:add"), form(version, huizen) | fields)
    assert shown.status_code == 200 and words in shown.text
    assert not Act.objects.exists()


@pytest.mark.parametrize("fields", [{"precision": "unknown", "on": ""}, {"precision": "month"}])
def test_a_signature_without_a_precise_day_is_handed_in_for_a_second_pair_of_eyes(
    editor, version, huizen, fields
) -> None:
    shown = editor.post(reverse("handelingen:add"), form(version, huizen) | fields)
    assert "Dan kijkt ook iemand anders mee" in shown.text and not Act.objects.exists()
    leads_to = f"{reverse('hand_in_any')}?version={version.pk}&amp;partner={huizen.pk}"
    assert leads_to in shown.text and "A. de Vries" in shown.text
    editor.post(reverse("handelingen:add"), form(version, huizen, kind="refusal", text="Te duur.") | fields)
    assert Act.objects.get().kind == "refusal"


def test_the_same_signature_twice_is_refused(editor, version, huizen, act) -> None:
    shown = editor.post(reverse("handelingen:add"), form(version, huizen, on="2019-05-01"))
    assert "tekende deze versie al op 1 april 2019" in shown.text
    assert Act.objects.count() == 1


def test_an_act_is_set_right_and_never_changed(editor, act) -> None:
    assert editor.get(reverse("handelingen:inspect", args=[act.pk])).text.count("Herstellen") >= 1
    address = reverse("correct_act", args=[act.pk])
    shown = editor.get(address)
    assert "A. de Vries, burgemeester" in shown.text
    fields = form(act.version, act.partner, on="2019-04-02", reason="Op het papier staat 2 april.")
    assert editor.post(address, fields).status_code == 302
    assert standing_of(act.version.document).in_force.in_force_from == date(2019, 4, 2)
    assert Act.objects.get(pk=act.pk).on == date(2019, 4, 1)
    correction = Act.objects.get(corrects=act)
    assert (correction.recorded_by_name, correction.evidence) == ("Anja", act.evidence)
    for view in ("edit", "delete"):
        assert editor.get(reverse(f"handelingen:{view}", args=[act.pk])).status_code != 200


def test_a_correction_without_change_is_refused(editor, act) -> None:
    fields = form(act.version, act.partner, signatories="A. de Vries, burgemeester", reason="Zomaar")
    shown = editor.post(reverse("correct_act", args=[act.pk]), fields)
    assert "Er is niets veranderd" in shown.text
    assert Act.objects.count() == 1


def test_an_act_is_struck_out(editor, act) -> None:
    fields = form(act.version, act.partner, void="on", reason="Verkeerde partner")
    editor.post(reverse("correct_act", args=[act.pk]), fields)
    assert standing_of(act.version.document).in_force is None


def test_lists_filter_and_export(editor, act, version, huizen) -> None:
    address = reverse("handelingen:index")
    assert "Huizen" in editor.get(address).text
    for filters in (
        {"document": version.document.pk, "version": version.pk, "kind": "signature", "partner": huizen.pk},
        {"on_from": "2019-04-01", "on_to": "2019-04-01"},
    ):
        assert "A. de Vries" in editor.get(address, filters).text
    assert "A. de Vries" not in editor.get(address, {"kind": "refusal"}).text
    export = editor.get(address, {"export": "xlsx"})
    lines = [
        [cell.value for cell in line]
        for line in load_workbook(
            BytesIO(b"".join(export.streaming_content) if export.streaming else export.content)
        ).active
    ]
    assert lines[0][:5] == ["Nummer", "Soort", "Partner", "Versie", "Datum"]
    assert lines[1][1:5] == ["Ondertekening", "Huizen", "Convenant, versie 2019", datetime(2019, 4, 1)]
    plain = editor.get(address, {"export": "csv"})
    assert "A. de Vries" in whole(plain).decode()


def test_the_list_asks_the_same_number_of_questions(
    editor, version, huizen, act, django_assert_max_num_queries
) -> None:

    address = reverse("handelingen:index")
    editor.get(address)
    with CaptureQueriesContext(connection) as one:
        editor.get(address)
    for number in range(8):
        partner = Partner.objects.create(slug=f"p{number}", kind_id="corporation")
        PartnerName.objects.create(partner=partner, name=f"P{number}", since=date(1900, 1, 1))
        record_signature(partner=partner, version=version, on=date(2019, 4, 1), signatories=[], by=None)
    with CaptureQueriesContext(connection) as nine:
        editor.get(address)
    assert len(nine) == len(one)


@pytest.mark.parametrize(
    "name", ["handelingen", "partners", "deelnames", "mandaten", "partnernamen", "opvolgingen"]
)
def test_every_list_and_form_opens(editor, act, name) -> None:
    assert editor.get(reverse(f"{name}:index")).status_code == 200
    assert editor.get(reverse(f"{name}:index"), {"q": "hui"}).status_code == 200
    assert editor.get(reverse(f"{name}:add")).status_code == 200


def test_a_partner_gets_a_new_name_and_keeps_the_old_one(editor, huizen) -> None:
    fields = {
        "slug": "huizen",
        "kind": "municipality",
        "name": "Huizen aan Zee",
        "named_since": "2024-01-01",
        "change_reason": "Raadsbesluit",
    }
    assert editor.post(reverse("partners:edit", args=[huizen.pk]), fields).status_code == 302
    assert [(name.name, name.since.year) for name in huizen.names.all()] == [
        ("Huizen", 1900),
        ("Huizen aan Zee", 2024),
    ]
    assert huizen.name_on(date(2023, 12, 31)) == "Huizen"


def test_the_history_tells_what_changed_by_whom_and_why(editor, version, huizen) -> None:
    membership = Membership.objects.get()
    fields = {
        "partner": huizen.pk,
        "document": version.document.pk,
        "since": "2019-01-01",
        "until": "2022-01-01",
        "signatories": "1",
        "scope": "",
        "change_reason": "Opgezegd per brief",
    }
    address = reverse("deelnames:edit", args=[membership.pk])
    assert editor.post(address, fields).status_code == 302
    membership.refresh_from_db()
    assert membership.until_recorded_at is not None
    shown = editor.get(reverse("deelnames:history", args=[membership.pk])).text
    for words in (
        "Toegevoegd",
        "Gewijzigd",
        "deelnemer tot: leeg → 01-01-2022",
        "Opgezegd per brief",
        "Anja",
    ):
        assert words in shown


def test_a_membership_that_overlaps_is_refused(editor, version, huizen) -> None:
    fields = {
        "partner": huizen.pk,
        "document": version.document.pk,
        "since": "2020-01-01",
        "signatories": "1",
    }
    shown = editor.post(reverse("deelnames:add"), fields)
    assert "al mee" in shown.text
    assert Membership.objects.count() == 1


def test_who_may_not_does_not(act) -> None:
    reader = person("lezer", ["signatures.view_act"])
    assert reader.get(reverse("handelingen:index")).status_code == 200
    for address in (reverse("handelingen:add"), reverse("correct_act", args=[act.pk])):
        assert reader.get(address).status_code in (302, 403)
    stranger = person("vreemde", [])
    assert stranger.get(reverse("handelingen:index")).status_code in (302, 403)
    assert stranger.get(reverse("act_evidence", args=[act.pk])).status_code == 404


def test_the_paper_goes_to_the_team_and_to_the_partner_itself(editor, act, huizen) -> None:
    address = reverse("act_evidence", args=[act.pk])
    own = person("eigen", [], partner=huizen)
    other = person("ander", [], partner=Partner.objects.create(slug="laren", kind_id="municipality"))
    for client in (editor, own):
        answer = client.get(address)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"].startswith("attachment")
    assert other.get(address).status_code == 404


def test_every_permission_of_the_roles_exists() -> None:
    for permission in {*EDITOR_PERMISSIONS, *ADMINISTRATOR_PERMISSIONS}:
        app_label, codename = permission.split(".")
        assert Permission.objects.filter(content_type__app_label=app_label, codename=codename).exists(), (
            permission
        )


def test_the_list_has_a_heading_in_dutch_above_every_column(editor, act) -> None:
    shown = " ".join(editor.get(reverse("handelingen:index")).text.split())
    assert "Method" not in shown.partition("<thead")[2].partition("</thead>")[0].title()


def test_the_moment_in_a_sheet_is_that_of_the_clock_here(editor, act) -> None:
    export = editor.get(reverse("handelingen:index"), {"export": "xlsx"})
    lines = list(load_workbook(BytesIO(whole(export))).active.iter_rows(values_only=True))
    there = lines[1][lines[0].index("Vastgelegd op")]
    assert there.replace(microsecond=0) == make_naive(act.recorded_at).replace(microsecond=0)


@pytest.mark.parametrize("name", ["mandaten", "partnernamen", "opvolgingen"])
def test_every_list_is_exported(editor, act, name) -> None:
    export = editor.get(reverse(f"{name}:index"), {"export": "csv"})
    assert "," in whole(export).decode().splitlines()[0]


def test_home_tells_who_still_has_to_sign(editor, version, huizen) -> None:
    shown = editor.get(reverse("wagtailadmin_home")).text
    panel = shown.partition("Nog niet getekend")[2]
    assert "0 van 1 in totaal" in panel
    assert "Ondertekening: Huizen" in panel
    record_signature(partner=huizen, version=version, on=date(2019, 4, 1), signatories=[], by=None)
    assert "Er is geen versie die op een handtekening wacht" in editor.get(reverse("wagtailadmin_home")).text


def test_home_asks_no_more_for_more_documents(editor, version, huizen) -> None:
    counts = []
    for number in range(4):
        made = make_version(document=make_document(f"stuk-{number}"), rule=version.rule)
        join(partner=huizen, document=made.document, since=date(2019, 1, 1), by=None)
        with CaptureQueriesContext(connection) as captured:
            editor.get(reverse("wagtailadmin_home"))
        counts.append(len(captured))
    assert counts[1] == counts[3]


@pytest.fixture
def renamed(huizen) -> Partner:
    PartnerName.objects.create(partner=huizen, name="Huizen aan het Gooimeer", since=date(2020, 1, 1))
    return huizen


@pytest.mark.parametrize("name", ["handelingen", "partners", "deelnames"])
def test_a_search_gives_a_row_once_however_many_names_fit(editor, act, renamed, name) -> None:
    export = editor.get(reverse(f"{name}:index"), {"q": "huizen", "export": "csv"})
    assert len(whole(export).decode().splitlines()) == 2


def test_an_act_is_shown_in_words(editor, act) -> None:
    shown = editor.get(reverse("handelingen:inspect", args=[act.pk])).text
    assert "A. de Vries, burgemeester" in shown
    fields = shown.partition("<dl")[2].partition("</dl>")[0]
    assert not {"None", "False", "True"} & set(fields.replace("<", " ").replace(">", " ").split())


def test_the_dates_of_a_correction_have_their_calendar(editor, act) -> None:
    assert "date-time-chooser.js" in editor.get(reverse("correct_act", args=[act.pk])).text


def test_after_recording_nothing_offers_to_edit_the_act(editor, version, huizen) -> None:
    told = editor.post(reverse("handelingen:add"), form(version, huizen), follow=True).text
    assert "Bekijk de handeling" in told
    assert "/handelingen/edit/" not in told


def test_the_history_of_a_partner_tells_its_names_with_the_reason(editor, huizen) -> None:
    fields = {"slug": "huizen", "kind": "municipality", "name": "Gooimeer", "named_since": "2026-01-01"}
    editor.post(reverse("partners:edit", args=[huizen.pk]), fields | {"change_reason": "Fusie"})
    shown = editor.get(reverse("partners:history", args=[huizen.pk])).text
    assert "naam: Gooimeer; sinds: 01-01-2026" in shown
    assert shown.count("Fusie") == 1


def test_a_new_row_asks_for_no_reason(editor) -> None:
    assert "Reden van de wijziging" not in editor.get(reverse("partners:add")).text


def test_a_day_in_a_sheet_is_a_day_below_a_head_with_a_filter(editor, version, huizen) -> None:
    export = editor.get(reverse("deelnames:index"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(whole(export))).active
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(row=2, column=heads.index("Deelnemer vanaf") + 1)
    assert (cell.value, cell.is_date, cell.number_format) == (datetime(2019, 1, 1), True, "dd-mm-yyyy")
    assert sheet.auto_filter.ref == f"A1:H{sheet.max_row}" and sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold


@pytest.mark.parametrize(
    ("on", "precision", "told"),
    [
        (date(2019, 4, 1), "day", datetime(2019, 4, 1)),
        (date(2019, 4, 1), "month", "april 2019"),
        (None, "unknown", "datum onbekend"),
    ],
)
def test_the_day_of_an_act_in_a_sheet_is_as_precise_as_it_is_known(
    editor, version, huizen, on, precision, told
) -> None:
    record_act(kind="declaration", partner=huizen, version=version, on=on, precision=precision, by=None)
    export = editor.get(reverse("handelingen:index"), {"export": "xlsx"})
    heads, row = load_workbook(BytesIO(whole(export))).active.iter_rows(values_only=True)
    assert row[heads.index("Datum")] == told
