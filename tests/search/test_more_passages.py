"""What is found beside the texts: follow-up points, partners and pages of the website, on every engine."""

from datetime import date

from django.contrib.auth.models import AnonymousUser, Permission
from django.core.management import call_command

import pytest

from documents.entry_rule import on_date
from documents.models import Document, Visibility
from portal.accounts.models import User
from search.engines import engine
from search.finding import Query, find
from search.index.indexing import index_findings
from search.models import StaleDocument, StaleSource
from search.passages import Passage, sources
from signatures.models import FollowUp, FollowUpState, Partner, PartnerName
from tests.factories import make_document, make_version

pytestmark = pytest.mark.usefixtures("each_engine", "db")
ANYONE = AnonymousUser()
SINCE = date(2020, 1, 1)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def in_force(slug: str, text: str, **more) -> Document:
    document = make_document(slug, kind="process", **more)
    make_version(document, articles={"Artikel 1 Doel": text}, determined_on=SINCE, rule=on_date(SINCE))
    return document


def point(*documents: Document, **fields) -> FollowUp:
    made = FollowUp.objects.create(**{"title": "Evaluatie plannen"} | fields)
    made.documents.set(documents)
    return made


def named(slug: str, kind: str, *names: tuple[str, date]) -> Partner:
    partner = Partner.objects.create(slug=slug, kind_id=kind)
    for name, since in names:
        PartnerName.objects.create(partner=partner, name=name, since=since)
    return partner


def hits(text: str, user=ANYONE, **more) -> list[tuple[str, str]]:
    return [(hit.kind, hit.heading) for hit in find(Query(text, **more), user=user).hits]


def editor() -> User:
    user = User.objects.create_user("redacteur")
    user.user_permissions.add(Permission.objects.get(codename="add_version"))
    return user


def test_a_follow_up_point_is_found_with_its_document_and_opens_there(commit):
    with commit():
        document = in_force("huur", "Een woning.")
        point(document, description="Met de corporaties.", owner="Dudok", state=FollowUpState.OPEN)
    (hit,) = find(Query("evaluaties corporatie"), user=ANYONE).hits
    assert (hit.kind, hit.document, hit.title) == ("followUp", "huur", "Huur")
    assert hit.url == "/werkprocessen/huur/#_vervolgacties"
    assert (hit.version, hit.version_name, hit.standing_words) == ("", "Open", "")
    assert hits("Dudok") == [("followUp", "Evaluatie plannen")]
    assert hits("open") == []


def test_a_follow_up_point_is_as_visible_as_each_document_that_it_touches(commit):
    with commit():
        open_one = in_force("huur", "Een woning.")
        hidden = in_force("zorg", "Een zorg.", visibility=Visibility.TEAM)
        point(open_one, hidden)
        point(hidden, title="Geheim overleg")
    assert [hit.document for hit in find(Query("evaluatie"), user=ANYONE).hits] == ["huur"]
    assert hits("geheim") == []
    team = editor()
    assert {hit.document for hit in find(Query("evaluatie"), user=team).hits} == {"huur", "zorg"}
    assert hits("geheim", team) == [("followUp", "Geheim overleg")]
    assert "geheim" not in engine().words(("public",)).vocabulary


def test_a_follow_up_point_is_kept_current_whatever_side_it_changes_from(commit):
    with commit():
        huur, zorg = in_force("huur", "Een woning."), in_force("zorg", "Een zorg.")
    with commit():
        made = point(huur)
        assert StaleDocument.objects.get().document == huur
    with commit():
        made.title = "Onderzoek plannen"
        made.save()
    assert (hits("evaluatie"), len(hits("onderzoek"))) == ([], 1)
    with commit():
        zorg.follow_ups.add(made)
    assert len(hits("onderzoek")) == 2
    with commit():
        made.documents.remove(huur)
    assert [hit.document for hit in find(Query("onderzoek"), user=ANYONE).hits] == ["zorg"]
    with commit():
        made.documents.clear()
    assert hits("onderzoek") == []
    with commit():
        huur.follow_ups.set([made])
    assert len(hits("onderzoek")) == 1
    with commit():
        made.delete()
    assert hits("onderzoek") == [] and not StaleDocument.objects.exists()
    assert list(index_findings()) == []


