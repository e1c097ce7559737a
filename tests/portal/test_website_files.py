"""Pictures and files of a page: a visitor has them exactly while a live page shows them."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from portal.accounts.models import User
from portal.pages.models import InformationPage, NewsIndexPage, NewsPage
from tests.portal.html import parsed
from tests.portal.website import make_file, make_page, make_picture, of_file, of_picture, publish, words

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Wagtail leaves its upload open


def status(client: Client, address: str) -> int:
    response = client.get(address)
    if response.streaming:
        response.getvalue()
    return response.status_code


@pytest.fixture
def page(db: None) -> InformationPage:
    return make_page(body=[of_picture(make_picture()), of_file(make_file())])


def addresses(client: Client, page: InformationPage) -> tuple[str, str]:
    """Of the picture and of the file, as the page has them."""
    shown = parsed(client.get(page.address))
    return shown.main.img["src"], shown.select_one(".page-file a")["href"]


def test_what_a_page_shows__is_there_for_its_visitors(client: Client, page: InformationPage) -> None:
    shown = parsed(client.get(page.address))
    assert shown.main.img["alt"] == "Een kaart van de regio"
    picture, file = addresses(client, page)
    for candidate in [picture, *(one.split()[0] for one in shown.main.img["srcset"].split(", "))]:
        sent = client.get(candidate)
        assert (sent["Content-Type"], sent["Cache-Control"]) == ("image/webp", "public, max-age=3600")
        assert sent.getvalue().startswith(b"RIFF")
    sent = client.get(file)
    assert sent.getvalue() == b"%PDF-1.4 plan"
    assert sent["Content-Type"] == "application/pdf"
    assert sent["X-Content-Type-Options"] == "nosniff"


def test_what_it_shows__goes_with_it(client: Client, page: InformationPage) -> None:
    picture, file = addresses(client, page)
    page.body = [words("<p>Niets meer.</p>")]
    page.save_revision()
    assert (status(client, picture), status(client, file)) == (200, 200)
    publish(page)
    assert (status(client, picture), status(client, file)) == (404, 404)
    page.body = [of_picture(make_picture()), of_file(make_file())]
    publish(page)
    picture, file = addresses(client, page)
    page.unpublish()
    assert (status(client, picture), status(client, file)) == (404, 404)


def test_no_other_file__comes_along(
    client: Client, page: InformationPage, as_user: Callable[[User], Client], editor: User
) -> None:
    """A file of a draft, of a page that is not published yet, or of no page; under the number of any page."""
    other_file, other_picture = make_file("geheim.pdf"), make_picture("Geheim")
    draft = InformationPage(title="Straks", live=False, body=[of_picture(other_picture), of_file(other_file)])
    page.add_child(instance=draft)
    draft.save_revision()
    for pk in (page.pk, draft.pk, 0, page.get_parent().pk):
        for address in (
            f"/bij-pagina/{pk}/bestand-{other_file.pk}/",
            f"/bij-pagina/{pk}/beeld-{other_picture.pk}-960/",
        ):
            assert status(client, address) == 404, address
    sent = as_user(editor).get(f"/bij-pagina/{draft.pk}/bestand-{other_file.pk}/")
    assert (sent.getvalue(), sent["Cache-Control"]) == (b"%PDF-1.4 plan", "private, no-store")


def test_file_that_a_browser_could_run__is_a_download(client: Client, db: None) -> None:
    page = make_page(body=[of_file(make_file("plan.txt", b"<script>alert(1)</script>"))])
    sent = client.get(parsed(client.get(page.address)).select_one(".page-file a")["href"])
    sent.getvalue()
    assert sent["Content-Disposition"].startswith("attachment")
    assert sent["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_picture__without_a_size_that_was_kept__is_made_and_not_kept(client: Client, page) -> None:
    picture, _ = addresses(client, page)
    page.body[0].value["image"].renditions.all().delete()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(picture).getvalue().startswith(b"RIFF")
    assert not [one["sql"] for one in captured if not one["sql"].startswith("SELECT")]


def test_width__is_one_of_a_few(client: Client, page: InformationPage) -> None:
    picture, _ = addresses(client, page)
    assert status(client, picture.replace("-960/", "-4000/")) == 404


def test_picture_of_news__is_shown_with_its_words(client: Client, db: None) -> None:
    index = NewsIndexPage.objects.get()
    item = make_page(
        "Kaart", kind=NewsPage, below=index, picture=make_picture(), picture_words="De regio op een kaart"
    )
    image = parsed(client.get(item.address)).main.img
    assert image["alt"] == "De regio op een kaart"
    assert status(client, image["src"]) == 200
