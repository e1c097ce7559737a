"""An engine that hangs or refuses: a reader waits a few seconds for it, once; what is written waits in the
database."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.test import Client

import pytest

from search.engines.elasticsearch import connection, silence
from search.engines.elasticsearch.address import address_of
from search.engines.elasticsearch.connection import NoAnswer, NotNow, patiently
from search.engines.elasticsearch.silence import Silence
from search.finding import Answer, Query, find
from search.index.tasks import index_changed_documents
from search.models import StaleDocument
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.search.silent_server import Silent, silent

pytestmark = pytest.mark.django_db
NOT_NOW = Answer(available=False)
LONGEST = 12.0
LIMITS = connection.SECONDS, connection.MOST_ASKED


@pytest.fixture(autouse=True)
def impatient(monkeypatch) -> None:
    monkeypatch.setattr(connection, "SECONDS", 0.2)


def asked() -> Answer:
    return find(Query("gemeente"), user=AnonymousUser())


def url_of(servers: list[Silent]) -> str:
    return "http://" + ",".join(f"127.0.0.1:{server.port}" for server in servers)


@pytest.mark.parametrize(("servers", "tried"), [(1, 1), (2, 3), (5, 4)])
def test_one_reader_waits_for_a_few_servers_and_the_next_ones_hear_it_at_once(settings, servers, tried):
    seconds, most = LIMITS
    assert seconds * most <= LONGEST
    with silent(servers) as hanging:
        settings.SEARCH_URL = url_of(hanging)
        assert [asked() for _ in range(5)] == [NOT_NOW] * 5
        page = text_of(parsed(Client().get("/zoeken/", {"q": "gemeente"})))
        assert "Zoeken werkt nu even niet" in page
        assert Client().get("/zoeken/aanvullen/", {"q": "gem"}).status_code == 200
        assert sum(server.taken for server in hanging) == tried


def test_after_a_while_it_is_asked_again(settings, monkeypatch):
    monkeypatch.setattr(silence, "REST", 0.0)
    with silent() as [server]:
        settings.SEARCH_URL = url_of([server])
        assert [asked(), asked()] == [NOT_NOW] * 2
        assert server.taken == 2


def test_what_is_written_meanwhile_waits_and_is_indexed(
    settings, monkeypatch, django_capture_on_commit_callbacks: Callable
):
    with silent() as [server]:
        settings.SEARCH_URL = url_of([server])
        with django_capture_on_commit_callbacks(execute=True):
            make_version(make_document("zorg", kind="contract"), articles={"Artikel 1 A": "De gemeente."})
        assert StaleDocument.objects.count() == 1
        for command in (["reindex"], ["search", "gemeente"], ["load_passages", "x", "--index", "x"]):
            with pytest.raises(CommandError, match="antwoordt niet op tijd"):
                call_command(*command)
    settings.SEARCH_URL = "embedded:"
    index_changed_documents.enqueue()
    assert asked().total == 1 and not StaleDocument.objects.exists()


class Refusing:
    """Says that it cannot be asked now, so many times, and then answers."""

    def __init__(self, times: int) -> None:
        self.times, self.asked = times, 0

    def __call__(self) -> str:
        self.asked += 1
        if self.asked <= self.times:
            raise NotNow("Een deel ontbreekt.")
        return "antwoord"


THREE = address_of("http://127.0.0.1:1,127.0.0.1:2,127.0.0.1:3/x")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PAUSES", (0, 0, 0))


def test_cluster_that_chooses_a_master__is_asked_again(at_once: None) -> None:
    refusing = Refusing(3)
    assert (patiently(THREE, refusing), refusing.asked) == ("antwoord", 4)


def test_cluster_that_goes_on_refusing__is_left_alone_for_a_while(at_once: None) -> None:
    silence = Silence()
    with pytest.raises(NoAnswer, match="Een deel ontbreekt"), silence.respected():
        patiently(THREE, Refusing(100))
    with pytest.raises(NoAnswer, match="Een deel ontbreekt"), silence.respected():
        pytest.fail("asked again")


def test_one_server__is_asked_once(at_once: None) -> None:
    refusing = Refusing(1)
    with pytest.raises(NotNow):
        patiently(address_of("http://127.0.0.1:1/x"), refusing)
    assert refusing.asked == 1
