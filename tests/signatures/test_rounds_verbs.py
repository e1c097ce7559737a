"""A signing round by its verbs, from asking to closing, with the mails of each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

import pytest

from documents.models import LedgerEntry, Route, Step, Version
from signatures.models import Contact, Invitation, Mandate, PartnerStep, Reminder, Request, Round, Submission
from signatures.recording import correct_act, join, leave, record_act, record_signature
from signatures.rounds.asking import open_round, who_is_asked
from signatures.rounds.closing import close_round, settle_requests
from signatures.rounds.handing_in import NotHandedIn, accept_submission, decline_submission, hand_in
from signatures.rounds.inviting import LinkUnusable, delegate, invitation_of, invite, mark_opened, send_again
from signatures.rounds.keeping import NotDone
from signatures.signed_pdf.making import pdf_to_sign
from tests.factories import make_version
from tests.signatures.round_region import (
    PEOPLE,
    SCAN,
    colleague,
    make_partner,
    make_region,
    make_round,
    request_of,
)
from tests.signatures.signed_pdfs import plain, signed

pytestmark = pytest.mark.django_db
ADOPT_AND_SIGN = {
    "type": "and",
    "rules": [
        {"type": "all", "act": "adoption", "of": "municipality"},
        {"type": "all", "act": "signature", "of": "members"},
    ],
}
LINK = re.compile(r"/tekenen/([\w-]+)/")


@pytest.fixture
def version() -> Version:
    return make_region("eemnes", "huizen", "laren")


@pytest.fixture
def opened(version, bea) -> Round:
    return make_round(version, by=bea)


@pytest.fixture
def bea():
    return colleague()


@pytest.fixture
def sent(django_capture_on_commit_callbacks, mailoutbox):
    """Within it mails go out, as they do after commit; gives the mails."""

    @contextmanager
    def sending() -> Iterator[list]:
        before = len(mailoutbox)
        fresh: list = []
        with django_capture_on_commit_callbacks(execute=True):
            yield fresh
        fresh.extend(mailoutbox[before:])

    return sending


@pytest.fixture
def bounces(monkeypatch):
    """Makes the mail server refuse this address."""
    refused: set[str] = set()
    deliver = EmailBackend.send_messages

    def send_messages(self, messages):
        for message in messages:
            if refused & set(message.to):
                raise SMTPRecipientsRefused({message.to[0]: (550, b"unknown user")})
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return refused


def invited(request: Request, by=None, **values) -> Invitation:
    person = {"name": "Jan Smit", "function": "jurist", "email": "jan@voorbeeld.example"}
    return invite(request=request, by=by, **person | values)


def token_in(mail) -> str:
    return LINK.search(mail.body).group(1)


def handed_in(opened: Round, slug: str, **values) -> Submission:
    request = request_of(opened, slug)
    usual = {
        "method": "paper",
        "content": SCAN,
        "name": "scan.pdf",
        "on": timezone.localdate(),
        "received": timezone.localdate(),
        "signatories": PEOPLE,
        "by": None,
        "by_name": "Jan Smit",
    }
    return hand_in(version=opened.version, partner=request.partner, **usual | values)


# asking


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
    assert [one.partner.slug for one in who_is_asked(version)] == ["eemnes", "huizen", "laren"]


def test_who_joins_while_the_version_is_in_force_is_asked_too() -> None:
    version = make_region(rule={"type": "date", "on": "2025-10-01"})
    make_partner(version, "kompas", since=date(2025, 11, 1))
    found = who_is_asked(version)
    assert [one.partner.slug for one in found] == ["kompas"]
    assert "toen deze versie al van kracht was" in found[0].why


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
    step = Step.objects.create(route=route, order=1, body="College van Huizen", purpose="adopt")
    huizen = next(one.partner for one in who_is_asked(version) if one.partner.slug == "huizen")
    PartnerStep.objects.create(step=step, partner=huizen)
    found = {one.partner.slug: one.awaits_own_decision for one in who_is_asked(version)}
    assert found == {"eemnes": False, "huizen": True, "laren": False}
    step.outcome, step.held_on = "agreed", date(2025, 10, 7)
    step.save()
    assert not any(one.awaits_own_decision for one in who_is_asked(version))


def test_who_is_asked_takes_the_same_number_of_queries_for_any_number(
    version, django_assert_num_queries
) -> None:
    with django_assert_num_queries(10):
        assert len(who_is_asked(version)) == 3
    for number in range(9):
        make_partner(version, f"partner-{number}", email=f"p{number}@voorbeeld.example")
    with django_assert_num_queries(10):
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
    with pytest.raises(NotDone, match="loopt al een ronde"):
        make_round(opened.version)


def test_a_deadline_in_the_past_is_refused(version) -> None:
    with pytest.raises(NotDone, match="al voorbij"):
        make_round(version, days=-1)


def test_a_withdrawn_version_is_refused(version) -> None:
    record_act(kind="withdrawal", partner=None, version=version, on=date(2025, 10, 1), by=None)
    with pytest.raises(NotDone, match="ingetrokken"):
        make_round(version)


def test_when_everyone_signed_there_is_nothing_to_ask(version) -> None:
    for one in who_is_asked(version):
        record_signature(
            partner=one.partner, version=version, on=date(2025, 10, 1), by=None, signatories=PEOPLE
        )
    with pytest.raises(NotDone, match="Niemand hoeft"):
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
    with pytest.raises(NotDone):
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
    with pytest.raises(NotDone, match=words):
        delegate(invitation=invitation, **usual | values)


def test_a_link_is_not_passed_on_without_end(opened) -> None:
    invitation = invited(request_of(opened, "huizen"))
    for number in range(5):
        invitation = delegate(
            invitation=invitation, name="N", function="", email=f"n{number}@x.example", reason="door"
        )
    with pytest.raises(NotDone, match="al vaak doorgegeven"):
        delegate(invitation=invitation, name="N", function="", email="m@x.example", reason="door")


def test_a_link_that_was_replaced_meanwhile_cannot_be_passed_on(opened, bea) -> None:
    stale = invited(request_of(opened, "huizen"))
    send_again(invitation=Invitation.objects.get(pk=stale.pk), by=bea)
    with pytest.raises(LinkUnusable):
        delegate(invitation=stale, name="Kim", function="", email="kim@x.example", reason="vakantie")


# handing in and judging


def test_a_paper_signature_waits_for_an_administrator_and_then_counts(opened, bea, sent) -> None:
    invited(request_of(opened, "huizen"))
    submission = handed_in(opened, "huizen", by=bea, by_name="")
    assert submission.request == request_of(opened, "huizen") and submission.handed_in_by_name == "Bea"
    assert request_of(opened, "huizen").closed_at is None
    with sent() as mails:
        act = accept_submission(submission=submission, by=bea)
    assert (act.method, act.text_digest, act.evidence.read()) == ("paper", opened.version.digest, SCAN)
    assert act.recorded_by_name == "Bea" and act.signatories == PEOPLE
    assert request_of(opened, "huizen").closed_reason.startswith("Getekend op")
    assert [mail.subject for mail in mails] == ["Uw ondertekening is vastgelegd: Convenant, versie 2025"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"content": b""}, "leeg"),
        ({"content": b"MZ"}, "geen PDF of scan"),
        ({"method": "pdf", "content": b"\x89PNG\r\n\x1a\n"}, "geen PDF"),
        ({"signatories": []}, "ten minste één naam"),
        ({"signatories": [{"name": " ", "function": ""}]}, "ten minste één naam"),
        ({"on": None}, "datum ontbreekt"),
        ({"on": date(2200, 1, 1)}, "toekomst"),
        ({"received": date(2200, 1, 1)}, "toekomst"),
        ({"precision": "ooit"}, "hoe precies"),
    ],
)
def test_what_is_not_taken_in_says_why(opened, values, words) -> None:
    with pytest.raises(NotHandedIn, match=words):
        handed_in(opened, "huizen", **values)
    assert not Submission.objects.exists()


def test_a_signed_pdf_is_checked_against_the_one_that_was_sent(opened, bea) -> None:
    sent_out = pdf_to_sign(opened.version).file.read()
    submission = handed_in(opened, "huizen", method="pdf", content=signed(sent_out), name="a.pdf")
    assert submission.verdict["kind"] == "sameRevision" and submission.verdict["acceptable"]
    assert "J. Jansen" in submission.verdict["words"]
    act = accept_submission(submission=submission, by=bea)
    assert act.report == submission.verdict and act.method == "pdf"


def test_the_pdf_of_another_version_is_refused_with_the_reason(opened) -> None:
    other = pdf_to_sign(make_version(opened.version.document, articles={"Artikel 1 Doel": "Iets anders."}))
    for method in ("pdf", "paper"):
        with pytest.raises(NotHandedIn, match="Dit is de PDF van versie 2, gevraagd is versie 2025"):
            handed_in(opened, "huizen", method=method, content=signed(other.file.read()))
    assert not Submission.objects.exists()


def test_a_pdf_that_was_not_signed_or_is_broken_is_refused(opened) -> None:
    with pytest.raises(NotHandedIn, match="nog niet op getekend"):
        handed_in(opened, "huizen", method="pdf", content=pdf_to_sign(opened.version).file.read())
    with pytest.raises(NotHandedIn, match="beschadigd"):
        handed_in(opened, "huizen", method="pdf", content=b"%PDF-1.7 kapot")


def test_a_doubt_about_paper_is_left_to_who_judges_it(opened) -> None:
    submission = handed_in(opened, "huizen", content=plain("Handtekening van Huizen"))
    assert not submission.verdict["acceptable"] and submission.verdict["words"]


def test_the_same_file_is_not_taken_in_twice_while_it_waits(opened) -> None:
    handed_in(opened, "huizen")
    with pytest.raises(NotHandedIn, match="al ingeleverd"):
        handed_in(opened, "huizen")


def test_nothing_is_taken_in_for_a_closed_request(opened, bea) -> None:
    request = request_of(opened, "huizen")
    close_round(round=opened, reason="Er komt een nieuwe versie.", by=bea)
    with pytest.raises(NotHandedIn, match="Er komt een nieuwe versie"):
        handed_in(opened, "huizen", request=request)


@pytest.mark.parametrize(("precision", "on"), [("month", date(2025, 10, 1)), ("unknown", None)])
def test_paper_without_a_full_date_needs_a_second_pair_of_eyes(opened, bea, precision, on) -> None:
    submission = handed_in(opened, "huizen", by=bea, precision=precision, on=on)
    with pytest.raises(NotDone, match="Vraag een andere beheerder"):
        accept_submission(submission=submission, by=bea)
    assert accept_submission(submission=submission, by=colleague("carla")).precision == precision


def test_of_two_administrators_one_judges_and_the_other_is_told(opened, bea) -> None:
    submission = handed_in(opened, "huizen")
    stale = Submission.objects.get(pk=submission.pk)
    accept_submission(submission=submission, by=bea)
    with pytest.raises(NotDone, match="Bea heeft deze ondertekening al beoordeeld"):
        accept_submission(submission=stale, by=colleague("carla"))
    with pytest.raises(NotDone, match="al beoordeeld"):
        decline_submission(submission=stale, by=colleague("dirk"), reason="verkeerd")
    assert opened.version.acts.count() == 1


def test_who_is_declined_is_told_why_and_may_hand_in_again(opened, bea, sent) -> None:
    invited(request_of(opened, "huizen"))
    submission = handed_in(opened, "huizen")
    with pytest.raises(NotDone, match="Schrijf op waarom"):
        decline_submission(submission=submission, by=bea, reason=" ")
    with sent() as mails:
        decline_submission(submission=submission, by=bea, reason="De laatste bladzijde ontbreekt.")
    assert "De laatste bladzijde ontbreekt." in mails[0].body and mails[0].to == ["jan@voorbeeld.example"]
    assert not opened.version.acts.exists()
    assert handed_in(opened, "huizen").pk != submission.pk


# closing


def test_a_refusal_reaches_the_team_and_those_who_signed(opened, bea, sent) -> None:
    accept_submission(submission=handed_in(opened, "huizen"), by=bea)
    with sent() as mails:
        refused = request_of(opened, "laren")
        record_act(
            kind="refusal", partner=refused.partner, version=opened.version, on=timezone.localdate(), by=None,
            text="De kosten zijn te hoog.",
        )  # fmt: skip
    assert sorted(mail.to[0] for mail in mails) == ["bea@regio.example", "huizen@voorbeeld.example"]
    assert all("De kosten zijn te hoog." in mail.body for mail in mails)
    assert request_of(opened, "laren").closed_reason.startswith("Geweigerd op")


def test_who_leaves_is_no_longer_asked(opened, sent) -> None:
    invited(request_of(opened, "laren"))
    with sent() as mails:
        leave(
            partner=request_of(opened, "laren").partner,
            document=opened.version.document,
            until=timezone.localdate(),
            by=None,
        )
    assert "geen deelnemer meer" in request_of(opened, "laren").closed_reason
    assert [mail.subject for mail in mails] == ["U hoeft niet meer te tekenen: Convenant, versie 2025"]


def test_a_withdrawn_version_closes_the_round_and_all_are_told(opened, bea, sent) -> None:
    invited(request_of(opened, "laren"))
    accept_submission(submission=handed_in(opened, "huizen"), by=bea)
    with sent() as mails:
        record_act(
            kind="withdrawal",
            partner=None,
            version=opened.version,
            on=timezone.localdate(),
            by=None,
            text="Fout.",
        )
    opened.refresh_from_db()
    assert opened.closed_reason.startswith("Deze versie is ingetrokken.")
    assert not opened.requests.filter(closed_at=None).exists()
    assert [mail.to[0] for mail in mails] == [
        "jan@voorbeeld.example", "bea@regio.example", "huizen@voorbeeld.example"
    ]  # fmt: skip


def test_when_all_signed_the_round_closes_by_itself(opened, bea) -> None:
    for slug in ("eemnes", "huizen", "laren"):
        accept_submission(submission=handed_in(opened, slug), by=bea)
    opened.refresh_from_db()
    assert opened.closed_reason == "Alle 3 gevraagde partners tekenden."


def test_settling_again_changes_nothing(opened, bea, sent) -> None:
    accept_submission(submission=handed_in(opened, "huizen"), by=bea)
    before = list(opened.requests.values()), LedgerEntry.objects.count()
    with sent() as mails:
        settle_requests(opened.version.document)
    assert (list(opened.requests.values()), LedgerEntry.objects.count(), mails) == (*before, [])


def test_a_signature_that_is_struck_out_opens_the_request_again(opened, bea) -> None:
    act = accept_submission(submission=handed_in(opened, "huizen"), by=bea)
    correct_act(act=act, reason="Verkeerde partner", by=bea, void=True)
    assert request_of(opened, "huizen").closed_at is None


def test_a_signature_of_which_only_the_year_is_known_closes_the_request(opened) -> None:
    submission = handed_in(opened, "huizen", precision="year")
    accept_submission(submission=submission, by=colleague("carla"))
    assert request_of(opened, "huizen").closed_reason.startswith("Getekend in")


def test_closing_asks_a_reason_and_is_done_once(opened, bea, sent) -> None:
    with pytest.raises(NotDone, match="Schrijf op waarom"):
        close_round(round=opened, reason="", by=bea)
    with sent() as mails:
        close_round(round=opened, reason="De tekst wordt herzien.", by=bea)
    assert [mail.to for mail in mails] == [["bea@regio.example"]]
    assert "Er zijn 3 partners gevraagd. Daarvan tekenden er 0." in mails[0].body
    with pytest.raises(NotDone, match="al gesloten"):
        close_round(round=opened, reason="nog eens", by=bea)
    with pytest.raises(NotDone, match="De tekst wordt herzien"):
        invited(request_of(opened, "huizen"))


def test_after_closing_another_round_may_open_for_who_did_not_sign(opened, bea) -> None:
    accept_submission(submission=handed_in(opened, "huizen"), by=bea)
    close_round(round=opened, reason="Opnieuw", by=bea)
    again = open_round(version=opened.version, deadline=None, by=bea)
    assert sorted(again.requests.values_list("partner__slug", flat=True)) == ["eemnes", "laren"]


def test_who_joins_later_is_not_asked_by_a_round_that_runs(opened) -> None:
    late = make_partner(opened.version, "weesp", since=date(2025, 12, 1))
    join(
        partner=late,
        document=opened.version.document,
        since=date(2019, 1, 1),
        until=date(2019, 2, 1),
        by=None,
    )
    assert not opened.requests.filter(partner=late).exists()
