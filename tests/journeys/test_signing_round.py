"""A signing round as the three kinds of user meet it: one partner signs on paper, one in a PDF, one in the
portal, one refuses and one leaves halfway. Then the version is in force."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from django.core import mail
from django.utils import timezone

import pytest
from playwright.sync_api import Page, expect

from documents.models import Document, Version
from portal.accounts.models import User
from signatures.models import Contact, Partner, Round, Submission
from signatures.register.memberships import leave
from tests.factories import make_document, make_version
from tests.journeys.test_from_word_file_to_signature import fill_date, log_in, log_out, member
from tests.portal.region import NEW, OLD, join, make_partner, make_user, png, sign
from tests.signatures.signed_pdfs import authority, signatory, signed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("Huizen", "Laren", "Eemnes", "Blaricum", "Weesp")
THREE_QUARTERS = {"type": "share", "numerator": 3, "denominator": 4, "act": "signature", "of": "members"}


@pytest.fixture
def version(transactional_db: None, settings, tmp_path: Path) -> Version:
    """Version 2025 waits for three quarters of five municipalities, which all signed 2019."""
    settings.SIGNATURE_TRUST_ROOTS = str(tmp_path / "uitgevers.pem")
    (tmp_path / "uitgevers.pem").write_bytes(authority().pem)
    document = make_document(title="Convenant Wonen")
    partners = [make_partner(name.lower(), name) for name in NAMES]
    for partner in partners:
        join(partner, document)
        Contact.objects.create(
            partner=partner, name=f"Hoofd {partner}", email=f"{partner.slug}@voorbeeld.example"
        )
    old = make_version(document, articles=OLD, label="2019", determined_on=date(2019, 2, 14))
    for partner in partners:
        sign(partner, old, date(2019, 5, 20))
    return make_version(
        document, articles=NEW, label="2025", determined_on=date(2025, 9, 18), rule=THREE_QUARTERS
    )


def test_signing_round(page: Page, live_server, version: Version) -> None:
    address = live_server.url
    accounts = {
        name: make_user(name.lower(), partner=Partner.objects.get(slug=name.lower())) for name in NAMES
    }
    team, administrator = member("redactie", "Regionaal team"), member("beheerder", "Beheerders")

    opens_the_round(page, address, team, version)
    log_out(page, address)
    is_asked(page, address, accounts["Eemnes"])
    log_out(page, address)
    signs_in_the_portal(page, address, version)
    has_signed(page, address, accounts["Eemnes"])
    log_out(page, address)
    hands_in_a_signed_pdf(page, address)
    refuses(page, address)

    log_in(page, address, team)
    hands_in_paper(page, address)
    sees_progress(page, address, "1 van 5 in deze ronde")
    log_out(page, address)
    log_in(page, address, administrator)
    accepts_all(page, address)
    sees_progress(page, address, "3 van 5 in deze ronde")
    log_out(page, address)
    is_not_in_force(page, address)

    leaves(version.document)
    cannot_sign_any_more(page, address)
    keeps_what_it_signed(page, address, accounts["Weesp"])
    log_out(page, address)
    is_in_force(page, address)
    log_in(page, address, team)
    closes_the_round(page, address)


def link_to(name: str, address: str) -> str:
    """The link in the mail to this partner; the portal names its own address in it."""
    sent = [one.body for one in mail.outbox if one.to == [f"{name.lower()}@voorbeeld.example"]]
    found = re.search(r"https?://[^/]+(/tekenen/[^/\s]+/)", "\n".join(sent))
    assert found, sent
    return address + found[1]


def opens_the_round(page: Page, address: str, team: User, version: Version) -> None:
    log_in(page, address, team)
    page.goto(f"{address}/beheer/ondertekenrondes/openen/{version.pk}/")
    expect(page.get_by_text("Deze partners moeten nog tekenen.")).to_be_visible()
    page.fill("[name=message]", "Fijn als u dit snel doet.")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Open de ronde en verstuur 5 uitnodigingen").click()
    expect(page.get_by_text("0 van 5 in deze ronde getekend.")).to_be_visible()
    assert len(mail.outbox) == 5


def is_asked(page: Page, address: str, user: User) -> None:
    log_in(page, address, user)
    asked = page.locator(".asked")
    expect(asked.get_by_role("heading", name="Versie 2025 van Convenant Wonen ondertekenen")).to_be_visible()
    expect(asked.get_by_text("De uitnodiging staat bij Hoofd Eemnes")).to_be_visible()
    changed = page.get_by_role("region", name="Wat is er veranderd sinds u tekende")
    expect(changed.locator("ins", has_text="een derde deel")).to_be_visible()


def signs_in_the_portal(page: Page, address: str, version: Version) -> None:
    page.goto(link_to("Eemnes", address))
    expect(page.get_by_role("heading", name="Ondertekenen namens Eemnes")).to_be_visible()
    expect(page.get_by_text("Fijn als u dit snel doet.")).to_be_visible()
    page.get_by_label("Uw naam").first.fill("E. de Boer")
    page.get_by_label("Uw functie").first.fill("burgemeester")
    page.get_by_role("button", name="Stuur mij de code").click()
    expect(page.get_by_text("Zet een vinkje als u de tekst hebt gelezen en mag tekenen.")).to_be_visible()
    page.get_by_label("Ik heb de tekst gelezen").check()
    page.get_by_role("button", name="Stuur mij de code").click()
    expect(page.get_by_text("E. de Boer, burgemeester")).to_be_visible()
    found = re.search(r"Uw code: (\d{6})", mail.outbox[-1].body)
    assert found
    page.get_by_label("Code uit de mail").fill(found[1])
    page.get_by_role("button", name="Zet mijn handtekening").click()
    expect(page.get_by_role("heading", name="U hebt getekend")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download uw exemplaar (PDF)").click()
    assert download.value.path().read_bytes().startswith(version.signing_pdf.file.read())


def has_signed(page: Page, address: str, user: User) -> None:
    log_in(page, address, user)
    expect(page.get_by_text("Er wordt nu niets van u gevraagd.")).to_be_visible()
    expect(page.get_by_role("region", name="Wat u tekende").get_by_text("E. de Boer")).to_be_visible()


def hands_in_a_signed_pdf(page: Page, address: str) -> None:
    """The text of the link, signed with a certificate of one's own; the text unsigned is refused."""
    link = link_to("Laren", address)
    content = page.request.get(f"{link}tekst/").body()
    with ThreadPoolExecutor(1) as apart:  # here an event loop runs already
        with_signature = apart.submit(signed, content, who=signatory("L. Smit")).result()
    hands_in(page, link, "ongetekend.pdf", content)
    expect(page.get_by_role("alert")).to_be_visible()
    assert not Submission.objects.exists()
    hands_in(page, link, "getekend.pdf", with_signature)
    expect(page.get_by_text("getekend.pdf")).to_be_visible()
    expect(page.get_by_text("Een beheerder van de regio bekijkt het.")).to_be_visible()


