"""The page behind a personal link: handing in, passing on, refusing; and links that no longer work."""

from datetime import date, timedelta

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

import pytest

from documents.entry_rule import all_members_sign
from documents.text.refusals import Refused
from documents.versions.on_record import put_on_record
from portal.signing.secret_addresses import without_secrets
from signatures.models import Act, Invitation, Membership, Request, Submission
from signatures.register.acts import correct_act, record_act
from signatures.rounds.candidates import open_round
from signatures.rounds.closing import close_round
from signatures.rounds.inviting import invitation_of, invite
from tests.factories import make_version
from tests.portal.html import on_one_line
from tests.portal.region import Region, make_partner
from tests.portal.signing_steps import (
    PAPER,
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
    assert '<details class="folded text-column" open><summary>Een getekend stuk' in on_one_line(shown)
    assert not Submission.objects.exists()


def test_a_version_without_text__has_no_pdf_and_its_page_says_so(
    client: Client, region: Region, sending
) -> None:
    version = put_on_record(
        document=region.convenant,
        number=3,
        label="2026",
        determined_on=timezone.localdate(),
        by="Anja Bos",
        rule=all_members_sign(),
        supersedes=region.new,
    )
    asked = open_round(version=version, deadline=None, by=None).requests.get(partner__slug="dudok")
    with sending():
        invite(request=asked, name="Kees Vos", function="bestuurder", email="kees@dudok.example", by=None)
    address = link_in(mail.outbox[-1].body)
    assert client.get(f"{address}tekst/").url == address
    assert client.get(address).status_code == 200


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
        "left": "deed mee tot",
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
    assert "Versie 2026 kwam ervoor in de plaats" in told(client.get(address))
    assert "Deze versie is vervangen" in told(sign_with(client, address, code))
    assert signatures() == 0


def test_version_that_was_overtaken__asks_nobody_else(
    client: Client, address: str, asked: Request, region: Region
) -> None:
    in_force_today(region)
    asked.refresh_from_db()
    with pytest.raises(Refused, match="Deze versie is vervangen"):
        invite(request=asked, name="Jan Smit", function="", email="jan@dudok.example", by=None)
    assert asked.invitations.get().ended_at is None


def test_forged_form__is_refused(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(address, {"keuze": "weigeren"})
    assert refused.status_code == 403
    assert "cookies" in told(refused) and "Er is niets veranderd" in told(refused)


@pytest.mark.parametrize(
    "use", [lambda *at: sign_with(*at, "123456"), pass_on, refuse], ids=["sign", "pass on", "refuse"]
)
def test_a_link_that_ends_while_it_is_used__is_told_on_a_page_of_its_own(
    client: Client, address: str, monkeypatch, use
) -> None:
    """Not beside a field of a form that cannot be sent any more."""

    def ended_after(token: str) -> Invitation:
        found = invitation_of(token)
        Invitation.objects.update(ended_at=timezone.now())
        return found

    monkeypatch.setattr("portal.signing.views.invitation_of", ended_after)
    answer = use(client, address)
    assert answer.status_code == 410
    assert "Deze link is vervangen" in told(answer)


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
    with django_assert_max_num_queries(32):
        client.get(address)
