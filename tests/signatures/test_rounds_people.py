"""A round asks people: two who sign together are two, each with a link; who withdrew is asked again; time and
the text go on."""

from datetime import UTC, datetime, timedelta
from unittest import mock

from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from documents.models import Version
from documents.text.refusals import Refused
from documents.versions.determination import determine_erratum
from signatures.models import Contact, Invitation, Membership, Request
from signatures.register.acts import record_act, record_signature
from signatures.register.memberships import leave
from signatures.register.standings import standing_of
from signatures.rounds.candidates import who_is_asked
from signatures.rounds.changing import ask_also, change_round, not_asked_yet
from signatures.rounds.closing import close_round
from signatures.rounds.inviting import LinkUnusable, delegate, invitation_of
from signatures.rounds.opening import Addressee, open_and_invite
from signatures.rounds.reminding import remind
from signatures.rounds.signing import send_code, sign_with_code
from signatures.rounds.submitting import accept_submission, decline_submission, hand_in
from tests.factories import ARTICLES, make_text
from tests.signatures.round_region import (
    PEOPLE,
    SCAN,
    colleague,
    make_partner,
    make_region,
    make_round,
    request_of,
)
from tests.signatures.round_story import bea, handed_in, invited, opened, sent, token_in, version

pytestmark = pytest.mark.django_db
__all__ = ["bea", "opened", "sent", "version"]
ANNA, BERT = ("Anna de Vries", "anna@voorbeeld.example"), ("Bert Bos", "bert@voorbeeld.example")


def asked(request: Request, person: tuple[str, str], sent) -> str:
    """The token in the mail to this person."""
    with sent() as mails:
        invited(request, name=person[0], email=person[1])
    return token_in(mails[0])


def signs(token: str, name: str, reservation: str = "") -> None:
    with mock.patch("signatures.rounds.signing.new_code", return_value="123456"):
        send_code(token=token)
    with (
        mock.patch("signatures.rounds.signing.code_fits", return_value=True),
        mock.patch("signatures.rounds.signing.use_code", return_value=""),
    ):
        sign_with_code(
            token=token, code="123456", name=name, function="", reservation=reservation, address="https://x/"
        )


def cell(of: Version, slug: str):
    return standing_of(of.document).cell(slug, of.number)


@pytest.fixture
def pair(opened) -> Request:
    """Huizen signs with two."""
    Membership.objects.filter(partner__slug="huizen").update(signatories=2)
    return request_of(opened, "huizen")


# Two people


def test_two_who_sign_together__each_have_a_link_that_works(pair, sent) -> None:
    anna, bert = asked(pair, ANNA, sent), asked(pair, BERT, sent)
    assert [invitation_of(token).name for token in (anna, bert)] == [ANNA[0], BERT[0]]
    signs(anna, ANNA[0])
    signs(bert, BERT[0])
    assert cell(pair.round.version, "huizen").is_signed


@pytest.mark.parametrize(
    "person", [ANNA, ("A. de Vries", "ANNA@voorbeeld.example"), (" anna DE vries", "ander@voorbeeld.example")]
)
def test_who_signed__is_not_invited_again_and_cannot_complete_the_pair(pair, sent, person) -> None:
    signs(asked(pair, ANNA, sent), ANNA[0])
    with pytest.raises(Refused, match="tekende al namens"):
        invited(pair, name=person[0], email=person[1])
    assert cell(pair.round.version, "huizen").is_open


def test_the_name_of_who_signed__is_not_taken_by_the_other_link(pair, sent) -> None:
    anna, bert = asked(pair, ANNA, sent), asked(pair, BERT, sent)
    signs(anna, ANNA[0])
    with pytest.raises(Refused, match="al getekend"):
        signs(bert, "anna de vries")
    assert cell(pair.round.version, "huizen").is_open


def test_a_third_person__takes_the_place_of_who_was_asked_first(pair, sent) -> None:
    anna, bert = asked(pair, ANNA, sent), asked(pair, BERT, sent)
    asked(pair, ("Cor Dam", "cor@voorbeeld.example"), sent)
    assert invitation_of(bert)
    with pytest.raises(LinkUnusable):
        invitation_of(anna)


