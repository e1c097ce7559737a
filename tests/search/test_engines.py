"""What every engine must do, asked through its interface."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis.compounds import Vocabulary
from search.analysis.questions import parsed, plan
from search.engines import STANDINGS, Filters, engine
from search.engines.embedded import EmbeddedEngine
from search.finding import Query, answer
from search.passages import Passage
from search.passages.standing import standing_on

pytestmark = pytest.mark.usefixtures("each_engine")
EVERYONE = ("public",)
TEAM = ("public", "partners", "team")
_WORDS = "huur huurprijs prijs woning woningcorporatie corporatie kosten köstlich wijk raad gemeenteraad"
WORDS = _WORDS.split()
ALL = Filters(TEAM)
DAYS = [date(2020, 1, 1), date(2020, 12, 31), date(2021, 6, 1)]
PARTNERS = ["huizen", "dudok", 'a", "b']
KINDS = ["process", "contract"]
FIELDS = {
    "kind": "kinds",
    "document": "document",
    "partner": "partners",
    "year": "years",
    "standing": "standings",
}


def passage(ref: str, text: str, **more) -> Passage:
    return Passage(ref=ref, document=ref.partition("/")[0], title="Titel", text=text, **more)


def refs(asked, text: str, filters: Filters = ALL, **paging) -> list[str]:
    found = asked.search(plan(parsed(text), asked.words(filters.readable).vocabulary), filters, **paging)
    return [one.ref for one, _ in found.passages]


@st.composite
def collections(draw) -> list[Passage]:
    sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    days = st.one_of(st.none(), st.sampled_from(DAYS))
    partners = st.lists(st.sampled_from(PARTNERS), max_size=2, unique=True).map(tuple)
    row = st.tuples(sentences, sentences, st.sampled_from(TEAM), st.tuples(days, days, days, days), partners)
    return [
        passage(
            f"d{n % 3}/{n}",
            text,
            heading=heading,
            visibility=visibility,
            kind=draw(st.sampled_from(KINDS)),
            version="1",
            key=str(n),
            standing=draw(st.sampled_from(["", *STANDINGS, "corrected"])),
            partners=concerned,
            **dict(zip(("determined_on", "in_force_from", "until", "changed_on"), dated, strict=True)),
        )
        for n, (heading, text, visibility, dated, concerned) in enumerate(draw(st.lists(row, max_size=8)))
    ]


def questions() -> st.SearchStrategy[Query]:
    """Any words with any choices."""
    words = st.sampled_from([*WORDS, "-huur", "prijzen", "korporatie", "woningcorporatei", "OR"])
    return st.builds(
        Query,
        text=st.lists(words, max_size=3).map(" ".join),
        scope=st.sampled_from(["inForce", "all", "all"]),
        on=st.one_of(st.none(), st.sampled_from(DAYS)),
        kinds=_some(KINDS),
        document=st.sampled_from([None, None, "d0", "d1"]),
        partners=_some(PARTNERS),
        years=_some(["2020", "2021"]),
        standings=_some(STANDINGS),
        changed_since=st.sampled_from([None, None, *DAYS]),
        sort=st.sampled_from(["relevance", "date"]),
        page=st.integers(1, 2),
        size=st.just(3),
    )


def _some(values) -> st.SearchStrategy[tuple[str, ...]]:
    """Mostly no choice at all, so that much is found."""
    return st.one_of(st.just(()), st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple))


def examples(at_most: int):
    return settings(max_examples=at_most, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(
    passages=collections(),
    readable=st.sampled_from([EVERYONE, ("public", "partners"), TEAM]),
    query=questions(),
)
@examples(25)
def test_what_one_may_not_read_changes_nothing(new_engine, passages, readable, query):
    whole, part = (new_engine() for _ in range(2))
    whole.index(passages)
    part.index(one for one in passages if one.visibility in readable)
    assert answer(query, Filters(readable), whole) == answer(query, Filters(readable), part)


@given(
    passages=collections(),
    readable=st.sampled_from([EVERYONE, ("public", "partners"), TEAM]),
    known=st.lists(st.sampled_from(["d0", "d1", "d2"]), unique=True).map(tuple),
    asked=st.lists(questions(), min_size=1, max_size=4),
)
@settings(max_examples=150)
def test_for_any_person_and_any_choices_nothing_hidden_shows(passages, readable, known, asked):
    """Also a document that was hidden a moment ago, of which the index does not know yet."""
    with TemporaryDirectory() as folder:
        whole, part = (EmbeddedEngine(index=name, url="embedded:", folder=folder) for name in ("a", "b"))
        whole.index(passages)
        part.index(one for one in passages if one.visibility in readable)
        filters = Filters(readable, known)
        for query in asked:
            found = answer(query, filters, whole)
            assert found == answer(query, filters, part)
            assert {hit.document for hit in found.hits} | set(found.facets["document"]) <= set(known)


@given(passages=collections(), query=questions())
@examples(25)
def test_the_counts_are_those_of_the_passages_themselves(new_engine, passages, query):
    """Asked without a page, each count is what can be counted in the hits."""
    asked = new_engine()
    asked.index(passages)
    whole = replace(query, page=1, size=100)
    found = answer(whole, ALL, asked)
    assert len(found.hits) == found.total
    for facet, field in FIELDS.items():
        others = answer(replace(whole, **{field: None if facet == "document" else ()}), ALL, asked)
        hits = {hit.ref for hit in others.hits}
        told = Counter(
            value
            for one in passages
            if one.ref in hits
            for value in told_of(one, facet, query.on or timezone.localdate())
        )
        assert found.facets[facet] == told


def told_of(one: Passage, facet: str, day: date) -> tuple[str, ...]:
    if facet == "partner":
        return one.partners
    value = standing_on(one, day) if facet == "standing" else getattr(one, facet)
    return (value,) if value else ()


@given(passages=collections(), text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join))
@examples(25)
def test_indexing_twice_and_deleting_leave_no_trace(new_engine, passages, text):
    once, often = (new_engine() for _ in range(2))
    once.index(passages[::2])
    often.index([passage(one.ref, "iets anders", visibility="team") for one in passages])
    often.index(passages)
    often.delete([one.ref for one in passages[1::2]])
    often.delete(["nooit/geweest"])
    assert often.digests() == once.digests()
    assert dict(often.words(TEAM).vocabulary) == dict(once.words(TEAM).vocabulary)
    assert sorted(refs(often, text)) == sorted(refs(once, text))


def test_a_passage_is_found_on_the_days_it_is_in_force():
    asked = engine("proef")
    asked.index(
        [
            passage("a/1", "huur", in_force_from=date(2020, 1, 1), until=date(2021, 1, 1)),
            passage("b/1", "huur", in_force_from=date(2021, 1, 1)),
            passage("c/1", "huur"),
        ]
    )
    for day, found in [
        (date(2019, 12, 31), []),
        (date(2020, 1, 1), ["a/1"]),
        (date(2020, 12, 31), ["a/1"]),
        (date(2021, 1, 1), ["b/1"]),
    ]:
        assert refs(asked, "huur", Filters(TEAM, in_force_on=day)) == found
    assert len(refs(asked, "huur")) == 3


def test_headings_count_more_than_text_and_the_form_as_asked_most():
    asked = engine("proef")
    asked.index(
        [
            passage("a/1", "Over de woningen en van alles."),
            passage("b/1", "Over van alles.", heading="Woning"),
            passage("c/1", "Over de woning en van alles."),
        ]
    )
    assert refs(asked, "woning") == ["b/1", "c/1", "a/1"]


def test_a_word_of_the_title_narrows_but_finds_nothing_alone():
    asked = engine("proef")
    asked.index([Passage(ref="a/1", document="a", title="Leegstandwet", text="De kosten.")])
    asked.index([Passage(ref="b/1", document="b", title="Huurwet", text="De kosten.")])
    assert refs(asked, "kosten leegstandwet") == ["a/1"]
    assert refs(asked, "leegstandwet") == []


def test_searches_go_on_while_the_index_is_rebuilt_and_nothing_is_lost():
    asked = engine("proef")
    asked.index([passage("a/1", "huur"), passage("b/1", "huur")])
    with asked.rebuild() as add:
        add([passage("a/1", "huur")])
        assert refs(asked, "huur") == ["a/1", "b/1"]
        asked.index([passage("c/1", "huur")])
    assert sorted(refs(asked, "huur")) == ["a/1", "c/1"]


def test_a_rebuild_that_fails_leaves_the_index_as_it_was():
    asked = engine("proef")
    asked.index([passage("a/1", "huur")])
    with pytest.raises(ZeroDivisionError), asked.rebuild() as add:
        add([passage("b/1", "huur")])
        raise ZeroDivisionError
    assert refs(asked, "huur") == ["a/1"]


def test_indexes_stand_apart():
    engine("een").index([passage("a/1", "huur")])
    engine("twee").index([passage("b/1", "huur")])
    assert (refs(engine("een"), "huur"), refs(engine("twee"), "huur")) == (["a/1"], ["b/1"])


def test_a_plan_of_any_terms_is_safe():
    asked = engine("proef")
    asked.index([passage("a/1", "huur")])
    for text in ('"', "a\x00b", "é=&.,", "x" * 5000):
        asked.search(plan(parsed(f'"{text}" {text}'), Vocabulary({})), Filters(TEAM))


def test_a_loose_collection_is_loaded_and_asked(tmp_path, capsys):
    rows = [
        {"id": "wet/1", "law": "wet", "article": "1", "title": "Doel", "text": "Een vergunning."},
        {"id": "wet/2", "law": "wet", "article": "2", "title": "", "text": "De huurprijs en de huur."},
    ]
    file = tmp_path / "passages.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    call_command("load_passages", file, "--index", "proef")
    capsys.readouterr()
    call_command("search", "artikel 2 wet", "--index", "proef", "--size", "1000", "--json")
    data = json.loads(capsys.readouterr().out)
    assert [(hit["document"], hit["key"]) for hit in data["hits"]] == [("wet", "2")]
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("load_passages", tmp_path / "weg.jsonl", "--index", "proef")
    with pytest.raises(CommandError, match="portaal zelf"):
        call_command("load_passages", file, "--index", "portal")


@pytest.mark.samples
def test_questions_on_real_acts(samples):
    """The goals of finding by citation, heading, inflected form and part of a compound."""
    asked = engine("wetten")
    with asked.rebuild() as add:
        add(
            Passage(
                ref=row["id"], document=row["law"], title=row["law"].replace("-", " "), key=row["article"],
                places=(("artikel", row["article"]),), heading=row["title"], text=row["text"],
            )
            for row in map(json.loads, (samples / "zoeken" / "artikelen.jsonl").read_text().splitlines())
        )  # fmt: skip
    figures: dict[str, list[tuple[bool, bool, float]]] = {}
    for question in map(json.loads, (samples / "zoeken" / "vragen.jsonl").read_text().splitlines()):
        found, wanted = refs(asked, question["query"], size=1000), set(question["relevant"])
        recall = len(wanted & set(found)) / len(wanted)
        figures.setdefault(question["kind"], []).append(
            (bool(wanted & set(found[:1])), bool(wanted & set(found[:3])), recall)
        )
    shares = {
        kind: [sum(one) / len(rows) for one in zip(*rows, strict=True)] for kind, rows in figures.items()
    }
    assert shares["vindplaats"][0] >= 0.95
    assert shares["titel"][1] >= 0.95
    assert shares["buiging"][2] >= 0.90
    assert shares["samenstelling"][2] >= 0.60


def test_what_a_question_names_comes_first(new_engine):
    """The article of the act that is named, before an article with that number that only mentions the act; a
    heading that is the question, before texts that have its word more often."""
    asked = new_engine()
    titled = {"gw": "gemeentewet", "wgr": "wet gemeenschappelijke regelingen"}
    numbers = [("gw", "10"), ("wgr", "10"), ("gw", "3"), ("wgr", "4:5")]
    texts = {
        "wgr/10": "De gemeentewet, de gemeentewet en de gemeentewet.",
        "gw/3": "middelen middel middelen",
    }
    headings = {"wgr/4:5": "Middelen", "gw/3": "Overige middelen"}
    asked.index(
        Passage(
            ref=f"{act}/{number}", document=act, title=titled[act], places=(("artikel", number),),
            heading=headings.get(f"{act}/{number}", ""), text=texts.get(f"{act}/{number}", "Een raad."),
        )
        for act, number in numbers
    )  # fmt: skip
    assert refs(asked, "artikel 10 gemeentewet") == ["gw/10", "wgr/10"]
    assert refs(asked, "artikel 4:5 wet gemeenschappelijke regelingen") == ["wgr/4:5"]
    assert refs(asked, "de middelen") == ["wgr/4:5", "gw/3"]
