"""Reminders: by the command, one by one and several at once; what went out and what did not is kept."""

from datetime import date, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

import pytest

from documents.entry_rule import all_members_sign
from documents.models import LedgerEntry
from documents.text.refusals import Refused
from signatures.models import Invitation, Reminder, Round, Route, Step
from signatures.register.acts import correct_act, record_act
from signatures.rounds.inviting import invite, send_again
from signatures.rounds.progress import open_rounds, progress_of
from signatures.rounds.reminding import due_today, remind, remind_each
from signatures.rounds.submitting import accept_submission, hand_in
from tests.factories import make_document, make_version
from tests.signatures.round_region import (
    PEOPLE,
    SCAN,
    colleague,
    make_partner,
    make_region,
    make_round,
    request_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened() -> Round:
    """A round of which today is the first day of reminding; Huizen and Laren were invited last week."""
    opened = make_round(make_region("eemnes", "huizen", "laren"), days=14)
    for slug in ("huizen", "laren"):
        invite(
            request=request_of(opened, slug),
            name=f"Contact {slug.title()}",
            function="",
            email=f"{slug}@voorbeeld.example",
            by=None,
        )
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=7))
    return opened


def run(capture, *arguments: str) -> str:
    """The command, with the mails that go out after commit."""
    shown = StringIO()
    with capture(execute=True):
        call_command("remind", *arguments, stdout=shown)
    return shown.getvalue()