def test_passing_on__ends_the_own_link_alone(pair, sent) -> None:
    anna, bert = asked(pair, ANNA, sent), asked(pair, BERT, sent)
    delegate(
        invitation=invitation_of(anna),
        name="Cor Dam",
        function="",
        email="cor@x.example",
        reason="Ik ga weg.",
    )
    assert invitation_of(bert)
    with pytest.raises(LinkUnusable, match="Het verzoek staat nu bij Cor Dam"):
        invitation_of(anna)


def test_a_reminder__goes_to_each_who_has_not_signed(pair, sent) -> None:
    anna = asked(pair, ANNA, sent)
    asked(pair, BERT, sent)
    with sent() as mails:
        remind(request=pair, by=None)
    assert sorted(mail.to[0] for mail in mails) == [ANNA[1], BERT[1]]
    signs(token_in(next(mail for mail in mails if mail.to == [ANNA[1]])), ANNA[0])
    Request.objects.get(pk=pair.pk).reminders.all().delete()
    with sent() as mails:
        remind(request=pair, by=None)
    assert [mail.to[0] for mail in mails] == [BERT[1]]
    assert anna not in mails[0].body


def test_when_only_who_signed_was_invited__nobody_is_reminded(pair, sent) -> None:
    signs(asked(pair, ANNA, sent), ANNA[0])
    with pytest.raises(Refused, match="Nodig ook de andere ondertekenaar uit"):
        remind(request=pair, by=None)


def test_opening_a_round__asks_both(version, bea) -> None:
    Membership.objects.filter(partner__slug="huizen").update(signatories=2)
    (huizen,) = [one for one in who_is_asked(version) if one.partner.slug == "huizen"]
    assert huizen.signatories == 2
    both = [Addressee(huizen.partner, name, "", email, invite=True) for name, email in (ANNA, BERT)]
    opened = open_and_invite(
        version=version, deadline=None, message="", reminder_days=(), addressees=both, by=bea
    )
    links = Invitation.objects.filter(request__round=opened, ended_at=None)
    assert sorted(one.email for one in links) == [ANNA[1], BERT[1]]


def test_the_page_to_open_a_round__has_a_line_for_each_who_signs(version, client: Client, bea) -> None:
    Membership.objects.filter(partner__slug="huizen").update(signatories=2)
    bea.is_superuser = bea.is_staff = True
    bea.save()
    client.force_login(bea)
    page = client.get(reverse("open_round", args=[version.pk])).content.decode()
    assert "ondertekenaar 1" in page and "ondertekenaar 2" in page


# Whose contact runs


def test_a_reminder__goes_to_the_contact_of_now(opened, sent) -> None:
    request = request_of(opened, "huizen")
    old = Contact.objects.get(email="huizen@voorbeeld.example")
    invited(request, name=old.name, email=old.email)
    Contact.objects.filter(pk=old.pk).update(until=timezone.localdate())
    with pytest.raises(Refused, match="geen contactpersoon meer"):
        remind(request=request, by=None)
    Contact.objects.create(partner=request.partner, name="Nieuwe Wethouder", email="nieuw@voorbeeld.example")
    with sent() as mails:
        remind(request=request, by=None)
    assert [mail.to[0] for mail in mails] == ["nieuw@voorbeeld.example"]
    assert "Nieuwe Wethouder" in mails[0].body


# Time


@pytest.mark.parametrize("hour", [9, 23])
def test_a_link__works_through_the_whole_of_its_last_day(opened, sent, hour) -> None:
    began = datetime(2027, 2, 1, hour, 30, tzinfo=UTC)
    with mock.patch("django.utils.timezone.now", lambda: began):
        token = asked(request_of(opened, "huizen"), ANNA, sent)
    last = Invitation.objects.latest("pk").last_day
    ends = datetime.combine(last + timedelta(days=1), datetime.min.time(), UTC) - timedelta(hours=1)
    with mock.patch("django.utils.timezone.now", lambda: ends - timedelta(minutes=1)):
        assert invitation_of(token)
    with (
        mock.patch("django.utils.timezone.now", lambda: ends + timedelta(minutes=1)),
        pytest.raises(LinkUnusable, match="werkte tot en met"),
    ):
        invitation_of(token)


