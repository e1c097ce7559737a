"""The page behind a personal link: sign with a code, hand in, pass on, refuse; and what may not happen."""

import re
from datetime import date, timedelta

from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

import pytest

from documents.models.document import Visibility
from portal.secret_addresses import without_secrets
from signatures.models import Act, Invitation, Mandate, Membership, Request, SigningCode, Submission
from signatures.recording import correct_act, record_act
from signatures.register import standing_of
from signatures.rounds import codes
from signatures.rounds.asking import open_round
from signatures.rounds.closing import close_round
from signatures.rounds.inviting import invite
from tests.factories import make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_partner, png

SIGNER = {"tekenen-name": "Kees Vos", "tekenen-function": "bestuurder", "tekenen-confirmed": "on"}
PAPER = png(7)


@pytest.fixture(autouse=True)
def commits(django_capture_on_commit_callbacks):
    """Mail goes out after commit; here at once."""
    cache.clear()
    with django_capture_on_commit_callbacks(execute=False):
        yield


@pytest.fixture
def asked(region: Region) -> Request:
    """What Dudok is asked: to sign version 2025."""
    deadline = timezone.localdate() + timedelta(days=20)
    return open_round(version=region.new, deadline=deadline, by=None).requests.get()


@pytest.fixture
def sending(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def address(asked: Request, sending) -> str:
    """The link in the mail to who was invited."""
    with sending():
        invite(request=asked, name="Kees Vos", function="bestuurder", email="kees@dudok.example", by=None)
    return link_in(mail.outbox[-1].body)


def link_in(body: str) -> str:
    found = re.search(r"https?://[^/]+(/tekenen/[^/\s]+/)", body)
    assert found, body
    return found[1]


def code_in(body: str) -> str:
    found = re.search(r"Uw code: (\d{6})", body)
    assert found, body
    return found[1]


def ask_code(client: Client, address: str, sending, **changes: str) -> str:
    with sending():
        shown = client.post(address, {"keuze": "tekenen"} | SIGNER | changes)
    assert "Vul de code in" in text_of(parsed(shown).h1), text_of(parsed(shown).select_one("main"))
    return code_in(mail.outbox[-1].body)


def sign_with(client: Client, address: str, code: str, **changes: str):
    return client.post(address, {"keuze": "code", "tekenen-code": code} | SIGNER | changes)


def told(response) -> str:
    response.status_code = 200
    return text_of(parsed(response).select_one("main"))


def signatures() -> int:
    return Act.objects.filter(kind="signature", method="portal").count()


def test_page__tells_who_is_asked_what_and_what_changed(client: Client, address: str, asked: Request) -> None:
    page = parsed(client.get(address))
    words = text_of(page.select_one("main"))
    assert text_of(page.h1) == "Ondertekenen namens Dudok"
    assert "Convenant Wonen, versie 2025" in words and str(asked.round.deadline.year) in words
    assert "2 artikelen gewijzigd en 1 nieuw sinds versie 2019" in words
    assert page.select_one("ins") and "Artikel 2 Kosten" in words
    pdf = client.get(page.select_one("#_tekst ~ p a")["href"])
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF-")
    assert asked.round.version.signing_pdf.file.sha256 in page.select_one(".digest").text


def test_page__is_kept_to_who_has_the_link(client: Client, address: str) -> None:
    shown = client.get(address)
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert shown["Cache-Control"] == "private, no-store"
    assert shown["Referrer-Policy"] == "strict-origin"
    assert client.get(f"{address}tekst/")["Referrer-Policy"] == "no-referrer"
    assert "Disallow: /tekenen/" in client.get("/robots.txt").text


def test_page__of_who_signs_for_the_first_time(client: Client, region: Region, sending) -> None:
    laren = make_partner("laren", "Laren")
    Membership.objects.create(partner=laren, document=region.convenant, since=date(2024, 1, 1))
    asked = open_round(version=region.new, deadline=None, by=None).requests.get(partner=laren)
    with sending():
        invite(request=asked, name="L", function="", email="l@laren.example", by=None)
    words = told(client.get(link_in(mail.outbox[-1].body)))
    assert "voor het eerst" in words


def test_text_for_partners__is_open_to_who_is_asked(client: Client, region: Region, address: str) -> None:
    region.convenant.visibility = Visibility.PARTNERS
    region.convenant.save()
    assert client.get("/convenant/").status_code == 404
    page = parsed(client.get(address))
    assert not page.select("main a[href^='/convenant/']")
    assert "Artikel 2 Kosten" in text_of(page)
    assert client.get(f"{address}tekst/").content.startswith(b"%PDF-")


def test_opening__is_remembered_and_changes_nothing_else(client: Client, address: str) -> None:
    client.head(address)
    assert Invitation.objects.get().opened_at is None
    before = Act.objects.count()
    client.get(address)
    client.get(f"{address}tekst/")
    client.get(f"{address}getekend/")
    opened = Invitation.objects.get().opened_at
    client.get(address)
    assert opened and Invitation.objects.get().opened_at == opened
    assert (Act.objects.count(), SigningCode.objects.count()) == (before, 0)


def test_signing__with_the_code_from_the_mail(
    client: Client, address: str, asked: Request, sending, region: Region
) -> None:
    code = ask_code(client, address, sending)
    assert mail.outbox[-1].to == ["kees@dudok.example"]
    with sending():
        sent = sign_with(client, address, code)
    assert sent.status_code == 302 and sent.url == address
    act = Act.objects.get(method="portal")
    assert (act.kind, act.partner.slug, act.version) == ("signature", "dudok", region.new)
    assert act.signatories == [{"name": "Kees Vos", "function": "bestuurder"}]
    assert (act.on, act.text_digest) == (timezone.localdate(), region.new.digest)
    assert act.recorded_by_organisation == "Dudok"
    assert act.evidence.read().startswith(region.new.signing_pdf.file.read())
    assert standing_of(region.convenant).in_force.number == 2
    copy = next(one for one in mail.outbox if "Uw exemplaar" in one.subject)
    assert f"{address}getekend/" in copy.body
    assert b"".join(client.get(f"{address}getekend/").streaming_content) == act.evidence.read()
    assert "U hebt getekend" in told(client.get(address))


def test_code__is_kept_as_a_hash_only(client: Client, address: str, sending) -> None:
    code = ask_code(client, address, sending)
    kept = SigningCode.objects.get()
    assert code not in kept.code_digest and len(kept.code_digest) == 64
    assert kept.expires_at - kept.sent_at == timedelta(minutes=15)


def test_code__that_is_wrong_is_counted_and_ends_after_five(client: Client, address: str, sending) -> None:
    code = ask_code(client, address, sending)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for left in (4, 3, 2, 1):
        shown = sign_with(client, address, wrong)
        assert f"nog {left} keer proberen" in told(shown)
        assert 'value="Kees Vos"' in shown.content.decode()
    assert "werkt niet meer" in told(sign_with(client, address, wrong))
    assert "werkt niet meer" in told(sign_with(client, address, code))
    assert signatures() == 0
    anew = ask_code(client, address, sending)
    sign_with(client, address, f" {anew[:3]} {anew[3:]}")
    assert signatures() == 1


def test_code__is_too_old_after_a_quarter(client: Client, address: str, sending) -> None:
    code = ask_code(client, address, sending)
    SigningCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "ouder dan 15 minuten" in told(sign_with(client, address, code))
    assert signatures() == 0


def test_new_code__ends_the_one_before(client: Client, address: str, sending) -> None:
    old = ask_code(client, address, sending)
    new = ask_code(client, address, sending)
    if old != new:
        assert "klopt niet" in told(sign_with(client, address, old))
    sign_with(client, address, new)
    assert signatures() == 1


def test_code__of_another_invitation_does_not_fit(
    client: Client, address: str, asked: Request, sending
) -> None:
    code = ask_code(client, address, sending)
    with sending():
        invite(request=asked, name="Bo", function="", email="bo@dudok.example", by=None)
    other = link_in(mail.outbox[-1].body)
    assert "nog geen code" in told(sign_with(client, other, code))
    assert "vervangen" in told(sign_with(client, address, code))
    assert signatures() == 0


def test_codes__are_not_sent_without_end(client: Client, address: str, sending) -> None:
    for _ in range(codes.MOST_AN_HOUR):
        ask_code(client, address, sending)
    with sending():
        shown = client.post(address, {"keuze": "tekenen"} | SIGNER)
    assert "Wacht een uur" in told(shown)
    assert SigningCode.objects.count() == codes.MOST_AN_HOUR


def test_two_tabs__make_one_signature(client: Client, address: str, sending) -> None:
    code = ask_code(client, address, sending)
    sign_with(client, address, code)
    again = sign_with(client, address, code)
    assert "U hebt getekend" in told(again)
    assert signatures() == 1


def test_what_is_missing__is_told_and_nothing_is_lost(client: Client, address: str) -> None:
    shown = client.post(
        address, {"keuze": "tekenen", "tekenen-name": "", "tekenen-reservation": "Alleen de huur."}
    )
    words = told(shown)
    assert "Vul uw naam in" in words and "Zet een vinkje" in words
    assert "Alleen de huur." in shown.content.decode()
    assert not SigningCode.objects.exists()


def test_what_was_filled_in__cannot_be_left_out_with_the_code(client: Client, address: str, sending) -> None:
    code = ask_code(client, address, sending)
    shown = sign_with(client, address, code, **{"tekenen-name": ""})
    assert "Vul uw naam in" in told(shown)
    assert "Vul de code van zes cijfers in" in told(sign_with(client, address, ""))
    assert signatures() == 0


def test_reservation__is_on_record_and_in_the_pdf(client: Client, address: str, sending, region) -> None:
    given = {"tekenen-reservation": "Zonder het risicofonds."}
    code = ask_code(client, address, sending, **given)
    sign_with(client, address, code, **given)
    act = Act.objects.get(method="portal")
    assert (act.declares, act.text) == ("reservation", "Zonder het risicofonds.")
    (cell,) = [
        cell
        for partner in standing_of(region.convenant).partners
        for cell in partner.cells
        if partner.id == "dudok" and cell.version == 2
    ]
    assert "withReservation" in cell.flags


def test_mandate__is_a_flag_and_no_barrier(client: Client, address: str, sending, region: Region) -> None:
    Mandate.objects.create(partner=region.partners[1], name="Iemand Anders", since=date(2020, 1, 1))
    sign_with(client, address, ask_code(client, address, sending))
    flags = [
        cell.flags
        for partner in standing_of(region.convenant).partners
        for cell in partner.cells
        if partner.id == "dudok" and cell.version == 2
    ]
    assert flags == [("withoutMandate",)]


def test_several_signatories__are_told_who_is_still_needed(
    client: Client, address: str, sending, region: Region
) -> None:
    Membership.objects.filter(partner=region.partners[1]).update(signatories=2)
    assert "tekenen 2 mensen samen" in told(client.get(address))
    sign_with(client, address, ask_code(client, address, sending))
    words = told(client.get(address))
    assert "U hebt getekend" in words and "nog niet klaar" in words and "Al getekend: Kees Vos" in words
    with sending():
        passed = {
            "keuze": "doorgeven",
            "doorgeven-name": "Bo Vos",
            "doorgeven-email": "bo@dudok.example",
            "doorgeven-reason": "Tweede ondertekenaar.",
        }
        client.post(address, passed)
    second = link_in(next(one.body for one in mail.outbox if one.to == ["bo@dudok.example"]))
    assert "Al getekend: Kees Vos" in told(client.get(second))
    code = ask_code(client, second, sending, **{"tekenen-name": "Bo Vos"})
    sign_with(client, second, code, **{"tekenen-name": "Bo Vos"})
    assert signatures() == 2
    assert standing_of(region.convenant).in_force.number == 2


def test_one_person__is_not_two_signatories(client: Client, address: str, sending, region: Region) -> None:
    Membership.objects.filter(partner=region.partners[1]).update(signatories=2)
    sign_with(client, address, ask_code(client, address, sending))
    with sending():
        client.post(address, {"keuze": "tekenen"} | SIGNER | {"tekenen-name": "K. Vos"})
    sign_with(client, address, "000000", **{"tekenen-name": "K. Vos"})
    assert signatures() == 1


def hand_in(client: Client, address: str, content: bytes = PAPER, **changes: object):
    given = {
        "keuze": "inleveren",
        "inleveren-method": "paper",
        "inleveren-file": SimpleUploadedFile("getekend.png", content),
        "inleveren-on": timezone.localdate().isoformat(),
        "inleveren-name": "Kees Vos, bestuurder",
    }
    return client.post(address, given | changes)


def test_handing_in__waits_for_the_team(client: Client, address: str, asked: Request) -> None:
    assert hand_in(client, address).url == address
    submission = Submission.objects.get()
    assert (submission.partner, submission.method, submission.act) == (asked.partner, "paper", None)
    assert submission.signatories == [{"name": "Kees Vos", "function": "bestuurder"}]
    assert submission.handed_in_by_name == "Kees Vos"
    words = told(client.get(address))
    assert "getekend stuk ingeleverd" in words and "getekend.png" in words
    assert not Act.objects.filter(partner=asked.partner, version=asked.round.version).exists()


@pytest.mark.parametrize(
    ("content", "changes", "words"),
    [
        (b"geen pdf", {}, "geen PDF of scan"),
        (b"", {}, "leeg"),
        (PAPER, {"inleveren-on": ""}, "Vul de dag in"),
        (PAPER, {"inleveren-on": "2999-01-01"}, "moet nog komen"),
        (PAPER, {"inleveren-on": "gisteren"}, "geen datum"),
        (PAPER, {"inleveren-name": ""}, "wie heeft getekend"),
        (PAPER, {"inleveren-file": ""}, "Kies het bestand"),
    ],
)
def test_handing_in__what_is_wrong_is_told_and_the_rest_is_kept(
    client: Client, address: str, content: bytes, changes: dict[str, str], words: str
) -> None:
    shown = hand_in(client, address, content, **{"inleveren-text": "Met dank."}, **changes)
    assert words in told(shown)
    assert "Met dank." in shown.content.decode()
    assert '<details class="folded text-column" open><summary>Een getekend stuk' in shown.content.decode()
    assert not Submission.objects.exists()


def pass_on(client: Client, address: str, **changes: str):
    given = {
        "keuze": "doorgeven",
        "doorgeven-name": "Bo Vos",
        "doorgeven-function": "wethouder",
        "doorgeven-email": "bo@dudok.example",
        "doorgeven-reason": "Zij heeft het mandaat.",
    }
    return client.post(address, given | changes)


def test_passing_on__ends_the_own_link_and_leaves_a_trace(client: Client, address: str, sending) -> None:
    with sending():
        assert pass_on(client, address).url == address
    gone = client.get(address)
    assert gone.status_code == 410
    assert "Het verzoek staat nu bij Bo Vos" in told(gone)
    new = Invitation.objects.get(ended_at=None)
    assert (new.delegated_from.name, new.delegation_reason) == ("Kees Vos", "Zij heeft het mandaat.")
    link = link_in(next(one.body for one in mail.outbox if one.to == ["bo@dudok.example"]))
    assert "Kees Vos gaf dit aan u door" in told(client.get(link))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"doorgeven-email": "geen adres"}, "geen e-mailadres"),
        ({"doorgeven-reason": ""}, "waarom u dit doorgeeft"),
        ({"doorgeven-name": ""}, "naam in van wie wel tekent"),
        ({"doorgeven-email": "kees@dudok.example"}, "uw eigen e-mailadres"),
    ],
)
def test_passing_on__what_is_wrong_is_told(
    client: Client, address: str, changes: dict[str, str], words: str
) -> None:
    assert words in told(pass_on(client, address, **changes))
    assert Invitation.objects.count() == 1


