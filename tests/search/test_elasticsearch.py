"""Elasticsearch when something is wrong with it: each time a sentence, and nothing lost."""

import base64
import threading
from collections.abc import Callable
from unittest import mock
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command

import pytest
import typst

from documents.models import Document, ExtractedText
from documents.versions.determination import NewAttachment
from search.checks import search_engine_answers
from search.engines import EngineUnavailable, Filters, engine
from search.engines.elasticsearch import layout, vocabulary, writing
from search.engines.elasticsearch.address import address_of
from search.engines.elasticsearch.connection import connect
from search.engines.elasticsearch.indices import BLOCKS
from search.finding import Answer, Query, answer, find
from search.index.indexing import index_findings
from search.index.tasks import index_changed_documents
from search.models import StaleDocument, StaleSource
from search.passages import Passage
from tests.elasticsearch_nodes import PASSWORD, READER, USER
from tests.factories import make_document, make_version
from tests.search.busy_server import busy

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch", "db")]
PASSAGE = Passage(ref="a/1", document="a", title="Titel", text="De huur.")


@pytest.fixture
def commit(django_capture_on_commit_callbacks) -> Callable:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(autouse=True)
def nothing_waits_yet(db) -> None:
    """A new database has the pages of the website to index."""
    StaleSource.objects.all().delete()


@pytest.fixture
def client(elasticsearch_url: str):
    return connect(address_of(elasticsearch_url))


def alias(url: str) -> str:
    return f"{urlsplit(url).path.strip('/')}-portal"


def contract(slug: str, articles: dict[str, str]) -> Document:
    document = Document.objects.filter(slug=slug).first() or make_document(slug, kind="contract")
    make_version(document, articles=articles)
    return document


def total(text: str) -> int:
    answer = find(Query(text), user=AnonymousUser())
    assert answer.available
    return answer.total


def away() -> bool:
    return find(Query("gemeente"), user=AnonymousUser()) == Answer(available=False)


