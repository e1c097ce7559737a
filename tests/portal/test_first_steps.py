"""What a new region has to do, on the home of the admin until it is done."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

import pytest

from documents.drafting.tree import draft_of
from documents.ledger.history import save
from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS, TEAM
from portal.beginning.first_steps import FirstSteps
from portal.pages.models import SiteSettings
from signatures.models import Round
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import join, make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    user = make_user("beheerder")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


def undone(user: User) -> list[str]:
    return [step.title for step in FirstSteps().visible_to(user) if not step.done]


def test_each_step_is_done_by_what_is_on_record_and_then_the_list_goes(
    as_user: Callable[[User], Client], administrator: User
) -> None:
    client = as_user(administrator)
    left = undone(administrator)
    assert left == [
        "Naam en logo",
        "Collega's",
        "De eerste tekst",
        "Partners",
        "Deelnames",
        "De regel",
        "De eerste ronde",
    ]

    def does(act: Callable, *titles: str):
        nonlocal left
        made = act()
        left = [title for title in left if title not in titles]
        assert undone(administrator) == left
        return made

    does(lambda: save(SiteSettings.objects.get(), by=administrator), "Naam en logo")
    does(lambda: make_user("alleen-lezen"))
    does(lambda: make_user("collega").groups.add(Group.objects.get(name=TEAM)), "Collega's")
    does(lambda: make_user("partner", partner=make_partner("huizen", "Huizen")), "Partners")
    document = does(make_document, "De eerste tekst")
    assert "Eerste stappen" in text_of(parsed(client.get("/beheer/")))
    does(lambda: join(administrator_partner(), document), "Deelnames")
    version = does(lambda: make_version(document, determined_on=date(2025, 1, 2)), "De regel")
    does(lambda: Round.objects.create(version=version, opened_at=timezone.now()), "De eerste ronde")
    assert "Eerste stappen" not in text_of(parsed(client.get("/beheer/")))


def administrator_partner():
    return make_partner("weesp", "Weesp")


def test_colleague__is_not_somebody_of_a_partner(administrator: User) -> None:
    make_user("partner", partner=make_partner("huizen", "Huizen"))
    assert "Collega's" in undone(administrator)


@pytest.mark.parametrize("begun", [False, True])
def test_every_link_leads_somewhere(
    as_user: Callable[[User], Client], administrator: User, begun: bool
) -> None:
    if begun:
        draft_of(make_document())
        make_partner("huizen", "Huizen")
    client = as_user(administrator)
    panel = parsed(client.get("/beheer/")).select_one(".portal-first-steps")
    links = [link["href"] for link in panel.select("a.button")]
    assert len(links) == 5
    assert [link for link in links if client.get(link, follow=True).status_code != 200] == []


def test_who_may_not_do_a_step_does_not_get_it(as_user: Callable[[User], Client], editor: User) -> None:
    shown = text_of(parsed(as_user(editor).get("/beheer/")))
    assert "Bestand inlezen" in shown and "Collega's" not in shown


def test_questions_do_not_grow(administrator: User, django_assert_max_num_queries) -> None:
    for number in range(3):
        join(make_partner(f"partner-{number}", f"Partner {number}"), make_document(f"stuk-{number}"))
    administrator.get_all_permissions()
    with django_assert_max_num_queries(9):
        FirstSteps().visible_to(administrator)