def refuse(client: Client, address: str, **changes: str):
    given = {
        "keuze": "weigeren",
        "weigeren-reason": "Het risicofonds kost te veel.",
        "weigeren-name": "Kees Vos",
        "weigeren-sure": "on",
    }
    return client.post(address, given | changes)


def test_refusing__is_on_record_and_one_may_sign_later(
    client: Client, address: str, asked: Request, sending, region: Region
) -> None:
    with sending():
        assert refuse(client, address).url == address
    act = Act.objects.get(kind="refusal")
    assert (act.partner, act.text) == (asked.partner, "Het risicofonds kost te veel.")
    words = told(client.get(address))
    assert "Dudok tekent niet" in words and "later alsnog tekenen" in words
    asked.refresh_from_db()
    assert asked.closed_at and "Geweigerd" in asked.closed_reason


def test_refusing__needs_a_reason_and_a_tick(client: Client, address: str) -> None:
    assert "waarom uw organisatie niet tekent" in told(refuse(client, address, **{"weigeren-reason": " "}))
    assert "Zet een vinkje" in told(refuse(client, address, **{"weigeren-sure": ""}))
    assert not Act.objects.filter(kind="refusal").exists()


def test_refusal_that_was_struck_out__opens_the_request_again(
    client: Client, address: str, asked: Request, region: Region
) -> None:
    laren = make_partner("laren", "Laren")
    Membership.objects.create(partner=laren, document=region.convenant, since=date(2024, 1, 1))
    Request.objects.create(round=asked.round, partner=laren)
    refuse(client, address)
    correct_act(act=Act.objects.get(kind="refusal"), by=None, reason="Vergissing.", void=True)
    assert "Ondertekenen namens Dudok" in told(client.get(address))


