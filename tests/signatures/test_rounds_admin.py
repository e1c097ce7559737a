"""Signing rounds in the admin: opened step by step, followed, reminded, handed in, judged and closed."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from documents.models import Version
from signatures.models import Contact, Invitation, Reminder, Round, Route, Step, Submission
from signatures.register.acts import record_act
from signatures.rounds.inviting import delegate, invite
from signatures.rounds.submitting import hand_in
from tests.factories import make_document, make_version
from tests.portal.html import on_one_line
from tests.signatures.round_region import SCAN, make_partner, make_region, make_round, request_of

pytestmark = pytest.mark.django_db


def person(name: str, group: str) -> Client:
    user = get_user_model().objects.create_user(
        name, first_name=name.title(), email=f"{name}@regio.example", password="x"
    )
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def team() -> Client:
    return person("ruben", "Regionaal team")


@pytest.fixture
def administrator() -> Client:
    return person("bea", "Beheerders")


@pytest.fixture
def version() -> Version:
    version = make_region("huizen", "laren")
    make_partner(version, "dudok", kind="corporation")
    return version


@pytest.fixture
def opened(version) -> Round:
    return make_round(version)


def form(version: Version, **fields) -> dict:
    day = timezone.localdate() + timedelta(days=20)
    values = {"deadline": f"{day:%Y-%m-%d}", "reminder_days": "7, 1", "message": "Graag."}
    for partner in version.document.memberships.values_list("partner__pk", "partner__slug"):
        if partner[1] != "dudok":
            values |= {
                f"p{partner[0]}-name": f"Contact {partner[1].title()}",
                f"p{partner[0]}-email": f"{partner[1]}@voorbeeld.example",
                f"p{partner[0]}-invite": "on",
            }
    return values | fields


def key(version: Version, slug: str) -> str:
    return f"p{version.document.memberships.get(partner__slug=slug).partner_id}"


def test_first_choose_the_version(team, version) -> None:
    make_version(make_document("kosten"), determined_on=date(2025, 9, 18))
    shown = on_one_line(team.get(reverse("choose_round_version")))
    assert "Convenant, versie 2025" in shown and "3 partners" in shown
    assert "Kosten" not in shown, "daar hoeft niemand te tekenen"


def test_who_is_asked_and_why_stands_there_before_anything_goes_out(team, version, mailoutbox) -> None:
    route = Route.objects.create(document=version.document, label="2025", title="Route")
    laren = version.document.memberships.get(partner__slug="laren").partner
    Step.objects.create(route=route, order=1, body="College van Laren", partner=laren, purpose="adopt")
    shown = team.get(reverse("open_round", args=[version.pk])).text
    assert "Er is geen e-mailadres bekend." in shown
    assert "College van Laren heeft nog niet besloten." in shown
    assert "huizen@voorbeeld.example" in shown
    assert shown.count("checked") == 1, "alleen Huizen is bereikbaar en klaar om te tekenen"
    assert not Round.objects.exists() and not mailoutbox


def test_the_third_step_shows_it_all_once_more_and_opens(
    team, version, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    address = reverse("open_round", args=[version.pk])
    values = form(version) | {f"{key(version, 'huizen')}-email": "griffie@huizen.example"}
    checked = team.post(address, values).text
    assert "en verstuur 2 uitnodigingen" in checked and "griffie@huizen.example" in checked
    assert "nog niemand" in checked and not Round.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        shown = team.post(address, values | {"confirm": "1"}, follow=True)
    opened = Round.objects.get()
    assert shown.redirect_chain[-1][0] == reverse("round", args=[opened.pk])
    assert (opened.opened_by_name, opened.reminder_days) == ("Ruben", [7, 1])
    assert sorted(mail.to[0] for mail in mailoutbox) == ["griffie@huizen.example", "laren@voorbeeld.example"]
    contact = Contact.objects.get(partner__slug="huizen")
    assert (contact.name, contact.email) == ("Contact Huizen", "griffie@huizen.example")
    assert contact.history.first().history_user.username == "ruben"


def test_going_back_keeps_what_was_filled_in(team, version) -> None:
    shown = team.post(reverse("open_round", args=[version.pk]), form(version) | {"back": "1"}).text
    assert "Graag." in shown and "Verder" in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"deadline": "2020-01-01"}, "Deze dag is al voorbij"),
        ({"reminder_days": "veertien"}, "hele dagen met komma"),
        ({"{huizen}-email": "geen adres"}, "geldig e-mailadres"),
        ({"{huizen}-name": ""}, "Vul de naam in"),
        ({"{dudok}-invite": "on"}, "haal het vinkje"),
    ],
)
def test_bad_input_is_said_at_its_place_and_loses_nothing(team, version, fields, words) -> None:
    filled = {
        name.format(huizen=key(version, "huizen"), dudok=key(version, "dudok")): value
        for name, value in fields.items()
    }
    shown = team.post(
        reverse("open_round", args=[version.pk]), form(version) | filled | {"confirm": "1"}
    ).text
    assert words in shown and "Graag." in shown and "laren@voorbeeld.example" in shown
    assert not Round.objects.exists()


def test_a_second_round_is_refused_at_the_form(team, opened) -> None:
    shown = team.post(
        reverse("open_round", args=[opened.version.pk]), form(opened.version) | {"confirm": "1"}
    ).text
    assert "loopt al een ronde" in shown and Round.objects.count() == 1


def test_the_page_of_a_round_tells_everything(team, opened) -> None:
    request = request_of(opened, "huizen")
    person = {"name": "Jan Smit", "function": "jurist", "email": "jan@huizen.example"}
    invitation = invite(request=request, by=None, **person)
    Invitation.objects.filter(pk=invitation.pk).update(delegation_reason="vakantie", opened_at=timezone.now())
    Reminder.objects.create(
        request=request, email="", on=date(2025, 10, 1), skipped="Er is nog niemand uitgenodigd."
    )
    shown = team.get(reverse("round", args=[opened.pk])).text
    for words in (
        "0 van 3 in deze ronde getekend",
        "Jan Smit, jurist",
        "jan@huizen.example",
        "geopend op",
        "Vandaag benaderen",
    ):
        assert words in shown
    assert "Er is nog niemand uitgenodigd." in shown and "De volgende herinnering is op" in shown


def test_the_pages_take_the_same_number_of_queries_for_any_number(team, opened) -> None:
    addresses = [reverse("rounds"), reverse("round", args=[opened.pk]), reverse("submissions")]
    counted = []
    for _ in range(2):
        for number in range(5):
            fill(opened, f"partner-{len(counted)}-{number}")
        for address in addresses:
            team.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert team.get(address).status_code == 200
            counted.append(len(queries))
    assert counted[:3] == counted[3:]
    assert max(counted) <= 40


def fill(opened: Round, slug: str) -> None:
    """A partner with a request, an invitation that was passed on, and something handed in."""
    partner = make_partner(opened.version, slug, email=f"{slug}@voorbeeld.example")
    request = opened.requests.create(partner=partner)
    first = invite(request=request, name="A", function="", email="a@x.example", by=None)
    delegate(invitation=first, name="B", function="", email="b@x.example", reason="vakantie")
    Reminder.objects.create(request=request, on=date(2025, 10, 1), skipped="Nog niet.")
    hand_in(
        version=opened.version,
        partner=partner,
        method="paper",
        content=SCAN,
        name="a.png",
        on=date(2025, 10, 1),
        received=None,
        signatories=[{"name": "A"}],
        by=None,
        by_name="A",
    )


def test_inviting_and_sending_again(team, opened, mailoutbox, django_capture_on_commit_callbacks) -> None:
    request = request_of(opened, "huizen")
    address = reverse("invite", args=[request.pk])
    assert "huizen@voorbeeld.example" in team.get(address).text
    wrong = team.post(address, {"name": "Jan", "email": "geen"})
    assert wrong.status_code == 200 and not Invitation.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        shown = team.post(address, {"name": "Jan", "email": "jan@huizen.example"}, follow=True).text
        team.post(reverse("send_again", args=[request.pk]))
    assert "De uitnodiging gaat naar Jan" in shown
    assert [mail.to for mail in mailoutbox] == [["jan@huizen.example"]] * 2
    assert request.invitations.filter(ended_at=None).count() == 1


def test_sending_again_without_an_invitation_says_what_to_do(team, opened) -> None:
    shown = team.post(reverse("send_again", args=[request_of(opened, "huizen").pk]), follow=True).text
    assert "Kies Uitnodigen" in shown


def test_reminding_several_tells_who_was_and_who_was_not(
    team, opened, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    huizen, laren = request_of(opened, "huizen"), request_of(opened, "laren")
    invite(request=huizen, name="Jan", function="", email="jan@huizen.example", by=None)
    address = reverse("round", args=[opened.pk])
    with django_capture_on_commit_callbacks(execute=True):
        shown = team.post(address, {"verzoek": [huizen.pk, laren.pk, "x"]}, follow=True).text
    assert "De herinnering gaat nu naar Huizen." in shown
    assert "Laren kreeg geen herinnering. Er is nog niemand uitgenodigd." in shown
    assert [mail.subject for mail in mailoutbox] == [
        "Herinnering: ondertekenen namens Huizen: Convenant, versie 2025"
    ]
    assert Reminder.objects.get(request=huizen).sent_by_name == "Ruben"
    assert "Er is niemand herinnerd" in team.post(address, follow=True).text


def put_in(client: Client, opened: Round, slug: str, **fields):
    values = {
        "method": "paper",
        "file": SimpleUploadedFile("scan.png", SCAN),
        "signatories": "A. de Vries, burgemeester",
        "on": "2025-11-01",
        "precision": "day",
    }
    return client.post(reverse("hand_in", args=[request_of(opened, slug).pk]), values | fields, follow=True)


def test_paper_is_put_in_by_the_team_and_accepted_by_an_administrator(team, administrator, opened) -> None:
    assert "Een beheerder beoordeelt haar" in put_in(team, opened, "huizen").text
    submission = Submission.objects.get()
    address = reverse("submission", args=[submission.pk])
    assert "Een beheerder beoordeelt deze ondertekening." in team.get(address).text
    assert team.post(address, {"accept": "1"}).status_code == 302 and not opened.version.acts.exists()
    shown = administrator.get(address).text
    assert "Vergelijk de tekst met het oog" in shown and "A. de Vries, burgemeester" in shown
    assert administrator.get(reverse("submission_file", args=[submission.pk])).getvalue() == SCAN
    assert "is vastgelegd" in administrator.post(address, {"accept": "1"}, follow=True).text
    assert opened.version.acts.get().recorded_by_name == "Bea"
    again = administrator.post(address, {"accept": "1"}, follow=True).text
    assert "Bea heeft deze ondertekening al beoordeeld" in again and opened.version.acts.count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": ""}, "datum ontbreekt"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "geen PDF of scan"),
        ({"signatories": ""}, "verplicht"),
    ],
)
def test_what_is_not_taken_in_is_said_at_the_form(team, opened, fields, words) -> None:
    shown = put_in(team, opened, "huizen", **fields)
    assert words in shown.text and not Submission.objects.exists()


def test_declining_asks_a_reason(team, administrator, opened) -> None:
    put_in(team, opened, "huizen")
    address = reverse("submission", args=[Submission.objects.get().pk])
    assert administrator.post(address, {"decline": "1", "reason": ""}).status_code == 200
    assert Submission.objects.get().decided_at is None
    administrator.post(address, {"decline": "1", "reason": "Onleesbaar"})
    assert Submission.objects.get().remarks == "Onleesbaar"
    assert "niet aangenomen: Onleesbaar" in team.get(reverse("submissions")).text


def test_paper_is_put_in_without_a_round_and_nobody_hears_by_mail(team, administrator, version) -> None:
    huizen = version.document.memberships.get(partner__slug="huizen").partner
    address = reverse("hand_in_any")
    assert f'value="{huizen.pk}" selected' in team.get(address, {"partner": huizen.pk, "version": "x"}).text
    values = {
        "version": version.pk,
        "partner": huizen.pk,
        "method": "paper",
        "signatories": "A. de Vries, burgemeester",
        "precision": "unknown",
    }
    assert "verplicht" in team.post(address, values).text and not Submission.objects.exists()
    values["file"] = SimpleUploadedFile("scan.png", SCAN)
    assert "Een beheerder beoordeelt haar" in team.post(address, values, follow=True).text
    judged = reverse("submission", args=[Submission.objects.get().pk])
    assert "krijgt geen mail" in administrator.get(judged).text
    assert "is vastgelegd" in administrator.post(judged, {"accept": "1"}, follow=True).text
    assert version.acts.get().precision == "unknown"


def test_closing_a_round(team, opened) -> None:
    address = reverse("close_round", args=[opened.pk])
    assert team.post(address, {"reason": ""}).status_code == 200
    shown = team.post(address, {"reason": "De tekst wordt herzien."}, follow=True).text
    assert "De tekst wordt herzien." in shown and "Herinner de gekozen partners" not in shown
    assert "De tekst wordt herzien." in team.get(reverse("rounds")).text


def test_contacts_have_a_screen_with_history(team, opened) -> None:
    contact = Contact.objects.get(partner__slug="huizen")
    assert "huizen@voorbeeld.example" in team.get(reverse("contactpersonen:index")).text
    values = {
        "partner": contact.partner_id,
        "name": contact.name,
        "email": "nieuw@huizen.example",
        "change_reason": "Nieuwe collega",
    }
    team.post(reverse("contactpersonen:edit", args=[contact.pk]), values)
    shown = team.get(reverse("contactpersonen:history", args=[contact.pk])).text
    assert "Nieuwe collega" in shown and "nieuw@huizen.example" in shown


def test_the_home_shows_rounds_whom_to_approach_and_what_to_judge(team, opened) -> None:
    put_in(team, opened, "huizen")
    shown = team.get(reverse("wagtailadmin_home")).text
    assert "0 van 3 in deze ronde" in shown and "Te beoordelen" in shown
    assert "Er is nog niemand uitgenodigd." in shown and "Ondertekenrondes" in shown


def test_who_may_only_enter_the_admin_sees_and_does_nothing(opened) -> None:
    user = get_user_model().objects.create_user("gast")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    request = request_of(opened, "huizen")
    for name, args in (
        ("rounds", []),
        ("hand_in_any", []),
        ("round", [opened.pk]),
        ("open_round", [opened.version.pk]),
        ("close_round", [opened.pk]),
        ("invite", [request.pk]),
        ("hand_in", [request.pk]),
        ("submissions", []),
    ):
        answer = client.get(reverse(name, args=args))
        assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home")), name
    assert "Ondertekenrondes" not in client.get(reverse("wagtailadmin_home")).text
    assert not Invitation.objects.exists()


def refuse(opened: Round, slug: str) -> None:
    record_act(
        kind="refusal",
        partner=request_of(opened, slug).partner,
        version=opened.version,
        on=timezone.localdate(),
        text="Te duur.",
        by=None,
    )


def test_who_judges_is_told_that_the_partner_refused_meanwhile(team, administrator, opened) -> None:
    put_in(team, opened, "huizen")
    address = reverse("submission", args=[Submission.objects.get().pk])
    assert "nu al in het register" not in administrator.get(address).text
    refuse(opened, "huizen")
    told = administrator.get(address).text
    assert "Over Huizen en deze versie staat nu al in het register: Geweigerd op" in told
    assert "Te duur." in told
    administrator.post(address, {"decline": "1", "reason": "De partner tekent niet."})
    assert "nu al in het register" not in administrator.get(address).text


def test_a_partner_that_refused_is_asked_again_from_the_page_of_the_round(team, opened) -> None:
    request = request_of(opened, "huizen")
    address, round_address = reverse("invite", args=[request.pk]), reverse("round", args=[opened.pk])
    assert "Opnieuw vragen" not in team.get(round_address).text
    refuse(opened, "huizen")
    assert f'href="{address}">Opnieuw vragen' in on_one_line(team.get(round_address))
    assert "De weigering blijft in het register staan." in team.get(address).text
    person = {"name": "Jan Smit", "function": "jurist", "email": "jan@voorbeeld.example"}
    assert "De uitnodiging gaat naar Jan Smit" in team.post(address, person, follow=True).text
    told = on_one_line(team.get(round_address))
    assert "Opnieuw vragen" not in told and "Stuur opnieuw" in told
    assert f'name="verzoek" value="{request.pk}"' in told
