"""Follow-up points: made in the admin, decided about at each next version, closed and opened again."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

import pytest

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.models import DocumentPage, Version
from signatures.models import FollowUp, Route, Step
from tests.documents.admin_steps import determine, determine_data, editor
from tests.factories import ARTICLES, make_document, make_text, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return editor()


@pytest.fixture
def version() -> Version:
    return make_version(label="2025")


@pytest.fixture
def page(version) -> DocumentPage:
    """The draft of the next version."""
    page = draft_of(version.document)
    put_text(page, make_text(ARTICLES | {"Artikel 3 Duur": "Deze afspraken gelden twee jaar."}), {})
    return page


def filled_in(**more) -> dict:
    return {"title": "Cijfers delen", "owner": "Team", "state": "open", "due_on": "2026-03-01", **more}


def make_point(document, title: str = "Cijfers delen") -> FollowUp:
    point = FollowUp.objects.create(title=title)
    point.documents.add(document)
    return point


def test_the_article_is_chosen_from_the_text(client, version) -> None:
    other = make_version(make_document("nazorg", kind="process"), articles={"Artikel 1 Melden": "Meld het."})
    form = client.get(reverse("vervolgacties:add")).context["form"]
    groups = dict(form.fields["article"].choices)
    assert (f"{version.document.pk}:kosten", "Artikel 2 Kosten") in groups["Convenant"]
    data = filled_in(documents=[version.document.pk], article=f"{version.document.pk}:kosten")
    client.post(reverse("vervolgacties:add"), data)
    point = FollowUp.objects.get()
    assert (point.article_key, list(point.documents.all())) == ("kosten", [version.document])
    edit = client.get(reverse("vervolgacties:edit", args=[point.pk]))
    assert edit.context["form"].initial["article"] == data["article"]
    wrong = client.post(
        reverse("vervolgacties:add"), filled_in(documents=[other.document.pk], article=data["article"])
    )
    assert "niet hebt aangekruist" in str(wrong.context["form"].errors)
    assert 'value="Cijfers delen"' in wrong.text


def test_a_point_follows_from_a_step(client, version) -> None:
    route = Route.objects.create(document=version.document, label="2026", title="Route 2026")
    step = Step.objects.create(route=route, order=1, body="Directeuren", purpose="advise")
    address = f"{reverse('vervolgacties:add')}?stap={step.pk}"
    assert client.get(address).context["form"].initial["step"] == step.pk
    for odd in ("x", "99999999999", str(step.pk + 1)):
        assert client.get(f"{reverse('vervolgacties:add')}?stap={odd}").status_code == 200
    client.post(address, filled_in(documents=[version.document.pk], step=step.pk))
    assert FollowUp.objects.get().step == step


@pytest.mark.parametrize("state", ["done", "lapsed"])
def test_closing_asks_how_it_ended_and_opening_again_keeps_the_history(client, version, state) -> None:
    point = make_point(version.document)
    address = reverse("vervolgacties:edit", args=[point.pk])
    data = filled_in(documents=[version.document.pk])
    refused = client.post(address, data | {"state": state})
    assert "hoe het is afgelopen" in str(refused.context["form"].errors)
    client.post(address, data | {"state": state, "conclusion": "Gedeeld."})
    point.refresh_from_db()
    assert (point.state, point.closed_on) == (state, timezone.localdate())
    client.post(address, data | {"state": "open", "conclusion": ""})
    point.refresh_from_db()
    assert (point.state, point.closed_on, point.closed_by) == ("open", None, None)
    told = [(row.state, row.conclusion) for row in point.history.order_by("history_id")]
    assert (state, "Gedeeld.") in told
    assert told[-1] == ("open", "")


def test_at_the_next_version_each_open_point_of_that_document_is_decided_about(client, page) -> None:
    stays, closes = make_point(page.document, "Blijft"), make_point(page.document, "Klaar")
    make_point(make_document("nazorg", kind="process"), "Van een ander document")
    asked = determine(client, page, label="2026")
    errors = asked.context["form"].errors
    assert set(errors) == {f"point-{stays.pk}", f"point-{closes.pk}"}
    assert "Van een ander document" not in asked.text
    assert Version.objects.count() == 1
    choices = {f"point-{stays.pk}": "stays", f"point-{closes.pk}": "closes"}
    asked = determine(client, page, label="2026", **choices)
    assert set(asked.context["form"].errors) == {f"conclusion-{closes.pk}"}
    determine(
        client,
        page,
        label="2026",
        determined_on="2025-12-01",
        **choices | {f"conclusion-{closes.pk}": "Staat nu in artikel 3."},
    )
    made = Version.objects.get(label="2026")
    stays.refresh_from_db()
    closes.refresh_from_db()
    assert (stays.state, stays.closed_by) == ("open", None)
    assert (closes.state, closes.closed_by, closes.closed_on) == ("done", made, date(2025, 12, 1))
    assert closes.conclusion == "Staat nu in artikel 3."
    record = closes.history.order_by("history_id").last()
    assert (record.history_user.username, record.history_change_reason) == (
        "redacteur",
        "Afgesloten bij vaststellen van versie 2026",
    )


def test_a_point_that_came_up_meanwhile_is_asked_about_too(client, page) -> None:
    data = determine_data(client, page, label="2026", confirmed="on")
    make_point(page.document)
    asked = client.post(reverse("determine", args=[page.pk]), data)
    assert "kies of deze vervolgactie open blijft" in asked.text
    assert Version.objects.count() == 1
    assert text_of(draft_of(page.document))[0].unit("duur")


def test_an_erratum_leaves_the_points_alone(client, page) -> None:
    point = make_point(page.document)
    determine(client, page, what="repair", reason="Tikfout.", label="")
    point.refresh_from_db()
    assert point.state == "open"
    assert page.document.erratum_proposals.count() == 1
