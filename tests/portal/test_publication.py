"""A version that was determined now and is public from a day: until then nothing anywhere tells of it."""

import ast
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from documents import addresses
from documents.models import Publication, Version
from documents.text.refusals import Refused
from documents.versions.determination import determine_erratum
from documents.versions.publishing import PublicationDays, change_publication, waiting_days
from portal.accounts.models import User
from search.finding import Query
from search.following.alerts import alert
from search.following.saved import keep_search
from search.index.indexing import index_document
from search.index.tasks import index_for_day
from signatures.models import FollowUp, Route, Step
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import new_link
from signatures.routes.follow_ups import close_by_version
from tests.factories import make_document, make_version
from tests.portal.region import NEW, Region, make_user, sign

LABEL, TITLE, WORD, CONCLUSION = "Zilverberg", "Convenant Kwartelhof", "schaapskudde", "Wolkenveld"
SECRETS = (LABEL, TITLE, WORD, CONCLUSION)
NOT_FOLLOWED = ("/beheer/", "/uitloggen/", "/account/", "/inloggen/", "/static/", "//")
ASKED = (
    "/",
    "/convenant/",
    "/convenant/vergelijk/",
    "/convenant/vergelijk/2019...Zilverberg/",
    "/convenant/besluitvorming/",
    "/convenant/besluitvorming/2025/",
    "/convenant/besluitvorming/weiden/",
    "/convenant/besluitvorming/weiden/agenda.ics",
    "/convenant/besluitvorming/2025/agenda.ics",
    "/werkprocessen/",
    "/sitemap.xml",
    "/werkprocessen/nazorg/",
    "/agenda.ics",
    "/vervolgacties/",
    "/mijn/",
    f"/zoeken/?q={WORD}&bereik=all",
    f"/zoeken/?q={LABEL}&bereik=all",
    "/zoeken/?q=woning&bereik=all",
    f"/zoeken/aanvullen/?q={WORD[:6]}",
    "/zoeken/aanvullen/?q=kwartel",
    f"/zoeken/nieuw.atom?q={WORD}",
    "/zoeken/nieuw.atom?q=woning&bereik=all",
    f"/api/v1/search?q={WORD}&scope=all",
    "/api/v1/search?q=woning&scope=all",
    *(f"/ondertekening/convenant/{form}/" for form in ("xlsx", "csv", "json", "pdf")),
    *(
        f"/convenant/{page}/{form}/"
        for page in ("tijdlijn", "controle", "tussen")
        for form in ("csv", "json")
    ),
    "/ondertekening/convenant/2/stand.pdf",
    "/ondertekening/convenant/2/bewijs.zip",
    "/partners/huizen/stand.pdf",
    "/partners/huizen/tijdlijn/json/",
)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def hidden(region: Region, today: date) -> Version:
    """Version 3 of the convenant, signed by Huizen, which closed a point and which a process works out."""
    text = NEW | {"Artikel 5 Weiden": f"De {WORD} graast op de dijk."}
    made = make_version(
        region.convenant,
        articles=text,
        label=LABEL,
        title=TITLE,
        determined_on=today - timedelta(days=5),
        rule={"type": "date", "on": (today + timedelta(days=5)).isoformat()},
        publication=PublicationDays(today + timedelta(days=30), today + timedelta(days=10)),
    )
    route = Route.objects.create(document=region.convenant, version=made, label="weiden", title="Weiden")
    Step.objects.create(
        route=route, order=1, body="Raad", purpose="determine", held_on=made.determined_on, outcome="agreed"
    )
    sign(region.partners[0], made, today - timedelta(days=3))
    point = FollowUp.objects.create(title="Weiden tellen", owner="Huizen")
    point.documents.add(region.convenant)
    close_by_version(version=made, conclusions={point.pk: CONCLUSION}, by=None)
    process = make_document("nazorg", kind="process", title="Nazorg")
    make_version(process, label="2019", determined_on=date(2019, 6, 1), implements=region.old)
    make_version(process, label="2026", determined_on=today, implements=made)
    unread = make_document("kwartels", kind="process", title="Kwartelhof tellen")
    make_version(unread, determined_on=today, publication=PublicationDays(today + timedelta(days=30)))
    for document in (region.convenant, process, unread):
        index_document(document)
    return made


@pytest.fixture
def colleague(region: Region) -> User:
    return make_user("huizen", partner=region.partners[0])


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def linked(page: str, html: str) -> Iterator[str]:
    for link in BeautifulSoup(html, "lxml").select("a[href], link[href]"):
        address = urldefrag(urljoin(page, str(link["href"])))[0]
        if address.startswith("/") and not address.startswith(NOT_FOLLOWED) and "?" not in address:
            yield address


