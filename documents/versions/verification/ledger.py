"""Whether the log is whole, and tells of the same rows as there are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Max

from simple_history.exceptions import NotHistoricalModelError
from simple_history.utils import get_history_model_for_model

from documents.ledger.chain import Link, breaks, link_of
from documents.ledger.history import BEGINS_WITH
from documents.models import LedgerEntry, Version
from documents.versions.verification.findings import Finding, strange_columns
from documents.versions.verification.raw_rows import RawRow, raw_rows

CHECKSUM = re.compile(r"Controlesom ([0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a line of the log says a row was when it was put on record."""

    line: int
    digest: str


def log_findings() -> Iterator[Finding]:
    yield from _chain_findings()
    yield from row_findings(Version, logged(Version))


def quoted_findings(number: int, digest: str) -> Iterator[Finding]:
    """Whether the log still has the line that a sheet or an evidence bundle quotes as its last."""
    found = LedgerEntry.objects.filter(number=number).values_list("digest", flat=True).first()
    if found is None:
        yield Finding("logboek", _where(number), "Deze regel is eerder aangehaald, maar is er niet meer.")
    elif found != digest:
        yield Finding("logboek", _where(number), "Deze regel is niet de regel die eerder is aangehaald.")


def logged(model: type[models.Model]) -> dict[int, Vouched]:
    """The rows of this kind with a line of their own in the log, by primary key."""
    found: dict[int, Vouched] = {}
    for row in raw_rows(LedgerEntry, "number", object_kind=model._meta.verbose_name):
        checksum = CHECKSUM.search(str(row["result"]))
        key = str(row["object_id"])
        if checksum and key.isdecimal():
            found[int(key)] = Vouched(row["number"], checksum[1])
    return found


def row_findings(
    model: type[models.Model], vouched: dict[int, Vouched], otherwise: Iterable[int] = ()
) -> Iterator[Finding]:
    """Rows against their lines. `otherwise` are the keys that other lines account for. Rows from before the
    first line count as accounted for."""
    name = str(model._meta.verbose_name)
    known = {*vouched, *otherwise}
    there = {row["id"]: row["digest"] for row in raw_rows(model)}
    for key, what in vouched.items():
        if key not in there:
            detail = f"Regel {what.line} van het logboek vermeldt deze {name}, maar zij is er niet meer."
            yield Finding("logboek", f"{name} {key}", detail)
        elif there[key] != what.digest:
            detail = f"De controlesom is anders dan in regel {what.line} van het logboek."
            yield Finding("logboek", f"{name} {key}", detail)
    begin = min(known, default=None)
    for key in there:
        if begin is not None and isinstance(key, int) and key > begin and key not in known:
            detail = f"Deze {name} staat niet in het logboek: zij is buiten het portaal om toegevoegd."
            yield Finding("logboek", f"{name} {key}", detail)


class _Walk:
    """The lines one by one, with what was noticed on the way."""

    def __init__(self) -> None:
        self.strange: list[Finding] = []
        self.number: Any = 0
        self.last: datetime | None = None

    def links(self) -> Iterator[Link]:
        for row in raw_rows(LedgerEntry, "number"):
            self.number = row["number"]
            self.strange += strange_columns(row, _where(self.number))
            if isinstance(row["at"], datetime):
                self.last = max(self.last or row["at"], row["at"])
            yield _link(row)


def _link(row: RawRow) -> Link:
    number = row["number"]
    return link_of({**row.values, "number": number if isinstance(number, int) else 0})


def _chain_findings() -> Iterator[Finding]:
    walk = _Walk()
    for broken in breaks(walk.links()):
        yield Finding("logboek", _where(broken.number), broken.why)
    yield from walk.strange
    yield from _findings_after(walk)


def _findings_after(walk: _Walk) -> Iterator[Finding]:
    """Lines lost from the end: everything that is written leaves a line at the same moment or later."""
    written = [moment for moment in _moments() if moment is not None]
    if written and (walk.last is None or max(written) > walk.last):
        detail = "Na de laatste regel is nog iets vastgelegd. Er ontbreken regels aan het einde."
        yield Finding("logboek", f"na regel {walk.number}", detail)


def _moments() -> Iterator[datetime | None]:
    """When the last row of each kind with a history was written."""
    for model in apps.get_models():
        try:
            history: Any = get_history_model_for_model(model)
        except NotHistoricalModelError:
            continue
        told = history._base_manager.exclude(history_change_reason=BEGINS_WITH, history_user=None)
        yield told.aggregate(last=Max("history_date"))["last"]


def _where(number: Any) -> str:
    return f"logboek, regel {number}"
