"""What is searched and not found is counted, without a trace of who asked."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.models import User
from search.engines import engine
from search.following import missed as counting
from search.models import MissedSearch
from search.passages import Passage
from tests.portal.html import parsed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def something_to_find() -> None:
    page = Passage(
        ref="@website/a",
        document="@website",
        title="Deze website",
        kind="page",
        heading="Huur",
        in_force_from=date(2000, 1, 1),
        address="/over/",
        text="De huur.",
    )
    engine().index([page])


def missed() -> dict[str, int]:
    return dict(MissedSearch.objects.values_list("words", "times"))


def test_a_question_without_a_hit_is_counted_as_bare_words(client: Client) -> None:
    for question in ("Scheefwoners", '"scheefwoners"', "scheefwoners ", "huur", "Scheefwoners -koop"):
        client.get("/zoeken/", {"q": question})
    assert missed() == {"scheefwoners": 3, "scheefwoners koop": 1}
    row = MissedSearch.objects.get(words="scheefwoners")
    assert row.first_on == row.last_on == timezone.localdate()


@pytest.mark.parametrize(
    "question",
    [
        "jan@voorbeeld.nl",
        "06-12345678",
        "06 12 34 56 78",
        "+31 (0)35 123 45 67",
        "bsn 1234.56.782",
        "123456782",
        "NL91ABNA0417164300",
        "https://x.nl/tekenen/" + "a1b2" * 11,
        "x" * 300,
        "!!!",
        "\x00\x01",
    ],
)
def test_what_may_be_about_a_person_or_is_no_word_is_not_kept(client: Client, question: str) -> None:
    assert client.get("/zoeken/", {"q": question}).status_code == 200
    assert missed() == {}


@pytest.mark.parametrize(
    "more",
    [{"bladzijde": "2"}, {"soort": "process"}, {"document": "huur"}, {"bereik": "on", "dag": "1990-01-01"}],
)
def test_only_the_first_page_of_a_question_without_choices_counts(client: Client, more) -> None:
    client.get("/zoeken/", {"q": "scheefwoners"} | more)
    assert missed() == {}


def test_nothing_is_counted_while_the_engine_is_away(client: Client, settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path / "bestand"
    settings.DATA_DIR.write_text("geen map")
    assert "even niet" in text_of(parsed(client.get("/zoeken/", {"q": "scheefwoners"})))
    assert missed() == {}


def test_the_table_cannot_be_filled(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_ROWS", 3)
    today = timezone.localdate()
    for number, (words, times) in enumerate([("vaak", 5), ("oud", 1), ("nieuwer", 1)]):
        day = today - timedelta(days=9 - number)
        MissedSearch.objects.create(words=words, times=times, first_on=day, last_on=day)
    client.get("/zoeken/", {"q": "scheefwoners"})
    assert set(missed()) == {"vaak", "nieuwer", "scheefwoners"}
    MissedSearch.objects.update(times=2)
    client.get("/zoeken/", {"q": "nogiets"})
    assert set(missed()) == {"vaak", "nieuwer", "scheefwoners"}
    client.get("/zoeken/", {"q": "vaak"})
    assert missed()["vaak"] == 3


@given(st.text(max_size=400))
def test_any_question_gives_few_safe_words(question: str) -> None:
    words = counting.words_to_keep(question)
    assert len(words) <= 200 and "@" not in words
    assert words.isprintable() and counting.words_to_keep(words) in (words, "")


def test_editors_see_what_was_missed_in_dutch(client: Client) -> None:
    editor = User.objects.create_user("redactie")
    editor.groups.add(Group.objects.get(name="Regionaal team"))
    MissedSearch.objects.create(words="scheefwoners", times=7, first_on="2020-01-02", last_on="2020-03-04")
    client.force_login(editor)
    answer = client.get("/beheer/vergeefse-zoekvragen/")
    page = parsed(answer)
    assert answer.status_code == 200
    row = text_of(next(row for row in page.select("tr") if "scheefwoners" in row.text))
    assert "7" in row and "jaar geleden" in row
    told = text_of(page.select_one("main")).lower()
    assert "Niets gevonden" in answer.content.decode() and "hoe vaak" in told
    assert not [word for word in ("missed search", "times", "add ", "search terms") if word in told]
    assert client.get("/beheer/vergeefse-zoekvragen/new/").status_code != 200
