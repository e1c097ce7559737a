"""What the search page shows, and how a hit opens."""

from datetime import date

from django.http import QueryDict
from django.test import Client

import pytest
import typst
from bs4 import BeautifulSoup

from documents.entry_rule import on_date
from documents.models import Document
from documents.versions.determination import NewAttachment
from portal.finding.destinations import PORTAL
from search.engines import engine
from search.finding import Query
from search.index.indexing import index_document
from search.passages.of_others import PARTNERS
from search.passages.sources import passages_of_source
from search.query import parameters, query_of
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, join, make_partner


def found(client: Client, question: str) -> BeautifulSoup:
    for document in Document.objects.all():
        index_document(document)
    return parsed(client.get("/zoeken/", {"q": question}))


def test_hit__is_marked_where_its_words_stand(client: Client, region: Region) -> None:
    page = found(client, "corporatie")
    marked = page.select_one(".hit p mark")
    assert text_of(marked) == "corporatie"
    assert text_of(page.select_one(".hit h3")) == "Artikel 2 Kosten"
    links = {text_of(group.h2): group.select_one(".hit a")["href"] for group in page.select(".hits section")}
    assert links["Convenant Wonen"] == "/convenanten/convenant/?zoek=corporatie#kosten"


def test_hit_in_what_has_no_heading__is_named(client: Client, region: Region) -> None:
    assert text_of(found(client, "samenwerken").select_one(".hit h3")) == "Aanhef van Convenant Wonen"


def test_short_names__find_the_document_and_the_partner(client: Client, region: Region) -> None:
    region.convenant.short_name, region.partners[0].short_name = "HMD", "HZN"
    region.convenant.save()
    region.partners[0].save()
    index_source_now(PARTNERS)
    first = found(client, "hmd").select_one(".hit h3")
    assert text_of(first.select_one("mark")) == "HMD"
    assert first.a["href"].startswith("/convenanten/convenant/")
    assert found(client, "hzn").select_one(".hit a")["href"].startswith("/partners/huizen/")


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("wie heeft niet getekend", "/ondertekening/"),
        ("contactpersoon spreken", "/contact/"),
        ("wat moet mijn organisatie tekenen", "/mijn/"),
    ],
)
def test_task__leads_to_its_page(client: Client, region: Region, question: str, address: str) -> None:
    index_source_now(PORTAL)
    links = [link["href"].partition("?")[0] for link in found(client, question).select(".hit h3 a")]
    assert address in links[:3]


def index_source_now(name: str) -> None:
    engine().replace(name, passages_of_source(name))


def test_hit_by_its_heading__is_marked_in_the_heading(client: Client, region: Region) -> None:
    page = found(client, "kosten")
    assert text_of(page.select_one(".hit h3 mark")) == "Kosten"


def test_hit_by_the_title_of_its_document__is_marked_there(client: Client, db: None) -> None:
    document = make_document("nazorg", kind="process", title="Nazorg na vertrek")
    make_version(document, articles={"Artikel 1 Bellen": "Wij bellen na een maand."})
    page = found(client, "nazorg bellen")
    assert text_of(page.select_one(".hits h2 mark")) == "Nazorg"


def test_more_places_in_one_document__are_told_and_a_link_away(client: Client, db: None) -> None:
    articles = {f"Artikel {n} Punt {n}": f"Partijen letten op leegstand, punt {n}." for n in range(1, 15)}
    make_version(make_document("leegstand", kind="process"), articles=articles)
    page = found(client, "leegstand")
    more = page.select_one(".more a")
    assert text_of(more) == "Nog 4 plaatsen in dit document"
    assert "14 resultaten" in text_of(parsed(client.get(f"/zoeken/{more['href']}")))


