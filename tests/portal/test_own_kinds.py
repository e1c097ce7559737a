"""What readers see of a kind that a region added, and of several agreements."""

from typing import Any

from django.core.management import call_command
from django.test import Client

import pytest

from documents.kinds.main_agreement import choose_main_agreement
from documents.models import Document, DocumentKind
from search.index.indexing import index_document
from signatures.models import RouteTemplate
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of

pytestmark = pytest.mark.django_db
STEPS = {"Artikel 1 Stappen": "De begeleider belt eerst met het regionale team."}


@pytest.fixture
def guide() -> Document:
    DocumentKind.objects.create(
        code="handreiking", name="Handreiking", plural="Handreikingen", section="handreikingen", order=15
    )
    document = make_document("dossier", kind="handreiking", title="Dossier opbouwen")
    make_version(document, articles=STEPS)
    index_document(document)
    return document


def agreement(slug: str, title: str) -> Document:
    document = make_document(slug, title=title)
    make_version(document, articles={"Artikel 1 Doel": f"De tekst van {title}."})
    return document


def links(client: Client, address: str, within: str) -> dict[str, str]:
    return {text_of(link): link["href"] for link in parsed(client.get(address)).select(f"{within} a")}


def test_a_kind_of_ones_own__has_a_section_and_its_place_in_every_menu(
    client: Client, guide: Document
) -> None:
    assert guide.get_absolute_url() == "/handreikingen/dossier/"
    for address in ("/handreikingen/dossier/", "/handreikingen/dossier/versies/1/"):
        page = parsed(client.get(address))
        assert "De begeleider belt eerst" in text_of(page)
        assert text_of(page.select_one(".crumbs")).startswith("Begin Handreikingen")
    assert links(client, "/", ".site-nav")["Handreikingen"] == "/handreikingen/"
    assert links(client, "/", ".site-footer")["Handreikingen"] == "/handreikingen/"
    own = links(client, "/", ".of-kind:has(h2.kind-mark--grey)")
    assert own == {"Dossier opbouwen": "/handreikingen/dossier/"}
    assert links(client, "/handreikingen/", "main")["Dossier opbouwen"] == "/handreikingen/dossier/"
    marked = parsed(client.get("/handreikingen/dossier/")).select(".site-nav [aria-current=true]")
    assert [text_of(one) for one in marked] == ["Handreikingen"]


def test_a_kind_of_ones_own__is_found_and_narrows_a_question(client: Client, guide: Document) -> None:
    make_version(make_document("nazorg", kind="process"), articles=STEPS)
    index_document(Document.objects.get(slug="nazorg"))
    page = parsed(client.get("/zoeken/?q=begeleider&bereik=all"))
    assert {text_of(one) for one in page.select(".hit-worth .soft")} == {
        "Handreiking, versie 1",
        "Werkproces, versie 1",
    }
    narrowed = text_of(
        parsed(client.get("/zoeken/?q=begeleider&bereik=all&soort=handreiking")).select_one("main")
    )
    assert "Dossier opbouwen" in narrowed and "1 resultaat" in narrowed
    asked = {"q": "begeleider", "scope": "all", "kind": "handreiking"}
    (hit,) = client.get("/api/v1/search", asked).json()["hits"]
    assert (hit["kind"], hit["url"].split("#")[0]) == ("handreiking", "/handreikingen/dossier/")


def test_a_kind_of_ones_own__is_known_to_commands_and_templates(guide: Document, tmp_path: Any) -> None:
    file = tmp_path / "tekst.md"
    file.write_text("# Nazorg\n\n## Artikel 1 Doel\n\nWij bellen na.\n")
    call_command(
        "import_document",
        str(file),
        "--document",
        "nazorg",
        "--kind",
        "handreiking",
        "--determine",
        verbosity=0,
    )
    assert Document.objects.get(slug="nazorg").get_absolute_url() == "/handreikingen/nazorg/"
    template = RouteTemplate.objects.create(kind_id="handreiking", title="Kort")
    assert str(template.kind) == "Handreiking"


def test_an_address_that_is_no_section__is_not_found(client: Client, guide: Document) -> None:
    for address in (
        "/draaiboeken/",
        "/draaiboeken/dossier/",
        "/werkprocessen/dossier/",
        "/handreiking/dossier/",
    ):
        assert client.get(address).status_code == 404


def test_pages__ask_for_the_kinds_once(client: Client, guide: Document, django_assert_num_queries) -> None:
    with django_assert_num_queries(6) as asked:
        client.get("/handreikingen/zonder/")
    assert (
        sum(
            "documents_documentkind" in one["sql"] and "JOIN" not in one["sql"]
            for one in asked.captured_queries
        )
        == 1
    )


def test_without_an_agreement__the_short_addresses_say_so(client: Client, guide: Document) -> None:
    for address in ("/convenant/", "/ondertekening/"):
        assert "Er is nog geen convenant" in text_of(parsed(client.get(address)).select_one("h1"))
    assert client.get("/convenant/versies/1/").status_code == 404
    assert text_of(parsed(client.get("/convenanten/")).select_one("main")).startswith("Begin Convenanten")


def test_an_agreement_with_any_name__is_where_the_menu_leads(client: Client) -> None:
    """Also where a work process took the name."""
    make_version(make_document("convenant", kind="process", title="Convenant"), articles=STEPS)
    agreement("wonen-en-zorg", "Wonen en zorg")
    assert links(client, "/", ".site-nav")["Convenant"] == "/convenant/"
    assert "De tekst van Wonen en zorg." in text_of(parsed(client.get("/convenant/")))
    assert "Wonen en zorg" in text_of(parsed(client.get("/ondertekening/")).select_one(".page-head"))
    assert text_of(parsed(client.get("/")).select_one(".hero h2")) == "Wonen en zorg"
    assert "De begeleider belt eerst" in text_of(parsed(client.get("/werkprocessen/convenant/")))


def test_of_several_agreements__one_is_the_main_one_and_the_others_are_named(client: Client) -> None:
    north, south = agreement("noord", "Noord"), agreement("zuid", "Zuid")
    page = parsed(client.get("/convenant/"))
    assert text_of(page.select_one("h1")) == "Noord"
    assert links(client, "/convenant/", ".page-head .notice")["Zuid"] == "/convenanten/zuid/"
    assert links(client, "/ondertekening/", "[aria-labelledby=_andere]") == {"Zuid": "/ondertekening/zuid/"}
    assert list(links(client, "/convenanten/", "main .links")) == ["Noord", "Zuid"]

    choose_main_agreement(document=south, by=None)
    assert text_of(parsed(client.get("/convenant/")).select_one("h1")) == "Zuid"
    assert text_of(parsed(client.get("/")).select_one(".hero h2")) == "Zuid"
    assert links(client, "/ondertekening/", "[aria-labelledby=_andere]") == {"Noord": "/ondertekening/noord/"}
    for document in (north, south):
        version = document.versions.get()
        assert f"De tekst van {document.title}." in text_of(parsed(client.get(version.get_absolute_url())))


def test_an_agreement_that_is_for_partners__is_not_named_to_others(client: Client) -> None:
    agreement("noord", "Noord")
    Document.objects.filter(slug=agreement("zuid", "Zuid").slug).update(visibility="partners")
    assert "Zuid" not in client.get("/convenant/").text
    choose_main_agreement(document=Document.objects.get(slug="zuid"), by=None)
    assert text_of(parsed(client.get("/convenant/")).select_one("h1")) == "Noord"
    assert "Zuid" not in client.get("/ondertekening/").text
