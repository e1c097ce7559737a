"""Reading a register file (JSON) into values, with every mistake in it named by place."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from documents.entry_rules import RuleError, all_members_sign, checked
from documents.models import Kind
from signatures.facts import last_day
from signatures.importing.errors import Problem, RegisterErrors
from signatures.importing.fields import Fields, start_of
from signatures.importing.items import ActItem, MembershipItem, PartnerItem, Register, VersionItem
from signatures.models import ActKind, Declares, PartnerKind, Precision

BEFORE_ALL_NAMES = date(1900, 1, 1)
PRECISIONS = {0: Precision.YEAR, 1: Precision.MONTH}


def read_register(data: Any) -> Register:
    """The items of the file. What has no instant of recording counts as known from its own date.

    Raises RegisterErrors with everything that is wrong.
    """
    problems: list[Problem] = []
    whole = Fields(data, "", problems)
    memberships = map(_membership, whole.each("memberships"))
    versions = map(_version, whole.each("versions"))
    acts = map(_act, whole.each("acts"))
    register = Register(
        document=whole.slug("document"),
        title=whole.text("title", 250),
        kind=whole.choice("kind", Kind.values, Kind.AGREEMENT),
        partners=tuple(map(_partner, whole.each("partners"))),
        memberships=tuple(one for one in memberships if one),
        versions=tuple(one for one in versions if one),
        acts=tuple(acts),
    )
    _note_doubles(problems, "partners", (partner.id for partner in register.partners))
    _note_doubles(
        problems, "memberships", (f"{item.partner} vanaf {item.since}" for item in register.memberships)
    )
    _note_doubles(problems, "versions", (version.number for version in register.versions))
    _note_doubles(problems, "versions", (version.label for version in register.versions if version.label))
    _note_doubles(problems, "acts", (act.id for act in register.acts if act.id))
    if problems:
        raise RegisterErrors(problems)
    return register


def _note_doubles(problems: list[Problem], where: str, values: Iterable[Any]) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            problems.append(Problem(where, f"{value!r} staat er {times} keer in. Houd er één over."))


def _partner(fields: Fields) -> PartnerItem:
    names = tuple(
        (name.text("name", 250), name.day("from") or BEFORE_ALL_NAMES) for name in fields.each("names")
    )
    if any(not name for name, _ in names):
        fields.wrong("names", "Een naam is leeg. Vul de naam in.")
    return PartnerItem(
        id=fields.slug("id"),
        kind=fields.choice("kind", PartnerKind.values),
        names=names,
        succeeds=tuple(map(_predecessor, _as_objects(fields, "succeeds"))),
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
        signatories=fields.number("signatories") or 1,
        recorded=fields.instant("recorded") or start_of(since),
        until_recorded=ended if until else None,
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


def _act(fields: Fields) -> ActItem:
    kind = fields.choice("kind", ActKind.values)
    precision = _precision(fields)
    on = None if precision == Precision.UNKNOWN else fields.day("on")
    received = fields.day("received")
    if kind == ActKind.CORRECTION and not fields.text("corrects"):
        fields.wrong("corrects", "Zeg welke handeling dit herstelt: noem het id daarvan.")
    if kind not in ("", ActKind.CORRECTION):
        _note_lacking(fields, kind)
    return ActItem(
        where=fields.where,
        id=fields.text("id", 120),
        kind=kind,
        partner=fields.slug("partner") if fields.data.get("partner") is not None else None,
        version=fields.number("version"),
        on=on,
        precision=precision,
        until=fields.day("until"),
        received=received,
        recorded=_recorded(fields, on, precision, received),
        signatories=tuple(_signatory(each) for each in fields.items("signatories")),
        mandate=fields.text("mandate"),
        text=fields.text("text"),
        declares=_declares(fields, kind),
        corrects=fields.text("corrects"),
        void=fields.truth("void"),
        given=frozenset(name for name, value in fields.data.items() if value is not None),
    )


def _note_lacking(fields: Fields, kind: str) -> None:
    if fields.data.get("version") is None:
        fields.wrong("version", "Zeg bij welke versie deze handeling hoort.")
    if fields.data.get("partner") is None and kind not in (ActKind.WITHDRAWAL, ActKind.DECLARATION):
        fields.wrong("partner", "Zeg welke partner dit deed.")


def _precision(fields: Fields) -> str:
    """As given; without a date it is unknown, else as precise as the date is written."""
    written = fields.data.get("on")
    if not written:
        return Precision.UNKNOWN
    return fields.choice(
        "precision", Precision.values, PRECISIONS.get(str(written).count("-"), Precision.DAY)
    )


def _recorded(fields: Fields, on: date | None, precision: str, received: date | None) -> datetime:
    own = last_day(on, precision) if on else received
    return fields.instant("recorded") or (start_of(own) if own else timezone.now())


def _signatory(given: Any) -> dict[str, str]:
    if isinstance(given, dict):
        return {"name": str(given.get("name") or ""), "function": str(given.get("function") or "")}
    return {"name": str(given), "function": ""}


def _declares(fields: Fields, kind: str) -> str:
    """What a declaration means when the file does not say: without a partner, or where its text speaks of
    applying provisionally, that is what it declares; else it is a reservation."""
    declared = fields.choice("declares", Declares.values, "")
    text = fields.text("text").casefold()
    if declared or kind not in (ActKind.DECLARATION, ActKind.SIGNATURE, ActKind.ADOPTION):
        return declared
    if kind == ActKind.DECLARATION:
        provisional = fields.data.get("partner") is None or "voorlopig" in text
        return Declares.PROVISIONAL if provisional else Declares.RESERVATION
    return Declares.RESERVATION if "voorbehoud" in text else ""
