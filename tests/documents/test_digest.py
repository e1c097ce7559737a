from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.ledger.chain import CONTENT, content_digest, line_digest
from documents.text import Paragraph, Run, Text, Unit
from documents.text.digest import (
    FrozenArticle,
    FrozenAttachment,
    FrozenVersion,
    article_digest,
    json_digest,
    text_digest,
    version_digest,
)
from signatures.act_digest import act_digest

texts = st.text(max_size=12)
numbers = st.integers(min_value=0, max_value=99)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
rules = st.fixed_dictionaries({"type": st.just("date"), "on": days.map(date.isoformat)})
articles = st.builds(
    FrozenArticle,
    **{field.name: numbers if field.type in ("int", int) else texts for field in fields(FrozenArticle)},
)
attachments = st.builds(
    FrozenAttachment,
    **{field.name: numbers if field.type in ("int", int) else texts for field in fields(FrozenAttachment)},
)
BY_NAME = {
    "number": numbers,
    "correction": numbers,
    "determined_on": days,
    "reference_date": st.none() | days,
    "rule": rules,
    "recorded_at": instants,
    "articles": st.lists(articles, min_size=1, max_size=3).map(tuple),
    "attachments": st.lists(attachments, max_size=2).map(tuple),
}
versions = st.builds(
    FrozenVersion, **{field.name: BY_NAME.get(field.name, texts) for field in fields(FrozenVersion)}
)


@pytest.mark.parametrize("name", [field.name for field in fields(FrozenVersion)])
@settings(max_examples=15)
@given(version=versions, data=st.data())
def test_any_other_value_of_any_field_is_another_digest(name, version, data):
    changed = replace(version, **{name: data.draw(BY_NAME.get(name, texts))})
    assert (version_digest(changed) == version_digest(version)) == (changed == version)


@pytest.mark.parametrize("name", [field.name for field in fields(FrozenArticle)])
@settings(max_examples=15)
@given(version=versions, article=articles, data=st.data())
def test_any_other_value_of_any_field_of_an_article_is_another_digest_of_both(name, version, article, data):
    changed = replace(article, **{name: data.draw(numbers | texts)})
    same = getattr(changed, name) == getattr(article, name)
    assert (article_digest(changed) == article_digest(article)) == same
    whole = [replace(version, articles=(*version.articles, one)) for one in (article, changed)]
    assert (version_digest(whole[0]) == version_digest(whole[1])) == same


@given(versions)
def test_the_order_of_articles_counts(version):
    turned = replace(version, articles=version.articles[::-1])
    assert (version_digest(turned) == version_digest(version)) == (turned.articles == version.articles)


def test_an_instant_counts_and_not_its_spelling():
    moment = datetime(2025, 9, 18, 12, tzinfo=UTC)
    base = {field.name: "" for field in fields(FrozenVersion)} | {"articles": (), "attachments": ()}
    utc = FrozenVersion(**base | {"recorded_at": moment})
    elsewhere = replace(utc, recorded_at=moment.astimezone(timezone(timedelta(hours=2))))
    assert version_digest(utc) == version_digest(elsewhere)
    assert version_digest(utc) != version_digest(replace(utc, recorded_at=moment + timedelta(microseconds=1)))


def test_the_digest_stays_the_same_from_release_to_release():
    """Versions on record were sealed with this spelling: a new one needs a new schema beside it."""
    article = FrozenArticle(
        1, "article", "doel", "1", "Artikel 1", "Doel", 1, "", "Artikel 1 Doel\n", "<p>é</p>"
    )
    attachment = FrozenAttachment(1, "Kaart", "kaart.pdf", "ab" * 32, 12, "application/pdf")
    version = FrozenVersion(
        document="convenant",
        number=2,
        correction=0,
        label="2025",
        title="Convenant",
        determined_on=date(2025, 9, 18),
        reference_date=None,
        rule={"type": "date", "on": "2025-09-18"},
        supersedes="",
        implements="",
        reason="",
        determined_by="Anja Bos",
        recorded_at=datetime(2025, 9, 18, 12, tzinfo=UTC),
        content="{}",
        source="",
        articles=(article,),
        attachments=(attachment,),
    )
    assert article_digest(article) == "457950e0288dd60f53731ad3d33e5d21d0bee28a9b7890e2b885e92461aef78e"
    assert version_digest(version) == "30b799937bec9004ae0c93ae6e2cc9cd7ca33bd8301f10bb4aac798d997d3cb1"


SUMMER = datetime(2025, 9, 18, 14, 30, 5, 7, tzinfo=timezone(timedelta(hours=2)))
HALF = "Één doel. \ud800"


def test_the_digest_of_a_text_stays_the_same_from_release_to_release():
    said = Paragraph((Run(HALF),))
    text = Text((Unit("article", "doel", "1", "Artikel 1", "Doel", blocks=(said,)),))
    assert text_digest(text) == "6d178b9826388980b4b11da6695f12172dd22c18bc934edac777b45461c684b1"


def test_the_digests_of_a_line_of_the_log_stay_the_same_from_release_to_release():
    line = {name: name for name in CONTENT} | {"at": SUMMER, "object_id": None, "result": "Één \ud800"}
    assert content_digest(line) == "1776b4f63dad4925fcb942fd05bf531140e4dd66711a5287cf7cfd2beafd85b9"
    chained = line_digest(number=2, previous="ab" * 32, content="cd" * 32)
    assert chained == "ef70de4986db59e0a870e2209797f039f87315782c274e7b0b6fbf1e11841974"


def test_the_digest_of_an_act_stays_the_same_from_release_to_release():
    act = {
        "id": 7,
        "digest": "",
        "kind": "signature",
        "partner_id": 3,
        "on": date(2025, 9, 18),
        "until": None,
        "recorded_at": SUMMER,
        "received": None,
        "signatories": [{"name": "Anja Bos", "function": "burgemeester"}],
        "text": "Één \ud800",
        "void": False,
    }
    assert act_digest(act) == "9b7fc35acf39d661db4d91201d633365777baaa289d2d232d29c416cd0ba44c4"


def test_what_has_no_spelling_of_its_own_gets_no_digest():
    with pytest.raises(TypeError, match="no place"):
        json_digest({"one": object()})
