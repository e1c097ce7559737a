"""Walks through the admin as a person would: every link that is shown, one page for each kind of address.

What is sent by a form is left alone. Links in the menu, and addresses that a script fetches, are followed."""

import json
import re
from collections import deque
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from bs4 import BeautifulSoup, NavigableString, Tag

ADMIN = "/beheer/"
LEFT_ALONE = ("/beheer/logout/", "/uitloggen/", "/static/")
FETCHED = re.compile(r"^(href|src|data-[\w-]*(url|src)[\w-]*)$")
SHOWN = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value", "aria-description")
# An empty counter that is hidden is filled in by a script before it is shown.
UNSEEN = "script:not([type='application/json']), style, code, [data-side-panel-toggle-counter][hidden]"


@dataclass(frozen=True)
class Visit:
    """A page that was fetched, where its address was found, and whether one can click on it there."""

    address: str
    found_on: str
    is_link: bool
    status: int
    markup: str = field(repr=False)

    @property
    def is_broken(self) -> bool:
        """What only a script asks for may be refused: it asks in another way."""
        return self.status >= (400 if self.is_link else 500)

    @property
    def words(self) -> list[str]:
        return list(shown_words(self.markup))


@dataclass(frozen=True)
class Link:
    address: str
    is_link: bool


def crawl(
    client: Client, known: Container[str] = (), beginnings: Iterable[str] = (ADMIN,), *, of_each: int = 1
) -> list[Visit]:
    """Every kind of address that can be reached, so many of each, without `known` kinds; pages outside the
    admin are only looked at."""
    waiting = deque((Link(address, True), "") for address in beginnings)
    asked: set[str] = set()
    kinds: dict[str, int] = {}
    visits = []
    while waiting:
        link, found_on = waiting.popleft()
        address = link.address.partition("#")[0]
        if address in asked or address.startswith(LEFT_ALONE):
            continue
        asked.add(address)
        kind = kind_of(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > of_each or (kind in known and address not in beginnings):
            continue
        response: Any = client.get(address)
        visit = Visit(address, found_on, link.is_link, response.status_code, _markup(response))
        visits.append(visit)
        if address.startswith(ADMIN):
            waiting.extend((link, address) for link in links(visit.markup, address))
    return visits


def kind_of(address: str) -> str:
    """The name of its view, and whether it is asked as a file or with a question; the address itself when no
    view is there."""
    parts = urlsplit(address)
    asked = {key for key, _ in parse_qsl(parts.query)}
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return address
    return f"{name} {'file' if 'export' in asked else 'asked' if asked else ''}"


def _markup(response: HttpResponse) -> str:
    """The page, or the part of a page that a script puts in its place; nothing of a file."""
    if response.streaming:
        b"".join(response.streaming_content)
        return ""
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        return response.content.decode()
    if kind.startswith("application/json") and isinstance(told := json.loads(response.content), dict):
        return str(told.get("html", ""))
    return ""


def links(markup: str, page: str) -> Iterator[Link]:
    soup = BeautifulSoup(markup, "lxml")
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            if FETCHED.match(name) and element.name not in ("script", "img") and isinstance(value, str):
                is_link = (
                    name == "href" and element.name == "a" and "data-bulk-action-button" not in element.attrs
                )
                yield from (Link(address, is_link) for address in _within(value, page))
    for script in soup.find_all("script", type="application/json"):
        for value in _texts(json.loads(script.string or "null")):
            yield from (Link(address, False) for address in _within(value, page))


def _within(value: str, page: str) -> Iterator[str]:
    """The address when it is one of this site; what a script still has to complete is none."""
    if value.startswith("?"):
        yield urlsplit(page).path + value
    elif re.match(r"^/(?!/)[\w./?=&%+-]*", value) and "__" not in value and " " not in value:
        yield value


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def shown_words(markup: str) -> Iterator[str]:
    """What is to be read on a page, one text after the other, with what is told to a screen reader."""
    soup = BeautifulSoup(markup, "lxml")
    for element in soup.select(UNSEEN):
        element.decompose()
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and isinstance(text.parent, Tag) and text.parent.name != "script":
            yield from _told(text)
    for element in soup.find_all(True):
        for name in SHOWN:
            if isinstance(value := element.get(name), str):
                yield from _told(value)
        if element.name == "input" and element.get("type") in ("submit", "button"):
            yield from _told(str(element.get("value", "")))
    for script in soup.find_all("script", type="application/json"):
        for label in _labels(json.loads(script.string or "null")):
            yield from _told(label)


def _labels(data: Any) -> Iterator[str]:
    """What the menu shows, of all that its script is given."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "label" and isinstance(value, str):
                yield value
            yield from _labels(value)
    elif isinstance(data, list):
        for value in data:
            yield from _labels(value)


def _told(text: str) -> Iterator[str]:
    found = " ".join(text.split())
    if found:
        yield found
