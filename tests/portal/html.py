"""Pages as a reader's program sees them."""

import copy
import re

from django.http import HttpResponse

from bs4 import BeautifulSoup, Tag


def parsed(response: HttpResponse, *, status: int = 200) -> BeautifulSoup:
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content.decode(), "lxml")


def on_one_line(response: HttpResponse) -> str:
    """The markup without the layout of its template: one space between words, and none beside a tag."""
    return re.sub(r"(?<=>) | (?=<)", "", " ".join(response.content.decode().split()))


def text_of(element: Tag) -> str:
    """The words that are shown: without what only a screen reader is told, and without scripts."""
    shown = copy.copy(element)
    for hidden in shown.select(".visually-hidden, script"):
        hidden.decompose()
    return " ".join(shown.get_text(" ").split()).replace(" .", ".").replace(" ,", ",").replace(" :", ":")