WRONG = {
    "server": (lambda url: "http://127.0.0.1:1", "niet bereikbaar"),
    "password": (lambda url: url.replace(PASSWORD, "verkeerd"), "weigert de aanmelding"),
    "certificate": (lambda url: url.partition("?")[0], "niet te vertrouwen"),
    "login": (lambda url: url.replace(f"{USER}:{PASSWORD}@", ""), "weigert de aanmelding"),
    "plain": (
        lambda url: url.replace("https:", "http:").partition("?")[0],
        "leesbaar|bereikbaar",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_and_what_is_written_meanwhile_is_indexed_later(commit, settings, wrong):
    with commit():
        contract("zorg", {"Artikel 1 A": "De gemeente."})
    right = settings.SEARCH_URL
    change, words = WRONG[wrong]
    settings.SEARCH_URL = change(right)
    with commit():
        contract("huur", {"Artikel 1 A": "De gemeente betaalt."})
    assert away()
    assert StaleDocument.objects.count() == 1
    with pytest.raises(CommandError, match=words):
        call_command("reindex")
    with pytest.raises(CommandError, match=words):
        call_command("search", "gemeente")
    assert [finding.where for finding in index_findings()] == ["zoekindex"]
    assert [one.id for one in search_engine_answers()] == ["search.W001"]
    settings.SEARCH_URL = right
    index_changed_documents.enqueue()
    assert total("gemeente") == 2 and not StaleDocument.objects.exists() and list(index_findings()) == []


def test_an_api_key_that_the_server_does_not_know_is_refused(settings):
    """The server of the tests can make no keys: that takes a part that it lacks."""
    settings.ELASTICSEARCH_API_KEY = base64.b64encode(b"naam:sleutel").decode()
    settings.SEARCH_URL = settings.SEARCH_URL.replace(f"{USER}:{PASSWORD}@", "")
    with pytest.raises(EngineUnavailable, match="API-sleutel"):
        engine().index([PASSAGE])


def test_a_login_that_may_only_read_finds_and_writes_nothing(settings):
    engine().index([PASSAGE])
    settings.SEARCH_URL = settings.SEARCH_URL.replace(f"{USER}:", f"{READER}:")
    with pytest.raises(EngineUnavailable, match="mag dit niet"):
        engine().replace("a", [])
    assert engine().words(("public",)).vocabulary["huur"] == 1


@pytest.mark.parametrize("block", [f"index.blocks.{name}" for name in BLOCKS])
def test_an_index_that_is_read_only_keeps_what_it_has(commit, settings, client, monkeypatch, block):
    """Elasticsearch itself sets the last one, when its disk is full."""
    monkeypatch.setattr(writing, "LONGEST_WAIT", 0.01)
    with commit():
        contract("zorg", {"Artikel 1 A": "De gemeente."})
    client.indices.put_settings(index=alias(settings.SEARCH_URL), settings={block: True})
    with commit():
        contract("zorg", {"Artikel 1 A": "De gemeente betaalt."})
    assert total("gemeente") == 1 and StaleDocument.objects.count() == 1
    with pytest.raises(EngineUnavailable, match="alleen-lezen"):
        engine().index([PASSAGE])
    assert [one.id for one in search_engine_answers()] == ["search.W001"]
    [finding] = index_findings()
    assert "1 onderdeel wacht" in finding.detail and "alleen-lezen" in finding.detail
    client.indices.put_settings(index=alias(settings.SEARCH_URL), settings={block: None})
    index_changed_documents.enqueue()
    assert total("betaalt") == 1 and not StaleDocument.objects.exists()


def test_an_index_without_its_data_is_no_empty_answer(settings, client):
    nowhere = {"index.routing.allocation.require._name": "nergens"}
    client.indices.create(
        index=f"{alias(settings.SEARCH_URL)}.000001",
        aliases={alias(settings.SEARCH_URL): {}},
        mappings=layout.mappings(),
        settings=nowhere,
        wait_for_active_shards="0",
        timeout="1s",
    )
    assert away()
    assert "Een deel van de zoekmachine ontbreekt" in engine().problem()


def test_an_index_of_another_release_asks_for_a_rebuild(commit, settings, client):
    name = alias(settings.SEARCH_URL)
    client.indices.create(index=f"{name}.000001", aliases={name: {}}, mappings={"_meta": {"layout": 0}})
    assert away()
    assert "van een andere uitgave" in engine().problem()
    with pytest.raises(EngineUnavailable, match="andere uitgave"):
        engine().index([PASSAGE])
    call_command("reindex")
    assert list(index_findings()) == [] and engine().problem() is None


def test_an_index_of_an_earlier_release_is_replaced_by_the_next_change(commit, settings, client):
    name = alias(settings.SEARCH_URL)
    client.indices.create(index=f"{name}.000001", aliases={name: {}}, mappings={"_meta": {"layout": 0}})
    contract("zorg", {"Artikel 1 A": "De gemeente."})
    StaleDocument.objects.all().delete()
    with commit():
        contract("huur", {"Artikel 1 A": "De gemeente betaalt."})
    assert not StaleDocument.objects.exists()
    assert total("gemeente") == 2 and list(index_findings()) == [] and engine().problem() is None


def test_an_index_of_a_later_release_is_left_to_that_release(commit, settings, client):
    name = alias(settings.SEARCH_URL)
    later = {"_meta": {"layout": layout.LAYOUT + 1}}
    client.indices.create(index=f"{name}.000001", aliases={name: {}}, mappings=later)
    with commit():
        contract("zorg", {"Artikel 1 A": "De gemeente."})
    assert StaleDocument.objects.count() == 1 and list(client.indices.get(index=f"{name}.*")) == [
        f"{name}.000001"
    ]


def test_while_one_builds_others_do_not_begin():
    """Unless it has been silent for so long that it must have stopped."""
    assert engine().needs_rebuild()
    with engine().rebuild() as add:
        assert not engine().needs_rebuild()
        add([PASSAGE])
        with mock.patch("search.engines.elasticsearch.indices.ABANDONED", -1.0):
            assert engine().needs_rebuild()
    assert not engine().needs_rebuild()


def test_an_index_that_is_gone_is_named(commit, settings, client):
    with commit():
        contract("zorg", {"Artikel 1 A": "De gemeente."})
    client.indices.delete(index=f"{alias(settings.SEARCH_URL)}.000001")
    assert away()
    assert "De zoekindex is er nog niet" in engine().problem()
    assert {finding.what for finding in index_findings()} == {"search index: missing"}
    with commit():
        contract("huur", {"Artikel 1 A": "De gemeente betaalt."})
    assert total("gemeente") == 2 and list(index_findings()) == []


def test_a_long_queue_drains_when_the_engine_is_back(commit, settings):
    right, settings.SEARCH_URL = settings.SEARCH_URL, "http://127.0.0.1:1"
    scan = NewAttachment("Verslag", "verslag.pdf", typst.compile(b"Een bladzijde."), "application/pdf")
    with commit():
        document = make_document("zorg", kind="contract")
        make_version(document, articles={"Artikel 1 A": "De zorg."}, attachments=[scan])
    pages = [{"number": n, "heading": "", "text": f"De gemeente op {n}."} for n in range(1, 10_001)]
    ExtractedText.objects.update(pages=pages)
    with commit():
        document.save()
    assert StaleDocument.objects.count() == 1
    settings.SEARCH_URL = right
    index_changed_documents.enqueue()
    assert total("gemeente") == 10_000 and not StaleDocument.objects.exists()
    last = find(Query("gemeente", page=1000), user=AnonymousUser())
    assert (last.total, len(last.hits)) == (10_000, 10)
    assert find(Query("gemeente", page=100_000), user=AnonymousUser()).total == 10_000


def test_a_server_that_is_busy_is_asked_again(settings):
    behind = address_of(settings.SEARCH_URL)
    with busy(behind, refusals=3) as server:
        settings.SEARCH_URL = f"http://127.0.0.1:{server.server_port}/{behind.prefix}"
        engine().index([PASSAGE])
        assert server.refusals == 0
        assert engine().digests() == {"a/1": PASSAGE.digest}


def test_very_many_words_are_read_again_while_the_known_ones_are_used(monkeypatch):
    monkeypatch.setattr(vocabulary, "MANY", 0)
    monkeypatch.setattr(vocabulary, "REST", 0)
    monkeypatch.setattr(vocabulary, "PORTION", 2)
    engine().index([PASSAGE, Passage(ref="a/2", document="a", title="T", text="Een twee drie vier vijf.")])
    before = set(engine().words(("public",)).vocabulary)
    assert before == {"de", "huur", "een", "twee", "drie", "vier", "vijf"}
    engine().index([Passage(ref="a/3", document="a", title="T", text="Zes.")])
    assert set(engine().words(("public",)).vocabulary) == before
    for reader in (one for one in threading.enumerate() if one.name.startswith("words of")):
        reader.join()
    assert set(engine().words(("public",)).vocabulary) == before | {"zes"}


def test_a_passage_of_two_million_characters_is_found():
    text = "De gemeente betaalt de huurprijs van een woning. " * 43_000
    engine().replace("groot", [Passage(ref="groot/1", document="groot", title="Groot", text=text)])
    found = answer(Query("huurprijs woning", scope="all"), Filters(("public",)), engine())
    assert found.total == 1 and found.hits[0].fragments


@pytest.mark.parametrize("answered", [True, False])
def test_a_connection_that_is_cut_while_writing_loses_nothing(commit, settings, answered):
    right = settings.SEARCH_URL
    behind = address_of(right)
    with commit():
        contract("zorg", {"Artikel 1 A": "De gemeente."})
    with busy(behind, cuts=1_000, cut_after=answered) as server:
        settings.SEARCH_URL = f"http://127.0.0.1:{server.server_port}/{behind.prefix}"
        with commit():
            contract("huur", {f"Artikel {n} A": f"De gemeente betaalt {n}." for n in range(1, 200)})
        assert answered or StaleDocument.objects.exists()
        server.cuts = 1  # survived within one attempt
        index_changed_documents.enqueue()
    settings.SEARCH_URL = right
    assert total("gemeente") == 200 and list(index_findings()) == []


def test_forty_words_with_all_their_compounds_are_no_problem(settings):
    parts = [f"{first}{second}" for first in "bdfghklmnp" for second in ("aal", "eel", "ool", "uul")]
    text = " ".join([*parts, *(f"{one}{other}" for one in parts for other in parts)])
    engine().index([Passage(ref="a/1", document="a", title="T", text=text)])
    found = answer(Query(" ".join(parts), scope="all"), Filters(("public",)), engine())
    assert found.total == 1


def test_a_word_longer_than_an_index_keeps_is_found():
    long = "woning" * 60
    engine().index([Passage(ref="a/" + "r" * 700, document="a", title="T", text=f"De {long}."), PASSAGE])
    found = answer(Query(long, scope="all"), Filters(("public",)), engine())
    assert (found.total, [hit.document for hit in found.hits]) == (1, ["a"])