def test_unknown_link__tells_what_to_do_and_waits_after_many(client: Client, db: None) -> None:
    shown = client.get("/tekenen/bestaat-niet/")
    assert shown.status_code == 404 and "Deze link kennen wij niet" in told(shown)
    for _ in range(30):
        shown = client.get("/tekenen/bestaat-niet/")
    assert shown.status_code == 429 and "Wacht tien minuten" in told(shown)
    assert client.get("/tekenen/bestaat-niet/tekst/").url == "/tekenen/bestaat-niet/"


def test_expired_link__says_so(client: Client, address: str) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    shown = client.get(address)
    assert shown.status_code == 410
    words = told(shown)
    assert "verlopen" in words and "nieuwe uitnodiging" in words


@pytest.mark.parametrize("how", ["withdrawn", "closed", "superseded", "left"])
def test_link_of_a_request_that_closed__says_why(
    client: Client, address: str, asked: Request, region: Region, editor, sending, how: str
) -> None:
    if how == "withdrawn":
        record_act(
            kind="withdrawal",
            partner=None,
            version=region.new,
            on=timezone.localdate(),
            by=None,
            text="Fout.",
        )
    elif how == "closed":
        close_round(round=asked.round, reason="Wij beginnen opnieuw.", by=editor)
    elif how == "superseded":
        with sending():
            in_force_today(region)
    else:
        membership = Membership.objects.get(partner=asked.partner)
        membership.until = timezone.localdate()
        membership.save()
    shown = client.get(address)
    assert shown.status_code == 410
    words = told(shown)
    reasons = {
        "withdrawn": "ingetrokken",
        "closed": "Wij beginnen opnieuw.",
        "superseded": "vervangen",
        "left": "geen deelnemer meer",
    }
    assert "niet meer tekenen" in words and reasons[how] in words
    assert told(sign_with(client, address, "123456")) == words
    assert signatures() == 0


