"""A register in a few words, for the tests of the rules: who took part, which versions, who did what."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from documents.entry_rule import all_members_sign, from_data, to_data
from signatures.standing import DocumentStanding, document_standing
from signatures.standing.facts import (
    ActFact,
    ErratumFact,
    Facts,
    MandateFact,
    MembershipFact,
    Name,
    PartnerFact,
    TermFact,
    VersionFact,
)

ALL_SIGN = to_data(all_members_sign())
ALL_ADOPT = {"type": "all", "act": "adoption", "of": "members"}


def on(written: str) -> date:
    return date.fromisoformat(written)


def at(written: str) -> datetime:
    """Noon UTC of that day."""
    return datetime.combine(on(written), datetime.min.time(), UTC).replace(hour=12)


class Register:
    """Facts, gathered one by one."""

    def __init__(self) -> None:
        self.partners: dict[str, PartnerFact] = {}
        self.memberships: list[MembershipFact] = []
        self.versions: list[VersionFact] = []
        self.acts: list[ActFact] = []
        self.mandates: list[MandateFact] = []
        self.terms: list[TermFact] = []
        self.ids = count(1)

    def partner(
        self, *slugs: str, kind: str = "municipality", names: Iterable[tuple[str, str]] = (), **rest: Any
    ) -> None:
        for slug in slugs:
            dated = tuple(Name(name, on(since)) for name, since in names) or (Name(slug.title(), date.min),)
            self.partners[slug] = PartnerFact(slug, kind, dated, **rest)

    def member(self, *slugs: str, since: str = "2019-01-01", until: str | None = None, **rest: Any) -> None:
        for slug in slugs:
            if slug not in self.partners:
                self.partner(slug)
            self.memberships.append(MembershipFact(slug, on(since), on(until) if until else None, **rest))

    def version(
        self, number: int, determined_on: str, rule: dict[str, Any] = ALL_SIGN, label: str = "", **rest: Any
    ) -> None:
        self.versions.append(VersionFact(number, label, on(determined_on), from_data(rule), **rest))

    def erratum(self, designation: str, determined_on: str) -> ErratumFact:
        return ErratumFact(designation, "", on(determined_on))

    def act(self, kind: str, partner: str | None, day: str | None, version: int = 1, **rest: Any) -> int:
        number = next(self.ids)
        recorded = rest.pop("recorded", None) or (at(day) if day else at("2019-01-01"))
        self.acts.append(ActFact(number, kind, version, partner, on(day) if day else None, recorded, **rest))
        return number

    def sign(self, partner: str, day: str, version: int = 1, **rest: Any) -> int:
        return self.act("signature", partner, day, version, **rest)

    def mandate(self, partner: str, name: str, since: str, until: str | None = None) -> None:
        self.mandates.append(MandateFact(partner, name, on(since), on(until) if until else None))

    def term(self, since: str, until: str | None, **rest: Any) -> int:
        return self.said("term", since, until, **rest)

    def notice(self, day: str, until: str, **rest: Any) -> int:
        return self.said("notice", day, until, **rest)

    def said(self, kind: str, day: str, until: str | None, recorded: str = "", **rest: Any) -> int:
        number = next(self.ids)
        ends = on(until) if until else None
        self.terms.append(TermFact(number, kind, on(day), ends, at(recorded or day), **rest))
        return number

    @property
    def facts(self) -> Facts:
        return Facts(
            "convenant",
            tuple(self.partners.values()),
            tuple(self.memberships),
            tuple(self.versions),
            tuple(self.acts),
            tuple(self.mandates),
            terms=tuple(self.terms),
        )

    def on(self, day: str, known: str | None = None) -> "Answer":
        return Answer(document_standing(self.facts, on(day), at(known) if known else None))


class Answer:
    """What is asked of a standing, in a few words."""

    def __init__(self, standing: DocumentStanding) -> None:
        self.standing = standing
        self.versions = {version.number: version for version in standing.versions}
        self.partners = {partner.id: partner for partner in standing.partners}

    def version(self, number: int = 1) -> str:
        return self.versions[number].standing

    def since(self, number: int = 1) -> str | None:
        day = self.versions[number].in_force_from
        return day.isoformat() if day else None

    def count(self, number: int = 1) -> tuple[int, int]:
        return self.versions[number].signed, self.versions[number].required

    def missing(self, number: int = 1) -> list[tuple[str, str]]:
        return sorted((lack.partner, lack.act) for lack in self.versions[number].missing)

    def cell(self, partner: str, number: int = 1) -> str:
        return self._cell(partner, number).standing

    def flags(self, partner: str, number: int = 1) -> tuple[str, ...]:
        return self._cell(partner, number).flags

    def why(self, partner: str, number: int = 1) -> str:
        return self._cell(partner, number).reason

    def _cell(self, partner: str, number: int) -> Any:
        return next(cell for cell in self.partners[partner].cells if cell.version == number)
