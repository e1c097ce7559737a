"""That each address which code makes is one of the portal, and that a path is made in one place only."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from inspect import getmembers, isfunction
from pathlib import Path

from django.urls import get_resolver, resolve, reverse

import pytest

from documents import addresses
from documents.kinds.first_kinds import FIRST_KINDS
from documents.models import Article, Attachment, Document, DocumentKind, Version
from documents.renditions.html.units import unit_html
from documents.text import Picture, Unit
from search.finding.places import url_of
from search.passages import Passage
from signatures.models import Partner
from signatures.rounds.inviting import link_address

ROOT = Path(__file__).resolve().parents[2]
LOWER = ("documents", "signatures", "search")
KINDS = {values["code"]: DocumentKind(**values) for values in FIRST_KINDS}
DOCUMENTS = [Document(slug="een-naam", kind=kind) for kind in KINDS.values()]
KEY = {"key": "doel", "label": "2025", "day": "2025-01-31"}
VALUES = {
    "designation": "2.1",
    "old": "1",
    "new": "2.1",
    "other": DOCUMENTS[1],
    "position": 3,
    "pk": 7,
    "act": 7,
    "work": "6b1f0c52-3a52-4b9e-9f4c-0d8d1f6a7c11",
    "uid": "Nw",
    "slug": "een-naam",
    "token": "x" * 43,
    "sha256": "ab" * 32,
    "parameters": "q=kosten",
} | KEY
PLAIN = ("absolute", "host", "asking", "below", "first_segments")
# Segments that only an address has; "tekst" and "bestand" are ordinary words.
ONLY_IN_ADDRESSES = re.compile(
    r"(?:^|/)(?:versies|bijlagen|vergelijk|besluitvorming|tekenen|zoeken|ondertekening"
    r"|bewijsstukken|vervolgacties|tijdlijn|convenant|convenanten|werkprocessen|api/v1)/|^/afbeeldingen/"
)
# Names inside the index, and addresses that an app gives its own screens.
OTHERWISE = ("search/passages/", "wagtail_hooks.py", "_urls.py", "migrations/")


def _functions() -> list[str]:
    return [
        name
        for name, found in getmembers(addresses, isfunction)
        if found.__module__ == addresses.__name__ and name not in PLAIN and not name.startswith("_")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", _functions())
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.kind_id)
def test_each_address_is_one_of_the_portal(name: str, document: Document) -> None:
    function = getattr(addresses, name)
    asked = function.__annotations__
    wanted = [one for one in asked if one not in ("return", "page")]
    of = document.kind if asked.get("of") == "DocumentKind" else document
    made = function(*[of if one == "of" else VALUES[one] for one in wanted])
    page = re.split(r"[#?]", made)[0]
    assert resolve(page if page.endswith(("/", ".pdf", ".atom")) else f"{page}/")
    assert page.startswith("/") and "//" not in page


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.kind_id)
def test_a_row_and_what_is_found_of_it_have_the_same_address(document: Document) -> None:
    place = f"/{document.kind.section}/een-naam/"
    version = Version(document=document, number=2, correction=1)
    assert document.get_absolute_url() == place
    assert version.get_absolute_url() == f"{place}versies/2.1/"
    assert Article(version=version, key="doel").get_absolute_url() == f"{place}versies/2.1/#doel"
    assert Attachment(version=version, position=3).get_absolute_url() == f"{place}versies/2.1/bijlagen/3/"
    assert addresses.comparison(document, "1", "2.1", "doel") == f"{place}vergelijk/1...2.1/#doel"
    assert addresses.on_day(document, "2025-01-31") == f"{place}op/2025-01-31/"
    assert addresses.paper(document, "2025", 7) == f"{place}besluitvorming/2025/stukken/7/"
    assert addresses.attachment_file(document, "1", 3) == f"{place}versies/1/bijlagen/3/bestand/"
    assert addresses.follow_ups(document) == f"{place}#_vervolgacties"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.kind_id)
def test_a_passage_is_read_where_its_document_says(document: Document) -> None:
    place, today = document.get_absolute_url(), date(2025, 9, 18)
    passage = Passage("ref", document.slug, "Titel", kind=document.kind_id, version="2.1", key="doel")
    holds = replace(passage, in_force_from=date(2020, 1, 1))
    page = replace(passage, attachment=3, page=12)
    assert url_of(passage, today, KINDS) == f"{place}versies/2.1/#doel"
    assert url_of(holds, today, KINDS) == f"{place}#doel"
    assert url_of(page, today, KINDS) == f"{place}versies/2.1/bijlagen/3/#bladzijde-12"
    assert url_of(replace(passage, kind=""), today, KINDS) == ""


def test_a_picture_keeps_the_address_that_is_frozen_in_texts() -> None:
    assert (
        addresses.picture("ab" * 32) == reverse("picture", args=["ab" * 32]) == f"/afbeeldingen/{'ab' * 32}/"
    )
    shown = Unit("article", "doel", blocks=(Picture("ab" * 32, "image/png", "Kaart"),))
    assert f'src="/afbeeldingen/{"ab" * 32}/"' in unit_html(shown, addresses.picture)


@pytest.mark.parametrize("base", ["https://portaal.example", "https://portaal.example/"])
def test_an_address_outside_the_portal_has_the_server_once(settings, base: str) -> None:
    settings.WAGTAILADMIN_BASE_URL = base
    assert addresses.absolute(addresses.partner("breda")) == "https://portaal.example/partners/breda/"
    assert link_address("x" * 43) == f"https://portaal.example/tekenen/{'x' * 43}/"
    assert addresses.absolute(addresses.api()) == "https://portaal.example/api/v1"
    assert addresses.host() == "portaal.example"
    assert Partner(slug="breda").get_absolute_url() == "/partners/breda/"


def test_a_question_stands_before_what_the_address_points_at() -> None:
    assert addresses.asking("/zoeken/#doel", "zoek=kosten") == "/zoeken/?zoek=kosten#doel"


def _strings(path: Path) -> Iterator[tuple[int, str]]:
    """The string constants of a module, also the fixed parts of others; no docstrings."""
    tree = ast.parse(path.read_text())
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def _modules(*packages: str) -> list[Path]:
    found = (path for package in packages for path in sorted((ROOT / package).rglob("*.py")))
    return [path for path in found if path != ROOT / "documents" / "addresses.py"]


def test_no_app_below_the_portal_writes_out_a_path() -> None:
    written = [
        f"{path.relative_to(ROOT)}:{line} {value}"
        for path in _modules(*LOWER)
        if not any(one in str(path.relative_to(ROOT)) for one in OTHERWISE)
        for line, value in _strings(path)
        if ONLY_IN_ADDRESSES.search(value)
    ]
    assert written == []


def test_no_app_below_the_portal_names_a_page_of_the_portal() -> None:
    """By `reverse`; what an app calls its own screens in the admin is its own affair."""
    known = get_resolver().reverse_dict
    names = {
        name
        for name in known
        if isinstance(name, str)
        and not all(form[0].startswith("beheer/") for one in known.getlist(name) for form in one[0])
    }
    asked = re.compile(r"""reverse(?:_lazy)?\(\s*["']([^"':]+)["']""")
    named = [
        f"{path.relative_to(ROOT)} {name}"
        for path in _modules(*LOWER)
        for name in asked.findall(path.read_text())
        if name in names
    ]
    assert named == []


def test_the_name_of_the_server_is_asked_in_one_place() -> None:
    asked = [
        str(path.relative_to(ROOT))
        for path in _modules(*LOWER, "site")
        if "settings" not in path.parts and "WAGTAILADMIN_BASE_URL" in path.read_text()
    ]
    assert asked == []