def every_address(client: Client, begin: Iterable[str]) -> list[str]:
    """All that can be reached from these by following links, in the order in which it is found."""
    found = dict.fromkeys(begin)
    waiting = list(found)
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow=True)
        if "text/html" not in response.get("Content-Type", ""):
            response.getvalue()
            continue
        for other in linked(response.request["PATH_INFO"], response.text):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return list(found)


def words_in(content: bytes, media_type: str) -> str:
    """What a reader of this file can find in it."""
    if content[:4] == b"%PDF" and b"%%EOF" in content[-64:]:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(words_in(packed.read(name), "") for name in packed.namelist())
    return content.decode(errors="replace")


def told(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    return words_in(response.getvalue(), response.get("Content-Type", ""))


def leaks(client: Client, places: Iterable[str]) -> list[tuple[str, str]]:
    """Which secret is told where; a question repeats its own words, so those do not count."""
    found = []
    for address in places:
        shown = told(client, address)
        asked = urlsplit(address).query + urlsplit(address).path
        found += [(address, one) for one in SECRETS if one in shown and one not in asked]
    return found


def pass_days(version: Version, *, partners: bool = True, everyone: bool = True) -> None:
    """As if the days had come; the background task of such a day is done."""
    today = timezone.localdate()
    kept = Publication.objects.get(version=version)
    kept.partners_from = today if partners else kept.partners_from
    kept.public_from = today if everyone else kept.public_from
    kept.save()
    index_for_day.call(version.document_id, today.isoformat())


def test_nothing_tells_of_it_before_its_day(region, hidden, colleague, editor) -> None:
    team = logged_in(editor)
    found = every_address(team, ASKED)
    assert hidden.get_absolute_url() in found and len(found) > 80
    told_to_team = {secret for _, secret in leaks(team, found)}
    assert told_to_team == set(SECRETS)
    for reader in (Client(), logged_in(colleague)):
        assert leaks(reader, found) == []


def test_partners_read_it_on_their_day_and_others_do_not(region, hidden, colleague) -> None:
    pass_days(hidden, everyone=False)
    partner, anyone = logged_in(colleague), Client()
    address = hidden.get_absolute_url()
    assert "nog niet openbaar" in partner.get(address).text
    assert LABEL in told(partner, "/convenant/") and LABEL in told(partner, "/ondertekening/")
    assert WORD in told(partner, "/zoeken/?q=graast&bereik=all")
    found = every_address(partner, ASKED)
    assert anyone.get(address).status_code == 404 and leaks(anyone, found) == []


def test_everyone_reads_it_on_its_day(region, hidden) -> None:
    pass_days(hidden)
    anyone = Client()
    assert "nog niet openbaar" not in anyone.get(hidden.get_absolute_url()).text
    for address in ("/convenant/", "/ondertekening/", "/zoeken/?q=graast&bereik=all", "/vervolgacties/"):
        assert {one for one in SECRETS if one in told(anyone, address)}, address
    assert CONCLUSION in told(anyone, "/vervolgacties/")


def test_what_a_text_is_worth_does_not_tell_that_another_is_coming(region, hidden, today) -> None:
    """Version 3 is in force in five days, and public in thirty: until then version 1 holds."""
    then = (today + timedelta(days=6)).isoformat()
    answer = Client().get(f"/zoeken/?q=woning&bereik=on&dag={then}").text
    assert "Artikel 1" in answer and "van kracht" in answer.lower()
    assert "versie 2019" in told(Client(), f"/convenant/op/{then}/").lower()


def test_a_follower_hears_of_it_on_its_day_and_not_before(region, hidden, editor) -> None:
    user = make_user("lezer")
    keep_search(query=Query("schaapskudde dijk", scope="all"), user=user)
    assert "niets nieuws" in alert(user)
    pass_days(hidden)
    assert alert(user).endswith("1 nieuwe plaats")
    assert TITLE in mail.outbox[-1].body


def test_the_feed_tells_it_with_the_day_on_which_it_became_public(region, hidden, today) -> None:
    kept = Publication.objects.get(version=hidden)
    kept.partners_from = kept.public_from = today
    kept.save()
    index_document(region.convenant)
    feed = Client().get("/zoeken/nieuw.atom?q=graast&bereik=all").text
    assert f"<updated>{today.isoformat()}T00:00:00" in feed


def test_a_repaired_copy_waits_with_its_version(region, hidden) -> None:
    copy = determine_erratum(
        of=hidden,
        text=hidden.text,
        pictures={},
        determined_on=timezone.localdate(),
        by="Anja Bos",
        reason="Tikfout",
        title="Convenant Kwartelhof hersteld",
    )
    index_document(region.convenant)
    assert Client().get(copy.get_absolute_url()).status_code == 404
    assert leaks(Client(), ("/convenant/", "/ondertekening/", "/zoeken/?q=woning&bereik=all")) == []
    pass_days(hidden)
    assert Client().get(copy.get_absolute_url()).status_code == 200


def test_whoever_is_asked_to_sign_it_is_shown_it(region, hidden, today) -> None:
    opened = open_round(version=hidden, deadline=today + timedelta(days=20), by=None)
    request = opened.requests.get(partner__slug="dudok")
    _, token = new_link(
        request=request, name="Kees Vos", function="bestuurder", email="kees@dudok.example", by=None
    )
    shown = Client().get(addresses.signing_request(token), follow=True)
    assert shown.status_code == 200 and LABEL in shown.text
    assert hidden.get_absolute_url() not in shown.text


def test_whoever_opens_a_round_for_it_is_told(region, hidden, editor) -> None:
    team, told_of = logged_in(editor), f"zij is {waiting_days(hidden).words}"
    assert told_of in team.get(reverse("open_round", args=[hidden.pk])).text
    pass_days(hidden)
    assert "nog niet voor iedereen te lezen" not in team.get(reverse("open_round", args=[hidden.pk])).text


CHANGES = [
    ({"public": 40, "partners": 10}, ""),
    ({"public": 20}, ""),
    ({"public": 0}, ""),
    ({"public": -1}, "Kies vandaag of een latere dag"),
    ({"public": 20, "partners": 25}, "niet later dan alle anderen"),
]


@pytest.mark.parametrize(("days", "refused"), CHANGES)
def test_the_day_can_change_until_it_came(hidden, today, days, refused) -> None:
    def day(name: str) -> date | None:
        return today + timedelta(days=days[name]) if name in days else None

    chosen = PublicationDays(day("public") or today, day("partners"))
    if refused:
        with pytest.raises(Refused, match=refused):
            change_publication(version=hidden, days=chosen, by=None, reason="Persbericht")
        return
    kept = change_publication(version=hidden, days=chosen, by=None, reason="Persbericht")
    assert (kept.public_from, kept.partners_from) == (chosen.public_from, chosen.partners)
    assert kept.history.count() == 2 and kept.history.first().history_change_reason == "Persbericht"


def test_what_is_public_stays_public(region, hidden, today) -> None:
    later = PublicationDays(today + timedelta(days=60))
    with pytest.raises(Refused, match="al openbaar"):
        change_publication(version=region.new, days=later, by=None, reason="Toch niet")
    pass_days(hidden, everyone=False)
    with pytest.raises(Refused, match="Partners lezen versie Zilverberg al sinds"):
        change_publication(version=hidden, days=later, by=None, reason="Toch niet")
    pass_days(hidden)
    with pytest.raises(Refused, match="al openbaar"):
        change_publication(version=hidden, days=later, by=None, reason="Toch niet")


def test_a_next_version_is_not_public_before_this_one(region, hidden, today) -> None:
    with pytest.raises(Refused, match="Versie Zilverberg is pas openbaar vanaf"):
        make_version(region.convenant, label="2027", determined_on=today)
    days = PublicationDays(today + timedelta(days=40))
    next_one = make_version(region.convenant, label="2027", determined_on=today, publication=days)
    assert Publication.objects.filter(version=next_one).exists()
    with pytest.raises(Refused, match="Versie 2027 is de volgende"):
        change_publication(
            version=hidden, days=PublicationDays(today + timedelta(days=50)), by=None, reason="Later"
        )


def test_at_once_is_no_row(region, today) -> None:
    make_version(region.convenant, label="2026", determined_on=today, publication=PublicationDays(today))
    assert not Publication.objects.exists()


def test_a_page_asks_no_more_for_versions_that_wait(region, hidden, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(40):
        Client().get("/convenant/")


PUBLIC = ("site/portal", "search/finding")
ASKS_FOR = {"facts_of", "standings", "standing_of", "standings_of", "findings_of", "version_sheet"}


def test_each_public_road_to_the_register_says_who_reads() -> None:
    """The rule is in one place, and every road leads past it."""
    root, found, forgotten = Path(__file__).resolve().parents[2], 0, []
    for path in (path for folder in PUBLIC for path in (root / folder).rglob("*.py")):
        if "demonstration" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in ASKS_FOR:
                found += 1
                named = {keyword.arg for keyword in node.keywords}
                if "readable" not in named and "readable" not in ast.unparse(node):
                    forgotten.append(f"{path.name}: {ast.unparse(node)[:80]}")
    assert found > 10 and forgotten == []
