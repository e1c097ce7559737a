"""Searching as a reader, a partner and the regional team do, on real documents in the embedded engine."""

import io
import json
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser, Permission
from django.core.management import call_command
from django.utils import timezone

import docx
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.entry_rule import on_date
from documents.models import Document, Visibility
from documents.versions.determination import NewAttachment, determine_erratum
from portal.accounts.models import User
from search.engines import FACETS, engine
from search.finding import Query, answers, find
from search.index.indexing import index_document, index_findings
from search.models import StaleDocument
from signatures.models import Membership, Partner
from signatures.register.accounts import work_for
from signatures.register.acts import record_signature
from signatures.signals import standing_changed
from tests.factories import make_document, make_text, make_version

pytestmark = pytest.mark.usefixtures("each_engine")
ANYONE = AnonymousUser()
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def indexed_at_once(db, django_capture_on_commit_callbacks):
    """What is done after commit happens within each test as it does in the portal."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A `with` that ends as a transaction does: with the work that waits for it."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def today() -> date:
    return timezone.localdate()


def partner_account() -> User:
    partner = Partner.objects.create(slug="dudok", kind_id="corporation")
    Membership.objects.create(partner=partner, document=Document.objects.first(), since=date(2020, 1, 1))
    user = User.objects.create_user("partner")
    work_for(user=user, partner=partner)
    return user


def editor() -> User:
    user = User.objects.create_user("redacteur")
    user.user_permissions.add(Permission.objects.get(codename="add_version"))
    return user


def in_force(slug: str, articles: dict[str, str], *, since: date = date(2020, 1, 1), **more):
    document = Document.objects.filter(slug=slug).first()
    document = document or make_document(slug, kind="process", **more)
    return make_version(document, articles=articles, determined_on=since, rule=on_date(since))


def shown(hit) -> str:
    return " … ".join("".join(f"[{p.text}]" if p.hit else p.text for p in parts) for parts in hit.fragments)


def test_an_article_is_found_by_its_words_and_opens_where_it_stands(commit):
    with commit():
        in_force(
            "huur", {"Artikel 1 Doel": "Een woning.", "Artikel 2 Kosten": "De woningcorporatie betaalt."}
        )
    answer = find(Query("corporaties betalen"), user=ANYONE)
    (hit,) = answer.hits
    assert (answer.total, hit.document, hit.key, hit.heading) == (1, "huur", "kosten", "Artikel 2 Kosten")
    assert shown(hit) == "De woning[corporatie] [betaalt]."
    assert (hit.standing, hit.standing_words) == ("inForce", "van kracht")
    assert hit.url == "/werkprocessen/huur/#kosten"
    assert answer.facets == {
        "kind": {"process": 1},
        "document": {"huur": 1},
        "partner": {},
        "year": {"2020": 1},
        "standing": {"inForce": 1},
    }


def test_a_reference_finds_the_article_itself_first(commit):
    with commit():
        in_force(
            "huur",
            {
                "Artikel 1 Doel": "Zie artikel 2, artikel 2 en nog eens artikel 2.",
                "Artikel 2 Kosten": "1. A.\n2. Wij.",
            },
        )
        in_force("zorg", {"Artikel 2 Zorg": "Een partner zorgt."})
    answer = find(Query("art. 2 lid 2 huur"), user=ANYONE)
    assert [(hit.document, hit.key) for hit in answer.hits] == [("huur", "kosten"), ("huur", "doel")]
    assert shown(answer.hits[0]).startswith("2. Wij.")


def test_what_is_in_force_follows_from_dates_alone(commit):
    tomorrow = today() + timedelta(days=1)
    with commit():
        in_force("huur", {"Artikel 1 Kosten": "De gemeente betaalt."}, since=date(2020, 1, 1))
        in_force("huur", {"Artikel 1 Kosten": "De gemeente betaalt alles."}, since=tomorrow)
    for day, version in [(None, "1"), (date(2021, 6, 1), "1"), (tomorrow, "2")]:
        assert [hit.version for hit in find(Query("gemeente", on=day), user=ANYONE).hits] == [version]
    assert find(Query("gemeente", on=date(2019, 12, 31)), user=ANYONE).total == 0
    every = {hit.version: hit for hit in find(Query("gemeente", scope="all"), user=ANYONE).hits}
    assert every["1"].standing_words.startswith("van kracht, vervalt per ")
    assert every["2"].standing_words.startswith("vastgesteld, van kracht vanaf ")
    assert every["2"].url == "/werkprocessen/huur/versies/2/#kosten"
    later = {hit.version: hit for hit in find(Query("gemeente", scope="all", on=tomorrow), user=ANYONE).hits}
    assert (later["1"].standing, later["2"].standing) == ("superseded", "inForce")
    assert later["1"].standing_words.startswith("vervallen per ")


def test_a_convenant_that_nobody_signed_is_found_among_all_versions_only(commit):
    with commit():
        make_version(make_document(), articles={"Artikel 1 Kosten": "De gemeente betaalt."})
    assert find(Query("gemeente"), user=ANYONE).total == 0
    (hit,) = find(Query("gemeente", scope="all"), user=ANYONE).hits
    assert hit.standing_words == "vastgesteld, nog niet van kracht"


@pytest.mark.parametrize("query", ["parkeerplaats", "jaarverslag"])
def test_pages_of_attachments_are_found(commit, query):
    typed = "#set document(title: [Bijlage])\nInleiding\n#pagebreak()\nEen parkeerplaats per woning."
    written = docx.Document()
    written.add_heading("Inleiding", 1)
    written.add_paragraph("Niets bijzonders.")
    written.add_heading("Verantwoording", 1)
    written.add_paragraph("Het jaarverslag komt in mei.")
    content = io.BytesIO()
    written.save(content)
    attachments = [
        NewAttachment("Parkeren", "parkeren.pdf", typst.compile(typed.encode()), "application/pdf"),
        NewAttachment("Verslag", "verslag.docx", content.getvalue(), DOCX),
    ]
    with commit():
        document = make_document("zorg", kind="contract")
        make_version(document, articles={"Artikel 1 Doel": "Zorg."}, attachments=attachments)
    (hit,) = find(Query(query), user=ANYONE).hits
    assert (hit.page, f"[{query}]" in shown(hit)) == (2, True)
    position = 1 if query == "parkeerplaats" else 2
    assert hit.url == f"/contracten/zorg/versies/1/bijlagen/{position}/#bladzijde-2"


def test_a_hidden_document_is_found_by_who_may_read_it(commit):
    with commit():
        in_force("open", {"Artikel 1 A": "Een geheim is het niet."})
        in_force("besloten", {"Artikel 1 B": "Een geheim voor partners."}, visibility=Visibility.PARTNERS)
        in_force("intern", {"Artikel 1 C": "Een geheim van het team."}, visibility=Visibility.TEAM)
    found = [
        {hit.document for hit in find(Query("geheim"), user=user).hits}
        for user in (ANYONE, partner_account(), editor())
    ]
    assert found == [{"open"}, {"open", "besloten"}, {"open", "besloten", "intern"}]


def test_a_document_is_hidden_at_once_also_while_the_index_does_not_know(commit):
    with commit():
        in_force("open", {"Artikel 1 A": "Een geheim."})
    Document.objects.filter(slug="open").update(visibility=Visibility.TEAM)
    answer = find(Query("geheim"), user=ANYONE)
    assert (answer.total, answer.hits, answer.facets) == (0, (), {facet: {} for facet in FACETS})
    assert find(Query("geheum"), user=ANYONE).suggestion is None


def test_choices_narrow_the_hits_and_leave_their_own_counts(commit):
    with commit():
        in_force("huur", {"Artikel 1 A": "De gemeente."})
        make_version(make_document("zorg", kind="contract"), articles={"Artikel 1 B": "De gemeente."})
    answer = find(Query("gemeente", kinds=("contract",)), user=ANYONE)
    assert (answer.total, [hit.document for hit in answer.hits]) == (1, ["zorg"])
    assert (answer.facets["kind"], answer.facets["document"]) == ({"contract": 1, "process": 1}, {"zorg": 1})
    answer = find(Query("gemeente", document="huur"), user=ANYONE)
    assert (answer.facets["kind"], answer.facets["document"]) == ({"process": 1}, {"huur": 1, "zorg": 1})


@given(text=st.text(max_size=60), kinds=st.sets(st.text(max_size=5), max_size=2), page=st.integers(-5, 10**6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_at_all_is_answered(commit, text, kinds, page):
    answer = find(Query(text, kinds=tuple(kinds), page=page, document=text[:3] or None), user=ANYONE)
    assert answer.available and answer.total == 0


def test_a_near_word_is_suggested_and_never_applied(commit):
    with commit():
        in_force("huur", {"Artikel 1 A": "De huisvesting van cliënten."})
    answer = find(Query("huisvestign cliemten"), user=ANYONE)
    assert (answer.total, answer.suggestion) == (0, "huisvesting cliënten")
    assert find(Query("onvindbaar"), user=ANYONE).suggestion is None


def test_pages_of_hits_follow_each_other(commit):
    with commit():
        in_force("huur", {f"Artikel {n} Deel {n}": "De gemeente." for n in range(1, 8)})
    pages = [find(Query("gemeente", page=page, size=3), user=ANYONE) for page in (1, 2, 3, 4)]
    keys = [hit.key for page in pages for hit in page.hits]
    assert [page.total for page in pages] == [7, 7, 7, 7] and len(keys) == len(set(keys)) == 7


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            " ",
            '"',
            '""',
            "-",
            "-huur",
            'a"b',
            "* OR NOT (",
            "huur AND",
            "NEAR(a b)",
            "\x00",
            "🙂",
            "body:x",
        ],
        *[
            "a" * 10_000,
            "huur " * 2_000,
            '"' * 10_000,
            "'; DROP TABLE x; --",
            "%",
            "^huur",
            "{a}: b",
            "\u202e",
        ],
    ],
)
def test_any_question_is_answered(commit, text):
    with commit():
        in_force("huur", {"Artikel 1 A": "De huur."})
    assert find(Query(text), user=ANYONE).available


def test_exclusions_alternatives_and_series_of_words(commit):
    with commit():
        in_force(
            "huur",
            {"Artikel 1 A": "Burgemeester en wethouders.", "Artikel 2 B": "Wethouders en burgemeester."},
        )
    for text, keys in [
        ('"burgemeester en wethouders"', {"a"}),
        ("wethouders -\"burgemeester en wethouders\"", {"b"}),
        ("niets OR wethouders", {"a", "b"}),
        ("niets wethouders", set()),
    ]:  # fmt: skip
        assert {hit.key for hit in find(Query(text), user=ANYONE).hits} == keys


def test_the_queries_of_a_search_do_not_grow(commit, django_assert_num_queries):
    with commit():
        for number in range(5):
            in_force(f"huur-{number}", {f"Artikel {n} A": "De gemeente." for n in range(1, 5)})
    with django_assert_num_queries(4):
        assert find(Query("gemeente"), user=ANYONE).total == 20


def test_the_queries_to_gather_a_document_do_not_grow(commit, django_assert_num_queries):
    with commit():
        for year in (2020, 2021, 2022):
            version = in_force("huur", {"Artikel 1 A": f"In {year}."}, since=date(year, 1, 1))
    index_document(version.document)
    with django_assert_num_queries(10):
        index_document(version.document)


def test_an_engine_out_of_reach_is_said_and_nothing_is_lost(commit, settings, tmp_path):
    blocked, url = tmp_path / "bestand", settings.SEARCH_URL
    blocked.write_text("geen map")
    settings.DATA_DIR = blocked
    settings.SEARCH_URL = url if url == "embedded:" else "http://127.0.0.1:1"
    with commit():
        in_force("huur", {"Artikel 1 A": "De gemeente."})
    assert find(Query("gemeente"), user=ANYONE) == answers.Answer(available=False)
    assert [str(noted) for noted in StaleDocument.objects.all()] == ["Huur"]
    assert [finding.what for finding in index_findings()] == ["search index"]
    settings.DATA_DIR, settings.SEARCH_URL = tmp_path, url
    with commit():
        in_force("zorg", {"Artikel 1 A": "De zorg."})
    assert find(Query("gemeente"), user=ANYONE).total == 1
    assert not StaleDocument.objects.exists()


def test_differences_between_index_and_database_are_found(commit):
    with commit():
        version = in_force("huur", {"Artikel 1 A": "De gemeente.", "Artikel 2 B": "De huur."})
    assert list(index_findings()) == []
    engine().delete(["huur/1#a"])
    Document.objects.filter(slug="huur").update(kind="finance")
    found = {(finding.what, finding.where) for finding in index_findings()}
    assert found == {("search index: missing", "huur/1#a"), ("search index: changed", "huur/1#b")}
    StaleDocument.objects.create(document=version.document, since=timezone.now())
    assert list(index_findings()) == []
    call_command("reindex")
    assert not StaleDocument.objects.exists()
    assert list(index_findings()) == []


def test_reindex_builds_anew(commit, capsys):
    with commit():
        in_force("huur", {"Artikel 1 A": "De gemeente."})
    engine().delete(engine().digests())
    call_command("reindex")
    assert "1 van 1 documenten" in capsys.readouterr().out
    assert find(Query("gemeente"), user=ANYONE).total == 1
    assert list(index_findings()) == []


def test_the_command_gives_the_answer_as_data(commit, capsys):
    with commit():
        in_force("huur", {"Artikel 1 A": "De gemeente."})
    call_command("search", "gemeenten", "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["total"] == 1 and data["suggestion"] is None
    assert list(data["facets"]) == list(FACETS) and data["facets"]["document"] == {"huur": 1}
    hit = data["hits"][0]
    assert (hit["document"], hit["version"], hit["key"], hit["page"]) == ("huur", "1", "a", None)
    assert hit["fragments"] == [
        [{"text": "De ", "hit": False}, {"text": "gemeente", "hit": True}, {"text": ".", "hit": False}]
    ]


def test_a_repaired_copy_takes_the_place_of_the_first(commit):
    with commit():
        version = in_force("huur", {"Artikel 1 A": "De gemente betaalt."})
        determine_erratum(
            of=version, text=make_text({"Artikel 1 A": "De gemeente betaalt."}), pictures={}, by="Anja Bos",
            determined_on=date(2021, 1, 1), reason="Tikfout.",
        )  # fmt: skip
    (hit,) = find(Query("betaalt"), user=ANYONE).hits
    assert hit.version == "1.1"
    (hit,) = find(Query("betaalt", on=date(2020, 6, 1)), user=ANYONE).hits
    assert hit.version == "1"
    words = {hit.version: hit.standing_words for hit in find(Query("betaalt", scope="all"), user=ANYONE).hits}
    assert words == {"1": "hersteld per 1 januari 2021", "1.1": "van kracht"}


def test_what_enters_into_force_by_a_signature_is_found_from_then_on(commit):
    with commit():
        document = make_document()
        partner = Partner.objects.create(slug="dudok", kind_id="corporation")
        Membership.objects.create(partner=partner, document=document, since=date(2020, 1, 1))
        version = make_version(
            document, articles={"Artikel 1 Kosten": "De gemeente betaalt."}, determined_on=date(2021, 1, 1)
        )
    assert find(Query("gemeente"), user=ANYONE).total == 0
    with commit():
        record_signature(
            partner=partner,
            version=version,
            signatories=[{"name": "A. Bos", "function": "directeur"}],
            on=date(2021, 2, 1),
            by=None,
        )
    (hit,) = find(Query("gemeente"), user=ANYONE).hits
    assert hit.url == "/convenanten/convenant/#kosten"
    assert find(Query("gemeente", on=date(2021, 1, 31)), user=ANYONE).total == 0


def test_acts_taken_over_many_at_a_time_reach_the_index(commit):
    with commit():
        document = make_document()
    with commit():
        standing_changed.send(sender=Document, document=document)
        assert StaleDocument.objects.count() == 1
    assert not StaleDocument.objects.exists()