def test_a_partner_is_found_by_the_name_of_the_day_and_by_those_before(commit):
    with commit():
        named("dudok", "corporation", ("Dudok Wonen", date(2000, 1, 1)), ("Nieuw Dudok", date(2022, 1, 1)))
    (hit,) = find(Query("dudok wonen"), user=ANYONE).hits
    assert (hit.kind, hit.heading, hit.url) == ("partner", "Nieuw Dudok", "/partners/dudok/")
    assert (hit.version_name, hit.standing_words) == ("Woningcorporatie", "")
    assert hits("dudok", on=date(2021, 1, 1)) == [("partner", "Dudok Wonen")]
    assert hits("dudok", on=date(1990, 1, 1)) == [("partner", "Dudok Wonen")]


def test_the_kind_of_a_partner_helps_to_choose_and_finds_nothing_alone(commit):
    with commit():
        named("huizen", "municipality", ("Huizen", SINCE))
        in_force("huur", "De gemeente betaalt.")
    assert hits("gemeente") == [("process", "Artikel 1 Doel")]
    assert hits("gemeente huizen") == [("partner", "Huizen")]


def test_partners_are_kept_current(commit):
    with commit():
        partner = named("dudok", "corporation", ("Dudok", SINCE))
        assert StaleSource.objects.filter(source="@partners").exists()
    with commit():
        name = partner.names.get()
        name.name = "Alliantie"
        name.save()
    assert (hits("dudok"), hits("alliantie")) == ([], [("partner", "Alliantie")])
    with commit():
        Partner.objects.all().delete()
    assert hits("alliantie") == [] and not StaleSource.objects.exists()


def test_what_changes_while_the_engine_is_away_is_indexed_when_it_is_back(commit, settings, tmp_path):
    blocked, url = tmp_path / "bestand", settings.SEARCH_URL
    blocked.write_text("geen map")
    settings.DATA_DIR = blocked
    settings.SEARCH_URL = url if url == "embedded:" else "http://127.0.0.1:1"
    with commit():
        named("dudok", "corporation", ("Dudok", SINCE))
    assert StaleSource.objects.filter(source="@partners").exists()
    settings.DATA_DIR, settings.SEARCH_URL = tmp_path, url
    with commit():
        named("ymere", "corporation", ("Ymere", SINCE))
    assert (len(hits("dudok")), len(hits("ymere"))) == (1, 1) and not StaleSource.objects.exists()


def test_the_pages_of_the_website_are_found_after_a_rebuild(commit):
    call_command("reindex")
    (hit,) = find(Query("EUPL"), user=ANYONE).hits
    assert (hit.kind, hit.heading, hit.url) == ("page", "Over deze website", "/over/")
    assert hit.title == "Over deze website" or hit.title == "Deze website"
    assert list(index_findings()) == [] and not StaleSource.objects.exists()


def test_a_difference_in_what_stands_beside_the_texts_is_found(commit):
    with commit():
        named("dudok", "corporation", ("Dudok", SINCE))
        point(in_force("huur", "Een woning."))
    assert list(index_findings()) == []
    PartnerName.objects.update(name="Alliantie")
    FollowUp.objects.update(title="Onderzoek")
    engine().index([Passage(ref="@weg/1", document="@weg", title="Weg", text="Weg.")])
    found = {(finding.what, finding.where.rpartition("/")[0]) for finding in index_findings()}
    assert found == {
        ("search index: changed", "@partners/dudok"),
        ("search index: changed", "huur/vervolgacties"),
        ("search index: extra", "@weg"),
    }
    call_command("reindex")
    assert list(index_findings()) == []


def test_the_order_of_the_texts_is_the_same_without_what_stands_beside_them(commit):
    with commit():
        for number in range(1, 6):
            in_force(f"huur-{number}", "De gemeente betaalt de huur. " * number + "En de zorg.")

    def texts() -> list[str]:
        return [hit.document for hit in find(Query("gemeente huur"), user=ANYONE).hits if hit.version]

    before = texts()
    with commit():
        point(*Document.objects.all(), title="Huur van de gemeente", description="De gemeente en de huur.")
        named("huizen", "municipality", ("Gemeente Huizen", SINCE))
    assert texts() == before and len(before) == 5


def test_a_source_cannot_have_the_name_of_a_document():
    with pytest.raises(ValueError, match="@"):
        sources.register_source("huur", list)
    assert sources.passages_of_source("@onbekend") == []
