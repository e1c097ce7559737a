"""Reading the acts of a register file. An act done for others as well becomes an act for each of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from signatures.importing.fields import Fields, start_of
from signatures.importing.items import ActItem
from signatures.models import ActKind, Declares, Method, Precision
from signatures.standing.facts import last_day

FIELD_NAMES = {"carriesOver": "carries_over"}
PRECISIONS = {0: Precision.YEAR, 1: Precision.MONTH}


def act_items(fields: Fields) -> Iterator[ActItem]:
    act = _act(fields)
    yield act
    others = fields.items("alsoFor")
    if others and not act.partner:
        fields.wrong("alsoFor", "Zeg ook welke partner dit tevens namens de anderen deed.")
    for other in dict.fromkeys(map(str, others)):
        if other == act.partner:
            fields.wrong(
                "alsoFor", "Een partner handelt hier tevens namens zichzelf. Noem alleen de anderen."
            )
        yield replace(
            act, partner=other, represented_by=act.partner or "", id=f"{act.id}:{other}" if act.id else ""
        )


def _act(fields: Fields) -> ActItem:
    kind = fields.choice("kind", ActKind.values)
    precision = _precision(fields)
    on = None if precision == Precision.UNKNOWN else fields.day("on")
    received = fields.day("received")
    if kind == ActKind.CORRECTION and not fields.text("corrects"):
        fields.wrong("corrects", "Zeg welke handeling dit herstelt: noem het id daarvan.")
    if kind not in ("", ActKind.CORRECTION):
        _note_lacking(fields, kind)
    until = fields.day("until")
    if on and until and until <= on:
        fields.wrong("until", "Dit eindigt voordat het begint. Kies een latere datum.")
    return ActItem(
        where=fields.where,
        id=fields.text("id", 120),
        kind=kind,
        partner=fields.slug("partner") if fields.data.get("partner") is not None else None,
        version=fields.number("version"),
        on=on,
        precision=precision,
        until=until,
        received=received,
        recorded=_recorded(fields, on, precision, received),
        signatories=tuple(_signatories(fields)),
        mandate=fields.text("mandate"),
        text=fields.text("text"),
        declares=_declares(fields, kind),
        corrects=fields.text("corrects"),
        void=fields.truth("void"),
        given=frozenset(
            FIELD_NAMES.get(name, name) for name, value in fields.data.items() if value is not None
        ),
        carries_over=fields.truth("carriesOver"),
        method=fields.choice("method", Method.values, ""),
    )


def _note_lacking(fields: Fields, kind: str) -> None:
    for name in ("corrects", "void"):
        if fields.data.get(name):
            fields.wrong(name, "Dit hoort alleen bij een herstel. Haal het weg, of maak er een herstel van.")
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


def _signatories(fields: Fields) -> Iterator[dict[str, str]]:
    for index, given in enumerate(fields.items("signatories")):
        whole = given if isinstance(given, dict) else {"name": given}
        person = Fields(whole, f"{fields.where}.signatories[{index}]", fields.problems)
        yield {"name": person.text("name"), "function": person.text("function")}


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
