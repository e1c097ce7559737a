"""Mails about what is new for a kept question: to the right person, once, and never more than may be read."""

from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.entry_rule import on_date
from documents.models import Document, Visibility
from documents.text.refusals import Refused
from portal.accounts.models import User
from search.engines import engine
from search.following.alerts import alert, alert_all
from search.following.saved import keep_search, switch_mail
from search.index.indexing import index_document
from search.models import SavedSearch
from search.query import query_of
from signatures.models import FollowUp, Membership, Partner
from signatures.register.accounts import work_for
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db
SINCE = date(2020, 1, 1)


def person(name: str = "sanne", partner: Partner | None = None, **more) -> User:
    user = User.objects.create_user(name, **{"email": f"{name}@voorbeeld.example"} | more)
    work_for(user=user, partner=partner)
    return user


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def text(slug: str, *articles: str, since: date = SINCE, **more) -> Document:
    """A version in force with these articles, in the index."""
    document = Document.objects.filter(slug=slug).first() or make_document(slug, kind="process", **more)
    written = {f"Artikel {n} Deel {n}": article for n, article in enumerate(articles, start=1)}
    make_version(document, articles=written, determined_on=since, rule=on_date(since))
    index_document(document)
    return document


def question_of(text: str, **more: str) -> QueryDict:
    return QueryDict(urlencode({"q": text} | more))


def kept(user: User, question: str = "huur", **asked: str) -> SavedSearch:
    return keep_search(query=query_of(question_of(question, **asked)), user=user)


def run(*options: str, capsys) -> str:
    call_command("alert", *options)
    return capsys.readouterr().out


