"""What may be chosen of an answer: facets that follow each other, an order, a day since when it changed; and
the way from a text that is over to the one that holds. On every engine."""

import json
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

import pytest

from documents.entry_rule import on_date
from documents.models import Document
from documents.versions.determination import NewAttachment, determine_erratum
from search.engines import FACETS, STANDINGS
from search.finding import Query, find
from search.index.indexing import index_findings
from search.passages.standing import STANDING_WORDS
from search.query import parameters
from signatures.models import FollowUp, Membership, Partner, PartnerName
from signatures.register.acts import record_act
from tests.factories import make_document, make_text, make_version

pytestmark = pytest.mark.usefixtures("each_engine", "db")
ANYONE = AnonymousUser()
OLD, NEW = date(2020, 1, 1), date(2023, 6, 1)


@pytest.fixture(autouse=True)
def indexed_at_once(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def text(slug: str, articles: dict[str, str], *, since: date = OLD, kind: str = "process", **more):
    document = Document.objects.filter(slug=slug).first() or make_document(slug, kind=kind)
    return make_version(document, articles=articles, determined_on=since, rule=on_date(since), **more)


def member(document: Document, slug: str, since: date = OLD, until: date | None = None) -> Partner:
    partner, _ = Partner.objects.get_or_create(slug=slug, defaults={"kind_id": "municipality"})
    PartnerName.objects.get_or_create(partner=partner, name=slug.capitalize(), since=OLD)
    Membership.objects.create(partner=partner, document=document, since=since, until=until)
    return partner


def asked(words: str = "gemeente", **more):
    return find(Query(words, **more), user=ANYONE)


@pytest.fixture
def collection(commit) -> None:
    """Two versions of a work process, of which the second holds, and a contract; Huizen left in 2022."""
    with commit():
        first = text("huur", {"Artikel 1 A": "De gemeente.", "Artikel 2 B": "De gemeente betaalt."})
        member(first.document, "huizen", until=date(2022, 1, 1))
        member(first.document, "blaricum")
    with commit():
        text("huur", {"Artikel 1 A": "De gemeente.", "Artikel 2 B": "De gemeente betaalt niet."}, since=NEW)
        contract = text("zorg", {"Artikel 1 C": "De gemeente."}, since=NEW, kind="contract")
        member(contract.document, "huizen", since=NEW)


def test_each_facet_counts_under_the_choices_in_the_others(collection):
    every = asked(scope="all").facets
    assert every == {
        "kind": {"process": 4, "contract": 1},
        "document": {"huur": 4, "zorg": 1},
        "partner": {"blaricum": 4, "huizen": 3},
        "year": {"2023": 3, "2020": 2},
        "standing": {"inForce": 3, "superseded": 2},
    }
    choices = {"partners": ("huizen",), "years": ("2023",)}
    narrowed = asked(scope="all", **choices)
    assert (narrowed.total, [hit.document for hit in narrowed.hits]) == (1, ["zorg"])
    assert narrowed.facets == {
        "kind": {"contract": 1},
        "document": {"zorg": 1},
        "partner": {"blaricum": 2, "huizen": 1},
        "year": {"2020": 2, "2023": 1},
        "standing": {"inForce": 1},
    }


@pytest.mark.parametrize(
    ("facet", "name", "value"),
    [
        ("kind", "kinds", "process"),
        ("partner", "partners", "huizen"),
        ("year", "years", "2020"),
        ("standing", "standings", "superseded"),
    ],
)
def test_a_count_is_what_choosing_it_gives(collection, facet, name, value):
    every = asked(scope="all")
    chosen = asked(scope="all", **{name: (value,)})
    assert chosen.total == every.facets[facet][value] > 0
    assert chosen.facets[facet] == every.facets[facet]
    both = asked(scope="all", **{name: tuple(every.facets[facet])})
    assert both.total == every.total


def test_an_unknown_choice_finds_nothing_and_breaks_nothing(collection):
    for choice in (
        {"partners": ('a", "b',)},
        {"years": ("x" * 5000,)},
        {"standings": ("?",)},
        {"kinds": ("é",)},
    ):
        found = asked(scope="all", **choice)
        assert found.available and found.total == 0


def test_every_standing_is_counted_as_it_is_told(commit):
    with commit():
        text("huur", {"Artikel 1 A": "De gemeente."})
        text("huur", {"Artikel 1 A": "De gemeente, nu."}, since=NEW)
        text("huur", {"Artikel 1 A": "De gemeente, straks."}, since=timezone.localdate() + timedelta(days=9))
        make_version(make_document(), articles={"Artikel 1 B": "De gemeente."})
        gone = text("zorg", {"Artikel 1 A": "De gemeente."})
        record_act(kind="withdrawal", partner=None, version=gone, by=None, on=NEW)
        FollowUp.objects.create(title="Gemeente bellen").documents.add(gone.document)
    for day in (None, date(2019, 1, 1), date(2021, 1, 1), NEW, timezone.localdate() + timedelta(days=9)):
        found = asked(scope="all", on=day)
        told = [hit.standing for hit in found.hits if hit.standing]
        assert found.facets["standing"] == {one: told.count(one) for one in set(told)}
        for standing in STANDINGS:
            chosen = asked(scope="all", on=day, standings=(standing,))
            assert [hit.standing for hit in chosen.hits] == [standing] * told.count(standing)
    assert set(STANDING_WORDS) == set(STANDINGS)


def test_sorted_by_date_the_newest_comes_first_and_pages_follow_each_other(collection, commit):
    with commit():
        FollowUp.objects.create(title="Gemeente bellen").documents.add(Document.objects.get(slug="zorg"))
    pages = [asked(scope="all", sort="date", page=page, size=2) for page in (1, 2, 3, 4)]
    days = [hit.determined_on for page in pages for hit in page.hits]
    assert days == [NEW, NEW, NEW, OLD, OLD, None]
    assert len({hit.ref for page in pages for hit in page.hits}) == 6
    assert {page.total for page in pages} == {6}
    assert pages[0].facets == asked(scope="all").facets


def test_changed_since_finds_articles_that_are_new_or_different(collection):
    found = asked(changed_since=date(2021, 1, 1))
    assert {(hit.document, hit.key) for hit in found.hits} == {("huur", "b"), ("zorg", "c")}
    assert found.facets["document"] == {"huur": 1, "zorg": 1}
    assert asked(changed_since=NEW).total == 2 and asked(changed_since=NEW + timedelta(days=1)).total == 0
    assert {hit.version for hit in asked(scope="all", document="huur", changed_since=OLD).hits} == {"1", "2"}


def test_a_text_that_only_got_another_number_did_not_change(commit):
    with commit():
        text("huur", {"Artikel 1 A": "De gemeente.", "Artikel 2 B": "Een gemeente."})
        text(
            "huur",
            {
                "Artikel 1 Nieuw": "Elke gemeente.",
                "Artikel 2 A": "De gemeente.",
                "Artikel 3 B": "Een gemeente.",
            },
            since=NEW,
        )
    assert [hit.key for hit in asked(changed_since=NEW).hits] == ["nieuw"]


def test_a_later_version_keeps_the_day_on_which_its_text_changed(commit):
    latest = NEW + timedelta(days=400)
    with commit():
        text("huur", {"Artikel 1 A": "De gemeente."})
        changed = text("huur", {"Artikel 1 A": "Elke gemeente."}, since=NEW)
        text("huur", {"Artikel 1 A": "Elke gemeente.", "Artikel 2 B": "Nieuw."}, since=latest)
        determine_erratum(
            of=changed, text=make_text({"Artikel 1 A": "Elke gemeenten."}), pictures={}, by="Anja Bos",
            determined_on=NEW + timedelta(days=30), reason="Tikfout.",
        )  # fmt: skip
    assert [hit.version for hit in asked(changed_since=NEW).hits] == ["3"]
    assert asked(changed_since=latest).total == 1  # the repaired copy of version 2 said something else
    assert {hit.version for hit in asked(scope="all", changed_since=NEW).hits} == {"2", "2.1", "3"}


def test_pages_of_an_attachment_that_stayed_did_not_change(commit):
    def attached(*texts: str) -> list[NewAttachment]:
        return [
            NewAttachment(f"Stuk {n}", f"{n}.txt", one.encode(), "text/plain") for n, one in enumerate(texts)
        ]

    with commit():
        text("huur", {"Artikel 1 A": "Een."}, attachments=attached("De gemeente.", "Een gemeente."))
        text(
            "huur", {"Artikel 1 A": "Een."}, since=NEW, attachments=attached("De gemeente.", "Elke gemeente.")
        )
    assert [hit.heading for hit in asked(changed_since=NEW).hits] == ["Stuk 1"]


def test_a_follow_up_point_concerns_its_owner_else_every_member(collection, commit):
    document = Document.objects.get(slug="huur")
    with commit():
        FollowUp.objects.create(title="Gemeente bellen", owner=" huizen ").documents.add(document)
        FollowUp.objects.create(title="Gemeente schrijven", owner="Iemand").documents.add(document)
    assert asked(kinds=("followUp",)).facets["partner"] == {"huizen": 2, "blaricum": 1}
    with commit():
        PartnerName.objects.create(partner=Partner.objects.get(slug="blaricum"), name="Iemand", since=NEW)
    assert asked(kinds=("followUp",)).facets["partner"] == {"blaricum": 1, "huizen": 1}
    assert list(index_findings()) == []


def test_a_text_that_is_over_leads_to_what_holds_now(commit, django_assert_max_num_queries):
    files = [NewAttachment("Stuk", "stuk.txt", b"De gemeente.", "text/plain")]
    with commit():
        text("huur", {"Artikel 1 A": "De gemeente.", "Artikel 2 B": "Elke gemeente."}, attachments=files)
        text("huur", {"Artikel 1 A": "Een gemeente."}, since=NEW, attachments=files)
    with django_assert_max_num_queries(13):
        hits = asked(scope="all").hits
    now = {(hit.version, hit.key): (hit.present, hit.present_url) for hit in hits}
    assert now == {
        ("1", "a"): ("article", "/werkprocessen/huur/#a"),
        ("1", "b"): ("comparison", "/werkprocessen/huur/vergelijk/1...2/"),
        ("1", ""): ("attachment", "/werkprocessen/huur/versies/2/bijlagen/1/"),
        ("2", "a"): ("", ""),
        ("2", ""): ("", ""),
    }
    (then,) = asked("elke", on=OLD).hits
    assert (then.standing, then.present) == ("inForce", "comparison")
    for url in {url for _, url in now.values() if url}:
        assert Client().get(url.partition("#")[0]).status_code == 200


def test_a_text_that_is_over_leads_nowhere_when_nothing_holds(commit):
    with commit():
        gone = text("zorg", {"Artikel 1 A": "De gemeente."})
        record_act(kind="withdrawal", partner=None, version=gone, by=None, on=NEW)
    (hit,) = asked(scope="all").hits
    assert (hit.standing, hit.present_url) == ("withdrawn", "")


@pytest.mark.parametrize(
    ("choices", "options"),
    [
        ({}, []),
        ({"scope": "all"}, ["--scope", "all"]),
        ({"on": date(2021, 1, 1)}, ["--on", "2021-01-01"]),
        ({"scope": "all", "partners": ("huizen",)}, ["--scope", "all", "--partner", "huizen"]),
        ({"scope": "all", "years": ("2020", "2023")}, ["--scope", "all", "--year", "2020", "--year", "2023"]),
        ({"scope": "all", "standings": ("superseded",)}, ["--scope", "all", "--standing", "superseded"]),
        ({"kinds": ("contract",), "document": "zorg"}, ["--kind", "contract", "--document", "zorg"]),
        ({"changed_since": date(2021, 1, 1), "sort": "date"}, ["--since", "2021-01-01", "--sort", "date"]),
    ],
)
def test_page_and_command_give_the_same_answer(collection, capsys, choices, options):
    page = Client().get(f"/zoeken/?{parameters(Query('gemeenten', **choices))}")
    call_command("search", "gemeenten", *options, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads(json.dumps(page.context["answer"].to_data()))
    assert told["total"] > 0 and set(told["facets"]) == set(FACETS)


def test_the_command_refuses_a_day_that_is_none():
    with pytest.raises(CommandError, match=r"is geen dag\. Schrijf die als JJJJ-MM-DD"):
        call_command("search", "gemeente", "--since", "gisteren")
