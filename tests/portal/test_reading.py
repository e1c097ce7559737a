"""What a reader meets on the pages of a document and its versions."""

import itertools
from datetime import date

from django.test import Client

import pytest

from documents.models import DocumentKind
from documents.text import Text, Unit, plain_text
from documents.versions.determination import NewAttachment, determine_erratum
from signatures.models import Partner, PartnerName
from signatures.register.acts import record_signature
from signatures.register.memberships import join
from signatures.signed_pdf.making import pdf_to_sign
from tests.factories import make_document, make_text, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import NEW, Region, make_user, sign


def test_document_page__shows_the_text_that_holds_in_full(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenant/"))
    shown = text_of(page.select("[data-reading]")[0])
    for line in plain_text(region.old.text).splitlines():
        if line != "\ufffc":
            assert " ".join(line.split()) in shown
    assert text_of(page.select("h1")[0]) == "Convenant Wonen"
    assert "sinds 20 mei 2019" in text_of(page.select(".standing-line")[0])


def test_document_page__tells_of_the_version_that_waits(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenant/"))
    notice = text_of(page.select(".notice")[0])
    assert notice.startswith(
        "U leest de tekst die nu geldt. Versie 2025 is vastgesteld, maar geldt nog niet."
    )
    assert "Nog nodig: de handtekening van Dudok" in notice
    assert page.select(".notice a[href='/convenanten/convenant/vergelijk/1...2/']")


def test_article__says_what_a_newer_version_makes_of_it(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenant/"))
    marks = {unit["id"]: unit.select_one(".unit-mark") for unit in page.select(".unit:has(.unit-mark)")}
    assert list(marks) == ["kosten", "duur"]  # the picture below "duur" is gone
    assert marks["kosten"].get_text().strip().startswith("In 2025 gewijzigd")
    assert marks["kosten"]["href"] == "/convenanten/convenant/vergelijk/1...2/#kosten"
    assert not page.select(".unit-hint")


def test_marks_in_the_margin__are_told_in_words_when_asked(client: Client, region: Region) -> None:
    (switch,) = parsed(client.get("/convenant/")).select(".marks-switch a")
    page = parsed(client.get(f"/convenant/{switch['href'].partition('#')[0]}"))
    assert text_of(page.select_one("#kosten .unit-hint")).startswith("In 2025 gewijzigd")
    assert not page.select(".unit .unit-mark") and page.select(".marks-switch")
    assert not parsed(client.get("/werkprocessen/aanmelden/")).select(".marks-switch")


def test_member__has_an_anchor_as_lawyers_cite_it(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenant/"))
    assert "De corporatie betaalt de rest." in text_of(page.find(id="artikel-2-lid-2"))
    (link,) = page.select("#artikel-2-lid-2 > a.marker")
    assert link["href"] == "/convenanten/convenant/versies/1/#artikel-2-lid-2"
    assert link["aria-label"] == "2. Link naar artikel 2, tweede lid"
    assert page.find(id="artikel-2").find_parent("section")["id"] == "kosten"
    places = [element["id"] for element in page.select("[id]")]
    assert len(places) == len(set(places))


def test_contents__name_everything_that_belongs_to_the_text(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenant/"))
    inside = [link["href"][1:] for link in page.select(".contents a")]
    assert len(inside) == len(set(inside)) and all(page.find(id=place) for place in inside)
    headings = {heading["id"] for heading in page.select(".around > section > h2")}
    assert headings <= set(inside)


def test_every_article__has_an_anchor_and_a_link_to_itself_in_this_version(
    client: Client, region: Region
) -> None:
    page = parsed(client.get("/convenant/"))
    for key in ("doel", "kosten", "duur"):
        assert (
            page.find(id=key).select("a.pilcrow")[0].get("href") == f"/convenanten/convenant/versies/1/#{key}"
        )
        assert page.select(f".contents a[href='#{key}']")


def test_old_version__carries_a_band_and_stays_out_of_search_engines(client: Client, region: Region) -> None:
    sign(region.partners[1], region.new, date(2025, 11, 20))
    page = parsed(client.get("/convenanten/convenant/versies/1/#kosten"))
    band = page.select(".band")[0]
    assert "U leest versie 2019. Deze versie gold van 20 mei 2019 tot 20 november 2025" in text_of(band)
    assert [link.get("href") for link in band.select("a")] == [
        "/convenanten/convenant/",
        "/convenanten/convenant/vergelijk/1...2/",
    ]
    assert page.select("meta[name=robots][content=noindex]")
    assert not parsed(client.get("/convenanten/convenant/versies/2/")).select("meta[name=robots], .band")


def test_version_that_waits__says_so_and_may_be_indexed(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenanten/convenant/versies/2/"))
    assert "geldt nog niet" in text_of(page.select(".band")[0])
    assert not page.select("meta[name=robots]")


def test_erratum__is_shown_as_a_repaired_copy_and_the_copy_before_it_points_there(
    client: Client, region: Region
) -> None:
    determine_erratum(
        of=region.old,
        text=region.old.text,
        pictures={},
        determined_on=date(2019, 8, 1),
        by="Anja Bos",
        reason="Een woord was weggevallen.",
    )
    repaired = parsed(client.get("/convenanten/convenant/versies/1.1/"))
    assert "hersteld exemplaar. Een woord was weggevallen." in text_of(repaired.select("main")[0])
    before = parsed(client.get("/convenanten/convenant/versies/1/"))
    assert before.select(".notice a[href='/convenanten/convenant/versies/1.1/']")
    assert before.select("meta[name=robots][content=noindex]")
    assert "1.1" in text_of(parsed(client.get("/convenant/")).select(".standing-line")[0])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2018-01-01", "gold geen tekst"),
        ("2019-05-19", "gold geen tekst"),
        ("2019-05-20", "gold versie 2019"),
        ("2999-01-01", "geldt, voor zover nu bekend, versie 2019"),
    ],
)
def test_point_in_time__tells_what_held_that_day(client: Client, region: Region, day: str, told: str) -> None:
    page = parsed(client.get(f"/convenanten/convenant/op/{day}/"))
    assert told in text_of(page.select(".notice")[0])
    assert bool(page.select("[data-reading]")) is ("geen tekst" not in told)


def test_choosing_a_day__leads_to_the_page_of_that_day(client: Client, region: Region) -> None:
    assert (
        client.get("/convenanten/convenant/op/?dag=2019-06-01").url == "/convenanten/convenant/op/2019-06-01/"
    )
    assert client.get("/convenanten/convenant/op/?dag=gisteren").url == "/convenanten/convenant/"
    assert client.get("/convenanten/convenant/op/2019-02-30/").status_code == 404


def test_versions__are_listed_with_dates_signatures_and_comparison(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenant/"))
    rows = [
        [text_of(cell) for cell in row.select("th, td")]
        for row in page.select("[aria-labelledby=_versies] tbody tr")
    ]
    assert rows == [
        ["2025 Vastgesteld", "18 september 2025", "–", "–", "1 van 2", "met 2019"],
        ["2019 Van kracht", "14 februari 2019", "20 mei 2019", "–", "2 van 2", "–"],
    ]


def test_around_the_text__stand_its_decisions_attachments_and_what_hangs_under_it(
    client: Client, region: Region
) -> None:
    current, coming = (
        text_of(parsed(client.get("/convenant/"))),
        text_of(parsed(client.get("/convenanten/convenant/versies/2/"))),
    )
    assert "Aanmelden Werkproces, hoort bij convenant 2019" in current
    assert "Schema tekst" in current
    assert "Cijfers over ontruimingen Open" in current
    assert "Directeuren: adviseren 4 september 2025 · akkoord" in coming
    assert "Huizen ✓ getekend 1 november 2025" in coming


def test_work_process__says_when_the_convenant_it_works_out_was_replaced(
    client: Client, region: Region
) -> None:
    assert not parsed(client.get("/werkprocessen/aanmelden/")).select(".page-head .notice")
    sign(region.partners[1], region.new, date(2025, 11, 20))
    notice = parsed(client.get("/werkprocessen/aanmelden/")).select_one(".page-head .notice")
    assert text_of(notice).startswith(
        "Dit werkproces geldt sinds 1 juni 2019. Het hoort bij convenant 2019, dat is vervangen. "
        "Waar dat iets anders zegt, geldt convenant 2025."
    )
    assert [link["href"] for link in notice.select("a")] == [
        "/convenanten/convenant/versies/1/",
        "/convenanten/convenant/",
    ]


def test_work_process__says_when_it_looks_ahead(client: Client, region: Region) -> None:
    make_version(region.process, articles=NEW, determined_on=date(2025, 10, 1), implements=region.new)
    notice = parsed(client.get("/werkprocessen/aanmelden/")).select_one(".page-head .notice")
    assert text_of(notice).startswith(
        "Dit werkproces geldt sinds 1 oktober 2025. "
        "Het hoort bij convenant 2025, dat nog niet door iedereen is getekend. "
        "Waar dat iets anders zegt, geldt convenant 2019."
    )
    assert "notice--old" not in notice["class"]
    told = text_of(parsed(client.get("/convenant/")).select_one("[aria-labelledby=_hoort-bij]"))
    assert "Aanmelden Werkproces, hoort bij convenant 2025, dat nog niet door iedereen is getekend" in told
    sign(region.partners[1], region.new, date(2025, 11, 20))
    assert not parsed(client.get("/werkprocessen/aanmelden/")).select(".page-head .notice")


@pytest.mark.parametrize(
    ("title", "above", "in_text"),
    [
        ("Convenant Wonen 2019", "Convenant Wonen 2019", None),
        ("CONVENANT WONEN", "CONVENANT WONEN", None),
        ("Afspraken over huren", "Convenant Wonen", "Afspraken over huren"),
    ],
)
def test_title_of_the_text__is_not_told_twice(
    client: Client, db: None, title: str, above: str, in_text: str | None
) -> None:
    document = make_document(title="Convenant Wonen")
    units = (Unit("heading", "titel", level=0, heading=title), *make_text(NEW).units)
    make_version(document, text=Text(units))
    page = parsed(client.get("/convenant/"))
    assert text_of(page.h1) == above
    shown = page.select_one(".own-title")
    assert (text_of(shown) if shown else None) == in_text
    assert len(page.select("#titel")) == 1


def test_document_without_versions__says_that_nothing_was_determined(client: Client, db: None) -> None:
    make_document("nieuw", kind="process")
    assert "nog geen tekst vastgesteld" in text_of(parsed(client.get("/werkprocessen/nieuw/")))
    assert "nog geen documenten" in text_of(parsed(client.get("/werkprocessen/")))


def test_kind_of_own__is_spoken_of_as_a_text(client: Client, region: Region) -> None:
    """Of a word that we do not know, we do not know whether it takes "het"."""
    DocumentKind.objects.filter(code="process").update(name="Handreiking")
    make_version(region.process, articles=NEW, determined_on=date(2025, 10, 1), implements=region.new)
    notice = parsed(client.get("/werkprocessen/aanmelden/")).select_one(".page-head .notice")
    assert text_of(notice).startswith(
        "Deze tekst geldt sinds 1 oktober 2025. De tekst hoort bij convenant 2025"
    )


@pytest.mark.parametrize(("visibility", "told"), [("partners", True), ("team", False)])
def test_section__says_that_partners_read_more_without_telling_what(
    client: Client, db: None, visibility: str, told: bool
) -> None:
    document = make_document("lijn", kind="process", title="Geheime lijn", visibility=visibility)
    make_version(document, articles=NEW)
    page = text_of(parsed(client.get("/werkprocessen/")).select_one("main"))
    assert ("alleen voor partners" in page) is told and ("nog geen documenten" in page) is not told
    assert "Geheime lijn" not in page
    client.force_login(make_user("bezoeker"))
    assert "alleen voor partners" not in text_of(parsed(client.get("/werkprocessen/")))


def test_portal_without_anything__is_friendly(client: Client, db: None) -> None:
    for address, told in (
        ("/", "Er is nog niets vastgesteld"),
        ("/convenant/", "nog geen convenant"),
        ("/ondertekening/", "nog geen convenant"),
        ("/partners/", "nog geen partners"),
    ):
        assert told in text_of(parsed(client.get(address)))


def test_home__tells_what_holds_and_what_waits(client: Client, region: Region) -> None:
    told = text_of(parsed(client.get("/")).select(".hero")[0])
    assert "Versie 2019, sinds 20 mei 2019" in told
    assert "Versie 2025 is vastgesteld op 18 september 2025, maar geldt nog niet." in told
    assert "2025 1 van 2 getekend" in told


def test_home__without_a_convenant_does_not_say_that_there_is_nothing(client: Client, db: None) -> None:
    make_version(make_document("nazorg", kind="process", title="Nazorg"), articles=NEW)
    told = text_of(parsed(client.get("/")).select_one("main"))
    assert "Een convenant is nog niet vastgesteld" in told and "Nazorg" in told


def test_home__names_each_day_once(client: Client, region: Region) -> None:
    make_version(region.process, articles=NEW, determined_on=date(2025, 9, 18))
    latest = parsed(client.get("/")).select_one(".latest")
    assert [text_of(day) for day in latest.select("dt")] == [
        "18 september 2025",
        "1 juni 2019",
        "14 februari 2019",
    ]


def test_the_short_address_leads_to_the_address_for_good(client: Client, region: Region) -> None:
    for address in ("/convenant/", "/convenanten/convenant/"):
        (canonical,) = parsed(client.get(address)).select("link[rel=canonical]")
        assert canonical["href"].endswith("/convenanten/convenant/")
    for below in ("versies/1/", "vergelijk/1...2/?weergave=was-wordt", "op/2020-01-01/", "versies/1/pdf/"):
        assert client.get(f"/convenant/{below}").url == f"/convenanten/convenant/{below}"
    assert client.get("/contracten/aanmelden/").status_code == 404
    assert client.get("/convenanten/convenant/versies/3/").status_code == 404
    assert client.get("/convenanten/convenant/versies/01/").status_code == 404


def test_headings__never_skip_a_rank(client: Client, db: None) -> None:
    make_version(make_document("proces", kind="process"), articles=NEW | {"Bijlage 1 Lijst": "Een lijst."})
    page = parsed(client.get("/werkprocessen/proces/"))
    ranks = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    assert ranks[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(ranks))


@pytest.mark.django_db
def test_rule_32_the_page_says_which_file_is_the_original(client: Client) -> None:
    """The web text is a copy to read; the signed file is the original, and a difference is told."""
    document = make_document()
    partner = Partner.objects.create(slug="huizen", kind_id="municipality")
    PartnerName.objects.create(partner=partner, name="Huizen", since=date(1900, 1, 1))
    join(partner=partner, document=document, since=date(2019, 1, 1), by=None)
    version = make_version(document)
    assert "Het ondertekende stuk is het origineel" in text_of(parsed(client.get("/convenant/")))
    made = pdf_to_sign(version)
    record_signature(partner=partner, version=version, signatories=[], by=None, on=date(2025, 10, 1))
    page = text_of(parsed(client.get("/convenant/")))
    assert made.file.sha256 in page and "De PDF die is ondertekend, is het origineel" in page
    assert "zodra alle deelnemers hebben getekend" in page
    determine_erratum(
        of=version,
        text=make_text({"Artikel 1 Doel": "Partijen helpen mensen aan een goede woning."}),
        pictures={},
        determined_on=date(2025, 11, 1),
        by="Anja Bos",
        reason="Een woord was weggevallen.",
    )
    assert "1 partner tekende een ander exemplaar" in text_of(parsed(client.get("/convenant/")))


def test_contract__begins_with_the_file_to_fill_in(client: Client, db: None) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    form = NewAttachment("Huurcontract, om in te vullen", "huurcontract.docx", b"PK een formulier", word)
    contract = make_document("huur", kind="contract", title="Huurcontract")
    make_version(contract, articles=NEW, attachments=[form], label="2019")
    (offered,) = parsed(client.get("/contracten/huur/")).select(".form-to-fill")
    assert text_of(offered) == "Download om in te vullen (Word) versie 2019, geldt nu"
    file = client.get(offered.a["href"])
    assert file["Content-Disposition"] == 'attachment; filename="huurcontract-versie-2019.docx"'
    assert b"".join(file.streaming_content) == b"PK een formulier"
    page = parsed(client.get("/contracten/huur/versies/1/bijlagen/1/"))
    assert "Versie 2019 geldt nu." in text_of(page.select_one(".page-head"))
    assert page.select(".page-head a[href='/contracten/huur/vergelijk/ander/']")


def test_work_process__is_summed_up_from_its_own_text(client: Client, db: None) -> None:
    articles = {
        "Artikel 1 Voor wie": "Voor medewerkers.",
        "Artikel 2 Stappen": "1. U belt.\n2. Het team beslist binnen drie werkdagen. U hoort het.",
        "Artikel 3 Duur": "Dit duurt niet lang. De gemeente betaalt binnen een maand.",
    }
    make_version(make_document("proces", kind="process"), articles=articles)
    make_version(make_document("kort", kind="process"), articles={"1 Voor wie": "Voor medewerkers."})
    (card,) = parsed(client.get("/werkprocessen/proces/")).select(".process-card")
    told = {link["href"]: text_of(link) for link in card.select("a[href^='#']")}
    assert told == {
        "#stappen": "2 stappen",
        "#artikel-2-lid-2": "Het team beslist binnen drie werkdagen.",
        "#duur": "De gemeente betaalt binnen een maand.",
    }
    (short,) = parsed(client.get("/werkprocessen/kort/")).select(".process-card")
    assert [text_of(name) for name in short.select("dt")] == ["Vragen"]