@pytest.mark.parametrize(
    ("question", "told", "to"),
    [
        ("corporatei", "Bedoelde u corporatie", "?q=corporatie"),
        ("zzzzzz", "Zoek in alle versies", "bereik=all"),
    ],
)
def test_nothing_found__offers_a_way_on(
    client: Client, region: Region, question: str, told: str, to: str
) -> None:
    page = found(client, question)
    main = page.select_one("main")
    assert f"Niets gevonden voor “{question}” in wat nu geldt" in text_of(main)
    assert told in text_of(main)
    assert any(to in link["href"] for link in main.select("a"))
    assert main.select("a[href='/contact/']")


def test_index_that_is_not_there__is_no_answer(client: Client, region: Region) -> None:
    page = parsed(client.get("/zoeken/", {"q": "corporatie"}))
    assert "Zoeken werkt nu even niet" in text_of(page.select_one("main"))
    assert "Niets gevonden" not in text_of(page.select_one("main"))


ADDRESS = (
    "q=gemeente&bereik=all&sinds=2019-05-06&soort=process&soort=contract&document=huur&partner=huizen"
    "&jaar=2020&jaar=2023&stand=superseded&sorteer=datum"
)


def test_every_choice__stands_in_an_address_that_can_be_shared(db: None) -> None:
    query = query_of(QueryDict(f"{ADDRESS}&bladzijde=3"))
    assert query == Query(
        "gemeente",
        scope="all",
        kinds=("process", "contract"),
        document="huur",
        page=3,
        partners=("huizen",),
        years=("2020", "2023"),
        standings=("superseded",),
        changed_since=date(2019, 5, 6),
        sort="date",
    )
    assert parameters(query) == ADDRESS


@pytest.mark.parametrize(
    "asked",
    [
        "soort=x&jaar=20&jaar=MMXX&stand=goed&sorteer=mooi&sinds=gisteren&bladzijde=-1",
        "sinds=2024-02-30&dag=0&bereik=on&bladzijde=99999999999999999999999",
        "partner=%00&document=%F0%9F%99%82&jaar=" + "1" * 5000,
        "&".join(f"partner=p{number}" for number in range(500)),
    ],
)
def test_any_address__gives_a_page(client: Client, region: Region, asked: str) -> None:
    assert client.get(f"/zoeken/?q=gemeente&{asked}").status_code == 200


@pytest.fixture
def collection(db: None) -> None:
    """A work process in two versions, of which the second holds, with a partner; and a contract."""
    huizen = make_partner("huizen", "Gemeente Huizen")
    process = make_document("huur", kind="process", title="Verhuur")
    join(huizen, process)
    for year, words in ((2020, "De corporatie betaalt."), (2023, "De corporatie betaalt alles.")):
        day = date(year, 1, 1)
        articles = {"Artikel 1 Doel": "De corporatie.", "Artikel 2 Kosten": words}
        make_version(process, articles=articles, determined_on=day, rule=on_date(day))
    contract = make_document("zorg", kind="contract", title="Zorgcontract")
    make_version(contract, articles={"Artikel 1 Inzet": "De corporatie."}, determined_on=date(2023, 5, 1))


def chips(page: BeautifulSoup, facet: str) -> dict[str, str]:
    links = page.select(f"nav[aria-labelledby='_keuze-{facet}'] a")
    return {text_of(link): link["href"] for link in links}


