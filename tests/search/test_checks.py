"""A wrong SEARCH_URL is named before anyone searches, without its password."""

from django.core.management import CommandError, call_command

import pytest

from search.checks import search_engine_answers, search_engine_is_safe, search_url_is_known
from search.engines import engine
from search.engines.elasticsearch.address import Address, address_of
from search.passages import Passage


@pytest.mark.parametrize(
    ("url", "ids"),
    [
        ("embedded:", []),
        ("http://127.0.0.1:9200", []),
        ("https://naam:geheim@een:9200,twee:9200/portaal?replicas=1&shards=3", []),
        ("solr://x:geheim@y", ["search.E001"]),
        ("", ["search.E001"]),
        ("embedded", ["search.E001"]),
        ("https:", ["search.E002"]),
        ("https://", ["search.E002"]),
        ("https://naam:geheim@", ["search.E002"]),
        ("https://naam:geheim@zoek:poort", ["search.E002"]),
        ("https://naam:geheim@zoek:99999", ["search.E002"]),
        ("https://naam:geheim@zoek/Voor Voegsel", ["search.E002"]),
        ("https://naam:geheim@zoek?replicas=veel", ["search.E002"]),
        ("https://naam:geheim@zoek?shards=0", ["search.E002"]),
        ("https://naam:geheim@zoek?ca_certs=/er/is/niets", ["search.E002"]),
        ("https://naam:geheim@zoek?kleur=rood", ["search.E002"]),
        ("https://naam:geheim@[::1", ["search.E002"]),
    ],
)
def test_a_wrong_setting_is_named_without_the_password(settings, url, ids):
    settings.SEARCH_URL = url
    errors = search_url_is_known()
    assert [error.id for error in errors] == ids
    assert all(error.hint and "geheim" not in f"{error.msg}{error.hint}" for error in errors)


def test_an_address_has_servers_a_login_and_options():
    address = address_of("https://na%40am:g%2Fh@een,twee:9201/portaal?shards=3&replicas=2", api_key="sleutel")
    assert address == Address(
        hosts=("https://een:9200", "https://twee:9201"),
        prefix="portaal",
        user="na@am",
        password="g/h",
        api_key="sleutel",
        replicas=2,
        shards=3,
    )
    assert address.shown == "een:9200, twee:9201"


@pytest.mark.parametrize(
    ("url", "ids"),
    [
        ("embedded:", []),
        ("solr:", []),
        ("http://127.0.0.1:9200", []),
        ("http://naam:geheim@[::1]:9200", []),
        ("https://naam:geheim@zoek", []),
        ("http://naam:geheim@zoek", ["search.W002"]),
        ("http://127.0.0.1,zoek", ["search.W002", "search.W003"]),
        ("https://zoek", ["search.W003"]),
        ("https://zoek?api_key=sleutel", []),
        ("https://elastic:geheim@zoek", ["search.W004"]),
    ],
)
def test_what_is_not_safe_is_named_before_going_live(settings, url, ids):
    settings.SEARCH_URL = url
    warnings = search_engine_is_safe()
    assert [one.id for one in warnings] == ids
    assert all(one.hint and "geheim" not in f"{one.msg}{one.hint}" for one in warnings)


def test_an_index_that_is_not_there_is_named_before_going_live(settings):
    settings.SEARCH_URL = "embedded:"
    assert [(one.id, "reindex" in one.msg) for one in search_engine_answers()] == [("search.W001", True)]
    engine().index([Passage(ref="a/1", document="a", title="Titel")])
    assert search_engine_answers() == []


@pytest.mark.django_db
def test_an_engine_without_an_address_is_named(settings):
    settings.SEARCH_URL = "embedded:"
    with pytest.raises(CommandError, match="SEARCH_URL noemt geen adres van Elasticsearch"):
        call_command("reindex", "--engine", "elasticsearch")
    with pytest.raises(CommandError, match="SEARCH_URL noemt geen adres van Elasticsearch"):
        call_command("search", "huur", "--engine", "elasticsearch")