def test_the_command_reminds_and_tells_what_it_did(
    opened, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    told = run(django_capture_on_commit_callbacks)
    assert sorted(mail.to[0] for mail in mailoutbox) == [
        "huizen@voorbeeld.example",
        "laren@voorbeeld.example",
    ]
    mail = mailoutbox[0]
    assert mail.subject == "Herinnering: ondertekenen namens Huizen: Convenant, versie 2025"
    assert "Er zijn nog 14 dagen: teken graag uiterlijk op" in mail.body and "/tekenen/" in mail.body
    assert "Convenant, versie 2025: Eemnes: overgeslagen: Er is nog niemand uitgenodigd." in told
    assert Reminder.objects.exclude(sent_at=None).count() == 2
    assert Reminder.objects.get(sent_at=None).skipped == "Er is nog niemand uitgenodigd."
    assert LedgerEntry.objects.filter(what="Herinnering verstuurd").count() == 2


def test_again_on_the_same_day_does_nothing(opened, mailoutbox, django_capture_on_commit_callbacks) -> None:
    run(django_capture_on_commit_callbacks)
    told = run(django_capture_on_commit_callbacks)
    assert len(mailoutbox) == 2 and Reminder.objects.count() == 3
    assert "Huizen: niets te doen: Vandaag is al een herinnering verstuurd." in told


def test_a_dry_run_sends_and_keeps_nothing(opened, mailoutbox, django_capture_on_commit_callbacks) -> None:
    told = run(django_capture_on_commit_callbacks, "--dry-run")
    assert "Huizen: zou een herinnering krijgen: Nog 14 dagen." in told
    assert "Eemnes: zou worden overgeslagen: Er is nog niemand uitgenodigd." in told
    assert (mailoutbox, Reminder.objects.count()) == ([], 0)


def test_without_a_round_it_says_so(db, django_capture_on_commit_callbacks) -> None:
    assert run(django_capture_on_commit_callbacks) == "Er is geen verzoek om te tekenen dat openstaat.\n"


def test_one_address_that_fails_stops_no_other_and_is_tried_again(
    opened, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    deliver = EmailBackend.send_messages

    def refuse_huizen(self, messages):
        if messages[0].to == ["huizen@voorbeeld.example"]:
            raise SMTPRecipientsRefused({"huizen@voorbeeld.example": (550, b"unknown")})
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_huizen)
    run(django_capture_on_commit_callbacks)
    assert [mail.to for mail in mailoutbox] == [["laren@voorbeeld.example"]]
    failed = Reminder.objects.get(email="huizen@voorbeeld.example")
    assert failed.sent_at is None and "kon niet worden verstuurd" in failed.skipped
    monkeypatch.setattr(EmailBackend, "send_messages", deliver)
    run(django_capture_on_commit_callbacks)
    assert mailoutbox[-1].to == ["huizen@voorbeeld.example"] and len(mailoutbox) == 2


def test_who_awaits_its_own_decision_is_never_reminded(
    opened, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    route = Route.objects.create(document=opened.version.document, label="2025", title="Route")
    Step.objects.create(
        route=route,
        order=1,
        body="College van Huizen",
        partner=request_of(opened, "huizen").partner,
        purpose="adopt",
        planned_on=date(2025, 12, 2),
    )
    told = run(django_capture_on_commit_callbacks)
    assert [mail.to for mail in mailoutbox] == [["laren@voorbeeld.example"]]
    assert "College van Huizen heeft nog niet besloten. Gepland op 02-12-2025." in told
    with pytest.raises(Refused, match="De eigen stap van de partner gaat voor"):
        remind(request=request_of(opened, "huizen"), by=colleague())


def test_who_signed_or_left_is_closed_before_anyone_is_reminded(
    opened, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    membership = request_of(opened, "huizen").partner.memberships.get()
    type(membership).objects.filter(pk=membership.pk).update(until=timezone.localdate())
    told = run(django_capture_on_commit_callbacks)
    assert "Huizen" not in told
    assert "deed mee tot" in request_of(opened, "huizen").closed_reason
    assert ["huizen@voorbeeld.example"] not in [
        mail.to for mail in mailoutbox if mail.subject.startswith("Herinnering")
    ]


def test_who_refused_is_not_reminded(opened) -> None:
    record_act(
        kind="refusal",
        partner=request_of(opened, "huizen").partner,
        version=opened.version,
        on=timezone.localdate(),
        by=None,
    )
    assert [one.request.partner.slug for one in due_today() if one.due] == ["laren"]


def test_who_waits_for_judgement_is_not_reminded_until_it_is_declined_or_struck_out(opened) -> None:
    request, bea = request_of(opened, "huizen"), colleague()
    submission = hand_in(
        version=opened.version,
        partner=request.partner,
        method="paper",
        content=SCAN,
        name="scan.png",
        on=timezone.localdate(),
        received=None,
        signatories=PEOPLE,
        by=None,
        by_name="Jan",
    )
    with pytest.raises(Refused, match="moet nog worden beoordeeld"):
        remind(request=request, by=bea)
    act = accept_submission(submission=submission, by=bea)
    with pytest.raises(Refused, match="Getekend"):
        remind(request=request, by=bea)
    correct_act(act=act, reason="Verkeerde partner", by=bea, void=True)
    assert [one.email for one in remind(request=request, by=bea)] == ["huizen@voorbeeld.example"]


def test_one_reminder_gives_a_new_link_to_who_was_asked_last(opened, mailoutbox) -> None:
    bea, request = colleague(), request_of(opened, "huizen")
    (reminder,) = remind(request=request, by=bea)
    assert (reminder.email, reminder.sent_by_name) == ("huizen@voorbeeld.example", "Bea")
    assert request.invitations.filter(ended_at=None).count() == 1
    assert request.invitations.count() == 2 and mailoutbox == []


def test_several_at_once_tells_of_each(opened) -> None:
    bea = colleague()
    told = remind_each(requests=list(opened.requests.order_by("partner__slug")), by=bea)
    assert [(request.partner.slug, words) for request, words in told] == [
        ("eemnes", "Er is nog niemand uitgenodigd."),
        ("huizen", ""),
        ("laren", ""),
    ]


def test_an_invitation_of_today_is_reminder_enough(opened, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send_again(invitation=request_of(opened, "huizen").invitations.get(), by=None)
    assert [one.request.partner.slug for one in due_today() if one.due] == ["laren"]


def test_progress_takes_the_same_number_of_queries_for_any_number(opened, django_assert_num_queries) -> None:
    with django_assert_num_queries(15):
        assert len(progress_of(open_rounds())[0].requests) == 3
    version = make_version(make_document("kosten"), determined_on=date(2025, 9, 18), rule=all_members_sign())
    for number in range(6):
        make_partner(version, f"partner-{number}", email=f"p{number}@voorbeeld.example")
    make_round(version)
    with django_assert_num_queries(15):
        assert [len(one.requests) for one in progress_of(open_rounds())] == [6, 3]
