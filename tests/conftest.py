import itertools
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from search.engines.elasticsearch.address import address_of
from search.engines.elasticsearch.connection import connect

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "sample-documents"
# Playwright's synchronous interface runs an event loop in this thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# The same examples on every machine, and no clock: a slow machine must not turn a sound rule red.
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
# Fewer, for a run in which each test is repeated hundreds of times: `make mutants`.
settings.register_profile("mutants", settings.get_profile("suite"), max_examples=20)
settings.load_profile("suite")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what asks the database, so that a run on another database need not repeat the rest."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real sample files, where it stands beside the project."""
    if not SAMPLES.is_dir():
        pytest.skip("../shared/sample-documents is not there")
    return SAMPLES


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path: Path) -> None:
    """Each test has a search index of its own, made when it is first used."""
    settings.DATA_DIR = tmp_path


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The server that `bin/test` starts, or one started by hand."""
    url = os.environ.get("ELASTICSEARCH_TEST_URL")
    if not url:
        pytest.skip(
            "er draait geen Elasticsearch: make test start er een, en ook .venv/bin/python bin/elasticsearch"
        )
    return url


@pytest.fixture
def elasticsearch(elasticsearch_url: str, settings) -> Iterator[str]:
    """SEARCH_URL with a prefix of this test alone, whose indexes go away afterwards."""
    server, _, options = elasticsearch_url.partition("?")
    prefix = f"proef-{uuid.uuid4().hex[:12]}"
    settings.SEARCH_URL = f"{server}/{prefix}?{options}"
    yield settings.SEARCH_URL
    client = connect(address_of(elasticsearch_url))
    left = client.indices.get(index=f"{prefix}-*", expand_wildcards="all")
    for some in itertools.batched(left, 50):
        client.indices.delete(index=list(some))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium, without a window. It goes with its module: what drives it keeps an event loop running
    in this thread, in which nothing else that is asynchronous can be done."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        pytest.skip("er is geen Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
        )
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
