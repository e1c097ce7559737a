"""Reading a register file (JSON) into values, with every mistake in it named by place."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from documents.entry_rule.shapes import RuleError, all_members_sign, checked
from documents.models import Kind
from signatures.importing.act_reading import act_items
from signatures.importing.errors import Problem, RegisterErrors
from signatures.importing.fields import Fields, start_of
from signatures.importing.items import MembershipItem, PartnerItem, Register, VersionItem
from signatures.importing.references import note_stray
from signatures.importing.sheets.places import Place, in_sheet_order
from signatures.models import PartnerKind

BEFORE_ALL_NAMES = date(1900, 1, 1)


def read_register(
    data: Any,
    *,
    places: Mapping[str, Place] | None = None,
    problems: Iterable[Problem] = (),
    warnings: Iterable[str] = (),
) -> Register:
    """The items of the file. What has no instant of recording counts as known from its own date.

    `places`, `problems` and `warnings` are what the reading of a workbook gave. Raises RegisterErrors with
    everything that is wrong.
    """
    cells, earlier = places or {}, list(problems)
    found: list[Problem] = []
    register = _read(data, found, cells, tuple(warnings))
    note_stray(data, register.document, found)
    told = {problem.where for problem in earlier}
    placed = (problem.placed(cells) for problem in found)
    wrong = earlier + [problem for problem in placed if problem.where not in told]
    if cells:
        wrong.sort(key=lambda problem: in_sheet_order(problem.where))
    if wrong:
        raise RegisterErrors(wrong)
    return register


def _read(
    data: Any, problems: list[Problem], places: Mapping[str, Place], warnings: tuple[str, ...]
) -> Register:
    whole = Fields(data, "", problems)
    memberships = map(_membership, whole.each("memberships"))
    versions = map(_version, whole.each("versions"))
    acts = [item for one in whole.each("acts") for item in act_items(one)]
    register = Register(
        document=whole.slug("document"),
        title=whole.text("title", 250),
        kind=whole.choice("kind", Kind.values, Kind.AGREEMENT),
        partners=tuple(map(_partner, whole.each("partners"))),
        memberships=tuple(one for one in memberships if one),
        versions=tuple(one for one in versions if one),
        acts=tuple(acts),
        places=places,
        warnings=warnings,
    )
    _note_doubles(problems, ((one.where, one.id) for one in register.partners if one.id))
    _note_doubles(
        problems,
        ((one.where, f"{one.partner} vanaf {one.since}") for one in register.memberships if one.partner),
    )
    _note_doubles(problems, ((one.where, one.number) for one in register.versions))
    _note_doubles(problems, ((one.where, one.label) for one in register.versions if one.label))
    _note_doubles(problems, ((one.where, one.id) for one in register.acts if one.id))
    return register


def _note_doubles(problems: list[Problem], values: Iterable[tuple[str, Any]]) -> None:
    """Notes at its later place what stands there twice."""
    seen = set()
    for where, value in values:
        if value in seen:
            problems.append(Problem(where, f"{value!r} staat er 2 keer in. Houd er één over."))
        seen.add(value)


def _partner(fields: Fields) -> PartnerItem:
    names = tuple(
        (name.text("name", 250), name.day("from") or BEFORE_ALL_NAMES) for name in fields.each("names")
    )
    if any(not name for name, _ in names):
        fields.wrong("names", "Een naam is leeg. Vul de naam in.")
    if len({since for _, since in names}) < len(names):
        fields.wrong("names", "Twee namen gaan op dezelfde dag in. Vul in vanaf welke dag elke naam geldt.")
    return PartnerItem(
        where=fields.where,
        id=fields.slug("id"),
        kind=fields.choice("kind", PartnerKind.values),
        names=names,
        succeeds=tuple(map(_predecessor, _as_objects(fields, "succeeds"))),
        ended_on=fields.day("endedOn"),
    )


def _as_objects(fields: Fields, name: str) -> Iterable[Fields]:
    """The items of a list in which a bare value is short for an object with only that partner."""
    for index, item in enumerate(fields.items(name)):
        whole = {"partner": item} if isinstance(item, str) else item
        yield Fields(whole, f"{fields.where}.{name}[{index}]", fields.problems)


def _predecessor(fields: Fields) -> tuple[str, date | None]:
    return fields.slug("partner"), fields.day("on")


def _membership(fields: Fields) -> MembershipItem | None:
    since, until = fields.day("from", needed=True), fields.day("until")
    if since is None:
        return None
    if until is not None and until <= since:
        fields.wrong("until", "De deelname eindigt voordat zij begint. Kies een latere datum.")
    ended = fields.instant("untilRecorded") or (start_of(until) if until else None)
    return MembershipItem(
        where=fields.where,
        partner=fields.slug("partner"),
        since=since,
        until=until,
        scope=fields.text("scope"),
        signatories=fields.number("signatories"),
        recorded=fields.instant("recorded") or start_of(since),
        until_recorded=ended if until else None,
        notice_on=fields.day("noticeOn"),
        costs_until=fields.day("costsUntil"),
    )


def _version(fields: Fields) -> VersionItem | None:
    number, determined_on = fields.number("number"), fields.day("determinedOn", needed=True)
    if number is None:
        fields.wrong("number", "Het nummer ontbreekt. Geef elke versie een nummer.")
    if number is None or determined_on is None:
        return None
    return VersionItem(
        where=fields.where,
        number=number,
        label=fields.text("label", 80),
        determined_on=determined_on,
        reference_date=fields.day("referenceDate"),
        rule=_rule(fields),
        supersedes=fields.number("supersedes"),
        recorded=fields.instant("recorded") or start_of(determined_on),
    )


def _rule(fields: Fields) -> dict[str, Any]:
    rule = fields.data.get("rule")
    try:
        return checked(rule) if rule is not None else all_members_sign()
    except RuleError as error:
        fields.wrong("rule", str(error))
        return {}
