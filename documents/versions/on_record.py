"""Putting a version on record of which only the dates are known, not the text."""

from datetime import date, datetime

from documents.entry_rule import Rule, to_data
from documents.ledger.entries import enter
from documents.models import Document, Version
from documents.text import Text
from documents.versions.freezing import freeze


def put_on_record(
    *,
    document: Document,
    number: int,
    determined_on: date,
    by: str,
    rule: Rule,
    label: str = "",
    reference_date: date | None = None,
    supersedes: Version | None = None,
    recorded_at: datetime | None = None,
) -> Version:
    """The version with this number, without its text. The caller holds the transaction.

    `recorded_at` is the instant since when it is known, by default now.
    """
    version = Version(
        document=document,
        number=number,
        label=label,
        title=document.title,
        determined_on=determined_on,
        determined_by=by,
        rule=to_data(rule),
        reference_date=reference_date,
        supersedes=supersedes,
    )
    version = freeze(version, Text(()), pictures={}, attachments=(), recorded_at=recorded_at)
    enter(
        what="Versie vastgelegd zonder tekst",
        who=by,
        about=version,
        result=f"Controlesom {version.digest}",
    )
    return version
