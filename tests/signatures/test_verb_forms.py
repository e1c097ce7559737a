"""What the screens of the admin that call a verb have in common: who gets there, what a refusal leaves."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver, reverse

import pytest

from documents.admin.verb_form_view import PermittedView
from signatures.models import Round
from signatures.rounds.closing import close_round
from tests.signatures.admin_people import client_of, member
from tests.signatures.round_region import make_region, make_round

pytestmark = pytest.mark.django_db
HOME = reverse("wagtailadmin_home")
ENTER = "wagtailadmin.access_admin"


def permitted_views() -> Iterator[tuple[str, type[PermittedView]]]:
    """Every screen that asks for a permission of its own, with an address."""

    def found_in(patterns, before: str) -> Iterator[tuple[str, type[PermittedView]]]:
        for pattern in patterns:
            address = before + str(pattern.pattern)
            if not isinstance(pattern, URLPattern):
                yield from found_in(pattern.url_patterns, address)
            elif issubclass(getattr(pattern.callback, "view_class", object), PermittedView):
                yield address, pattern.callback.view_class

    for address, view in found_in(get_resolver().url_patterns, "/"):
        for part, value in {
            "<slug:kind>": "begin",
            "<slug:key>": "begin",
            "<int:number>": "1",
            "<int:pk>": "1",
            "<int:step>": "1",
            "<int:paper>": "1",
            "<int:document>": "1",
            "<slug:sort>": "looptijd",
        }.items():
            address = address.replace(part, value)
        yield address, view


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_no_permission_is_sent_home_whether_the_row_is_there_or_not(method) -> None:
    client = client_of(member("noor", [ENTER]))
    screens = list(permitted_views())
    assert len(screens) > 30
    for address, view in screens:
        response = getattr(client, method)(address)
        assert (response.status_code, response.get("Location")) == (302, HOME), (method, address, view)


def test_who_may_look_may_not_do(opened: Round) -> None:
    client = client_of(member("noor", [ENTER, "signatures.view_round"]))
    address = reverse("round", args=[opened.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).headers["Location"] == HOME


def test_a_refusal_is_told_at_the_form_which_keeps_what_was_filled_in(opened: Round) -> None:
    client = client_of(member("noor"))
    close_round(round=opened, reason="De tekst wordt herzien.", by=None)
    answer = client.post(reverse("close_round", args=[opened.pk]), {"reason": "Eigen woorden."})
    form = answer.context["form"]
    assert answer.status_code == 200 and "Eigen woorden." in answer.text
    assert form.non_field_errors() and form.non_field_errors()[0] in answer.text


@pytest.fixture
def opened() -> Round:
    return make_round(make_region("huizen", "laren"))
