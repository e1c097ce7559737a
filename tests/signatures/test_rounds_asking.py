"""Whom a round asks, and the invitations: sent, sent again, passed on."""

from datetime import date, timedelta

from django.utils import timezone

import pytest

from documents.models import LedgerEntry
from documents.text.refusals import Refused
from signatures.models import Contact, Invitation, Mandate, Reminder, Route, Step
from signatures.register.acts import record_act, record_signature
from signatures.register.memberships import leave
from signatures.rounds.candidates import who_is_asked
from signatures.rounds.inviting import LinkUnusable, delegate, invitation_of, mark_opened, send_again
from tests.signatures.round_region import (
    PEOPLE,
    make_partner,
    make_region,
    make_round,
    request_of,
)
from tests.signatures.round_story import (
    ADOPT_AND_SIGN,
    bea,
    bounces,
    invited,
    opened,
    sent,
    token_in,
    version,
)

pytestmark = pytest.mark.django_db
__all__ = ["bea", "bounces", "opened", "sent", "version"]


def test_asked_is_whoever_must_sign_and_has_not(version) -> None:
    record_signature(
        partner=make_partner(version, "weesp"),
        version=version,
        on=date(2025, 10, 1),
        by=None,
        signatories=PEOPLE,
    )
    left = make_partner(version, "ymere", kind="corporation")
    leave(partner=left, document=version.document, until=date(2025, 10, 1), by=None)
    make_partner(version, "later", since=date(2025, 12, 1))
    assert [one.partner.slug for one in who_is_asked(version)] == ["eemnes", "huizen", "laren", "later"]


def test_who_joins_while_the_version_is_in_force_is_asked_too() -> None:
    version = make_region(rule={"type": "date", "on": "2025-10-01"})
    make_partner(version, "kompas", since=date(2025, 11, 1))
    found = who_is_asked(version)
    assert [one.partner.slug for one in found] == ["kompas"]
    assert "toen deze versie al gold" in found[0].why


def test_asked_says_what_hinders() -> None:
    version = make_region("huizen", rule=ADOPT_AND_SIGN)
    laren = make_partner(version, "laren")
    Mandate.objects.create(partner=laren, name="E. Bos", since=date(2020, 1, 1))
    record_act(kind="adoption", partner=laren, version=version, on=date(2025, 10, 1), by=None)
    found = {
        one.partner.slug: [hindrance.kind for hindrance in one.hindrances] for one in who_is_asked(version)
    }
    assert found == {"huizen": ["adoption", "mandate"], "laren": ["email"]}


def test_a_step_of_the_route_of_the_partner_comes_first(version) -> None:
    route = Route.objects.create(document=version.document, label="2025", title="Route 2025")
    huizen = next(one.partner for one in who_is_asked(version) if one.partner.slug == "huizen")
    step = Step.objects.create(
        route=route, order=1, body="College van Huizen", partner=huizen, purpose="adopt"
    )
    found = {one.partner.slug: one.awaits_own_decision for one in who_is_asked(version)}
    assert found == {"eemnes": False, "huizen": True, "laren": False}
    step.outcome, step.held_on = "agreed", date(2025, 10, 7)
    step.save()
    assert not any(one.awaits_own_decision for one in who_is_asked(version))


def test_who_is_asked_takes_the_same_number_of_queries_for_any_number(
    version, django_assert_num_queries
) -> None:
    with django_assert_num_queries(11):
        assert len(who_is_asked(version)) == 3
    for number in range(9):
        make_partner(version, f"partner-{number}", email=f"p{number}@voorbeeld.example")
    with django_assert_num_queries(11):
        assert len(who_is_asked(version)) == 12


def test_a_contact_of_another_time_is_not_written_to(version) -> None:
    Contact.objects.update(until=date(2025, 1, 1))
    assert not any(one.reachable for one in who_is_asked(version))


def test_opening_asks_everyone(opened, bea) -> None:
    assert sorted(opened.requests.values_list("partner__slug", flat=True)) == ["eemnes", "huizen", "laren"]
    assert (opened.opened_by_name, opened.reminder_days) == ("Bea", [14, 7, 1])
    assert opened.history.get().history_user == bea
    assert LedgerEntry.objects.filter(what="Ondertekenronde geopend", result="3 partners gevraagd").exists()


def test_a_second_open_round_is_refused(opened) -> None:
    with pytest.raises(Refused, match="loopt al een ronde"):
        make_round(opened.version)


def test_a_deadline_in_the_past_is_refused(version) -> None:
    with pytest.raises(Refused, match="al voorbij"):
        make_round(version, days=-1)


def test_a_withdrawn_version_is_refused(version) -> None:
    record_act(kind="withdrawal", partner=None, version=version, on=date(2025, 10, 1), by=None)
    with pytest.raises(Refused, match="ingetrokken"):
        make_round(version)


def test_when_everyone_signed_there_is_nothing_to_ask(version) -> None:
    for one in who_is_asked(version):
        record_signature(
            partner=one.partner, version=version, on=date(2025, 10, 1), by=None, signatories=PEOPLE
        )
    with pytest.raises(Refused, match="Niemand hoeft"):
        make_round(version)


# inviting