def test_a_link_of_who_left__does_not_sign_though_nothing_ran(opened, sent) -> None:
    token = asked(request_of(opened, "huizen"), ANNA, sent)
    day = timezone.localdate() + timedelta(days=5)
    leave(partner=request_of(opened, "huizen").partner, document=opened.version.document, until=day, by=None)
    assert invitation_of(token)
    later = timezone.now() + timedelta(days=6)
    with mock.patch("django.utils.timezone.now", lambda: later), pytest.raises(LinkUnusable):
        signs(token, ANNA[0])


def test_who_is_on_record_as_signed__is_not_asked_though_the_day_must_come(version) -> None:
    huizen = next(one.partner for one in who_is_asked(version) if one.partner.slug == "huizen")
    record_signature(
        partner=huizen,
        version=version,
        on=timezone.localdate(),
        precision="year",
        by=None,
        signatories=PEOPLE,
    )
    assert "huizen" not in [one.partner.slug for one in who_is_asked(version)]


# Asked again


@pytest.mark.parametrize("kind", ["refusal", "withdrawal"])
def test_who_refused_or_withdrew__is_offered_and_asked_only_where_that_is_chosen(version, bea, kind) -> None:
    huizen = next(one.partner for one in who_is_asked(version) if one.partner.slug == "huizen")
    record_act(kind=kind, partner=huizen, version=version, by=None, on=timezone.localdate())
    assert [one.undone for one in who_is_asked(version) if one.partner == huizen] == [True]
    without = make_round(version)
    assert not without.requests.filter(partner=huizen).exists()
    close_round(round=without, reason="Opnieuw", by=bea)
    again = Addressee(huizen, *(ANNA[0], "", ANNA[1]), invite=True)
    opened = open_and_invite(
        version=version, deadline=None, message="", reminder_days=(), addressees=[again], by=bea
    )
    assert request_of(opened, "huizen").closed_at is None


def test_who_withdrew_in_a_running_round__can_be_asked_again_and_sign(opened, sent) -> None:
    request = request_of(opened, "huizen")
    signs(asked(request, ANNA, sent), ANNA[0])
    record_act(
        kind="withdrawal", partner=request.partner, version=opened.version, by=None, on=timezone.localdate()
    )
    signs(asked(request, BERT, sent), BERT[0])
    assert cell(opened.version, "huizen").is_signed


def test_who_joined_since__can_be_added_to_the_running_round(opened, bea) -> None:
    zorg = make_partner(opened.version, "zorg", kind="careProvider", since=timezone.localdate())
    assert [one.partner for one in not_asked_yet(opened)] == [zorg]
    ask_also(round=opened, partner=zorg, by=bea)
    assert request_of(opened, "zorg").closed_at is None and not_asked_yet(opened) == []
    with pytest.raises(Refused, match="staat al in deze ronde"):
        ask_also(round=opened, partner=zorg, by=bea)


def test_who_the_rule_asks_nothing_or_a_decision_alone__is_not_asked_to_sign() -> None:
    named = {"type": "named", "partners": ["huizen", "laren"], "act": "signature"}
    version = make_region("eemnes", "huizen", "laren", rule=named)
    assert [one.partner.slug for one in who_is_asked(version)] == ["huizen", "laren"]
    assert make_round(version).requests.count() == 2


def test_where_only_decisions_are_asked__there_is_no_round() -> None:
    version = make_region("huizen", rule={"type": "all", "act": "adoption", "of": "members"})
    with pytest.raises(Refused, match="Niemand hoeft"):
        make_round(version)


# The text, the days


