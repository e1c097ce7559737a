"""The page behind a personal link: who is asked what, and signing with a code."""

from datetime import date, timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

from documents.models.document import Visibility
from signatures.models import Act, Invitation, Mandate, Membership, Request, SigningCode
from signatures.register.acts import correct_act
from signatures.register.standings import standing_of
from signatures.rounds import codes
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import invite
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_partner
from tests.portal.signing_steps import (
    SIGNER,
    address,
    ask_code,
    asked,
    commits,
    link_in,
    sending,
    sign_with,
    signatures,
    told,
)

__all__ = ["address", "asked", "commits", "sending"]


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
    assert client.get("/convenanten/convenant/").status_code == 404
    page = parsed(client.get(address))
    assert not page.select("main a[href^='/convenanten/']")
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


def test_correction_of_the_function__leaves_the_signer_its_own_copy(
    client: Client, address: str, sending
) -> None:
    sign_with(client, address, ask_code(client, address, sending))
    act = Act.objects.get(method="portal")
    right = [{"name": "Kees Vos", "function": "voorzitter"}]
    correct_act(act=act, by=None, reason="De functie was anders.", signatories=right)
    assert "U hebt getekend" in told(client.get(address))
    copy = b"".join(client.get(f"{address}getekend/").streaming_content)
    assert copy == act.evidence.read()
    correct_act(act=act, by=None, reason="Toch niet getekend.", void=True)
    assert "U hebt getekend" not in told(client.get(address))
    assert client.get(f"{address}getekend/").status_code == 302
    correct_act(act=act, by=None, reason="Het doorhalen was een vergissing.")
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
    assert "Het verzoek staat nu bij Bo" in told(sign_with(client, address, code))
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