def test_an_invitation_is_a_mail_with_a_link(opened, bea, sent, settings) -> None:
    settings.CONTACT_EMAIL = "team@regio.example"
    with sent() as mails:
        invitation = invited(request_of(opened, "huizen"), by=bea)
    (mail,) = mails
    assert mail.to == ["jan@voorbeeld.example"]
    assert mail.subject == "Ondertekenen namens Huizen: Convenant, versie 2025"
    assert "Beste Jan Smit," in mail.body and "Fijn als u dit snel doet." in mail.body
    assert "team@regio.example" in mail.body and mail.extra_headers["Auto-Submitted"] == "auto-generated"
    token = token_in(mail)
    assert invitation_of(token) == invitation
    assert f"{settings.WAGTAILADMIN_BASE_URL}/tekenen/{token}/" in mail.body
    assert token not in str(Invitation.objects.values().get()) and len(token) >= 43


def test_no_mail_goes_out_when_the_transaction_is_undone(opened, mailoutbox) -> None:
    invited(request_of(opened, "huizen"))
    assert mailoutbox == []


def test_a_line_break_in_a_name_does_not_get_into_the_head_of_the_mail(opened, sent) -> None:
    with sent() as mails:
        invited(request_of(opened, "huizen"), name="Jan\r\nBcc: ander@kwaad.example")
    assert mails[0].recipients() == ["jan@voorbeeld.example"]
    assert "Bcc" not in mails[0].message()


@pytest.mark.parametrize(
    "email", ["", "geen-adres", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example"]
)
def test_a_wrong_address_is_refused_and_the_link_there_is_stays(opened, email) -> None:
    kept = invited(request_of(opened, "huizen"))
    with pytest.raises(Refused):
        invited(request_of(opened, "huizen"), email=email)
    kept.refresh_from_db()
    assert Invitation.objects.count() == 1 and kept.ended_at is None


def test_a_new_link_ends_the_one_before(opened, bea, sent) -> None:
    with sent() as mails:
        first = invited(request_of(opened, "huizen"))
        send_again(invitation=first, by=bea)
    with pytest.raises(LinkUnusable, match=r"vervangen\. Wij stuurden u") as refused:
        invitation_of(token_in(mails[0]))
    assert refused.value.kind == "replaced"
    assert invitation_of(token_in(mails[1])).email == first.email


def test_an_expired_link_says_what_to_do(opened, sent) -> None:
    with sent() as mails:
        invitation = invited(request_of(opened, "huizen"))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    with pytest.raises(LinkUnusable, match="Vraag het regionale team") as refused:
        invitation_of(token_in(mails[0]))
    assert refused.value.kind == "expired" and invitation.request.round == opened


def test_an_unknown_link(db) -> None:
    with pytest.raises(LinkUnusable) as refused:
        invitation_of("niets")
    assert refused.value.kind == "unknown"


def test_opening_the_link_is_kept_once(opened) -> None:
    invitation = invited(request_of(opened, "huizen"))
    mark_opened(invitation)
    first = invitation.opened_at
    mark_opened(invitation)
    assert first and Invitation.objects.get().opened_at == first


def test_a_mail_that_fails_is_kept_and_stops_no_other(opened, sent, bounces) -> None:
    bounces.add("jan@voorbeeld.example")
    with sent() as mails:
        invited(request_of(opened, "huizen"))
        invited(request_of(opened, "laren"), email="laren@voorbeeld.example")
    assert [mail.to for mail in mails] == [["laren@voorbeeld.example"]]
    failed = Reminder.objects.get()
    assert "kon niet worden verstuurd" in failed.skipped and failed.sent_at is None
    assert Invitation.objects.get(email="jan@voorbeeld.example").ended_at


# passing on


def test_passing_on_leaves_a_trace_and_tells_all(opened, bea, sent) -> None:
    with sent() as mails:
        invitation = invited(request_of(opened, "huizen"), by=bea)
        passed = delegate(
            invitation=invitation,
            name="Kim Vos",
            function="wethouder",
            email="kim@x.example",
            reason="Ik ga weg.",
        )
    assert (passed.delegated_from, passed.delegation_reason) == (invitation, "Ik ga weg.")
    assert [mail.to[0] for mail in mails[1:]] == [
        "kim@x.example",
        "jan@voorbeeld.example",
        "bea@regio.example",
    ]
    assert "Jan Smit van Huizen heeft dit aan u doorgegeven. De reden: Ik ga weg." in mails[1].body
    assert "doorgegeven aan Kim Vos, wethouder (kim@x.example)" in mails[2].body
    with pytest.raises(LinkUnusable, match="Het verzoek staat nu bij Kim Vos"):
        invitation_of(token_in(mails[0]))


@pytest.mark.parametrize(
    ("values", "words"),
    [({"reason": " "}, "Schrijf op waarom"), ({"email": "JAN@voorbeeld.example"}, "uw eigen e-mailadres")],
)
def test_passing_on_is_refused_with_the_reason(opened, values, words) -> None:
    invitation = invited(request_of(opened, "huizen"))
    usual = {"name": "Kim", "function": "", "email": "kim@x.example", "reason": "vakantie"}
    with pytest.raises(Refused, match=words):
        delegate(invitation=invitation, **usual | values)


def test_a_link_is_not_passed_on_without_end(opened) -> None:
    invitation = invited(request_of(opened, "huizen"))
    for number in range(5):
        invitation = delegate(
            invitation=invitation, name="N", function="", email=f"n{number}@x.example", reason="door"
        )
    with pytest.raises(Refused, match="al vaak doorgegeven"):
        delegate(invitation=invitation, name="N", function="", email="m@x.example", reason="door")


def test_a_link_that_was_replaced_meanwhile_cannot_be_passed_on(opened, bea) -> None:
    stale = invited(request_of(opened, "huizen"))
    send_again(invitation=Invitation.objects.get(pk=stale.pk), by=bea)
    with pytest.raises(LinkUnusable):
        delegate(invitation=stale, name="Kim", function="", email="kim@x.example", reason="vakantie")
