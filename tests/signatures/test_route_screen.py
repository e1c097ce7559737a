"""The page of a decision route in the admin: everything on one page, and nothing lost when it goes wrong."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.models import Document
from documents.text.digest import text_digest
from signatures.models import Act, Route, RouteTemplate, Step
from signatures.routes.routing import record_step, start_route
from signatures.routes.templates import take_default
from tests.documents.admin_steps import messages_of
from tests.factories import ARTICLES, make_document, make_text, make_version
from tests.portal.html import parsed
from tests.portal.region import join, make_partner
from tests.signatures.admin_people import TEAM, client_of, member

pytestmark = pytest.mark.django_db
DAY = date(2025, 8, 1)


@pytest.fixture
def client() -> Client:
    return client_of(member("redacteur", ["wagtailadmin.access_admin", *TEAM]))


@pytest.fixture
def convenant() -> Document:
    document = make_document()
    for slug, name in (("huizen", "Huizen"), ("laren", "Laren")):
        join(make_partner(slug, name), document)
    return document


@pytest.fixture
def route(convenant) -> Route:
    template = take_default(kind="agreement", by=None)
    return start_route(template=template, document=convenant, label="2025", started_on=DAY, by=None)


def page_of(route: Route, step: Step | None = None) -> str:
    address = reverse("besluitroutes:edit", args=[route.pk])
    return f"{address}?stap={step.pk}" if step else address


def save(client: Client, step: Step, **values):
    """Saves a step as the form has it, with these changes."""
    form = client.get(page_of(step.route, step)).context["step_form"]
    shown = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in shown.items() if value not in (None, False, "")}
    data = {name: value for name, value in (data | values).items() if value is not None}
    return client.post(reverse("besluitroutes:step", args=[step.route_id, step.pk]), data, follow=True)


def college(route: Route, name: str = "Huizen") -> Step:
    return route.steps.get(body=f"College van {name}")


def test_a_route_is_begun_with_the_steps_of_a_template(client, convenant) -> None:
    client.post(reverse("modelroutes:take_default"), {"kind": "agreement"})
    template = RouteTemplate.objects.get()
    data = {"document": convenant.pk, "label": "2026", "template": template.pk, "started_on": "2025-08-01"}
    response = client.post(reverse("besluitroutes:add"), data, follow=True)
    assert "is begonnen met 5 stappen" in messages_of(response)
    assert "College van Laren" in response.text
    assert "De tekst wacht op Ambtelijke werkgroep." in response.text
    again = client.post(reverse("besluitroutes:add"), data)
    assert "loopt al een besluitroute" in str(again.context["form"].errors)
    process = make_document("nazorg", kind="process")
    wrong = client.post(reverse("besluitroutes:add"), data | {"document": process.pk})
    assert "Kies een andere" in str(wrong.context["form"].errors["template"])
    assert 'value="2026"' in wrong.text


def test_an_outcome_remembers_the_text_that_was_judged(client, route) -> None:
    put_text(draft_of(route.document), make_text(ARTICLES), {})
    step = route.steps.first()
    save(client, step, held_on="01-08-2025", outcome="agreed", reference="WG-1")
    step.refresh_from_db()
    assert step.digest == text_digest(text_of(draft_of(route.document))[0])
    assert (step.held_on, step.reference) == (DAY, "WG-1")
    assert step.history.first().history_user.username == "redacteur"
    put_text(draft_of(route.document), make_text(ARTICLES | {"Artikel 3 Duur": "Twee jaar."}), {})
    assert "Het concept is daarna nog gewijzigd: Ambtelijke werkgroep" in client.get(page_of(route)).text
    save(client, step, reference="WG-2")
    kept = Step.objects.get(pk=step.pk)
    assert (kept.digest, kept.reference) == (step.digest, "WG-2")
    save(client, step, judged=None)
    assert Step.objects.get(pk=step.pk).digest == ""


def test_a_version_that_was_judged_is_remembered_by_its_own_digest(client, route) -> None:
    version = make_version(route.document, label="2025")
    save(client, college(route), held_on="01-10-2025", outcome="agreed", adopt=None)
    assert college(route).digest == version.digest


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"outcome": "agreed"}, "__all__"),
        ({"outcome": "agreedWithRemarks", "held_on": "01-08-2025"}, "__all__"),
        ({"held_on": (timezone.localdate() + timedelta(days=1)).isoformat()}, "held_on"),
        ({"held_on": "31-02-2025"}, "held_on"),
        ({"outcome": "misschien"}, "outcome"),
        ({"body": ""}, "body"),
        ({"judged": "9.9"}, "judged"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_filled_in_stays(client, route, values, field) -> None:
    step = route.steps.first()
    response = save(client, step, **{"reference": "Kenmerk 7", **values})
    assert field in response.context["step_form"].errors
    assert 'value="Kenmerk 7"' in response.text
    assert "nog niet bewaard" in messages_of(response)
    assert not Step.objects.exclude(reference="").exists()


def test_a_paper_comes_with_the_step_and_is_changed_and_taken_away(client, route) -> None:
    step = route.steps.first()
    upload = SimpleUploadedFile("advies.pdf", b"%PDF-1.4 advies", "application/pdf")
    save(client, step, upload=upload, paper_title="Advies", paper_visibility="public")
    paper = step.papers.get()
    assert (paper.title, paper.visibility, paper.file.read()) == ("Advies", "public", b"%PDF-1.4 advies")
    address = reverse("besluitroutes:paper", args=[route.pk, paper.pk])
    client.post(address, {"title": "Advies van 1 augustus", "visibility": "partners"})
    paper.refresh_from_db()
    assert (paper.title, paper.visibility) == ("Advies van 1 augustus", "partners")
    refused = client.post(address, {"title": "", "visibility": "iedereen"}, follow=True)
    assert "niet gewijzigd" in messages_of(refused)
    client.post(address, {"remove": "1"})
    assert not step.papers.exists()


def test_an_empty_paper_is_refused(client, route) -> None:
    response = save(client, route.steps.first(), upload=SimpleUploadedFile("leeg.pdf", b""))
    assert "upload" in response.context["step_form"].errors


def test_a_college_that_agrees_is_put_on_record_unless_the_tick_is_taken_away(client, route) -> None:
    make_version(route.document, label="2025")
    opened = client.get(page_of(route, college(route))).context["step_form"]
    assert opened["adopt"].value() is True
    paper = SimpleUploadedFile("besluit.pdf", b"%PDF-1.4 besluit", "application/pdf")
    told = save(client, college(route), held_on="07-10-2025", outcome="agreed", upload=paper)
    assert "vastgelegd als besluit" in messages_of(told)
    act = Act.objects.get()
    assert (act.kind, act.on, act.recorded_by_name) == ("adoption", date(2025, 10, 7), "Redacteur")
    assert act.evidence.read() == b"%PDF-1.4 besluit"
    assert "adopt" not in client.get(page_of(route, college(route))).context["step_form"].fields
    save(client, college(route, "Laren"), held_on="07-10-2025", outcome="agreed", adopt=None)
    assert Act.objects.count() == 1
    shown = client.get(page_of(route))
    assert "Nog niet vastgelegd als besluit" in shown.text
    client.post(reverse("besluitroutes:adopt", args=[route.pk, college(route, "Laren").pk]))
    assert Act.objects.count() == 2
    assert "Nog niet vastgelegd als besluit" not in client.get(page_of(route)).text


def test_rule_14_somebody_says_that_the_remarks_are_a_reservation(client, route) -> None:
    make_version(route.document, label="2025")
    save(
        client,
        college(route),
        held_on="07-10-2025",
        outcome="agreedWithRemarks",
        remarks="Mits het fonds wordt gevuld.",
        reservation="on",
    )
    assert {act.kind for act in Act.objects.all()} == {"adoption", "declaration"}


def test_a_decision_before_the_version_is_put_on_record_once_it_is_there(client, route) -> None:
    save(client, college(route), held_on="01-08-2025", outcome="agreed")
    assert "al, terwijl" in client.get(page_of(route)).text
    assert not Act.objects.exists()
    make_version(route.document, label="2025")
    assert "Nog niet vastgelegd als besluit" in client.get(page_of(route)).text
    address = reverse("besluitroutes:adopt", args=[route.pk, college(route).pk])
    client.post(address)
    told = client.post(address, follow=True)
    assert "al vastgelegd" in messages_of(told)
    assert Act.objects.count() == 1


def test_steps_are_added_moved_and_taken_away_on_the_page(client, route) -> None:
    first = route.steps.first()
    add = reverse("besluitroutes:add_step", args=[route.pk])
    client.post(add, {"body": "Juristen", "purpose": "advise", "after": first.pk})
    made = route.steps.get(body="Juristen")
    assert made.order == 2
    refused = client.post(add, {"body": "", "purpose": "vieren"})
    assert set(refused.context["new_step_form"].errors) == {"body", "purpose"}
    client.post(reverse("besluitroutes:move_step", args=[route.pk, made.pk]), {"way": "up"})
    assert route.steps.first() == made
    client.post(reverse("besluitroutes:remove_step", args=[route.pk, made.pk]))
    record_step(step=first, by=None, held_on=DAY, outcome="agreed")
    kept = client.post(reverse("besluitroutes:remove_step", args=[route.pk, first.pk]), follow=True)
    assert "blijft zij staan" in messages_of(kept)
    assert route.steps.first() == first
    assert not route.steps.filter(pk=made.pk).exists()


def test_the_particulars_are_changed_and_a_route_with_a_record_stays(client, route) -> None:
    data = {"title": "Route naar 2026", "label": "2026", "started_on": "2025-08-02"}
    client.post(page_of(route), data)
    route.refresh_from_db()
    assert (route.title, route.label) == ("Route naar 2026", "2026")
    record_step(step=route.steps.first(), by=None, held_on=DAY)
    refused = client.post(page_of(route), data | {"label": "2027"})
    assert "ligt vast" in refused.text
    assert "De naam van de versie ligt vast" in str(refused.context["route_form"].errors)
    delete = reverse("besluitroutes:delete", args=[route.pk])
    assert "al iets vastgelegd" in messages_of(client.post(delete, follow=True))
    assert Route.objects.count() == 1


@pytest.mark.parametrize("asked", ["x", "0", "99999999999999999999"])
def test_an_odd_step_in_the_address_opens_nothing(client, route, asked) -> None:
    response = client.get(page_of(route), {"stap": asked})
    assert response.status_code == 200
    assert "step_form" not in response.context


def test_another_routes_step_is_not_found(client, route, convenant) -> None:
    other = start_route(template=None, document=convenant, label="2030", started_on=DAY, by=None)
    for name in ("step", "move_step", "remove_step", "adopt"):
        address = reverse(f"besluitroutes:{name}", args=[other.pk, route.steps.first().pk])
        assert client.post(address).status_code == 404, name


def test_who_may_only_look_changes_nothing(route) -> None:
    rights = ("wagtailadmin.access_admin", "signatures.view_route")
    reader = client_of(member("lezer", rights))
    shown = reader.get(page_of(route))
    assert "Ambtelijke werkgroep" in shown.text
    assert "Bewaar" not in shown.text
    step = route.steps.first()
    for name in ("step", "move_step", "remove_step", "adopt"):
        reader.post(reverse(f"besluitroutes:{name}", args=[route.pk, step.pk]), {"body": "Anders"})
    reader.post(page_of(route), {"title": "Anders", "label": "2030"})
    reader.post(reverse("besluitroutes:add"), {"label": "2030"})
    reader.post(reverse("modelroutes:take_default"), {"kind": "process"})
    step.refresh_from_db()
    assert step.body == "Ambtelijke werkgroep"
    assert RouteTemplate.objects.count() == Route.objects.count() == 1
    stranger = client_of(member("vreemde", ("wagtailadmin.access_admin",)))
    assert "geen toegang" in messages_of(stranger.get(page_of(route), follow=True))


def test_without_the_right_to_the_register_no_act_comes_of_a_step(route) -> None:
    make_version(route.document, label="2025")
    rights = ["wagtailadmin.access_admin", *TEAM]
    client = client_of(member("schrijver", rights, without=["signatures.add_act"]))
    save(client, college(route), held_on="07-10-2025", outcome="agreed", adopt="on")
    assert college(route).outcome == "agreed"
    client.post(reverse("besluitroutes:adopt", args=[route.pk, college(route).pk]))
    assert not Act.objects.exists()


def test_the_page_asks_no_more_for_more_steps(client, route, django_assert_max_num_queries) -> None:
    def counted() -> int:
        with django_assert_max_num_queries(40) as captured:
            client.get(page_of(route, route.steps.first()))
        return len(captured)

    counted()
    few = counted()
    for number in range(8):
        step = Step.objects.create(route=route, order=50 + number, body=f"Overleg {number}", purpose="advise")
        record_step(step=step, by=None, held_on=DAY, outcome="agreed", digest="a" * 64)
    many = counted()
    assert many - few <= 2


def rows_of(template: RouteTemplate, **changes) -> dict:
    rows = list(template.steps.values("pk", "body", "purpose", "each", "days"))
    data = {"kind": template.kind_id, "title": template.title}
    data |= {"form-TOTAL_FORMS": len(rows) + 1, "form-INITIAL_FORMS": 0}
    for number, row in enumerate([*rows, {"body": "", "purpose": "", "days": 0}]):
        data |= {f"form-{number}-{name}": value for name, value in row.items()}
        data[f"form-{number}-place"] = number * 10
    return data | changes


def test_a_template_is_changed_on_one_page(client) -> None:
    template = take_default(kind="process", by=None)
    address = reverse("modelroutes:edit", args=[template.pk])
    assert client.get(address).context["rows"].total_form_count() == 5
    new = {"form-2-body": "Raad", "form-2-purpose": "takeNote", "form-2-place": 5, "form-0-days": 4}
    client.post(address, rows_of(template, **new))
    assert list(template.steps.values_list("body", "days")) == [
        ("Ambtelijke werkgroep", 4),
        ("Raad", 0),
        ("Directeurenoverleg", 21),
    ]
    client.post(address, rows_of(template, **{"form-1-remove": "on"}))
    assert list(template.steps.values_list("body", flat=True)) == [
        "Ambtelijke werkgroep",
        "Directeurenoverleg",
    ]
    assert "Raad" not in client.get(address).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"form-0-body": ""},
        {"form-0-days": "-1"},
        {"form-0-days": "99999"},
        {"form-0-purpose": "vieren"},
        {"form-0-purpose": ""},
        {"form-0-each": "waterschap"},
        {"title": ""},
        {"form-TOTAL_FORMS": "veel"},
    ],
)
def test_a_wrong_template_is_told_and_not_saved(client, wrong) -> None:
    template = take_default(kind="process", by=None)
    before = list(template.steps.values())
    response = client.post(reverse("modelroutes:edit", args=[template.pk]), rows_of(template, **wrong))
    assert response.status_code == 200
    assert "nog niet bewaard" in messages_of(response)
    assert list(template.steps.values()) == before


def test_the_open_step_and_the_new_step_have_fields_of_their_own(client, route) -> None:
    """Two forms on one page: each label belongs to one field."""
    page = parsed(client.get(page_of(route, route.steps.first())))
    found = [field["id"] for field in page.select("main [id]")]
    assert sorted(found) == sorted(set(found))
    for field in page.select("main input:not([type=hidden]), main select, main textarea"):
        assert field.find_parent("label") or page.select(f'label[for="{field["id"]}"]'), field


def test_a_route_that_began_long_ago_is_filled_in_before_readers_see_it(
    client: Client, convenant: Document
) -> None:
    template = take_default(kind="agreement", by=None)
    fields = {"document": convenant.pk, "label": "2025", "template": template.pk, "started_on": "2025-01-06"}
    client.post(reverse("besluitroutes:add"), fields)
    route = Route.objects.get()
    assert not route.shown and route.steps.filter(planned_on__lt=timezone.localdate()).exists()
    assert "Lezers zien deze route nog niet" in client.get(page_of(route)).text
    assert "besluitstap" not in client.get("/beheer/").text
    assert "Geen stap is te laat." in client.get(reverse("signatures_today")).text
    save(client, route.steps.first(), held_on="2025-01-08", outcome="agreed")
    done = client.post(reverse("besluitroutes:show", args=[route.pk]), follow=True)
    route.refresh_from_db()
    assert route.shown and "Lezers zien de route nu." in messages_of(done)
    assert "Geen stap is te laat." not in client.get(reverse("signatures_today")).text


def test_a_delay_stands_on_the_page_once(client: Client, route: Route) -> None:
    late = route.steps.filter(planned_on__lt=timezone.localdate()).first()
    assert late and client.get(page_of(route)).text.count(f"{late.body} is te laat") == 1
