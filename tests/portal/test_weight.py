"""A page is light: everything it asks for on a first visit, as it travels, stays under 150 kB."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client, override_settings

import pytest

from portal.npm import FILES
from tests.factories import make_document, make_text, make_version
from tests.portal.html import parsed
from tests.portal.region import Region

HEAVIEST = 150_000
MOST_REQUESTS = 12
URL = re.compile(r'url\("([^"]+)"\)')
SENTENCE = "Partijen maken per kwartaal bekend welke woningen beschikbaar komen en wie ze bemiddelt. "


@pytest.mark.parametrize(
    "address", ["/", "/convenant/", "/convenanten/convenant/vergelijk/1...2/", "/ondertekening/"]
)
def test_page__is_light_and_asks_for_few_files(client: Client, region: Region, address: str) -> None:
    assert weight(client, address) < HEAVIEST
    assert 1 + len(with_imports(asked_for(client, address))) <= MOST_REQUESTS


def test_page_of_a_long_text__is_light(client: Client, db: None) -> None:
    articles = {
        f"Artikel {n} Onderwerp {n}": f"1. {SENTENCE * 2}\n2. {SENTENCE} ({n * 37})" for n in range(1, 301)
    }
    make_version(make_document(), text=make_text(articles))
    assert weight(client, "/convenant/") < HEAVIEST


def weight(client: Client, address: str) -> int:
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    return len(response.content) + sum(travelling(name) for name in with_imports(asked_for(client, address)))


def asked_for(client: Client, address: str) -> set[str]:
    page = parsed(client.get(address))
    asked = [link["href"] for link in page.select("link[rel=stylesheet], link[rel=icon]")]
    asked += [element["src"] for element in page.select("script[src], img[src]")]
    return {name.removeprefix("/static/") for name in asked if name.startswith("/static/")}


def with_imports(names: set[str]) -> set[str]:
    """The files, and what the style sheets among them ask for; the italic only comes where it is used."""
    found = set(names)
    for name in [name for name in names if name.endswith(".css")]:
        text = file(name).read_text()
        found |= {
            f"npm/{url.removeprefix('../npm/')}"
            for url in URL.findall(text)
            if url.startswith("../npm") and "italic" not in url
        }
    return found


def travelling(name: str) -> int:
    content = file(name).read_bytes()
    return len(content if name.endswith("woff2") else gzip.compress(content))


def file(name: str) -> Path:
    path = finders.find(name)
    assert path, name
    return Path(path)


def test_static_files__can_be_collected_under_hashed_names(tmp_path: Path) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert list((tmp_path / "portal").glob("site.*.css"))
    collected = {
        str(path.relative_to(tmp_path / "npm")) for path in (tmp_path / "npm").rglob("*") if path.is_file()
    }
    assert collected >= FILES


def test_nothing_else_of_npm__is_served() -> None:
    assert finders.find("npm/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2")
    assert not finders.find("npm/@utrecht/table-css/package.json")
    assert not finders.find("npm/../package.json")
