"""Every road by which a signature gets on record, each told the same: who signs what, and under what
reservation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from documents.models import Version
from documents.text.dutch import with_function
from documents.text.refusals import Refused
from signatures.importing.reading import read_register
from signatures.importing.writing import take_over
from signatures.models import Act, Partner, Round
from signatures.rounds.changing import ask_also
from signatures.rounds.inviting import invite
from signatures.rounds.signing import send_code, sign_with_code
from signatures.rounds.submitting import accept_submission, hand_in
from signatures.signed_pdf.making import pdf_to_sign
from tests.signatures.round_region import SCAN, make_round
from tests.signatures.signed_pdfs import signed

LINK = re.compile(r"/tekenen/([\w-]+)/")
CODE = re.compile(r"Uw code: (\d{6})")


@dataclass(frozen=True)
class Signing:
    """What happens, whatever the road; `colleagues` are two people of the team, with all rights."""

    version: Version
    partner: Partner
    name: str
    function: str
    reservation: str
    on: date
    colleagues: tuple[Any, Any]

    @property
    def address(self) -> str:
        """Another one for each name."""
        letters = "".join(sign for sign in self.name if sign.isascii() and sign.isalnum())
        return f"{letters.casefold()}@voorbeeld.example"

    @property
    def people(self) -> list[dict[str, str]]:
        return [{"name": self.name, "function": self.function}]


def in_the_portal(signing: Signing) -> None:
    request = asked_request(signing)
    token = invited_token(request, name=signing.name, function=signing.function, email=signing.address)
    sent = len(mail.outbox)
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_code(token=token)
    found = CODE.search(mail.outbox[sent].body)
    assert found
    sign_with_code(
        token=token,
        code=found[1],
        name=signing.name,
        function=signing.function,
        reservation=signing.reservation,
        address="https://portaal.example/",
    )


def asked_request(signing: Signing) -> Any:
    opened = Round.objects.filter(version=signing.version, closed_at=None).first()
    if opened is None:
        opened = make_round(signing.version)
    asked = opened.requests.filter(partner=signing.partner).first()
    return asked or ask_also(round=opened, partner=signing.partner, by=None)


def invited_token(request: Any, **person: str) -> str:
    """The link in the mail to who is invited."""
    sent = len(mail.outbox)
    with TestCase.captureOnCommitCallbacks(execute=True):
        invite(request=request, by=None, **person)
    found = LINK.search(mail.outbox[sent].body)
    assert found
    return found[1]


def on_paper(signing: Signing) -> None:
    _handed_in(signing, method="paper", content=SCAN)


def as_signed_pdf(signing: Signing) -> None:
    content = signed(pdf_to_sign(signing.version).file.read())
    _handed_in(signing, method="pdf", content=content)


def _handed_in(signing: Signing, **values: Any) -> None:
    taken = hand_in(
        version=signing.version,
        partner=signing.partner,
        name="getekend",
        on=signing.on,
        received=timezone.localdate(),
        signatories=signing.people,
        reservation=signing.reservation,
        by=signing.colleagues[0],
        by_name="",
        **values,
    )
    accept_submission(submission=taken, by=signing.colleagues[1])


def by_file(signing: Signing) -> None:
    act = {
        "kind": "signature",
        "partner": signing.partner.slug,
        "version": signing.version.number,
        "on": signing.on.isoformat(),
        "signatories": signing.people,
        "recorded": timezone.now().isoformat(),
        "text": signing.reservation,
        "declares": "reservation" if signing.reservation else None,
    }
    take_over(read_register({"document": signing.version.document.slug, "acts": [act]}))


def by_form(signing: Signing) -> None:
    fields = {
        "kind": "signature",
        "version": signing.version.pk,
        "partner": signing.partner.pk,
        "on": signing.on.isoformat(),
        "precision": "day",
        "signatories": with_function(signing.name, signing.function),
        "text": signing.reservation,
        "declares": "reservation" if signing.reservation else "",
    }
    cache.clear()
    client = Client()
    client.force_login(signing.colleagues[0])
    before = Act.objects.count()
    answer = client.post(reverse("handelingen:add"), fields)
    if answer.status_code == 200:
        assert Act.objects.count() == before
        raise Refused("; ".join(answer.context["form"].non_field_errors()))


ROADS: dict[str, Callable[[Signing], None]] = {
    "portal": in_the_portal,
    "paper": on_paper,
    "pdf": as_signed_pdf,
    "file": by_file,
    "form": by_form,
}