def hands_in(page: Page, link: str, name: str, content: bytes) -> None:
    page.goto(link)
    page.get_by_text("Een getekend stuk inleveren").click()
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    page.locator("[name=inleveren-file]").set_input_files(file)  # type: ignore[arg-type]
    page.fill("[name=inleveren-on]", timezone.localdate().isoformat())
    page.get_by_role("button", name="Lever in").click()


def refuses(page: Page, address: str) -> None:
    page.goto(link_to("Blaricum", address))
    page.get_by_text("Niet tekenen", exact=True).click()
    page.get_by_label("Waarom tekent uw organisatie niet?").fill("Het risicofonds kost te veel.")
    page.get_by_label("Ik mag dit voor mijn organisatie laten weten.").check()
    page.get_by_role("button", name="Wij tekenen niet").click()
    expect(page.get_by_role("heading", name="Blaricum tekent niet")).to_be_visible()


def hands_in_paper(page: Page, address: str) -> None:
    """Only the month of the signature is known."""
    request = Round.objects.get().requests.get(partner__slug="huizen")
    page.goto(f"{address}/beheer/ondertekenrondes/verzoek/{request.pk}/inleveren/")
    file = {"name": "scan.png", "mimeType": "image/png", "buffer": png(9)}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    page.fill("[name=signatories]", "H. Bos, burgemeester")
    page.select_option("[name=precision]", "month")
    fill_date(page, "on", date(2025, 11, 1))
    page.get_by_role("button", name="Lever in").press("Enter")
    expect(page.get_by_text("De ondertekening van Huizen is ingeleverd.")).to_be_visible()


def sees_progress(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}/beheer/ondertekenrondes/{Round.objects.get().pk}/")
    expect(page.get_by_text(words)).to_be_visible()


def accepts_all(page: Page, address: str) -> None:
    for submission in Submission.objects.order_by("pk"):
        page.goto(f"{address}/beheer/ondertekenrondes/ingeleverd/{submission.pk}/")
        page.get_by_role("button", name="Neem aan en leg vast").click()
        expect(page.get_by_text(f"De ondertekening van {submission.partner} is vastgelegd.")).to_be_visible()


def is_not_in_force(page: Page, address: str) -> None:
    page.goto(f"{address}/ondertekening/")
    expect(page.get_by_text(re.compile("Nog nodig: 1 handtekening, van ")).first).to_be_visible()


def leaves(document: Document) -> None:
    """By the verb: the screen of memberships is told elsewhere."""
    weesp = Partner.objects.get(slug="weesp")
    leave(partner=weesp, document=document, until=timezone.localdate(), by=None, reason="Fusie")


def cannot_sign_any_more(page: Page, address: str) -> None:
    page.goto(link_to("Weesp", address))
    expect(page.get_by_role("heading", name="U kunt hier niet meer tekenen")).to_be_visible()
    expect(page.get_by_text("Hoeft niet: deed mee tot").first).to_be_visible()


def keeps_what_it_signed(page: Page, address: str, user: User) -> None:
    log_in(page, address, user)
    page.goto(f"{address}/mijn/")
    expect(page.get_by_text("Weesp doet niet meer mee.")).to_be_visible()
    expect(page.get_by_text("Convenant Wonen, versie 2019")).to_be_visible()
    expect(page.get_by_role("link", name="Getekend stuk")).to_be_visible()


def is_in_force(page: Page, address: str) -> None:
    page.goto(f"{address}/convenant/")
    expect(page.locator(".standing-line").first).to_contain_text("Van kracht")
    expect(page.get_by_text("Versie 2025").first).to_be_visible()
    page.goto(f"{address}/ondertekening/")
    expect(page.get_by_text("geweigerd").first).to_be_visible()


def closes_the_round(page: Page, address: str) -> None:
    """One refused, so that the round waited for the team to decide what becomes of that."""
    opened = Round.objects.get()
    assert opened.closed_at is None
    page.goto(f"{address}/beheer/ondertekenrondes/{opened.pk}/sluiten/")
    page.fill("[name=reason]", "De versie is van kracht; Blaricum tekent niet.")
    page.get_by_role("button", name="Sluit de ronde").click()
    expect(page.get_by_text("De versie is van kracht; Blaricum tekent niet.").first).to_be_visible()
    assert Round.objects.get().closed_at
