"""Lists of any length: in pages that keep the question, never more than a page in the answer."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.test import Client

import pytest

from signatures.register.acts import record_act
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, join, make_partner, make_user

PAGED = {
    "/partners/": ".columns li > a",
    "/convenanten/convenant/tijdlijn/?volgorde=vastgelegd": ".timeline > li",
    "/partners/huizen/tijdlijn/": ".timeline > li",
    "/ondertekening/?soort=municipality": ".chart-wide tbody tr",
}


@pytest.fixture
def long(region: Region) -> Region:
    for number in range(4):
        join(make_partner(f"gemeente-{number}", f"Gemeente {number}"), region.convenant)
    for days in range(3):
        on = date(2025, 11, 20) + timedelta(days=days)
        record_act(
            kind="declaration", partner=region.partners[0], version=region.new, on=on, by=None, text="Zo."
        )
    return region


@pytest.mark.parametrize(("address", "rows"), PAGED.items())
def test_pages_together__are_the_list(
    client: Client, long: Region, monkeypatch, address: str, rows: str
) -> None:
    whole = [text_of(row) for row in parsed(client.get(address)).select(rows)]
    assert len(whole) > 4 and not parsed(client.get(address)).select(".paging")
    monkeypatch.setattr("portal.register.paging.PER_PAGE", 2)
    found, following = [], address
    while following:
        page = parsed(client.get(following))
        shown = [text_of(row) for row in page.select(rows)]
        assert 1 <= len(shown) <= 2
        found += shown
        onward = page.select_one(".paging a[rel=next]")
        following = f"{address.partition('?')[0]}{onward['href']}" if onward else ""
    assert found == whole
    assert f"van {len(whole)} " in text_of(page.select_one(".paging p"))


@pytest.mark.parametrize(("number", "shown"), [("", 1), ("0", 3), ("-1", 3), ("99", 3), ("x", 1), ("2", 2)])
def test_a_page_that_is_not_there__is_one_that_is(
    client: Client, long: Region, monkeypatch, number: str, shown: int
) -> None:
    monkeypatch.setattr("portal.register.paging.PER_PAGE", 2)
    page = parsed(client.get("/partners/", {"bladzijde": number}))
    assert f"Bladzijde {shown} van 3" in text_of(page.select_one(".paging"))


def test_findings__come_in_pages_too(as_user, long: Region, monkeypatch) -> None:
    editor = make_user("redactie")
    editor.groups.add(Group.objects.get(name="Regionaal team"))
    client = as_user(editor)
    whole = len(parsed(client.get("/convenanten/convenant/controle/")).select(".findings > li"))
    monkeypatch.setattr("portal.register.paging.PER_PAGE", whole - 1)
    page = parsed(client.get("/convenanten/convenant/controle/?bladzijde=2"))
    assert len(page.select(".findings > li")) == 1