def test_choices__are_counted_combine_and_go_away_one_by_one(client: Client, collection: None) -> None:
    page = found(client, "corporatie")
    assert list(chips(page, "kind")) == ["Werkproces (2)", "Standaardcontract (1)"]
    assert list(chips(page, "document")) == ["Verhuur (2)", "Zorgcontract (1)"]
    assert not chips(page, "standing") and not page.select(".chosen")
    page = parsed(client.get("/zoeken/?q=corporatie&bereik=all"))
    assert list(chips(page, "standing")) == ["Van kracht (3)", "Vervallen of vervangen (2)"]
    assert list(chips(page, "year")) == ["2023 (3)", "2020 (2)"]
    page = parsed(client.get(f"/zoeken/{chips(page, 'year')['2023 (3)']}"))
    assert list(chips(page, "kind")) == ["Werkproces (2)", "Standaardcontract (1)"]
    page = parsed(client.get(f"/zoeken/{chips(page, 'kind')['Standaardcontract (1)']}"))
    assert "1 resultaat voor “corporatie” in alle versies, met uw keuzes." in text_of(page.main)
    assert list(chips(page, "kind")) == ["Werkproces (2)", "Standaardcontract (1) ×"]
    assert list(chips(page, "year")) == ["2023 (1) ×"]
    chosen = {text_of(link): link["href"] for link in page.select(".chosen a")}
    assert chosen == {
        "Standaardcontract ×": "?q=corporatie&bereik=all&jaar=2023",
        "2023 ×": "?q=corporatie&bereik=all&soort=contract",
        "Wis alle keuzes": "?q=corporatie&bereik=all",
    }
    fields = page.select("form.home-search input[type=hidden]")
    assert {(field["name"], field["value"]) for field in fields} == {
        ("bereik", "all"),
        ("jaar", "2023"),
        ("soort", "contract"),
    }


def test_partner__has_the_name_that_readers_know(client: Client, collection: None) -> None:
    join(make_partner("dudok", "Dudok Wonen", "corporation"), Document.objects.get(slug="zorg"))
    page = found(client, "corporatie")
    assert set(chips(page, "partner")) == {"Gemeente Huizen (2)", "Dudok Wonen (1)"}


def test_title_of_a_hidden_document__is_told_to_nobody(client: Client, collection: None) -> None:
    found(client, "corporatie")
    Document.objects.filter(slug="zorg").update(visibility="team", title="Geheim plan")
    page = parsed(client.get("/zoeken/?q=corporatie&document=zorg"))
    assert "Geheim plan" not in str(page) and text_of(page.select_one(".chosen")) == "zorg ×"


def test_changed_since__narrows_and_is_told(client: Client, collection: None) -> None:
    found(client, "corporatie")
    page = parsed(client.get("/zoeken/?q=corporatie&soort=process&sinds=2021-06-01"))
    assert [text_of(hit.h3) for hit in page.select(".hit")] == ["Artikel 2 Kosten"]
    assert "Gewijzigd sinds 1 juni 2021" in text_of(page.select_one(".chosen"))
    form = page.select_one("#_sinds").find_parent("form")
    assert form.select_one("[name=soort]")["value"] == "process" and len(form.select("[name=sinds]")) == 1


def test_sorting__keeps_the_choices(client: Client, collection: None) -> None:
    found(client, "corporatie")
    page = parsed(client.get("/zoeken/?q=corporatie&bereik=all&soort=process&soort=contract"))
    links = {text_of(link): link["href"] for link in page.select(".sorting a")}
    newest = parsed(client.get(f"/zoeken/{links['Nieuwste eerst']}"))
    assert [text_of(group.h2) for group in newest.select(".hits section")] == ["Zorgcontract", "Verhuur"]
    assert text_of(newest.select_one(".sorting [aria-current]")) == "Nieuwste eerst"
    assert "soort=process&soort=contract" in links["Nieuwste eerst"]


def test_text_that_is_over__leads_to_what_holds_now(client: Client, collection: None) -> None:
    found(client, "corporatie")
    page = parsed(client.get("/zoeken/?q=kosten&stand=superseded&bereik=all"))
    (hit,) = page.select(".hit")
    assert "Vervallen per 1 januari 2023" in text_of(hit)
    link = hit.select("a")[-1]
    words = "Lees dit zoals het nu geldt"
    assert (text_of(link), link["href"]) == (words, "/werkprocessen/huur/?zoek=kosten#kosten")


