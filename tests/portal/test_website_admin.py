"""The website as an editor makes it in the admin, with what Wagtail has for it: preview, history, a moment to
appear, and a search index that follows."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser, Group
from django.tasks import task
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page, Workflow, WorkflowPage
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest
from django_tasks_db.models import DBTaskResult

from documents.models import LedgerEntry
from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS
from portal.pages import receivers, tasks
from portal.pages.models import HomePage, InformationPage, NewsIndexPage, SectionPage, SiteSettings
from portal.pages.tasks import next_moment, publish_due
from search.finding import Query, find
from search.index.indexing import index_findings
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_user
from tests.portal.website import home, make_page, publish, words

ADD = "wagtailadmin_pages:add"


@pytest.fixture
def desk(as_user: Callable[[User], Client], editor: User) -> Client:
    return as_user(editor)


def written(title: str, slug: str, text: str, **more: object) -> dict[str, object]:
    """What the editor's browser sends for a page with one block of text."""
    body = streamfield([("text", rich_text(f"<p>{text}</p>"))])
    return nested_form_data({"title": title, "slug": slug, "introduction": "", "body": body, **more})


def add(desk: Client, data: dict[str, object], *, kind: str = "informationpage", below: Page | None = None):
    address = reverse(ADD, args=["pages", kind, (below or home()).pk])
    return desk.post(address, data | {"action-publish": "1"})


def hits(text: str) -> list[tuple[str, str]]:
    return [(hit.heading, hit.url) for hit in find(Query(text), user=AnonymousUser()).hits]


def test_editor__finds_the_website_in_the_menu(desk: Client, db: None) -> None:
    menu = str(parsed(desk.get(reverse("wagtailadmin_home"))))
    for goal, told in (
        ("beginpagina", "Wat geldt nu"),
        ("paginas", "Over deze website"),
        ("nieuws", "Nieuws"),
    ):
        address = reverse(f"website_{goal}")
        assert address in menu
        shown = desk.get(address, follow=True)
        assert told in shown.text and "Concepten" not in text_of(parsed(shown).main)


def test_editor__makes_a_page_and_it_is_there(desk: Client, db: None) -> None:
    assert add(desk, written("Huisregels", "huisregels", "Bel eerst aan.")).status_code == 302
    assert "Bel eerst aan." in text_of(parsed(Client().get("/huisregels/")).main)
    page = InformationPage.objects.get(slug="huisregels")
    assert LedgerEntry.objects.filter(what="Pagina gepubliceerd", object_id=str(page.pk)).exists()
    shown = desk.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert shown.status_code == 200


@pytest.mark.parametrize("slug", ["partners", "zoeken", "werkprocessen", "beheer", "convenant", "over"])
def test_address_of_the_portal_itself__is_refused(desk: Client, db: None, slug: str) -> None:
    answer = add(desk, written("Partners", slug, "Wie meedoet."))
    assert answer.status_code == 200
    assert not InformationPage.objects.filter(title="Partners").exists()
    if slug in ("zoeken", "beheer"):  # the others are of pages already, as Wagtail says itself
        assert "al van een vaste pagina van het portaal" in answer.text


def test_address_of_the_portal__may_be_used_below_another_page(desk: Client, db: None) -> None:
    about = InformationPage.objects.get(slug="over")
    assert add(desk, written("Partners", "partners", "Wie meedoet."), below=about).status_code == 302
    assert "Wie meedoet." in text_of(parsed(Client().get("/over/partners/")).main)


def test_page_for_a_kind__takes_the_address_of_the_kind_once(desk: Client, db: None) -> None:
    more = {"kind": "process", "placed": inline_formset([])}
    answer = add(desk, written("Nog eens", "", "Tekst.", **more), kind="sectionpage")
    assert answer.status_code == 200 and "al een pagina voor deze soort" in answer.text
    SectionPage.objects.get(kind="process").delete()
    assert add(desk, written("Zo werken wij", "", "Tekst.", **more), kind="sectionpage").status_code == 302
    assert text_of(parsed(Client().get("/werkprocessen/")).h1) == "Zo werken wij"