def in_force_today(region: Region) -> None:
    rule = {"type": "date", "on": timezone.localdate().isoformat()}
    make_version(region.convenant, label="2026", rule=rule)


def test_version_that_was_overtaken__cannot_be_signed_before_the_round_is_closed(
    client: Client, address: str, asked: Request, region: Region, sending
) -> None:
    code = ask_code(client, address, sending)
    in_force_today(region)
    asked.refresh_from_db()
    assert asked.closed_at is None
    assert "Vervangen door versie 2026" in told(client.get(address))
    assert "Deze versie is vervangen" in told(sign_with(client, address, code))
    assert signatures() == 0


def test_forged_form__is_refused(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(address, {"keuze": "weigeren"})
    assert refused.status_code == 403
    assert "cookies" in told(refused) and "Er is niets veranderd" in told(refused)


def test_key__stays_out_of_the_logs(client: Client, address: str, caplog, asked: Request) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    with caplog.at_level("DEBUG"):
        client.get(address)
        Client(enforce_csrf_checks=True).post(address, {"keuze": "weigeren"})
    token = address.split("/")[2]
    assert "/tekenen/…" in caplog.text and token not in caplog.text
    assert without_secrets("GET /tekenen/abc-123/tekst/?x=1") == "GET /tekenen/…/tekst/?x=1"


def test_key__is_kept_as_a_hash_only(address: str) -> None:
    token = address.split("/")[2]
    assert token not in str(Invitation.objects.values().get())


def test_unknown_choice__shows_the_page(client: Client, address: str) -> None:
    assert "Teken hier" in told(client.post(address, {"keuze": "iets"}))


def test_number_of_queries__does_not_grow_with_versions(
    client: Client, address: str, region: Region, django_assert_max_num_queries
) -> None:
    client.get(address)
    with django_assert_max_num_queries(30):
        client.get(address)
