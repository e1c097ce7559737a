"""A small region in which a version waits for signatures, for the tests of rounds."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from documents.entry_rule import all_members_sign
from documents.models import Version
from signatures.models import Contact, Partner, PartnerName, Request, Round
from signatures.register.memberships import join
from signatures.rounds.candidates import open_round
from tests.factories import make_document, make_version

SCAN = b"\x89PNG\r\n\x1a\n een scan van een handtekening"
PEOPLE = [{"name": "A. de Vries", "function": "burgemeester"}]


def make_partner(
    version: Version, slug: str, *, kind: str = "municipality", email: str = "", **dates: Any
) -> Partner:
    partner = Partner.objects.create(slug=slug, kind_id=kind)
    PartnerName.objects.create(partner=partner, name=slug.title(), since=date(1900, 1, 1))
    join(partner=partner, document=version.document, by=None, **{"since": date(2019, 1, 1)} | dates)
    if email:
        Contact.objects.create(
            partner=partner, name=f"Contact {slug.title()}", function="jurist", email=email
        )
    return partner


def make_region(*slugs: str, rule: Any = None, **values: Any) -> Version:
    """A determined version, with these partners, each with a contact."""
    version = make_version(
        make_document(title="Convenant"),
        determined_on=date(2025, 9, 18),
        label="2025",
        rule=rule or all_members_sign(),
        **values,
    )
    for slug in slugs:
        make_partner(version, slug, email=f"{slug}@voorbeeld.example")
    return version


def make_round(version: Version, *, days: int = 30, by: Any = None, **values: Any) -> Round:
    return open_round(
        version=version,
        deadline=timezone.localdate() + timedelta(days=days),
        by=by,
        **{"message": "Fijn als u dit snel doet.", "reminder_days": [14, 7, 1]} | values,
    )


def request_of(opened: Round, slug: str) -> Request:
    return opened.requests.get(partner__slug=slug)


def colleague(name: str = "bea") -> Any:
    return get_user_model().objects.create_user(name, first_name=name.title(), email=f"{name}@regio.example")