def test_page__is_previewed_before_it_is_published(desk: Client, region: Region) -> None:
    address = reverse("wagtailadmin_pages:preview_on_add", args=["pages", "informationpage", home().pk])
    assert desk.post(address, written("Huisregels", "huisregels", "Bel eerst aan.")).json()["is_valid"]
    assert "Bel eerst aan." in desk.get(address, {"mode": ""}).text
    first = reverse("wagtailadmin_pages:view_draft", args=[home().pk])
    assert "Convenant Wonen" in desk.get(first).text


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_first_page__stays(as_user: Callable[[User], Client], editor: User, who: str) -> None:
    if who == "administrator":
        editor.groups.set([Group.objects.get(name=ADMINISTRATORS)])
    desk = as_user(editor)
    desk.post(reverse("wagtailadmin_pages:delete", args=[home().pk]))
    desk.post(reverse("wagtailadmin_pages:unpublish", args=[home().pk]))
    assert HomePage.objects.live().exists()


def test_who_may_read_a_page__is_no_question(desk: Client, db: None) -> None:
    page = InformationPage.objects.get(slug="over")
    answer = desk.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]))
    assert answer.status_code in (302, 403)


def test_page_of_a_kind__is_not_copied(as_user: Callable[[User], Client], db: None) -> None:
    desk = as_user(make_user("baas", is_superuser=True))
    page = SectionPage.objects.get(kind="process")
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": home().pk}
    desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert SectionPage.objects.filter(kind="process").count() == 1
    assert not Page.objects.filter(slug="kopie").exists()


def test_page_that_colleagues_agree_to__is_published(client: Client, editor: User) -> None:
    workflow = Workflow.objects.first()
    WorkflowPage.objects.create(workflow=workflow, page=home())
    page = InformationPage(title="Ter inzage", live=False)
    home().add_child(instance=page)
    page.save_revision()
    state = workflow.start(page, editor)
    assert client.get("/ter-inzage/").status_code == 404
    state.current_task_state.approve(user=editor)
    assert client.get("/ter-inzage/").status_code == 200


def test_settings__are_changed_with_who_did_it(desk: Client, editor: User) -> None:
    settings = SiteSettings.objects.get()
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", settings.pk])
    data = nested_form_data(
        {
            "region": "Regio Noordkust",
            "portal": "Convenantportaal",
            "accent": "#f2c400",
            "on_accent": "#ffffff",
            "wash": "#f1f7f8",
            "font": "source-sans",
            "footer_text": rich_text("<p>Samen wonen.</p>"),
            "footer": streamfield([]),
            "banner": rich_text(""),
        }
    )
    refused = desk.post(address, data)
    assert "niet goed te lezen" in refused.text
    assert desk.post(address, data | {"accent": "#00584a"}).status_code == 302
    settings.refresh_from_db()
    assert (settings.region, settings.accent) == ("Regio Noordkust", "#00584a")
    assert settings.history.first().history_user == editor
    assert "Convenantportaal Regio Noordkust" in desk.get(reverse("wagtailadmin_home")).text


def test_published_page__is_found_and_what_is_no_more_is_not(
    db: None, django_capture_on_commit_callbacks
) -> None:
    def commit():
        return django_capture_on_commit_callbacks(execute=True)

    with commit():
        page = make_page("Parkeren", body=[words("<p>De fietsenstalling is achter het huis.</p>")])
    assert hits("fietsenstalling") == [("Parkeren", "/parkeren/")]
    page.body = [words("<p>De brommers staan voor.</p>")]
    page.save_revision()
    assert hits("brommers") == []
    with commit():
        publish(page)
    assert (hits("fietsenstalling"), hits("brommers")) == ([], [("Parkeren", "/parkeren/")])
    with commit():
        page.unpublish()
    assert hits("brommers") == [] == list(index_findings())
    with commit():
        publish(page)
        page.delete()
    assert hits("brommers") == []


