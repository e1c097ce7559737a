"""The form of the contact page: a mail to the team, and nothing for a program that fills in every form."""

from typing import Any

from django.core import mail
from django.core.cache import cache
from django.test import Client

import pytest

from portal.pages.contact_form import FILLED_TRAP, TOO_FAST, TOO_OLD
from portal.pages.models import ContactPage
from tests.portal.html import parsed, text_of
from tests.portal.website import opened_before, publish, settings_with

QUESTION = {"name": "Jan de Vries", "email": "jan@voorbeeld.example", "message": "Waar staat artikel 3?"}


@pytest.fixture(autouse=True)
def team(db: None) -> None:
    cache.clear()
    settings_with(contact="team@noordkust.example")


def send(client: Client, seconds: int = 60, **values: Any):
    form = parsed(client.get("/contact/")).select_one(".contact-form form")
    given = QUESTION | {"website": "", "opened": opened_before(seconds)} | values
    return client.post(form["action"].partition("#")[0], given)


def errors(response) -> str:
    return " ".join(text_of(one) for one in parsed(response).select(".errors, .contact-form .notice--bad"))


def test_message__is_a_mail_that_can_be_answered(client: Client) -> None:
    answer = send(client)
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to) == (["team@noordkust.example"], ["jan@voorbeeld.example"])
    assert "Waar staat artikel 3?" in sent.body and "Jan de Vries" in sent.subject
    assert "Uw bericht is verstuurd" in text_of(parsed(client.get(answer.url.partition("#")[0])).main)


def test_message__needs_no_cookie_and_no_script(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert not strict.get("/contact/").cookies
    assert send(strict).status_code == 302
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"seconds": 0}, TOO_FAST),
        ({"seconds": 25 * 3600}, TOO_OLD),
        ({"opened": "verzonnen"}, TOO_OLD),
        ({"opened": " "}, TOO_OLD),
        ({"website": "https://koop.example"}, FILLED_TRAP),
        ({"email": "geen adres"}, "Dit is geen e-mailadres"),
    ],
)
def test_what_is_refused__says_why_and_keeps_what_was_written(client: Client, values, told: str) -> None:
    answer = send(client, **values)
    assert told in errors(answer)
    assert "Waar staat artikel 3?" in parsed(answer).textarea.text
    assert mail.outbox == []


def test_page_that_was_open_long__can_be_sent_again(client: Client) -> None:
    answer = send(client, seconds=25 * 3600)
    opened = parsed(answer).select_one("input[name=opened]")["value"]
    assert TOO_FAST in errors(send(client, opened=opened))


def test_who_sends_many__waits(client: Client) -> None:
    for _time in range(5):
        assert send(client).status_code == 302
    assert "Wacht tien minuten" in errors(send(client))
    assert len(mail.outbox) == 5


def test_mail_that_cannot_be_sent__is_told(client: Client, settings) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    assert "mail zelf naar team@noordkust.example" in errors(send(client))


def test_line_break_in_a_name__makes_no_other_mail(client: Client) -> None:
    send(client, name="Jan\nBcc: ander@kwaad.example")
    (sent,) = mail.outbox
    assert sent.recipients() == ["team@noordkust.example"]


@pytest.mark.parametrize("without", ["address", "form"])
def test_form__is_there_only_where_it_leads_somewhere(client: Client, settings, without: str) -> None:
    page = ContactPage.objects.get()
    if without == "address":
        settings.CONTACT_EMAIL = ""
        settings_with(contact="")
    else:
        page.has_form = False
        publish(page)
    assert not parsed(client.get("/contact/")).select("main form")
    if without == "form":
        assert client.post(f"/contact/bericht/{page.pk}/", QUESTION).status_code == 404
