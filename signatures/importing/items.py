"""The items of a register file as values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class PartnerItem:
    id: str
    kind: str
    names: tuple[tuple[str, date], ...]
    succeeds: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class MembershipItem:
    where: str
    partner: str
    since: date
    until: date | None
    scope: str
    signatories: int
    recorded: datetime
    until_recorded: datetime | None


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


@dataclass(frozen=True, slots=True)
class Register:
    document: str
    title: str
    kind: str
    partners: tuple[PartnerItem, ...]
    memberships: tuple[MembershipItem, ...]
    versions: tuple[VersionItem, ...]
    acts: tuple[ActItem, ...]
