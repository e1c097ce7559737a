"""The items of a register file as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from signatures.importing.sheets.places import Place


@dataclass(frozen=True, slots=True)
class PartnerItem:
    """`ended_on` is None where the file does not tell."""

    where: str
    id: str
    kind: str
    names: tuple[tuple[str, date], ...]
    succeeds: tuple[tuple[str, date | None], ...]
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class MembershipItem:
    """What the file does not tell (None) stays as it is on record."""

    where: str
    partner: str
    since: date
    until: date | None
    scope: str
    signatories: int | None
    recorded: datetime
    until_recorded: datetime | None
    notice_on: date | None = None
    costs_until: date | None = None


@dataclass(frozen=True, slots=True)
class VersionItem:
    where: str
    number: int
    label: str
    determined_on: date
    reference_date: date | None
    rule: dict[str, Any]
    supersedes: int | None
    recorded: datetime


@dataclass(frozen=True, slots=True)
class ActItem:
    """`given` names the fields that the file gives: a correction takes the others from what it corrects."""

    where: str
    id: str
    kind: str
    partner: str | None
    version: int | None
    on: date | None
    precision: str
    until: date | None
    received: date | None
    recorded: datetime
    signatories: tuple[dict[str, str], ...]
    mandate: str
    text: str
    declares: str
    corrects: str
    void: bool
    given: frozenset[str]
    carries_over: bool = False
    method: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """`places` are the cells of a workbook that the items came from; a JSON file has none."""

    document: str
    title: str
    kind: str
    partners: tuple[PartnerItem, ...]
    memberships: tuple[MembershipItem, ...]
    versions: tuple[VersionItem, ...]
    acts: tuple[ActItem, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
