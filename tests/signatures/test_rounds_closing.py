"""What is handed in and judged, and how requests and rounds end."""

from datetime import date

from django.utils import timezone

import pytest

from documents.models import LedgerEntry
from documents.text.refusals import Refused
from signatures.models import Submission
from signatures.register.acts import correct_act, record_act
from signatures.register.memberships import join, leave
from signatures.rounds.candidates import open_round
from signatures.rounds.closing import close_round, settle_requests
from signatures.rounds.submitting import accept_submission, decline_submission
from signatures.signed_pdf.making import pdf_to_sign
from tests.factories import make_version
from tests.signatures.round_region import (
    PEOPLE,
    SCAN,
    colleague,
    make_partner,
    request_of,
)
from tests.signatures.round_story import bea, handed_in, invited, opened, sent, version
from tests.signatures.signed_pdfs import plain, signed

pytestmark = pytest.mark.django_db
__all__ = ["bea", "opened", "sent", "version"]


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
    with pytest.raises(Refused, match=words):
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
        with pytest.raises(Refused, match="Dit is de PDF van versie 2, gevraagd is versie 2025"):
            handed_in(opened, "huizen", method=method, content=signed(other.file.read()))
    assert not Submission.objects.exists()


def test_a_pdf_that_was_not_signed_or_is_broken_is_refused(opened) -> None:
    with pytest.raises(Refused, match="nog niet op getekend"):
        handed_in(opened, "huizen", method="pdf", content=pdf_to_sign(opened.version).file.read())
    with pytest.raises(Refused, match="beschadigd"):
        handed_in(opened, "huizen", method="pdf", content=b"%PDF-1.7 kapot")


def test_a_doubt_about_paper_is_left_to_who_judges_it(opened) -> None:
    submission = handed_in(opened, "huizen", content=plain("Handtekening van Huizen"))
    assert not submission.verdict["acceptable"] and submission.verdict["words"]


def test_the_same_file_is_not_taken_in_twice_while_it_waits(opened) -> None:
    handed_in(opened, "huizen")
    with pytest.raises(Refused, match="al ingeleverd"):
        handed_in(opened, "huizen")


def test_nothing_is_taken_in_for_a_closed_request(opened, bea) -> None:
    request = request_of(opened, "huizen")
    close_round(round=opened, reason="Er komt een nieuwe versie.", by=bea)
    with pytest.raises(Refused, match="Er komt een nieuwe versie"):
        handed_in(opened, "huizen", request=request)


@pytest.mark.parametrize(("precision", "on"), [("month", date(2025, 10, 1)), ("unknown", None)])
def test_paper_without_a_full_date_needs_a_second_pair_of_eyes(opened, bea, precision, on) -> None:
    submission = handed_in(opened, "huizen", by=bea, precision=precision, on=on)
    with pytest.raises(Refused, match="Vraag een andere beheerder"):
        accept_submission(submission=submission, by=bea)
    assert accept_submission(submission=submission, by=colleague("carla")).precision == precision


def test_of_two_administrators_one_judges_and_the_other_is_told(opened, bea) -> None:
    submission = handed_in(opened, "huizen")
    stale = Submission.objects.get(pk=submission.pk)
    accept_submission(submission=submission, by=bea)
    with pytest.raises(Refused, match="Bea heeft deze ondertekening al beoordeeld"):
        accept_submission(submission=stale, by=colleague("carla"))
    with pytest.raises(Refused, match="al beoordeeld"):
        decline_submission(submission=stale, by=colleague("dirk"), reason="verkeerd")
    assert opened.version.acts.count() == 1


def test_who_is_declined_is_told_why_and_may_hand_in_again(opened, bea, sent) -> None:
    invited(request_of(opened, "huizen"))
    submission = handed_in(opened, "huizen")
    with pytest.raises(Refused, match="Schrijf op waarom"):
        decline_submission(submission=submission, by=bea, reason=" ")
    with sent() as mails:
        decline_submission(submission=submission, by=bea, reason="De laatste bladzijde ontbreekt.")
    assert "De laatste bladzijde ontbreekt." in mails[0].body and mails[0].to == ["jan@voorbeeld.example"]
    assert not opened.version.acts.exists()
    assert handed_in(opened, "huizen").pk != submission.pk


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
    assert "deed mee tot" in request_of(opened, "laren").closed_reason
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
    assert opened.closed_reason.startswith("Deze versie is ingetrokken op ")
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
    with pytest.raises(Refused, match="Schrijf op waarom"):
        close_round(round=opened, reason="", by=bea)
    with sent() as mails:
        close_round(round=opened, reason="De tekst wordt herzien.", by=bea)
    assert [mail.to for mail in mails] == [["bea@regio.example"]]
    assert "Er zijn 3 partners gevraagd. Daarvan tekenden er 0." in mails[0].body
    with pytest.raises(Refused, match="al gesloten"):
        close_round(round=opened, reason="nog eens", by=bea)
    with pytest.raises(Refused, match="De tekst wordt herzien"):
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


def test_after_a_refusal_the_round_stays_open_until_the_team_decides(opened, bea) -> None:
    refused = request_of(opened, "laren")
    act = record_act(
        kind="refusal", partner=refused.partner, version=opened.version, on=timezone.localdate(), by=None
    )
    for slug in ("eemnes", "huizen"):
        accept_submission(submission=handed_in(opened, slug), by=bea)
    opened.refresh_from_db()
    assert opened.closed_at is None and request_of(opened, "laren").closed_at
    correct_act(act=act, reason="Vergissing.", by=bea, void=True)
    assert request_of(opened, "laren").closed_at is None
    accept_submission(submission=handed_in(opened, "laren"), by=bea)
    opened.refresh_from_db()
    assert opened.closed_at


def refusal_of(opened, slug: str):
    return record_act(
        kind="refusal",
        partner=request_of(opened, slug).partner,
        version=opened.version,
        on=timezone.localdate(),
        text="Te duur.",
        by=None,
    )


def test_a_partner_that_refused_can_be_asked_again_and_sign(opened, bea, sent) -> None:
    refusal_of(opened, "laren")
    assert request_of(opened, "laren").closed_reason.startswith("Geweigerd op")
    with sent() as mails:
        invited(request_of(opened, "laren"), by=bea)
    assert [mail.to for mail in mails] == [["jan@voorbeeld.example"]]
    with sent() as mails:
        settle_requests(opened.version.document)
    assert request_of(opened, "laren").closed_at is None and mails == []
    assert "Opnieuw gevraagd om te tekenen" in LedgerEntry.objects.values_list("what", flat=True)
    accept_submission(submission=handed_in(opened, "laren"), by=bea)
    assert request_of(opened, "laren").closed_reason.startswith("Getekend op")


def test_who_refuses_again_is_asked_no_more(opened, bea) -> None:
    first = refusal_of(opened, "laren")
    invited(request_of(opened, "laren"), by=bea)
    refusal_of(opened, "laren")
    assert request_of(opened, "laren").closed_at
    assert opened.version.acts.exclude(pk=first.pk).get().kind == "refusal"


def test_who_signed_or_left_is_not_asked_again(opened, bea) -> None:
    accept_submission(submission=handed_in(opened, "huizen"), by=bea)
    with pytest.raises(Refused, match="Getekend op"):
        invited(request_of(opened, "huizen"), by=bea)
    refusal_of(opened, "laren")
    close_round(round=opened, reason="Klaar.", by=bea)
    with pytest.raises(Refused, match="gesloten"):
        invited(request_of(opened, "laren"), by=bea)
