"""A round under way for the tests of its verbs: the version, who opened it, and the mails."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

import pytest

from documents.models import Version
from signatures.models import Invitation, Request, Round, Submission
from signatures.rounds.inviting import invite
from signatures.rounds.submitting import hand_in
from tests.signatures.round_region import (
    PEOPLE,
    SCAN,
    colleague,
    make_region,
    make_round,
    request_of,
)

ADOPT_AND_SIGN = {
    "type": "and",
    "rules": [
        {"type": "all", "act": "adoption", "of": "municipality"},
        {"type": "all", "act": "signature", "of": "members"},
    ],
}
LINK = re.compile(r"/tekenen/([\w-]+)/")


@pytest.fixture
def version() -> Version:
    return make_region("eemnes", "huizen", "laren")


@pytest.fixture
def opened(version, bea) -> Round:
    return make_round(version, by=bea)


@pytest.fixture
def bea():
    return colleague()


@pytest.fixture
def sent(django_capture_on_commit_callbacks, mailoutbox):
    """Within it mails go out, as they do after commit; gives the mails."""

    @contextmanager
    def sending() -> Iterator[list]:
        before = len(mailoutbox)
        fresh: list = []
        with django_capture_on_commit_callbacks(execute=True):
            yield fresh
        fresh.extend(mailoutbox[before:])

    return sending


@pytest.fixture
def bounces(monkeypatch):
    """Makes the mail server refuse this address."""
    refused: set[str] = set()
    deliver = EmailBackend.send_messages

    def send_messages(self, messages):
        for message in messages:
            if refused & set(message.to):
                raise SMTPRecipientsRefused({message.to[0]: (550, b"unknown user")})
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return refused


def invited(request: Request, by=None, **values) -> Invitation:
    person = {"name": "Jan Smit", "function": "jurist", "email": "jan@voorbeeld.example"}
    return invite(request=request, by=by, **person | values)


def token_in(mail) -> str:
    return LINK.search(mail.body).group(1)


def handed_in(opened: Round, slug: str, **values) -> Submission:
    request = request_of(opened, slug)
    usual = {
        "method": "paper",
        "content": SCAN,
        "name": "scan.pdf",
        "on": timezone.localdate(),
        "received": timezone.localdate(),
        "signatories": PEOPLE,
        "by": None,
        "by_name": "Jan Smit",
    }
    return hand_in(version=opened.version, partner=request.partner, **usual | values)
