"""The public site as a tree of pages: what is served where, what stands in menu and trail, and what live
blocks tell to whom."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page, Site

import pytest

from documents.models import DocumentKind, Visibility
from portal.accounts.models import User
from portal.pages.first_pages import make_first_pages
from portal.pages.models import (
    ContactPage,
    HomePage,
    InformationPage,
    LinkPage,
    NewsIndexPage,
    NewsPage,
    PlacedDocument,
    SectionPage,
    SiteSettings,
)
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import NEW, Region
from tests.portal.test_pages import grow
from tests.portal.website import home, make_page, publish, words

READING = ("SELECT", "DECLARE")  # the second is how PostgreSQL reads a long list
LIVE = [
    ("in_force", {"document": ""}),
    ("signing_state", {"document": ""}),
    ("search_field", {"title": "Zoek"}),
    ("documents_of_kind", {"kind": "process", "title": "", "most": 8}),
    ("all_kinds", {"most": 8}),
    ("latest", {"title": "Laatst", "most": 6}),
    ("news", {"title": "Nieuws", "most": 3}),
    ("dates", {"title": "Binnenkort", "most": 6}),
]


def menu(client: Client, address: str = "/") -> list[tuple[str, str]]:
    page = parsed(client.get(address))
    return [(text_of(link), link["href"]) for link in page.select(".site-nav a")]


def crumbs(client: Client, address: str) -> list[str]:
    return [text_of(one) for one in parsed(client.get(address)).select(".crumbs li")]


def test_page__is_read_below_the_page_above_it(client: Client, db: None) -> None:
    above = make_page("Hoe het werkt", body=[words("<p>Eerst overleggen.</p>")])
    make_page("Bij overlast", below=above, introduction="Wat u doet.", body=[words("<p>Bel eerst.</p>")])
    page = parsed(client.get("/hoe-het-werkt/bij-overlast/"))
    assert text_of(page.h1) == "Bij overlast"
    assert "Wat u doet. Bel eerst." in text_of(page.main)
    assert crumbs(client, "/hoe-het-werkt/bij-overlast/") == ["Begin", "Hoe het werkt", "Bij overlast"]
    above.unpublish()
    assert client.get("/hoe-het-werkt/").status_code == 404


def test_drafts_of_documents__are_no_part_of_the_website(client: Client, region: Region) -> None:
    for page in Page.objects.filter(depth__gt=1).exclude(pk=home().pk):
        if not page.is_descendant_of(home()):
            slug = page.url_path.strip("/").split("/")[-1]
            assert client.get(f"/{slug}/concept/").status_code == 404
    for address in ("/concepten/", "/concepten/convenant/", "/website/", "/website/over/"):
        assert client.get(address).status_code == 404, address


def test_menu__is_what_the_team_shows_in_its_order(client: Client, db: None) -> None:
    assert menu(client) == [
        ("Convenant", "/convenant/"),
        ("Werkprocessen", "/werkprocessen/"),
        ("Standaardcontracten", "/contracten/"),
        ("Partners", "/partners/"),
        ("Ondertekening", "/ondertekening/"),
    ]
    make_page("Woonladder", kind=LinkPage, elsewhere="https://wonen.example/ladder", show_in_menus=True)
    contact = ContactPage.objects.get()
    contact.show_in_menus = True
    publish(contact)
    Page.objects.get(slug="partners").unpublish()
    contact.move(home(), pos="first-child")
    assert menu(client, "/inloggen/") == [
        ("Contact", "/contact/"),
        ("Convenant", "/convenant/"),
        ("Werkprocessen", "/werkprocessen/"),
        ("Standaardcontracten", "/contracten/"),
        ("Ondertekening", "/ondertekening/"),
        ("Woonladder", "https://wonen.example/ladder"),
    ]


def test_link_in_the_menu__leads_on_from_its_own_address_too(client: Client, db: None) -> None:
    make_page("Woonladder", kind=LinkPage, elsewhere="https://wonen.example/ladder")
    assert client.get("/woonladder/").url == "https://wonen.example/ladder"


def test_section__groups_what_is_placed_and_gives_the_rest_after_it(client: Client, region: Region) -> None:
    for slug, visibility in (("nazorg", "public"), ("overlast", "public"), ("geheim", "team")):
        document = make_document(slug, kind="process", title=slug.capitalize(), visibility=visibility)
        make_version(document, articles=NEW)
    page = SectionPage.objects.get(kind="process")
    documents = {one.slug: one for one in type(region.process).objects.filter(kind="process")}
    page.introduction = "Zo werken wij."
    page.placed = [
        PlacedDocument(heading="Eerst", document=documents["overlast"], sort_order=0),
        PlacedDocument(document=documents["geheim"], sort_order=1),
        PlacedDocument(heading="Leeg", document=region.convenant, sort_order=2),
    ]
    publish(page)
    main = parsed(client.get("/werkprocessen/")).main
    assert text_of(main.select_one(".lead")) == "Zo werken wij."
    assert [
        (text_of(group.h2), [text_of(link) for link in group.select(".entry-head a")])
        for group in main.select(".section-group")
    ] == [("Eerst", ["Overlast"]), ("Overige", ["Aanmelden", "Nazorg"])]


def test_section__without_a_page_is_a_plain_list(client: Client, region: Region) -> None:
    SectionPage.objects.get(kind="process").delete()
    page = parsed(client.get("/werkprocessen/"))
    assert text_of(page.h1) == "Werkprocessen" and "Aanmelden" in text_of(page.main)


def test_section__names_the_documents_below_it(client: Client, region: Region) -> None:
    page = SectionPage.objects.get(kind="process")
    page.title = "Zo werken wij samen"
    publish(page)
    assert crumbs(client, "/werkprocessen/aanmelden/")[:2] == ["Begin", "Zo werken wij samen"]
    assert "Zo werken wij samen" in [text_of(one) for one in parsed(client.get("/")).select("h2")]


def live_page(client: Client) -> str:
    page = home()
    page.body = LIVE
    publish(page)
    return text_of(parsed(client.get("/")).main)


def test_live_blocks__tell_what_holds_what_is_signed_and_what_is_new(client: Client, region: Region) -> None:
    index = NewsIndexPage.objects.get()
    make_page("Alle partners gevraagd", kind=NewsPage, below=index, introduction="In een mail.")
    told = live_page(client)
    for expected in (
        "Convenant Wonen Van kracht Versie 2019, sinds 20 mei 2019.",
        "Ondertekening van Convenant Wonen, versie 2025 1 van de 2 partners heeft getekend.",
        "Gemeenten 1 van 1",
        "Woningcorporaties 0 van 1",
        "Aanmelden",
        "Alle partners gevraagd In een mail.",
    ):
        assert expected in told, expected
    rows = parsed(client.get("/")).select(".signing-bars > li")
    assert [[one["title"] for one in row.select(".segment")] for row in rows] == [
        ["Huizen: klaar"],
        ["Dudok: nog niet"],
    ]


def test_signing_state__of_many_partners_is_a_bar(client: Client, region: Region, monkeypatch) -> None:
    monkeypatch.setattr("portal.pages.live.MOST_SEGMENTS", 1)
    live_page(client)
    page = parsed(client.get("/"))
    assert not page.select(".segment")
    assert [bar["width"] for bar in page.select(".bar-signed")] == ["100", "0"]


@pytest.mark.parametrize("visibility", [Visibility.PARTNERS, Visibility.TEAM])
def test_live_blocks__tell_nothing_that_their_reader_may_not_see(
    client: Client, as_user: Callable[[User], Client], region: Region, editor: User, visibility: str
) -> None:
    for document in (region.convenant, region.process):
        document.visibility = visibility
        document.save()
    told = live_page(client)
    assert not [word for word in ("Convenant Wonen", "Aanmelden", "Gemeenten", "2025") if word in told]
    assert "Convenant Wonen" in live_page(as_user(editor))


def test_live_blocks__ask_the_same_however_many_there_are_and_whatever_they_show(
    client: Client, region: Region
) -> None:
    def asked() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    live_page(client)
    few = asked()
    grow(region)
    index = NewsIndexPage.objects.get()
    for number in range(4):
        make_page(f"Bericht {number}", kind=NewsPage, below=index)
    page = home()
    page.body = [
        *LIVE,
        LIVE[0],
        LIVE[1],
        LIVE[3],
        LIVE[4],
        ("documents_of_kind", LIVE[3][1] | {"kind": "finance"}),
    ]
    publish(page)
    assert asked() == few


def test_reading_a_page__writes_nothing(client: Client, region: Region) -> None:
    live_page(client)
    for address in ("/", "/over/", "/werkprocessen/", "/nieuws/", "/contact/", "/sitemap.xml"):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        written = [one["sql"] for one in captured if not one["sql"].lstrip("(").startswith(READING)]
        assert written == [], address


def test_news__stands_newest_first_and_on_pages(client: Client, db: None) -> None:
    index = NewsIndexPage.objects.get()
    for number in range(12):
        make_page(f"Bericht {number}", kind=NewsPage, below=index, day=f"2025-01-{number + 1:02}")
    first = parsed(client.get("/nieuws/"))
    assert [text_of(link) for link in first.select(".news a")] == [f"Bericht {n}" for n in range(11, 1, -1)]
    second = parsed(client.get(f"/nieuws/{first.select_one('.pages a')['href']}"))
    assert [text_of(link) for link in second.select(".news a")] == ["Bericht 1", "Bericht 0"]
    assert "12 januari 2025" in text_of(parsed(client.get("/nieuws/bericht-11/")).main)


def test_a_portal_begins_with_a_whole_website(client: Client, db: None) -> None:
    assert Site.objects.get(is_default_site=True).root_page.specific == home()
    for address, told in (
        ("/over/", "EUPL-1.2"),
        ("/privacy/", "cookies"),
        ("/toegankelijkheid/", "WCAG 2.2"),
    ):
        assert told in text_of(parsed(client.get(address)).main)


def test_first_pages__are_made_once_and_keep_what_the_team_changed(client: Client, db: None) -> None:
    make_first_pages(region="Regio Noordkust", contact="team@noordkust.example")
    page = InformationPage.objects.get(slug="over")
    page.title = "Over ons"
    publish(page)
    pages = Page.objects.count()
    make_first_pages(region="Regio Zuidkust")
    settings = SiteSettings.objects.get()
    assert (Page.objects.count(), HomePage.objects.count()) == (pages, 1)
    assert (settings.region, settings.contact) == ("Regio Noordkust", "team@noordkust.example")
    assert text_of(parsed(client.get("/over/")).h1) == "Over ons"


def test_address_that_changed__leads_to_the_new_one(
    client: Client, db: None, django_capture_on_commit_callbacks
) -> None:
    page = InformationPage.objects.get(slug="over")
    page.slug = "over-ons"
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert client.get("/over/").url == "/over-ons/" == client.get("/over/?bron=mail").url


def test_page_of_a_kind__comes_moves_and_goes_with_it(client: Client, db: None) -> None:
    kind = DocumentKind.objects.create(
        code="handreiking", name="Handreiking", plural="Handreikingen", section="handreikingen", order=25
    )
    assert [title for title, _ in menu(client)][1:4] == [
        "Werkprocessen",
        "Handreikingen",
        "Standaardcontracten",
    ]
    kind.section = "wegwijzers"
    kind.save()
    assert ("Handreikingen", "/wegwijzers/") in menu(client)
    assert text_of(parsed(client.get("/wegwijzers/")).h1) == "Handreikingen"
    kind.delete()
    assert client.get("/wegwijzers/").status_code == 404
    assert "Handreikingen" not in [title for title, _ in menu(client)]


def test_kind_at_the_address_of_a_page__leaves_that_page_alone(client: Client, db: None) -> None:
    page = make_page("Handreikingen", slug="handreikingen")
    DocumentKind.objects.create(
        code="handreiking", name="Handreiking", plural="Handreikingen", section="handreikingen"
    )
    assert InformationPage.objects.get(pk=page.pk).live
    assert client.get("/handreikingen/").status_code == 200
