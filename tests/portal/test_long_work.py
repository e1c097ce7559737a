"""Work that takes longer than a page may wait for: asked, followed, stopped, fetched, by who asked alone."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from documents.long_work.kinds import RunningWork, does_long_work
from documents.long_work.running import ask_for, do_long_work, stop
from documents.models import LongWork, WorkState
from documents.text.refusals import Refused
from portal.accounts.models import User
from signatures.models import Act, Partner
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_user

NAMES = ("a", "b")
REGISTER = {
    "document": "nieuw",
    "title": "Nieuw convenant",
    "partners": [
        {"id": name, "kind": "municipality", "names": [{"name": name.title()}]} for name in ("a", "b")
    ],
    "memberships": [{"partner": name, "from": "2020-01-01"} for name in NAMES],
    "versions": [{"number": 1, "determinedOn": "2020-02-01"}],
    "acts": [{"kind": "signature", "partner": "a", "version": 1, "on": "2020-03-01"}],
}
UPLOAD = "/beheer/register-overnemen/"
pytestmark = pytest.mark.django_db


@does_long_work("test-refuses")
def _refuse(_work: RunningWork) -> None:
    raise Refused("Dat kan niet. Doe iets anders.")


@does_long_work("test-breaks")
def _break(_work: RunningWork) -> None:
    raise ZeroDivisionError


@does_long_work("test-counts")
def _count(work: RunningWork) -> None:
    work.tell("Tellen", 3, 12)
    work.answer("Geteld.")


@pytest.fixture
def team(as_user: Callable[..., Client]) -> Client:
    user = make_user("beheer")
    user.groups.set(Group.objects.filter(name__in=["Regionaal team", "Beheerder"]))
    user.is_superuser = True
    user.save()
    return as_user(user)


def asked(django_capture_on_commit_callbacks, kind: str, by: User | None = None) -> LongWork:
    with django_capture_on_commit_callbacks(execute=True):
        work = ask_for(kind, "Werk", by=by, given={})
    work.refresh_from_db()
    return work


@pytest.mark.parametrize(
    ("kind", "state", "told"),
    [
        ("test-counts", WorkState.DONE, "Geteld."),
        ("test-refuses", WorkState.FAILED, "Dat kan niet. Doe iets anders."),
        ("test-breaks", WorkState.FAILED, "Er ging iets mis"),
    ],
)
def test_what_came_of_it__is_told(
    client: Client, django_capture_on_commit_callbacks, kind: str, state: str, told: str
) -> None:
    work = asked(django_capture_on_commit_callbacks, kind)
    assert work.state == state
    page = client.get(reverse("long-work", args=[work.pk]))
    assert told in text_of(parsed(page)) and "Refresh" not in page
    assert "Traceback" not in page.content.decode() and "ZeroDivision" not in page.content.decode()


def test_while_it_goes_on__the_page_tells_how_far_and_looks_again(client: Client) -> None:
    work = LongWork.objects.create(
        kind="test-counts", title="Tellen", state=WorkState.RUNNING, step="Handelingen", done=3, total=12
    )
    response = client.get(reverse("long-work", args=[work.pk]))
    assert response["Refresh"]
    page = parsed(response)
    assert "Handelingen 3 van 12." in text_of(page)
    assert page.select_one("progress")["value"] == "3"
    client.post(reverse("stop-long-work", args=[work.pk]))
    assert "Gestopt." in text_of(parsed(client.get(reverse("long-work", args=[work.pk]))))


def test_what_was_stopped__is_not_begun() -> None:
    work = LongWork.objects.create(kind="test-counts", title="Tellen")
    assert stop(work) and not stop(work)
    do_long_work.func(str(work.pk))
    work.refresh_from_db()
    assert (work.state, work.told) == (WorkState.CANCELLED, "")


def test_the_same_twice__is_begun_once_and_gone_after_a_day() -> None:
    first = ask_for("test-counts", "Werk", by=None, given={"a": 1})
    assert ask_for("test-counts", "Werk", by=None, given={"a": 1}) == first
    assert ask_for("test-counts", "Werk", by=None, given={"a": 2}) != first
    LongWork.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    assert ask_for("test-counts", "Werk", by=None, given={"a": 1}) != first
    assert LongWork.objects.count() == 1


def test_silence__is_told(client: Client) -> None:
    long_ago = timezone.now() - timedelta(minutes=11)
    work = LongWork.objects.create(kind="test-counts", title="Tellen", asked_at=long_ago)
    assert "staat al een tijd stil" in text_of(parsed(client.get(reverse("long-work", args=[work.pk]))))
    assert ask_for("test-counts", "Tellen", by=None, given={}) != work


def test_work_of_a_person__is_that_persons_alone(as_user: Callable[..., Client]) -> None:
    owner = make_user("eigenaar")
    work = LongWork.objects.create(
        kind="test-counts", title="Tellen", asked_by=owner, state=WorkState.DONE, made=b"x", made_name="x.txt"
    )
    addresses = [reverse(name, args=[work.pk]) for name in ("long-work", "long-work-file")]
    assert [as_user(owner).get(address).status_code for address in addresses] == [200, 200]
    for other in (Client(), as_user(make_user("ander"))):
        assert [other.get(address).status_code for address in addresses] == [404, 404]
        assert other.post(reverse("stop-long-work", args=[work.pk])).status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "pdf"])
def test_files_of_a_large_register__are_made_beside_the_page(
    client: Client, region: Region, monkeypatch, django_capture_on_commit_callbacks, form: str
) -> None:
    address = f"/ondertekening/convenant/{form}/?op=2025-12-01"
    at_once = client.get(address)
    monkeypatch.setattr("portal.register.long_files.MOST_AT_ONCE", 0)
    with django_capture_on_commit_callbacks(execute=True):
        waiting = client.get(address)
    page = parsed(client.get(waiting["Location"]))
    made = client.get(page.select_one("main a.nl-button--primary")["href"])
    assert made["Content-Disposition"] == at_once["Content-Disposition"]
    assert made["Content-Type"] == at_once["Content-Type"]
    if form in ("csv", "json"):
        assert made.content == at_once.content


def test_evidence_of_a_large_register__is_made_beside_the_page(
    team: Client, region: Region, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr("portal.register.long_files.MOST_AT_ONCE", 0)
    with django_capture_on_commit_callbacks(execute=True):
        waiting = team.get("/ondertekening/convenant/2/bewijs.zip")
    page = parsed(team.get(waiting["Location"]))
    made = team.get(page.select_one("main a.nl-button--primary")["href"])
    assert "register/afspraken.json" in " ".join(zipfile.ZipFile(io.BytesIO(made.content)).namelist())
    assert Client().get(waiting["Location"]).status_code == 404


def test_a_large_register__is_tried_out_and_taken_over_beside_the_page(
    team: Client, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr("signatures.importing.telling.LARGE", 0)
    file = SimpleUploadedFile("register.json", json.dumps(REGISTER).encode())
    checking = team.post(UPLOAD, {"file": file})
    with django_capture_on_commit_callbacks(execute=True):
        waiting = team.get(checking["Location"])
    assert not Partner.objects.filter(slug="a").exists()
    shown = team.get(team.get(waiting["Location"])["Location"])
    seen = parsed(shown).select_one("input[name=seen]")["value"]
    with django_capture_on_commit_callbacks(execute=True):
        going = team.post(checking["Location"], {"seen": seen})
    told = text_of(parsed(team.get(going["Location"])))
    assert "Overgenomen: 2 partners, 2 deelnames, 1 versie en 1 handeling." in told
    assert Act.objects.filter(version__document__slug="nieuw").count() == 1


def test_a_register_that_changed_meanwhile__is_not_taken_over(
    team: Client, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr("signatures.importing.telling.LARGE", 0)
    team.post(UPLOAD, {"file": SimpleUploadedFile("register.json", json.dumps(REGISTER).encode())})
    with django_capture_on_commit_callbacks(execute=True):
        going = team.post(f"{UPLOAD}controleren/", {"seen": "iets anders"})
    assert "veranderd nadat u het overzicht zag" in text_of(parsed(team.get(going["Location"])))
    assert not Partner.objects.filter(slug="a").exists()


def test_the_command__tells_how_far_it_is_beside_its_answer(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("signatures.importing.telling.LARGE", 0)
    place = tmp_path / "register.json"
    place.write_text(json.dumps(REGISTER))
    out, beside = io.StringIO(), io.StringIO()
    call_command("import_register", str(place), "--json", stdout=out, stderr=beside)
    assert json.loads(out.getvalue())["ok"]
    assert "Deelnames: 0 van 2" in beside.getvalue() and "Handelingen: 0 van 1" in beside.getvalue()


def test_what_was_done_although_it_was_stopped__is_told_as_done(django_capture_on_commit_callbacks) -> None:
    @does_long_work("test-stopped-too-late")
    def finish_anyway(running: RunningWork) -> None:
        stop(LongWork.objects.get(pk=running.key))
        running.answer("Toch klaar.")

    work = asked(django_capture_on_commit_callbacks, "test-stopped-too-late")
    assert (work.state, work.told) == (WorkState.DONE, "Toch klaar.")
