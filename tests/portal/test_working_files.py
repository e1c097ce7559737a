"""Files and pictures of drafts: for who works in the admin, and for nobody else."""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client, override_settings
from django.urls import reverse

from wagtail.models import Collection, CollectionViewRestriction

import pytest

from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS, TEAM
from portal.pages.models import Illustration, WorkingFile
from tests.portal.region import Region, make_user, png


@pytest.fixture
def illustration(db: None) -> Illustration:
    return Illustration.objects.create(title="Schema", file=ContentFile(png(), name="schema.png"))


@pytest.mark.parametrize("debug", [True, False])
def test_picture_and_thumbnail__are_for_who_works_in_the_admin(
    as_user: Callable[[User], Client], editor: User, illustration: Illustration, debug: bool
) -> None:
    thumbnail = illustration.get_rendition("max-165x165").url
    with override_settings(DEBUG=debug):
        client = as_user(editor)
        for address in (illustration.file.url, thumbnail):
            sent = client.get(address)
            assert sent["Content-Type"] == "image/png"
            assert b"".join(sent.streaming_content).startswith(b"\x89PNG")
            assert sent["Cache-Control"].startswith("private")


def test_picture__is_not_there_for_others(
    as_user: Callable[[User], Client], region: Region, illustration: Illustration
) -> None:
    client = as_user(make_user("huizen", partner=region.partners[0]))
    assert client.get(illustration.file.url).status_code == 404
    client.logout()
    assert client.get(illustration.file.url).status_code == 404


@pytest.mark.parametrize(
    "name", ["documents/plan.pdf", "documents/plan.png", "images/../documents/plan.png", "images/weg.png"]
)
def test_no_other_file__is_served(as_user: Callable[[User], Client], editor: User, name: str) -> None:
    for kept in ("documents/plan.pdf", "documents/plan.png"):
        if not default_storage.exists(kept):
            default_storage.save(kept, ContentFile(b"geheim"))
    assert as_user(editor).get(f"/bestanden/{name}").status_code == 404


ROADS = ("file", "page", "file in the media", "picture", "thumbnail", "password of a collection")
IN_THE_ADMIN = ("editor", "administrator")
OTHERS = ("visitor", "partner", "editor whose account is closed")


@pytest.fixture
def addresses(illustration: Illustration) -> dict[str, str]:
    """Every road to what editors work with. The page is of a kind that cannot be uploaded now."""
    file = WorkingFile.objects.create(title="Plan", file=ContentFile(b"%PDF-1.4 geheim", name="plan.pdf"))
    page = WorkingFile.objects.create(title="Page", file=ContentFile(b"<script>", name="pagina.html"))
    collection = Collection.objects.get(depth=1).add_child(name="Dicht")
    closed = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="geheim"
    )
    thumbnail = illustration.get_rendition("max-165x165").url
    password = reverse("wagtaildocs_authenticate_with_password", args=[closed.pk])
    found = (file.url, page.url, file.file.url, illustration.file.url, thumbnail, password)
    return dict(zip(ROADS, found, strict=True))


def visit_as(who: str, client: Client, region: Region) -> None:
    if who == "visitor":
        return
    user = make_user("iemand", partner=region.partners[0] if who.startswith("partner") else None)
    if who.startswith("editor"):
        user.groups.add(Group.objects.get(name=TEAM))
    if who == "administrator":
        user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(user)
    if who.endswith("closed"):
        User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("who", OTHERS)
def test_nothing_that_editors_work_with__is_there_for_others(
    client: Client, region: Region, addresses: dict[str, str], who: str, method: str, debug: bool
) -> None:
    visit_as(who, client, region)
    with override_settings(DEBUG=debug):
        for road, address in addresses.items():
            answer = getattr(client, method)(address)
            assert answer.status_code == 404, road
            missing = getattr(client, method)(address.replace("plan", "weg").replace("schema", "weg"))
            assert missing.status_code == 404, road


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("who", IN_THE_ADMIN)
def test_what_editors_work_with__is_sent_to_them_and_kept_and_run_nowhere(
    client: Client, region: Region, addresses: dict[str, str], who: str, method: str
) -> None:
    visit_as(who, client, region)
    for road in ("file", "page", "picture", "thumbnail"):
        sent = getattr(client, method)(addresses[road])
        assert sent.status_code == 200, road
        assert sent["Cache-Control"] == "private, no-store"
        assert sent["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert sent["X-Content-Type-Options"] == "nosniff"
        is_picture = sent["Content-Type"] == "image/png"
        assert is_picture == (road in ("picture", "thumbnail"))
        assert is_picture or sent["Content-Disposition"].startswith("attachment"), road
        assert (b"".join(sent.streaming_content) == b"") == (method == "head")
    assert client.get(addresses["file in the media"]).status_code == 404
    shown = client.get(addresses["password of a collection"])
    assert (shown.status_code, shown["Cache-Control"]) == (200, "private, no-store")
    assert "Content-Security-Policy" not in shown


def test_who_is_logged_out__is_told_to_log_in_and_comes_back(
    client: Client, db: None, addresses: dict[str, str]
) -> None:
    answer = client.get(addresses["file"])
    assert f'href="/inloggen/?next={addresses["file"]}"' in answer.content.decode()