def test_pages_of_hits__lead_to_all_of_them(client: Client, db: None) -> None:
    articles = {f"Artikel {n} Punt {n}": f"Partijen letten op leegstand, punt {n}." for n in range(1, 136)}
    make_version(make_document("leegstand", kind="process"), articles=articles)
    found(client, "leegstand")
    seen: list[str] = []
    for number in range(1, 15):
        page = parsed(client.get(f"/zoeken/?q=leegstand&sorteer=datum&bladzijde={number}"))
        seen += [text_of(hit.h3) for hit in page.select(".hit")]
    assert len(seen) == len(set(seen)) == 135
    page = parsed(client.get("/zoeken/?q=leegstand&bladzijde=7"))
    assert " ".join(text_of(one) for one in page.select(".pages li")) == "1 … 5 6 7 8 9 … 14"
    page = parsed(client.get("/zoeken/?q=leegstand&bladzijde=99"))
    assert "Zo veel bladzijden zijn er niet." in text_of(page.main)


def test_nothing_found_with_choices__offers_to_leave_them(client: Client, collection: None) -> None:
    found(client, "corporatie")
    page = parsed(client.get("/zoeken/?q=corporatie&jaar=1999"))
    assert "Niets gevonden voor “corporatie” in wat nu geldt, met uw keuzes." in text_of(page.main)
    links = {text_of(link): link["href"] for link in page.select("main li a")}
    assert links["Zoek zonder uw keuzes"] == "?q=corporatie"


def test_page_of_a_pdf__shows_the_words_and_leads_to_the_original(
    client: Client, db: None, django_capture_on_commit_callbacks
) -> None:
    typed = "#set document(title: [x])\nBegin\n#pagebreak()\nParkeerplaats, één \\<vak>, bij\\ elke woning."
    file = NewAttachment("Parkeren", "p.pdf", typst.compile(typed.encode()), "application/pdf")
    document = make_document("zorg", kind="contract")
    with django_capture_on_commit_callbacks(execute=True):
        make_version(document, articles={"Artikel 1 Doel": "Zorg."}, attachments=[file])
    page = found(client, "parkeerplaatsen woningen")
    address = page.select_one(".hit h3 a")["href"]
    assert address == "/contracten/zorg/versies/1/bijlagen/1/?zoek=parkeerplaatsen+woningen#bladzijde-2"
    page = parsed(client.get(address))
    section = page.select_one("#bladzijde-2")
    assert [text_of(mark) for mark in section.select("mark")] == ["Parkeerplaats", "woning"]
    assert "één <vak>" in text_of(section) and not page.select("#bladzijde-1 mark")
    original = section.select_one("a")
    assert text_of(original) == "Open bladzijde 2 in het originele bestand"
    assert original["href"] == "/contracten/zorg/versies/1/bijlagen/1/bestand/#page=2"
    response = client.get(original["href"].partition("#")[0])
    assert response["Content-Type"] == "application/pdf" and response.getvalue() == file.content


def test_the_page__asks_no_more_for_more_hits(
    client: Client, collection: None, django_assert_max_num_queries
) -> None:
    found(client, "corporatie")
    for number in range(12):
        document = make_document(f"meer-{number}", kind="process")
        join(make_partner(f"p{number}", f"Partner {number}"), document)
        for year in (2018, 2019):
            day = date(year, 1, 1)
            make_version(
                document,
                articles={"Artikel 1 A": f"De corporatie {year}."},
                determined_on=day,
                rule=on_date(day),
            )
        index_document(document)
    with django_assert_max_num_queries(9):
        client.get("/zoeken/?q=corporatie")
    with django_assert_max_num_queries(17):
        assert "resultaten voor" in client.get("/zoeken/?q=corporatie&bereik=all").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/zoeken/?q=fonds%00&document=%00",
        "/zoeken/aanvullen/?q=fo%00nds",
        "/zoeken/?q=fonds&partner=%%0000",
        "/zoeken/nieuw.atom?q=fonds&partner=%00",
        "/ondertekening/?soort=%00&op=%00",
        "/convenanten/convenant/tussen/?een=%00&ander=%00huizen",
        "/convenanten/convenant/tijdlijn/?bekend=%00",
    ],
)
def test_a_nul_in_an_address__is_a_space(client: Client, region: Region, address: str) -> None:
    found(client, "fonds")
    assert client.get(address).status_code == 200
