"""What one may not read is not there: not as a page, not as a file, not as a picture."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

import pytest

from documents.models import Document, Visibility
from portal.accounts.models import User
from signatures.models import Membership
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_region, make_user

ADDRESSES = (
    "/convenanten/convenant/",
    "/convenant/versies/1/",
    "/convenanten/convenant/op/2020-01-01/",
    "/convenanten/convenant/op/?dag=2020-01-01",
    "/convenanten/convenant/versies/1/",
    "/convenanten/convenant/versies/1/pdf/",
    "/convenanten/convenant/versies/1/word/",
    "/convenanten/convenant/versies/1/bijlagen/1/",
    "/convenanten/convenant/versies/1/bijlagen/1/bestand/",
    "/convenanten/convenant/vergelijk/",
    "/convenanten/convenant/vergelijk/1...2/",
    "/convenanten/convenant/vergelijk/1...2/pdf/",
    "/convenanten/convenant/vergelijk/1...2/word/",
    "/convenanten/convenant/vergelijk/1...2/json/",
    "/ondertekening/convenant/",
    "/ondertekening/convenant/xlsx/",
    "/ondertekening/convenant/csv/",
    "/ondertekening/convenant/json/",
    "/werkprocessen/aanmelden/",
)
LISTS = ("/", "/convenanten/", "/werkprocessen/", "/partners/", "/partners/huizen/", "/zoeken/?q=convenant")


@pytest.fixture
def hidden(db: None) -> Region:
    return make_region(visibility=Visibility.PARTNERS)


@pytest.fixture
def colleague(hidden: Region) -> User:
    """Someone who works for Huizen."""
    return make_user("huizen", partner=hidden.partners[0])


def status(client: Client, address: str) -> int:
    response = client.get(address)
    response.getvalue()
    return response.status_code


def addresses(region: Region) -> tuple[str, ...]:
    return (*ADDRESSES, f"/afbeeldingen/{region.picture}/")


def test_a_hidden_document__is_not_found_at_any_address(client: Client, hidden: Region) -> None:
    for address in addresses(hidden):
        assert status(client, address) == 404, address


@pytest.mark.parametrize("address", ["/convenant/", "/ondertekening/"])
def test_a_hidden_main_agreement__looks_like_none_at_its_short_address(
    client: Client, db: None, address: str
) -> None:
    without = client.get(address).content
    make_region(visibility=Visibility.PARTNERS)
    assert client.get(address).content == without
    assert b"Er is nog geen convenant" in without


def test_a_hidden_document__is_in_no_list(client: Client, hidden: Region) -> None:
    for address in LISTS:
        told = text_of(parsed(client.get(address)).select_one("main"))
        assert "Convenant Wonen" not in told, address
        assert "Aanmelden" not in told, address


def test_a_public_document__is_there_at_every_address(client: Client, region: Region) -> None:
    for address in addresses(region):
        assert status(client, address) in (200, 302), address


def test_a_partner__reads_what_is_for_partners(
    as_user: Callable[[User], Client], hidden: Region, colleague: User
) -> None:
    client = as_user(colleague)
    for address in addresses(hidden):
        assert status(client, address) in (200, 302), address


def test_a_leaver__reads_what_everyone_reads_from_the_day_of_leaving(
    as_user: Callable[[User], Client], hidden: Region, colleague: User
) -> None:
    client = as_user(colleague)
    today = timezone.localdate()
    end_membership(hidden, today + timedelta(days=1))
    assert client.get("/mijn/").status_code == 200
    end_membership(hidden, today)
    for address in addresses(hidden):
        assert status(client, address) == 404, address
    assert "doet niet meer mee" in client.get("/mijn/").content.decode()


def end_membership(region: Region, until: date) -> None:
    membership = Membership.objects.get(partner=region.partners[0])
    membership.until = until
    membership.save()


def test_what_is_for_the_team__is_for_the_team_only(
    as_user: Callable[[User], Client], hidden: Region, colleague: User, editor: User
) -> None:
    for document in Document.objects.all():
        document.visibility = Visibility.TEAM
        document.save()
    client = as_user(colleague)
    assert {status(client, address) for address in addresses(hidden)} == {404}
    assert as_user(editor).get("/convenant/").status_code == 200


def test_what_hangs_under_a_convenant__is_not_told_to_who_may_not_read_it(
    client: Client, region: Region
) -> None:
    region.process.visibility = Visibility.TEAM
    region.process.save()
    assert "Aanmelden" not in text_of(parsed(client.get("/convenant/")).select_one("main"))


def test_what_a_document_works_out__is_not_told_to_who_may_not_read_that(
    client: Client, region: Region
) -> None:
    region.convenant.visibility = Visibility.TEAM
    region.convenant.save()
    assert "Convenant Wonen" not in text_of(
        parsed(client.get("/werkprocessen/aanmelden/")).select_one("main")
    )


def test_a_picture__is_kept_long_and_runs_nothing(client: Client, region: Region) -> None:
    response = client.get(f"/afbeeldingen/{region.picture}/")
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_that_is_no_picture_of_a_text__is_not_served_as_one(client: Client, region: Region) -> None:
    attached = region.old.attachments.get().file.sha256
    for name in (attached, "0" * 64, region.picture[:20], "%", "html"):
        assert client.get(f"/afbeeldingen/{name}/").status_code == 404


def test_my_organisation__is_for_who_is_logged_in(client: Client, db: None) -> None:
    assert client.get("/mijn/").url == "/inloggen/?next=/mijn/"


def test_section_of_what_only_partners_read__says_so_and_nothing_more(client: Client, db: None) -> None:
    def told() -> str:
        return text_of(parsed(client.get("/communicatielijnen/")).select_one("main"))

    hidden = make_document(title="Wie belt wie", slug="bellen", kind="communication", visibility="partners")
    assert "Er staan hier nog geen documenten." in told()
    make_version(hidden)
    assert "Wat hier staat, is alleen voor partners." in told()
    assert "Wie belt wie" not in told()
    Document.objects.filter(pk=hidden.pk).update(visibility="team")
    assert "Er staan hier nog geen documenten." in told()