def test_a_repaired_copy__takes_the_running_round_along_and_says_so(opened, sent) -> None:
    request = request_of(opened, "huizen")
    token = asked(request, ANNA, sent)
    with sent() as mails:
        copy = determine_erratum(
            of=opened.version,
            text=make_text(ARTICLES),
            pictures={},
            determined_on=timezone.localdate(),
            by="Bea",
            reason="Tikfout in artikel 1.",
        )
    assert [mail.to[0] for mail in mails] == [ANNA[1]]
    assert "Tikfout in artikel 1." in mails[0].body and "Uw link blijft werken" in mails[0].body
    assert invitation_of(token).request.round.version == copy
    signs(token, ANNA[0])
    assert cell(copy, "huizen").is_signed


def test_the_days_and_the_message__change_with_a_reason_and_links_go_on(opened, bea, sent) -> None:
    token = asked(request_of(opened, "huizen"), ANNA, sent)
    later = timezone.localdate() + timedelta(days=90)
    told = {"deadline": later, "reminder_days": [3, 30], "message": "U hebt langer de tijd."}
    with pytest.raises(Refused, match="waarom"):
        change_round(round=opened, reason=" ", by=bea, **told)
    change_round(round=opened, reason="Vakantie", by=bea, **told)
    opened.refresh_from_db()
    assert (opened.deadline, opened.reminder_days, opened.message) == (later, [30, 3], told["message"])
    assert opened.history.first().history_change_reason == "Vakantie"
    assert invitation_of(token)
    close_round(round=opened, reason="Klaar", by=bea)
    with pytest.raises(Refused, match="al gesloten"):
        change_round(round=opened, reason="Te laat", by=bea, **told)


def test_closing__says_what_becomes_of_a_paper_that_waits(opened, bea, sent) -> None:
    invited(request_of(opened, "huizen"))
    invited(request_of(opened, "laren"), email="laren@x.example")
    handed_in(opened, "huizen")
    with sent() as mails:
        close_round(round=opened, reason="Afgerond", by=bea)
    said = {mail.to[0]: "nog niet is beoordeeld" in mail.body for mail in mails}
    assert said["jan@voorbeeld.example"] and not said["laren@x.example"]


def test_a_decline__carries_a_link_that_works(opened, bea, sent) -> None:
    invited(request_of(opened, "huizen"))
    submission = handed_in(opened, "huizen")
    with sent() as mails:
        decline_submission(submission=submission, by=bea, reason="Bladzijde 3 ontbreekt.")
    assert invitation_of(token_in(mails[0])).email == "jan@voorbeeld.example"
    close_round(round=opened, reason="Afgerond", by=bea)


# Every road


RESERVED = "Onder voorbehoud van de raad."


def by_link(request: Request, sent) -> None:
    signs(asked(request, ANNA, sent), ANNA[0], RESERVED)


def on_paper(request: Request, _sent) -> None:
    submission = hand_in(
        version=request.round.version,
        partner=request.partner,
        method="paper",
        content=SCAN,
        name="scan.png",
        on=timezone.localdate(),
        received=timezone.localdate(),
        signatories=[{"name": ANNA[0], "function": ""}],
        reservation=RESERVED,
        by=None,
        by_name=ANNA[0],
        request=request,
    )
    accept_submission(submission=submission, by=colleague("judge"))


def as_a_remark(request: Request, _sent) -> None:
    submission = handed_in(
        request.round, request.partner.slug, text=RESERVED, signatories=[{"name": ANNA[0], "function": ""}]
    )
    accept_submission(submission=submission, by=colleague("judge"), remark_reserves=True)


def in_the_form(request: Request, _sent) -> None:
    record_signature(
        partner=request.partner,
        version=request.round.version,
        on=timezone.localdate(),
        by=None,
        signatories=[{"name": ANNA[0], "function": ""}],
        text=RESERVED,
        declares="reservation",
    )


@pytest.mark.parametrize("road", [by_link, on_paper, as_a_remark, in_the_form])
def test_every_road__gives_the_same_act(opened, sent, road) -> None:
    request = request_of(opened, "huizen")
    road(request, sent)
    found = cell(opened.version, "huizen")
    (act,) = [dated.act for dated in found.acts]
    assert (found.standing, found.flags, found.on) == ("signed", ("withReservation",), timezone.localdate())
    assert (act.signatories, act.text, act.declares) == ((ANNA[0],), RESERVED, "reservation")