def test_what_is_new_is_told_once_with_links(capsys, settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://portaal.example"
    text("wonen", "De huur is laag.")
    kept(person(first_name="Sanne"))
    assert "niets nieuws" in run(capsys=capsys) and mail.outbox == []
    text("zorg", "De huur en de zorg.")
    assert "zou een e-mail krijgen: 1 nieuwe plaats" in run("--dry-run", capsys=capsys)
    assert mail.outbox == []
    assert "e-mail verstuurd aan sanne@voorbeeld.example: 1 nieuwe plaats" in run(capsys=capsys)
    (sent,) = mail.outbox
    assert sent.to == ["sanne@voorbeeld.example"] and sent.subject == "Nieuw gevonden: huur"
    assert "Beste Sanne," in sent.body
    assert (
        "- Zorg, Artikel 1 Deel 1 (van kracht)\n  https://portaal.example/werkprocessen/zorg/#" in sent.body
    )
    assert "https://portaal.example/zoeken/?q=huur" in sent.body
    assert "https://portaal.example/account/zoekvragen/" in sent.body
    assert "Wonen" not in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert SavedSearch.objects.get().told_at.date() == timezone.now().date()
    assert "niets nieuws" in run(capsys=capsys) and len(mail.outbox) == 1


def test_a_changed_text_is_news_and_the_same_text_in_a_new_version_is_not() -> None:
    text("wonen", "De huur is laag.", "De huur is hoog.")
    user = person()
    kept(user)
    text("wonen", "De huur is laag.", "De huur is gelijk.", since=date(2021, 1, 1))
    assert alert(user).endswith("1 nieuwe plaats")
    assert "Artikel 2 Deel 2" in mail.outbox[0].body and "Artikel 1" not in mail.outbox[0].body


def test_a_follow_up_point_is_news_too() -> None:
    document = text("wonen", "De zorg.")
    user = person()
    kept(user)
    FollowUp.objects.create(title="Huur onderzoeken").documents.add(document)
    index_document(document)
    assert alert(user).endswith("1 nieuwe plaats")
    assert "- Wonen, Huur onderzoeken\n" in mail.outbox[0].body


def test_one_mail_a_person_whatever_the_number_of_questions() -> None:
    user = person()
    kept(user, "huur")
    kept(user, "zorg")
    text("wonen", *(f"De huur nummer {n} en de zorg." for n in range(1, 13)))
    assert alert(user).endswith("24 nieuwe plaatsen")
    (sent,) = mail.outbox
    assert sent.subject == "Nieuw gevonden voor 2 zoekvragen"
    assert "huur: 12 nieuwe plaatsen" in sent.body and sent.body.count("En nog 2 andere.") == 2


def test_who_lost_the_right_to_read_is_told_nothing() -> None:
    partner = Partner.objects.create(slug="dudok", kind_id="corporation")
    document = make_document("convenant")
    member = Membership.objects.create(partner=partner, document=document, since=SINCE)
    index_document(document)
    user, other = person(partner=partner), person("piet", partner=partner)
    kept(fresh(user))
    kept(fresh(other))
    text("geheim", "De huur is geheim.", visibility=Visibility.PARTNERS)
    assert alert(fresh(other)).endswith("1 nieuwe plaats")
    member.until = timezone.localdate()
    member.save()
    assert alert(fresh(user)) == "niets nieuws" and len(mail.outbox) == 1


def test_who_may_read_more_is_told_more_and_no_one_else() -> None:
    team, reader = person("team"), person("lezer")
    team.user_permissions.add(Permission.objects.get(codename="add_version"))
    kept(fresh(team))
    kept(fresh(reader))
    text("intern", "De huur, intern.", visibility=Visibility.TEAM)
    assert [words for _, words in alert_all()] == [
        "e-mail verstuurd aan team@voorbeeld.example: 1 nieuwe plaats",
        "niets nieuws",
    ]


def test_who_cannot_log_in_or_switched_it_off_gets_nothing(capsys) -> None:
    gone, off, nowhere = person("weg"), person("uit"), person("zonder", email="")
    for user in (gone, off, nowhere):
        kept(user)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    SavedSearch.objects.filter(user=off).update(by_mail=False)
    text("wonen", "De huur.")
    out = run(capsys=capsys)
    assert out == "zonder: overgeslagen: er is geen e-mailadres bekend\n" and mail.outbox == []
    SavedSearch.objects.all().delete()
    assert run(capsys=capsys) == "Niemand volgt een zoekvraag met e-mail.\n"


def test_switched_on_again_only_what_is_new_from_then_on_counts() -> None:
    user = person()
    saved = kept(user)
    query = query_of(question_of("huur"))
    switch_mail(saved=saved, query=query, on=False)
    text("wonen", "De huur.")
    switch_mail(saved=saved, query=query, on=True)
    assert alert(user) == "niets nieuws"
    text("zorg", "De huur en de zorg.")
    assert alert(user).endswith("1 nieuwe plaats")


def test_an_address_that_fails_does_not_stop_the_others_and_is_tried_again(monkeypatch, capsys) -> None:
    first, second = person("eerste"), person("tweede")
    kept(first)
    kept(second)
    text("wonen", "De huur.")
    send = mail.EmailMessage.send

    def refuse(self, *arguments, **named):
        if self.to == [first.email]:
            raise OSError("mailbox unavailable")
        return send(self, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(mail.EmailMessage, "send", refuse)
        out = run(capsys=capsys)
    assert "eerste: niet verstuurd: De mail aan eerste@voorbeeld.example ging niet weg (OSError)." in out
    assert [sent.to for sent in mail.outbox] == [[second.email]]
    run(capsys=capsys)
    assert [sent.to for sent in mail.outbox] == [[second.email], [first.email]]


def test_while_the_engine_is_away_nothing_is_sent_nor_forgotten(capsys, settings, tmp_path) -> None:
    text("wonen", "De zorg.")
    user = person()
    kept(user)
    text("wonen", "De huur.", since=date(2021, 1, 1))
    settings.DATA_DIR = tmp_path / "bestand"
    settings.DATA_DIR.write_text("geen map")
    with pytest.raises(CommandError, match="de volgende keer wordt het opnieuw geprobeerd"):
        call_command("alert")
    assert alert(user).startswith("overgeslagen: de zoekmachine antwoordt niet")
    with pytest.raises(Refused, match="even niet"):
        kept(user, "zorg")
    settings.DATA_DIR = tmp_path
    assert alert(user).endswith("1 nieuwe plaats")


def test_an_index_that_is_gone_and_comes_back_is_no_news(capsys) -> None:
    document = text("wonen", "De huur.")
    user = person()
    kept(user)
    engine().replace("wonen", [])
    assert alert(user) == "niets nieuws"
    index_document(document)
    assert alert(user) == "niets nieuws"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(Visibility.values), st.sampled_from(["huur", "zorg"])),
        max_size=4,
        unique=True,
    ),
    st.sampled_from(["lezer", "partner", "team"]),
)
def test_what_one_may_not_read_changes_nothing_in_what_one_is_told(texts, role: str) -> None:
    """The mail is the same when the texts that this person may not read are not there at all."""
    readable = {"lezer": 1, "partner": 2, "team": 3}[role]
    everything = _told(role, texts)
    assert everything == _told(role, [one for one in texts if one[0] in Visibility.values[:readable]])


def _told(role: str, texts) -> tuple[str, list[str]]:
    """What this person is told about these texts; nothing of it is left."""
    mail.outbox.clear()
    with transaction.atomic():
        user = _in_role(role)
        kept(fresh(user))
        for visibility, word in texts:
            document = text(f"over-{visibility}-{word}", f"De {word}.", visibility=visibility)
            FollowUp.objects.create(title=f"Punt over {word}").documents.add(document)
            index_document(document)
        outcome = alert(fresh(user))
        for slug in Document.objects.values_list("slug", flat=True):
            engine().replace(slug, [])
        transaction.set_rollback(True)
    return outcome, [sent.body for sent in mail.outbox]


def _in_role(role: str) -> User:
    user = person(role)
    if role == "team":
        user.user_permissions.add(Permission.objects.get(codename="add_version"))
    if role == "partner":
        partner = Partner.objects.create(slug="dudok", kind_id="corporation")
        Membership.objects.create(partner=partner, document=make_document(), since=SINCE)
        work_for(user=user, partner=partner)
    return user