@pytest.fixture
def later_page(db: None) -> InformationPage:
    """Published for the day after tomorrow, until next week."""
    now = timezone.now().replace(microsecond=0)
    moments = {"go_live_at": now + timedelta(days=2), "expire_at": now + timedelta(days=9)}
    return make_page("Straks", **moments)


def due(page: InformationPage, moment: datetime) -> None:
    """As if the moment at which it is to appear has come."""
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = moment.isoformat()
    revision.approved_go_live_at = moment
    revision.save()


def test_page__appears_and_goes_at_its_moment(client: Client, later_page: InformationPage) -> None:
    just_now = timezone.now() - timedelta(minutes=1)
    assert client.get("/straks/").status_code == 404
    publish_due.call()
    assert client.get("/straks/").status_code == 404
    assert next_moment() == later_page.go_live_at
    due(later_page, just_now)
    publish_due.call()
    assert client.get("/straks/").status_code == 200
    assert next_moment() == later_page.expire_at
    Page.objects.filter(pk=later_page.pk).update(expire_at=just_now)
    publish_due.call()
    assert client.get("/straks/").status_code == 404
    assert next_moment() is None


def test_background_worker__is_there_at_that_moment(
    settings, monkeypatch, later_page: InformationPage
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    waiting = task(publish_due.func)
    for module in (tasks, receivers):
        monkeypatch.setattr(module, "publish_due", waiting)
    later_page.get_latest_revision().save()
    (planned,) = DBTaskResult.objects.filter(task_path=publish_due.module_path)
    assert abs(planned.run_after - later_page.go_live_at) < timedelta(minutes=1)


def test_sitemap__names_what_everybody_may_read_and_that_holds(client: Client, region: Region) -> None:
    index = NewsIndexPage.objects.get()
    make_page("Bericht", below=index, kind=type(index).allowed_subpage_models()[0])
    hidden = make_page("Weg")
    hidden.unpublish()
    region.process.visibility = "partners"
    region.process.save()
    found = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").text)
    places = {address.replace("http://127.0.0.1:8000", "") for address in found}
    assert {"/", "/over/", "/nieuws/bericht/", "/convenanten/convenant/"} <= places
    assert {"/convenanten/convenant/versies/2/", "/partners/huizen/"} <= places
    assert not places & {
        "/weg/",
        "/werkprocessen/aanmelden/",
        "/convenanten/convenant/versies/1/",
        "/concepten/",
    }
    for address in places:
        assert client.get(address).status_code == 200, address
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").text


def test_shared_link__tells_title_region_and_what_the_text_is_worth(client: Client, region: Region) -> None:
    def shared(address: str) -> dict[str, str]:
        page = parsed(client.get(address))
        told = {one["property"]: one["content"] for one in page.select("meta[property^=og]")}
        assert page.select_one("link[rel=canonical]")["href"] == told["og:url"]
        return told

    told = shared("/convenant/?bron=mail")
    assert (told["og:title"], told["og:url"]) == (
        "Convenant Wonen",
        "http://127.0.0.1:8000/convenanten/convenant/",
    )
    assert told["og:description"].startswith("Versie 2019: van kracht.")
    assert shared("/convenanten/convenant/versies/2/")["og:description"].startswith(
        "Versie 2025: vastgesteld."
    )
    page = make_page("Uitleg", introduction="Zo werkt het.")
    assert shared(page.address)["og:description"] == "Zo werkt het."
    page.search_description = "Alles over tekenen."
    publish(page)
    assert shared(page.address)["og:description"] == "Alles over tekenen."


def test_what_is_not_there__can_be_searched_for(client: Client, db: None) -> None:
    response = client.get("/bestaat/niet/")
    assert response.status_code == 404
    assert parsed(response, status=404).select("main form[action='/zoeken/'] input[name=q]")


def test_who_has_no_part_in_the_team__may_not_write(
    as_user: Callable[[User], Client], region: Region
) -> None:
    client = as_user(make_user("huizen", partner=region.partners[0]))
    add(client, written("Huisregels", "huisregels", "Bel eerst aan."))
    assert not InformationPage.objects.filter(slug="huisregels").exists()
