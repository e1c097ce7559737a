"""What `verify` finds in the register when rows or files were changed behind its back."""

from datetime import date
from pathlib import Path

from django.db import connection

import pytest

from signatures.models import Act, Partner, PartnerName
from signatures.register.acts import record_signature
from signatures.register.memberships import join
from signatures.register.verification import register_findings
from tests.factories import make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def act() -> Act:
    version = make_version(determined_on=date(2019, 3, 1))
    partner = Partner.objects.create(slug="huizen", kind_id="municipality")
    PartnerName.objects.create(partner=partner, name="Huizen", since=date(1900, 1, 1))
    join(partner=partner, document=version.document, since=date(2019, 1, 1), by=None)
    return record_signature(
        partner=partner, version=version, on=date(2019, 4, 1), signatories=[], by=None, evidence=b"%PDF-1.7"
    )


def change(statement: str) -> None:
    """Behind the portal's back; on PostgreSQL past the trigger too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE signatures_act DISABLE TRIGGER USER")
        cursor.execute(statement)


def found() -> list[str]:
    return [f"{finding.where}: {finding.detail}" for finding in register_findings()]


def test_a_sound_register_has_no_findings(act) -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE signatures_act SET \"on\" = '2019-04-02'", "controlesom klopt niet"),
        ("UPDATE signatures_act SET partner_id = NULL, kind = 'withdrawal'", "controlesom klopt niet"),
        ("UPDATE signatures_membership SET until = '2024-01-01'", "deelnemer tot"),
        ("DELETE FROM signatures_membership", "verdwenen"),
        ("UPDATE signatures_partnername SET name = 'Laren'", "naam"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(act, statement, words) -> None:
    change(statement)
    assert any(words in line for line in found())


def test_a_paper_that_changed_is_named_with_its_act(act) -> None:
    Path(act.evidence.file.path).write_bytes(b"%PDF-1.8")
    assert any(f"handeling {act.pk}" in line and "bewijsstuk" in line for line in found())
