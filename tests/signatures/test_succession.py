"""Mergers, splits, transfers and new names: law says who succeeds, partners agree on who takes part."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from documents.models import Document, StoredFile, Version
from documents.permissions import EDITOR_PERMISSIONS as DOCUMENT_PERMISSIONS
from documents.text.refusals import Refused
from signatures.models import Act, FollowUp, Mandate, Membership, Partner, PartnerName, Succession
from signatures.overviews.chart import chart_of
from signatures.permissions import EDITOR_PERMISSIONS
from signatures.register.accounts import work_for
from signatures.register.acts import correct_act, record_signature
from signatures.register.memberships import join, leave
from signatures.register.standings import standing_of
from signatures.register.succession import Joining, NewPartner, rename, succeed
from tests.factories import make_version
from tests.portal.html import on_one_line

pytestmark = pytest.mark.django_db
MERGER = {"kind": "merger", "basis": "Stb. 2015, 216", "by": None}
WIZARD = "/beheer/opvolging/"


def partner(slug: str, name: str = "", kind: str = "municipality") -> Partner:
    made = Partner.objects.create(slug=slug, kind_id=kind)
    PartnerName.objects.create(partner=made, name=name or slug.title(), since=date(1900, 1, 1))
    return made


@pytest.fixture
def version() -> Version:
    return make_version(determined_on=date(2011, 9, 1), label="2011")


@pytest.fixture
def document(version) -> Document:
    return version.document


def member(version: Version, *slugs: str, **more) -> list[Partner]:
    """Partners that take part from 2011, and signed."""
    found = [partner(slug, **more) for slug in slugs]
    for one in found:
        join(partner=one, document=version.document, since=date(2011, 1, 1), by=None)
        record_signature(partner=one, version=version, on=date(2011, 9, 22), signatories=[], by=None)
    return found


def gooise_meren(version: Version) -> list[Partner]:
    return member(version, "bussum", "muiden", "naarden")


def cells(document: Document, on: date) -> dict[str, str]:
    return {one.id: one.cells[0].standing for one in standing_of(document, on=on).partners}


def test_bussum_muiden_and_naarden_become_gooise_meren(version, document) -> None:
    before = gooise_meren(version)
    done = succeed(
        predecessors=before,
        successors=[NewPartner("gooise-meren", "municipality", "Gooise Meren")],
        on=date(2016, 1, 1),
        joins=[Joining("gooise-meren", document.pk)],
        **MERGER,
    )
    heir = done.successors[0]
    assert (str(heir), len(done.ended), len(done.begun)) == ("Gooise Meren", 3, 1)
    assert {row.until for row in Membership.objects.filter(partner__in=before)} == {date(2016, 1, 1)}
    assert heir.memberships.get().since == date(2016, 1, 1)
    assert {one.ended_on for one in Partner.objects.filter(pk__in=[one.pk for one in before])} == {
        date(2016, 1, 1)
    }
    assert Succession.objects.filter(successor=heir, on=date(2016, 1, 1), kind="merger").count() == 3
    assert heir.history.get().history_change_reason == "Fusie: Stb. 2015, 216"
    assert cells(document, date(2016, 1, 1)) == dict.fromkeys(["bussum", "muiden", "naarden"], "signed") | {
        "gooise-meren": "open"
    }
    assert standing_of(document, on=date(2015, 12, 31)).in_force
    notes = chart_of(standing_of(document, on=date(2016, 1, 1)), title="").footnotes
    assert "Opvolger van Bussum, Muiden en Naarden." in notes
    assert "Opgevolgd door Gooise Meren sinds 1 januari 2016." in notes


def test_rule_5_amsterdam_succeeds_weesp_without_taking_part(version, document) -> None:
    (weesp,) = member(version, "weesp")
    leave(partner=weesp, document=document, until=date(2022, 1, 1), by=None)
    amsterdam = partner("amsterdam")
    done = succeed(predecessors=[weesp], successors=[amsterdam], on=date(2022, 3, 24), **MERGER)
    assert not done.ended and not done.begun
    assert weesp.memberships.get().until == date(2022, 1, 1)
    assert Partner.objects.get(slug="weesp").ended_on == date(2022, 3, 24)
    assert not amsterdam.memberships.exists()
    assert cells(document, date(2023, 1, 1)).get("amsterdam", "notApplicable") == "notApplicable"


def test_two_corporations_merge_into_one_that_was_there(version, document) -> None:
    (ons_huis,) = member(version, "ons-huis", kind="corporation")
    (woonzorg,) = member(version, "woonzorg", kind="corporation")
    Mandate.objects.create(partner=ons_huis, name="A", since=date(2015, 1, 1))
    done = succeed(predecessors=[ons_huis], successors=[woonzorg], on=date(2020, 7, 1), **MERGER)
    assert [row.partner for row in done.ended] == [ons_huis]
    assert [row.until for row in done.mandates] == [date(2020, 7, 1)]
    assert woonzorg.memberships.get().until is None
    assert standing_of(document, on=date(2021, 1, 1)).versions[0].signed == 1


def test_a_split_makes_two_and_each_chooses(version, document) -> None:
    (zorg,) = member(version, "zorg", kind="careProvider")
    Membership.objects.filter(partner=zorg).update(scope="artikel 4", signatories=2)
    done = succeed(
        predecessors=[zorg],
        successors=[
            NewPartner("zorg-noord", "careProvider", "N"),
            NewPartner("zorg-zuid", "careProvider", "Z"),
        ],
        on=date(2020, 1, 1),
        kind="split",
        basis="Akte",
        joins=[Joining("zorg-noord", document.pk)],
        by=None,
    )
    assert [(row.partner.slug, row.scope, row.signatories) for row in done.begun] == [
        ("zorg-noord", "artikel 4", 2)
    ]
    assert Partner.objects.get(slug="zorg").ended_on == date(2020, 1, 1)


def test_a_transfer_of_a_part_ends_nothing(version, document) -> None:
    (muiden,) = member(version, "muiden")
    weesp = partner("weesp")
    done = succeed(
        predecessors=[muiden],
        successors=[weesp],
        on=date(2016, 1, 1),
        kind="transfer",
        basis="Grenswijziging",
        joins=[Joining("weesp", document.pk)],
        by=None,
    )
    assert not done.ended and len(done.begun) == 1
    assert muiden.memberships.get().until is None and muiden.ended_on is None


def test_rule_6_another_name_is_no_other_partner(version, document) -> None:
    (huizen,) = member(version, "huizen")
    rename(partner=huizen, name="Gooimeer", on=date(2024, 1, 1), reason="Raadsbesluit", by=None)
    huizen = Partner.objects.get(slug="huizen")
    assert (huizen.name_on(date(2023, 12, 31)), huizen.name_on(date(2024, 1, 1))) == ("Huizen", "Gooimeer")
    assert cells(document, date(2024, 1, 1)) == {"huizen": "signed"}
    for wrong in ({"name": "X"}, {"name": "Gooimeer", "on": date(2025, 1, 1)}, {"reason": " "}):
        with pytest.raises(Refused):
            rename(
                **{"partner": huizen, "name": "Y", "on": date(2024, 1, 1), "reason": "r", "by": None} | wrong
            )


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("merger", ["a"], ["b", "c"], "één opvolger"),
        ("split", ["a"], ["b"], "ten minste twee"),
        ("split", ["a", "b"], ["c", "d"], "één voorganger"),
        ("transfer", ["a", "b"], ["c"], "één voorganger"),
        ("merger", ["a"], ["a"], "twee keer"),
        ("merger", [], ["a"], "ten minste één voorganger"),
        ("merger", ["a"], [], "ten minste één voorganger"),
    ],
)
def test_what_cannot_be_is_refused(kind, before, after, words) -> None:
    found = {slug: partner(slug) for slug in "abcd"}
    with pytest.raises(Refused, match=words):
        succeed(
            predecessors=[found[slug] for slug in before],
            successors=[found[slug] for slug in after],
            on=date(2020, 1, 1),
            kind=kind,
            basis="Akte",
            by=None,
        )
    assert not Succession.objects.exists()


def test_all_or_nothing(version, document) -> None:
    bussum, muiden, _ = gooise_meren(version)
    Membership.objects.filter(partner=muiden).update(since=date(2017, 1, 1))
    heir = NewPartner("gooise-meren", "municipality", "Gooise Meren")
    with pytest.raises(Refused, match="vanaf 01-01-2017"):
        succeed(predecessors=[bussum, muiden], successors=[heir], on=date(2016, 1, 1), **MERGER)
    assert bussum.memberships.get().until is None
    assert not Partner.objects.filter(slug="gooise-meren").exists()


@pytest.fixture
def editor() -> Client:
    user = get_user_model().objects.create_user("anja", first_name="Anja")
    for permission in (*DOCUMENT_PERMISSIONS, *EDITOR_PERMISSIONS):
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    client = Client()
    client.force_login(user)
    return client


def answers(before: list[Partner], **more) -> dict:
    return {
        "kind": "merger",
        "on": "2016-01-01",
        "predecessors": [one.pk for one in before],
        "new_names": "Gooise Meren",
        "basis": "Stb. 2015, 216",
    } | more


def test_the_wizard_shows_the_effect_and_stores_it_once_confirmed(editor, version, document) -> None:
    before = gooise_meren(version)
    action = FollowUp.objects.create(title="Kostenverdeling herzien", owner="Bussum")
    action.documents.add(document)
    work_for(user=get_user_model().objects.create_user("kees", first_name="Kees"), partner=before[0])
    shown = on_one_line(editor.post(WIZARD, answers(before)))
    for words in (
        "Bussum in Convenant: deelnemer tot 1 januari 2016",
        "Gooise Meren doet mee in Convenant",
        "Bussum: Convenant, versie 2011, 22-09-2011",
        "van kracht, 0 van 0 getekend",
        "Kostenverdeling herzien (Bussum)",
        "Kees",
        "Er is nog niets bewaard",
    ):
        assert words in shown, words
    assert not Succession.objects.exists() and Partner.objects.count() == 3
    box = f"gooise-meren:{document.pk}"
    assert f'value="{box}" checked' in editor.post(WIZARD, answers(before, join=box, step="preview")).text
    assert not Succession.objects.exists()
    paper = SimpleUploadedFile("akte.pdf", b"%PDF-1.7 akte")
    done = editor.post(WIZARD, answers(before, join=box, step="save", paper=paper), follow=True)
    assert "3 deelnames beëindigd en 1 begonnen" in done.text
    heir = Partner.objects.get(slug="gooise-meren")
    assert heir.memberships.get().basis == StoredFile.objects.get()
    assert heir.history.get().history_user.username == "anja"


def test_the_wizard_shows_the_signatures_that_stand(editor, version) -> None:
    before = gooise_meren(version)
    bussum, muiden, naarden = Act.objects.order_by("pk")
    for act, again in ((bussum, True), (muiden, False)):
        correct_act(act=act, by=None, reason="Nooit getekend.", void=True)
        if again:
            correct_act(act=act, by=None, reason="Toch wel.", on=date(2011, 9, 23))
    correct_act(act=naarden, by=None, reason="Dat was Bussum.", partner=before[0], on=date(2011, 9, 24))
    shown = on_one_line(editor.post(WIZARD, answers(before)))
    assert "Bussum: Convenant, versie 2011, 23-09-2011" in shown
    assert "Bussum: Convenant, versie 2011, 24-09-2011" in shown
    assert "Muiden: Convenant" not in shown and "Naarden: Convenant" not in shown


def test_the_wizard_without_a_choice_makes_nobody_a_member(editor, version) -> None:
    (weesp,) = member(version, "weesp")
    amsterdam = partner("amsterdam")
    fields = answers([weesp], successors=[amsterdam.pk], new_names="", on="2022-03-24", step="save")
    editor.post(WIZARD, fields)
    assert Succession.objects.get().successor == amsterdam and not amsterdam.memberships.exists()


def test_the_wizard_renames(editor, version) -> None:
    (huizen,) = member(version, "huizen")
    fields = answers([huizen], kind="rename", new_names="Gooimeer")
    shown = editor.post(WIZARD, fields).text
    assert "niemand hoeft opnieuw te tekenen" in shown and "(nieuw)" in shown
    assert huizen.names.count() == 1
    editor.post(WIZARD, fields | {"step": "save"})
    assert huizen.names.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": "31-31-2016"}, "datum in die bestaat"),
        ({"predecessors": []}, "Kies ten minste één partner"),
        ({"new_names": ""}, "Kies een opvolger"),
        ({"new_names": "Bussum"}, "staat al in het portaal"),
        ({"new_names": "A\nB"}, "één opvolger"),
        ({"new_names": "A\nB", "kind": "rename"}, "Vul één nieuwe naam in"),
        ({"basis": ""}, "Vul de grondslag in"),
        ({"kind": "split"}, "één voorganger"),
    ],
)
def test_the_wizard_says_what_is_wrong_and_keeps_the_answers(editor, version, changes, words) -> None:
    shown = editor.post(WIZARD, answers(gooise_meren(version), step="save", **changes)).text
    assert words in shown and "Bekijk het gevolg" in shown
    assert not Succession.objects.exists()


def test_a_paper_that_is_none_is_refused(editor, version) -> None:
    paper = SimpleUploadedFile("akte.exe", b"MZ")
    shown = editor.post(WIZARD, answers(gooise_meren(version), step="save", paper=paper)).text
    assert "geen PDF of scan" in shown and not Succession.objects.exists()


def test_the_effect_asks_as_much_for_more_partners(editor, version) -> None:
    counts = []
    before = gooise_meren(version)
    for number in range(3):
        member(version, f"corporatie-{number}", kind="corporation")
        with CaptureQueriesContext(connection) as asked:
            editor.post(WIZARD, answers(before))
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_who_may_not_change_partners_does_not_get_there(client) -> None:
    user = get_user_model().objects.create_user("lezer")
    client.force_login(user)
    assert client.get(WIZARD).status_code in (302, 403)
