"""One page of each kind in the admin, in a browser: no rule of axe is broken, on a phone and on a desk."""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from documents.drafting.tree import draft_of
from portal.accounts.models import User
from signatures.models import Act, Contact, Round
from tests.portal.region import Region, make_region, make_user
from tests.portal.test_browser import RULES, logged_in  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (390, 1280)
# Wagtail's own: on the form of a user a button to the next tab calls itself a tab, and what folds the outline
# of an editor away is small on a phone.
WAGTAILS_OWN = ('<a href="#tab-roles" class="button', '<button id="w-minimap-toggle"')


@pytest.fixture
def region(transactional_db: None) -> Region:
    return make_region()


def addresses(region: Region) -> list[str]:
    """A list, a form, a page to look at, and each of the team's own screens."""
    partner = region.partners[0]
    opened = Round.objects.create(version=region.new, opened_at=timezone.now(), opened_by_name="Anja Bos")
    opened.requests.create(partner=region.partners[1])
    Contact.objects.create(partner=partner, name="Jan Smit", email="jan@huizen.example")
    draft, route = draft_of(region.convenant), region.convenant.routes.get()
    return [
        reverse("wagtailadmin_home"),
        f"{reverse('admin_search')}?q=convenant",
        reverse("partners:index"),
        reverse("contactpersonen:add"),
        reverse("partner_facts", args=[partner.pk]),
        reverse("partners:history", args=[partner.pk]),
        reverse("handelingen:inspect", args=[Act.objects.earliest("pk").pk]),
        reverse("signatures_today"),
        reverse("rounds"),
        reverse("round", args=[opened.pk]),
        f"{reverse('besluitroutes:edit', args=[route.pk])}?stap={route.steps.earliest('pk').pk}",
        reverse("bring_in"),
        reverse("determine", args=[draft.pk]),
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        reverse("take_over_register"),
        reverse("wagtailusers_users:add"),
    ]


def test_pages_of_the_admin__are_accessible(
    page: Page,
    live_server,
    region: Region,
    logged_in: Callable[[User], None],  # noqa: F811
) -> None:
    administrator = make_user("beheer")
    administrator.groups.add(Group.objects.get(name="Beheerders"))
    logged_in(administrator)
    page.emulate_media(reduced_motion="reduce")
    told = []
    for address in addresses(region):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + address)
            for rule in Axe().run(page, options=RULES).response["violations"]:
                told += [
                    f"{address} {width} {rule['id']}: {node['html'][:200]}"
                    for node in rule["nodes"]
                    if not node["html"].startswith(WAGTAILS_OWN)
                ]
    assert told == []
