"""The page of a partner's own people: what is asked, what changed, what was signed, who they are."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

import pytest

from documents.comparison import compare
from documents.comparison.costs_and_risk import speaks_of_costs_or_risk
from documents.models import LedgerEntry
from documents.models.document import Visibility
from documents.text.dutch import day
from portal.organisation.duties import is_named_in
from portal.texts.excerpts import excerpts_of, is_cut
from signatures.models import (
    Act,
    Amount,
    Contact,
    FollowUp,
    Invitation,
    Mandate,
    Membership,
    Outcome,
    Purpose,
    Route,
    Step,
    Submission,
    TermEntry,
)
from signatures.register.dated_facts import record_fact
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import token_digest
from tests.factories import make_document, make_text, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import NEW, SCAN, Region, join, make_user, sign

LogIn = Callable[..., Client]
QUERIES = 41


@pytest.fixture
def dudok(as_user: LogIn, region: Region) -> Client:
    """Somebody of the corporation that has not signed 2025 yet."""
    return as_user(make_user("dudok", partner=region.partners[1], first_name="Kees", last_name="Vos"))


def section(client: Client, name: str):
    return parsed(client.get("/mijn/")).select_one(f"section[aria-labelledby='_{name}']")


def test_page__asks_first_and_has_one_button(dudok: Client, region: Region) -> None:
    page = parsed(dudok.get("/mijn/"))
    assert [heading.text for heading in page.select("h2")] == [
        "Wat wordt gevraagd",
        "Wat is er veranderd sinds u tekende",
        "Wat u tekende",
        "Onze mensen",
        "Onze deelname",
    ]
    asked = page.select_one("section")
    assert "Versie 2025 van Convenant Wonen ondertekenen" in text_of(asked)
    assert len(asked.select(".nl-button")) == 1


def test_page__tells_the_deadline_and_leads_to_signing(dudok: Client, region: Region) -> None:
    deadline = timezone.localdate() + timedelta(days=10)
    opened = open_round(version=region.new, deadline=deadline, by=None)
    asked = section(dudok, "gevraagd")
    assert f"ondertekenen, uiterlijk {deadline.day} " in text_of(asked.h3)
    (button,) = asked.select(".nl-button")
    assert button["href"] == f"/mijn/ondertekenen/{opened.requests.get().pk}/"
    opened.deadline = timezone.localdate() - timedelta(days=1)
    opened.save()
    assert "is voorbij" in text_of(section(dudok, "gevraagd"))


def test_page__tells_what_waits_and_what_was_sent_back(dudok: Client, region: Region) -> None:
    submission = Submission.objects.create(
        version=region.new,
        partner=region.partners[1],
        method="paper",
        handed_in_at=timezone.now(),
        handed_in_by_name="Kees Vos",
    )
    assert "Het regionale team bekijkt het nog" in text_of(section(dudok, "gevraagd"))
    assert not section(dudok, "gevraagd").select(".nl-button")
    submission.decided_at, submission.remarks = timezone.now(), "De laatste bladzijde ontbreekt."
    submission.save()
    told = section(dudok, "gevraagd")
    assert "niet aangenomen" in text_of(told) and "De laatste bladzijde ontbreekt." in text_of(told)
    assert told.select(".nl-button")


def test_page__asks_nothing_of_who_signed(dudok: Client, region: Region) -> None:
    sign(region.partners[1], region.new, date(2025, 11, 20))
    page = parsed(dudok.get("/mijn/"))
    assert "Er wordt nu niets van u gevraagd" in text_of(page)
    assert not page.select("#_veranderd")


def test_page__tells_that_the_own_decision_is_not_there_yet(as_user: LogIn, region: Region) -> None:
    rules = [{"type": "all", "act": act, "of": "members"} for act in ("adoption", "signature")]
    make_version(
        region.convenant, label="2026", determined_on=date(2026, 1, 1), rule={"type": "and", "rules": rules}
    )
    client = as_user(make_user("huizen", partner=region.partners[0]))
    assert "het besluit van uw eigen bestuur is nog niet vastgelegd" in text_of(
        parsed(client.get("/mijn/")).select_one(".asked")
    )
    assert "Wacht op een besluit van uw eigen bestuur" in text_of(section(client, "gevraagd"))


def test_page__tells_which_step_of_the_own_body_is_planned(dudok: Client, region: Region) -> None:
    route = Route.objects.create(document=region.convenant, version=region.new, label="2025", title="Route")
    step = Step.objects.create(
        route=route,
        order=1,
        body="de Raad van Bestuur",
        partner=region.partners[1],
        purpose=Purpose.ADOPT,
        planned_on=date(2025, 12, 1),
    )
    told = text_of(section(dudok, "gevraagd"))
    assert "Wacht op een besluit van de Raad van Bestuur. Gepland op 1 december 2025" in told
    assert "die dag is voorbij" in told
    step.held_on, step.outcome = date(2025, 12, 1), Outcome.AGREED
    step.save()
    assert "Raad van Bestuur" not in text_of(section(dudok, "gevraagd"))


def test_page__tells_our_follow_ups_and_not_those_of_others(dudok: Client, region: Region) -> None:
    for title, owner in (("Nieuwe huurcijfers", "Dudok en Huizen"), ("Brief aan het Rijk", "Huizen")):
        FollowUp.objects.create(title=title, owner=owner).documents.add(region.convenant)
    told = text_of(section(dudok, "gevraagd"))
    assert "Nieuwe huurcijfers" in told and "Brief aan het Rijk" not in told


@pytest.mark.parametrize(
    ("owner", "ours"), [("dudok", True), ("Dudok, met Huizen", True), ("Dudoks buren", False), ("", False)]
)
def test_owner__is_ours_by_whole_name(owner: str, ours: bool) -> None:
    assert is_named_in(owner, ["Dudok", ""]) is ours


def test_changes__give_money_and_risk_first_with_their_words(dudok: Client, region: Region) -> None:
    articles = NEW | {"Artikel 1 Doel": "Partijen helpen mensen snel aan een woning."}
    make_version(region.convenant, articles=articles, label="2026", determined_on=date(2026, 1, 1))
    changed = section(dudok, "veranderd")
    assert "3 artikelen gewijzigd en 1 nieuw" in text_of(changed)
    units = changed.select("ul.links > li")
    names = [text_of(unit.select_one("a")) for unit in units]
    assert names.index("Artikel 2 Kosten") < names.index("Artikel 1 Doel")
    assert names.index("Artikel 4 Risicofonds") < names.index("Artikel 1 Doel")
    costs = units[names.index("Artikel 2 Kosten")]
    assert text_of(costs.select_one("del")) == "de helft"
    assert "derde deel" in text_of(costs.select_one("ins"))
    assert costs.a["href"] == "/convenanten/convenant/vergelijk/1...3/#kosten"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Proceskosten", True),
        ("Het risicofonds", True),
        ("De bijdrage is € 10", True),
        ("partijen betalen samen", True),
        ("Betaling van de begeleiding", True),
        ("financiële afspraken", True),
        ("Doel en duur", False),
        ("transparante Europese verzorging", False),
    ],
)
def test_money_and_risk__are_known_by_their_words(words: str, found: bool) -> None:
    assert speaks_of_costs_or_risk(words) is found


def test_excerpt__keeps_the_change_and_a_little_around_it() -> None:
    long = "woorden over wonen " * 100
    old = make_text({"Artikel 3 Duur": f"{long}gelden twee jaar. {long}"})
    new = make_text({"Artikel 3 Duur": f"{long}gelden drie jaar. {long}", "Artikel 4 Nieuw": long})
    changed, added = compare(old, new).touched
    (line,) = excerpts_of(changed)
    assert [text for op, text in line if op != "equal"] == ["twee", "drie"]
    assert line[0].text.startswith("… ") and line[-1].text.endswith(" …")
    assert sum(len(text) for _, text in line) < 200
    (line,) = excerpts_of(added)
    assert line[0].op == "insert" and line[0].text.endswith("woorden …")
    assert not is_cut(excerpts_of(added), added)


def test_excerpt__says_when_there_is_more() -> None:
    many = "\n".join(f"{n}. Punt {n}." for n in range(1, 9))
    (added,) = compare(make_text({}), make_text({"Artikel 1 Punten": many})).touched
    assert len(excerpts_of(added)) == 4
    assert is_cut(excerpts_of(added), added)


def test_what_hangs_under_it__is_told_when_it_changed_since(dudok: Client, region: Region) -> None:
    make_version(region.process, label="2020", determined_on=date(2020, 1, 1), implements=region.old)
    contract = make_document("zorgcontract", kind="contract", title="Zorgcontract")
    make_version(contract, label="2018", determined_on=date(2018, 1, 1), implements=region.old)
    told = section(dudok, "veranderd")
    links = {link.text: link["href"] for link in told.select("#_vernieuwd + ul a")}
    assert links == {"Aanmelden, versie 2020": "/werkprocessen/aanmelden/vergelijk/1...2/"} or links == {
        "Aanmelden, versie 2020": "/werkprocessen/aanmelden/versies/2/"
    }
    region.process.visibility = Visibility.TEAM
    region.process.save()
    assert "Aanmelden" not in text_of(section(dudok, "veranderd"))


def test_people_and_membership__are_shown(dudok: Client, region: Region) -> None:
    partner, today = region.partners[1], timezone.localdate()
    Contact.objects.create(partner=partner, name="Ina Smit", function="secretaris", email="ina@dudok.example")
    Contact.objects.create(partner=partner, name="Oud Contact", email="oud@dudok.example", until=today)
    Mandate.objects.create(partner=partner, name="Bo Vos", since=date(2020, 1, 1), basis="Besluit 12")
    Mandate.objects.create(partner=partner, name="Oud Mandaat", since=date(2019, 1, 1), until=today)
    Membership.objects.filter(partner=partner).update(costs_until=date(2027, 1, 1), signatories=2)
    people = text_of(section(dudok, "mensen"))
    for words in ("Ina Smit, secretaris", "ina@dudok.example", "Bo Vos", "Besluit 12", "Kees Vos"):
        assert words in people
    assert "Oud" not in people
    told = text_of(section(dudok, "deelname"))
    assert "Deelnemer sinds 1 januari 2019" in told and "Betaalt mee tot 1 januari 2027" in told
    assert "Er tekenen 2 mensen samen" in told


def leave(region: Region, partner: int = 1) -> None:
    membership = Membership.objects.get(partner=region.partners[partner])
    membership.until = timezone.localdate()
    membership.save()


def test_leaver__keeps_what_it_signed_and_nothing_else(dudok: Client, region: Region) -> None:
    leave(region)
    page = parsed(dudok.get("/mijn/"))
    told = text_of(page.select_one("main"))
    assert "Dudok doet niet meer mee" in told and "U kunt hier niets meer wijzigen" in told
    assert "Convenant Wonen, versie 2019" in told
    assert "Onze mensen" not in told and "Wat wordt gevraagd" not in told
    act = Act.objects.get(version=region.old, partner=region.partners[1])
    (link,) = page.select("main .papers a")
    assert link["href"] == f"/bewijsstukken/{act.pk}/"
    assert b"".join(dudok.get(link["href"]).streaming_content) == SCAN
    others = Act.objects.get(version=region.old, partner=region.partners[0])
    assert dudok.get(f"/bewijsstukken/{others.pk}/").status_code == 404


def test_leaver__keeps_what_it_signed_of_a_text_it_may_read_no_more(dudok: Client, region: Region) -> None:
    region.convenant.visibility = Visibility.PARTNERS
    region.convenant.save()
    leave(region)
    assert "Convenant Wonen, versie 2019" in text_of(parsed(dudok.get("/mijn/")).select_one("main"))
    assert dudok.get("/convenanten/convenant/").status_code == 404


def test_leaver__cannot_take_over_a_request(dudok: Client, region: Region) -> None:
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    leave(region)
    assert dudok.post(f"/mijn/ondertekenen/{asked.pk}/", {"keuze": "zelf"}).status_code == 404


def test_taking_over__gives_an_own_link_and_tells_who_had_it(
    dudok: Client, region: Region, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    address = f"/mijn/ondertekenen/{asked.pk}/"
    assert "geen uitnodiging die werkt" in text_of(parsed(dudok.get(address)).select_one("main"))
    assert not Invitation.objects.exists()
    former = Invitation.objects.create(
        request=asked,
        name="Bo Vos",
        email="bo@dudok.example",
        token_digest=token_digest("bo"),
        sent_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=3),
    )
    assert "staat bij Bo Vos" in text_of(parsed(dudok.get(address)).select_one("main"))
    with django_capture_on_commit_callbacks(execute=True):
        sent = dudok.post(address, {"keuze": "zelf"})
    assert sent.url.startswith("/tekenen/")
    assert "Ondertekenen namens Dudok" in text_of(parsed(dudok.get(sent.url)).h1)
    former.refresh_from_db()
    assert former.ended_at
    taken = Invitation.objects.get(ended_at=None)
    assert (taken.name, taken.email, taken.delegated_from) == ("Kees Vos", "dudok@voorbeeld.example", former)
    assert [mail.to for mail in mailoutbox] == [["bo@dudok.example"]]
    assert "Kees Vos van Dudok heeft dit verzoek" in mailoutbox[0].body
    line = LedgerEntry.objects.get(what="Verzoek om te tekenen overgenomen")
    assert (line.who, line.organisation, line.result) == ("Kees Vos", "Dudok", "Van Bo Vos")


def test_taking_over__is_for_the_own_organisation(as_user: LogIn, region: Region) -> None:
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    client = as_user(make_user("huizen", partner=region.partners[0]))
    assert client.post(f"/mijn/ondertekenen/{asked.pk}/", {"keuze": "zelf"}).status_code == 404
    client.logout()
    assert client.get(f"/mijn/ondertekenen/{asked.pk}/").url.startswith("/inloggen/")


def test_sending_again__goes_to_who_was_invited(
    dudok: Client, region: Region, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    Invitation.objects.create(
        request=asked,
        name="Bo Vos",
        email="bo@dudok.example",
        token_digest=token_digest("bo"),
        sent_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=3),
    )
    with django_capture_on_commit_callbacks(execute=True):
        shown = dudok.post(f"/mijn/ondertekenen/{asked.pk}/", {"keuze": "opnieuw"}, follow=True)
    assert "opnieuw gestuurd aan Bo Vos" in text_of(parsed(shown))
    assert mailoutbox[0].to == ["bo@dudok.example"]


def test_number_of_queries__does_not_grow(dudok: Client, region: Region, django_assert_num_queries) -> None:
    dudok.get("/mijn/")
    with django_assert_num_queries(QUERIES):
        dudok.get("/mijn/")
    for number in range(6):
        document = make_document(f"afspraak-{number}", kind="finance")
        join(region.partners[1], document)
        old = make_version(document, determined_on=date(2020, 1, 1))
        sign(region.partners[1], old, date(2020, 2, 1))
        make_version(document, articles=NEW, determined_on=date(2025, 1, 1))
        under = make_document(f"proces-{number}", kind="process")
        make_version(under, determined_on=date(2025, 5, 1), implements=old)
    dudok.get("/mijn/")
    with django_assert_num_queries(QUERIES):
        assert len(parsed(dudok.get("/mijn/")).select("#_vernieuwd ~ * li")) == 7


def test_what_was_agreed__is_on_the_page_with_what_comes(dudok: Client, region: Region) -> None:
    assert not parsed(dudok.get("/mijn/")).select_one("section[aria-labelledby='_afgesproken']")
    ends = timezone.localdate() + timedelta(days=200)
    term = TermEntry(document=region.convenant, kind="term", on=date(2020, 1, 1), until=ends)
    record_fact(term, by=None)
    for what, since in (("Beheer", date(2020, 1, 1)), ("Later", ends)):
        amount = Amount(document=region.convenant, what=what, euros=20, per="per woning", on=since)
        record_fact(amount, by=None)
    told = text_of(section(dudok, "afgesproken"))
    assert f"Loopt af: {day(ends)}" in told
    assert "Beheer € 20 per woning" in told and "Later" not in told


def test_what_was_agreed_with_others__is_not_on_the_page(dudok: Client, region: Region) -> None:
    other = make_document(title="Andere afspraak", slug="andere")
    make_version(other)
    record_fact(Amount(document=other, what="Geheim", euros=20, on=date(2020, 1, 1)), by=None)
    assert "Geheim" not in dudok.get("/mijn/").content.decode()
