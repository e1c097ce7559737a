"""Taking a text along a decision route: starting, steps, papers, and decisions that become acts."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from documents.models import LedgerEntry
from documents.text.digest import text_digest
from documents.text.refusals import Refused
from signatures.models import Act, Route, RouteTemplate, Step
from signatures.routes.adoption import adopt_by_step
from signatures.routes.defaults import DEFAULT_ROUTES
from signatures.routes.routing import (
    add_paper,
    add_step,
    change_route,
    move_step,
    record_step,
    remove_step,
    start_route,
)
from signatures.routes.standing import standings_of
from signatures.routes.templates import keep_template, take_default
from tests.factories import make_document, make_version
from tests.portal.region import join, make_partner

pytestmark = pytest.mark.django_db
DAY = date(2025, 8, 1)


@pytest.fixture
def convenant():
    document = make_document()
    for slug, name, kind in (
        ("huizen", "Huizen", "municipality"),
        ("laren", "Laren", "municipality"),
        ("dudok", "Dudok", "corporation"),
        ("kleur", "Kleur", "careProvider"),
    ):
        join(make_partner(slug, name, kind), document)
    left = make_partner("weesp", "Weesp")
    join(left, document, until=date(2022, 1, 1))
    return document


@pytest.fixture
def route(convenant) -> Route:
    template = take_default(kind="agreement", by=None)
    return start_route(template=template, document=convenant, label="2025", started_on=DAY, by=None)


def step_of(route: Route, body: str) -> Step:
    return route.steps.get(body=body)


def agreed(step: Step, on: date, **more) -> Step:
    return record_step(step=step, by=None, **{"held_on": on, "outcome": "agreed"} | more)


def test_rule_11_each_kind_of_partner_has_its_own_bodies(route) -> None:
    assert [(step.body, step.purpose) for step in route.steps.all()] == [
        ("Ambtelijke werkgroep", "advise"),
        ("Directeurenoverleg", "advise"),
        ("Portefeuillehoudersoverleg", "determine"),
        ("College van Huizen", "adopt"),
        ("College van Laren", "adopt"),
        ("Raad van commissarissen van Dudok", "advise"),
        ("Bestuur van Dudok", "adopt"),
        ("Raad van toezicht van Kleur", "advise"),
        ("Bestuur van Kleur", "adopt"),
    ]
    assert step_of(route, "College van Huizen").partner.slug == "huizen"
    assert Step.objects.filter(partner__isnull=False).count() == 6
    assert step_of(route, "Portefeuillehoudersoverleg").planned_on == date(2025, 8, 29)
    assert LedgerEntry.objects.filter(what="Besluitroute begonnen", document="convenant").exists()


def test_a_work_process_asks_the_partners_of_the_agreement_it_works_out(convenant) -> None:
    process = make_document("nazorg", kind="process")
    make_version(process, implements=make_version(convenant))
    template = keep_template(
        template=RouteTemplate(kind_id="process", title="Met colleges"),
        steps=[{"body": "College", "purpose": "takeNote", "each": "municipality", "days": 0}],
        by=None,
    )
    route = start_route(template=template, document=process, label="2", started_on=DAY, by=None)
    assert [step.body for step in route.steps.all()] == ["College van Huizen", "College van Laren"]


@pytest.mark.parametrize("kind", DEFAULT_ROUTES)
def test_the_default_routes_can_be_taken_over(kind) -> None:
    template = take_default(kind=kind, by=None)
    assert template.steps.count() == len(DEFAULT_ROUTES[kind].steps) > 0


def test_there_is_no_default_for_an_unknown_kind() -> None:
    with pytest.raises(Refused, match="geen standaardroute"):
        take_default(kind="brief", by=None)


def test_the_steps_of_a_template_are_changed_together_and_keep_their_history() -> None:
    template = take_default(kind="process", by=None)
    first, second = template.steps.all()
    rows = [
        {"pk": second.pk, "body": second.body, "purpose": second.purpose, "each": "", "days": 3},
        {"pk": first.pk, "body": first.body, "purpose": first.purpose, "each": "", "days": first.days},
        {"body": "Raad", "purpose": "takeNote", "each": "", "days": 30},
    ]
    keep_template(template=template, steps=rows, by=None)
    assert list(template.steps.values_list("pk", "order", "days"))[:2] == [
        (second.pk, 1, 3),
        (first.pk, 2, 0),
    ]
    assert [row.order for row in first.history.order_by("history_id")] == [1, 2]
    keep_template(template=template, steps=rows[:1], by=None)
    assert [step.pk for step in template.steps.all()] == [second.pk]
    assert [row.days for row in second.history.order_by("history_id")] == [21, 3]


@pytest.mark.parametrize(
    ("label", "why"), [("!!!", "letters of cijfers"), ("2025", "loopt al"), ("2025!", "lijkt te veel op")]
)
def test_a_route_has_an_address_of_its_own(route, label, why) -> None:
    with pytest.raises(Refused, match=why):
        start_route(template=None, document=route.document, label=label, started_on=DAY, by=None)


def test_rule_17_the_label_stays_once_something_is_on_record_and_another_version_may_come_of_it(
    route,
) -> None:
    change_route(route=route, by=None, label="2026")
    agreed(route.steps.first(), DAY)
    with pytest.raises(Refused, match="ligt vast"):
        change_route(route=Route.objects.get(pk=route.pk), by=None, label="2027")
    version = make_version(route.document, label="2025 definitief")
    other = make_version(make_document("nazorg", kind="process"))
    with pytest.raises(Refused, match="ander document"):
        change_route(route=Route.objects.get(pk=route.pk), by=None, version=other)
    changed = change_route(route=Route.objects.get(pk=route.pk), by=None, version=version)
    assert changed.version == version
    assert standings_of(Route.objects.filter(pk=changed.pk))[0].is_running, "its last step is still to come"


def test_a_step_is_put_between_moved_and_taken_away(route) -> None:
    directors = step_of(route, "Directeurenoverleg")
    added = add_step(route=route, body="Juristen", purpose="advise", after=route.steps.first(), by=None)
    assert [step.body for step in route.steps.all()][:3] == [
        "Ambtelijke werkgroep",
        "Juristen",
        "Directeurenoverleg",
    ]
    move_step(step=Step.objects.get(pk=directors.pk), up=True, by=None)
    move_step(step=route.steps.first(), up=True, by=None)
    assert [step.body for step in route.steps.all()][1:3] == ["Directeurenoverleg", "Juristen"]
    remove_step(step=Step.objects.get(pk=added.pk), by=None)
    assert not route.steps.filter(body="Juristen").exists()


def test_a_step_of_which_something_is_on_record_stays(route) -> None:
    step = route.steps.first()
    add_paper(step=step, title="", name="advies.txt", content=b"Advies", media_type="text/plain", by=None)
    with pytest.raises(Refused, match="blijft zij staan"):
        remove_step(step=Step.objects.get(pk=step.pk), by=None)
    assert step.papers.get().title == "advies.txt"
    assert step.papers.get().visibility == "team"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"outcome": "agreed"}, "op welke dag"),
        ({"outcome": "agreedWithRemarks", "held_on": DAY}, "wat de opmerkingen zijn"),
        ({"outcome": "misschien", "held_on": DAY}, "misschien"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_in_words(route, values, why) -> None:
    with pytest.raises(Refused, match=why):
        record_step(step=route.steps.first(), by=None, **values)
    assert not Step.objects.exclude(outcome="").exists()


def test_a_decision_of_a_college_becomes_an_act_with_its_paper(route) -> None:
    version = make_version(route.document, label="2025")
    route.refresh_from_db()
    step = step_of(route, "College van Huizen")
    agreed(step, date(2025, 10, 7), reference="B25.112", digest=version.digest)
    paper = add_paper(
        step=step, title="Besluit", name="b.pdf", content=b"%PDF-b", media_type="application/pdf", by=None
    )
    act = adopt_by_step(step=step, by=None)
    assert (act.kind, act.partner.slug, act.on) == ("adoption", "huizen", date(2025, 10, 7))
    assert (act.evidence, act.text_digest) == (paper.file, version.digest)
    assert "B25.112" in act.text
    with pytest.raises(Refused, match="al vastgelegd"):
        adopt_by_step(step=step, by=None)
    assert Act.objects.count() == 1


@pytest.mark.parametrize(
    ("reservation", "kinds"), [(True, ["adoption", "declaration"]), (False, ["adoption"])]
)
def test_rule_14_remarks_are_kept_and_somebody_decides_whether_they_are_a_reservation(
    route, reservation, kinds
) -> None:
    make_version(route.document, label="2025")
    route.refresh_from_db()
    step = step_of(route, "College van Huizen")
    agreed(step, date(2025, 10, 7), outcome="agreedWithRemarks", remarks="Mits het fonds wordt gevuld.")
    act = adopt_by_step(step=step, by=None, reservation=reservation)
    assert "Mits het fonds wordt gevuld." in act.text
    assert sorted(act.kind for act in Act.objects.all()) == kinds


def test_what_is_no_decision_of_one_partner_becomes_no_act(route) -> None:
    with pytest.raises(Refused, match="geen besluit van één partner"):
        adopt_by_step(step=route.steps.first(), by=None)
    step = agreed(step_of(route, "College van Huizen"), DAY)
    with pytest.raises(Refused, match="nog geen vastgestelde versie"):
        adopt_by_step(step=step, by=None)
    not_agreed = record_step(
        step=step_of(route, "College van Laren"), by=None, held_on=DAY, outcome="notAgreed"
    )
    with pytest.raises(Refused, match="akkoord"):
        adopt_by_step(step=not_agreed, by=None)


def test_rule_12_and_13_order_is_advice_and_the_text_may_differ(route) -> None:
    early = step_of(route, "College van Huizen")
    agreed(early, date(2025, 7, 1), digest="a" * 64)
    group = agreed(route.steps.first(), date(2025, 8, 1))
    version = make_version(route.document, label="2025", determined_on=date(2025, 9, 18))
    group.refresh_from_db()
    record_step(step=group, by=None, digest=text_digest(version.text))
    standing = standings_of(Route.objects.all(), on=date(2025, 9, 20))[0]
    told = {one.step.body: one.deviations for one in standing.steps if one.deviations}
    assert told["College van Huizen"][0] == (
        "College van Huizen besloot vóór het advies van Ambtelijke werkgroep."
    )
    assert told["College van Huizen"][-1] == (
        "College van Huizen gaf akkoord op een eerdere tekst dan die is vastgesteld."
    )
    assert "Ambtelijke werkgroep" not in told
    assert standing.steps[0].judged == ""


def test_a_route_is_read_in_as_many_queries_whatever_its_size(route) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            for standing in standings_of(Route.objects.all()):
                assert standing.summary
                assert standing.parts
                assert [one.step.papers.all() for one in standing.steps]
        return len(captured)

    small = count()
    other = start_route(
        template=RouteTemplate.objects.get(), document=route.document, label="2026", started_on=DAY, by=None
    )
    for number in range(10):
        step = add_step(route=other, body=f"Overleg {number}", purpose="advise", by=None)
        add_paper(step=step, title="Stuk", name="s.txt", content=b"s", media_type="", by=None)
    assert count() == small


def test_a_withdrawn_text_no_longer_runs(route) -> None:
    for step in route.steps.all():
        record_step(step=step, by=None, outcome="withdrawn")
    standing = standings_of(Route.objects.all())[0]
    assert not standing.is_running
    assert "teruggetrokken" in standing.summary
