"""Pictures of drafts: for who works in the admin, and for nobody else."""

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client, override_settings

import pytest

from portal.accounts.models import User
from portal.pages.models import Illustration
from tests.portal.region import Region, make_user, png


@pytest.fixture
def illustration(db: None) -> Illustration:
    return Illustration.objects.create(title="Schema", file=ContentFile(png(), name="schema.png"))


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Wagtail leaves its upload open
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
