"""The register file as pydantic models: what each item holds, and what cannot be in it.

Every check is one of a field, also where it looks at another field, so that all mistakes are told together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, Self

from django.utils import timezone

from pydantic import (
    BeforeValidator,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic.alias_generators import to_snake
from pydantic.json_schema import SkipJsonSchema

from documents.entry_rule import Rule, all_members_sign, from_data
from documents.entry_rule.rules import check_groups
from documents.entry_rule.words import MEMBERS
from documents.models import AGREEMENT, DocumentKind
from documents.text.dutch import UNKNOWN_DAY
from signatures.importing.fact_items import AmountItem, TermItem
from signatures.importing.fields import (
    DAY,
    NULL,
    TEXT,
    Day,
    Email,
    Key,
    Label,
    Number,
    OptionalDay,
    OptionalInstant,
    OptionalNumber,
    OptionalSlug,
    RegisterItem,
    ShortText,
    Slug,
    Text,
    Truth,
    Where,
    choice,
    optional,
    read_day,
    start_of,
    text,
)
from signatures.importing.sheets.places import SheetPlace
from signatures.models import ActKind, Declares, Method, Precision
from signatures.standing.facts import last_day
from signatures.standing.partner_kinds import FIRST_KINDS, KindFact

PRECISIONS = {0: Precision.YEAR, 1: Precision.MONTH}
LISTS = ("partners", "contacts", "memberships", "versions", "acts", "terms", "amounts")


def _word(options: Iterable[str], default: str | None = None) -> tuple[PlainValidator, WithJsonSchema]:
    words = list(options)
    shown = words if default is None else [*words, None]
    return PlainValidator(choice(words, default)), WithJsonSchema({"enum": shown})


def context_of(kinds: Iterable[KindFact]) -> dict[str, list[str]]:
    """What reading a file has to know of the region: the codes of its kinds of partner."""
    return {"kinds": [kind.code for kind in kinds]}


def _kinds(info: ValidationInfo) -> list[str]:
    return (info.context or context_of(FIRST_KINDS))["kinds"]


def _kind_of_partner(value: Any, info: ValidationInfo) -> str:
    return choice(_kinds(info))(value)


def _entry_rule(value: Any, info: ValidationInfo) -> Rule:
    rule = all_members_sign() if value is None else from_data(value)
    check_groups(rule, [*MEMBERS, *_kinds(info)])
    return rule


def _document_kind(value: Any) -> str:
    """The code of a kind that the portal has."""
    return choice(DocumentKind.objects.by_code(), AGREEMENT)(value)


def _many(value: Any) -> Any:
    return [] if value is None else value


class NameItem(RegisterItem):
    name: ShortText
    since: Annotated[
        date,
        PlainValidator(lambda written: optional(read_day)(written) or UNKNOWN_DAY),
        WithJsonSchema({"anyOf": [DAY, NULL]}),
    ] = Field(UNKNOWN_DAY, alias="from")

    @field_validator("name")
    @classmethod
    def _filled(cls, name: str) -> str:
        if not name:
            raise ValueError("Een naam is leeg. Vul de naam in.")
        return name


class PredecessorItem(RegisterItem):
    """A bare name in the file is short for an item with only the partner."""

    partner: Slug
    on: OptionalDay = None

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, data: Any) -> Any:
        return {"partner": data} if isinstance(data, str) else data


class PartnerItem(RegisterItem):
    """`ended_on` is None where the file does not tell."""

    where: Where = ""
    id: Slug
    kind: Annotated[str, PlainValidator(_kind_of_partner), WithJsonSchema({})]
    names: Annotated[tuple[NameItem, ...], BeforeValidator(_many)] = ()
    succeeds: Annotated[tuple[PredecessorItem, ...], BeforeValidator(_many)] = ()
    ended_on: OptionalDay = None

    @field_validator("names")
    @classmethod
    def _one_a_day(cls, names: tuple[NameItem, ...]) -> tuple[NameItem, ...]:
        if len({name.since for name in names}) < len(names):
            raise ValueError("Twee namen gaan op dezelfde dag in. Vul in vanaf welke dag elke naam geldt.")
        return names


class ContactItem(RegisterItem):
    """Somebody to write to. What the file does not tell stays as it is on record."""

    where: Where = ""
    partner: Slug
    name: ShortText
    function: ShortText = ""
    email: Email = ""
    phone: Annotated[str, PlainValidator(text(40)), WithJsonSchema(TEXT | {"maxLength": 40})] = ""

    @field_validator("name")
    @classmethod
    def _filled(cls, name: str) -> str:
        if not name:
            raise ValueError("De naam is leeg. Vul de naam van de contactpersoon in.")
        return name


class MembershipItem(RegisterItem):
    """What the file does not tell (None) stays as it is on record."""

    where: Where = ""
    partner: Slug
    since: Day = Field(alias="from")
    until: OptionalDay = None
    scope: Text = ""
    signatories: OptionalNumber = None
    recorded: OptionalInstant = None
    until_recorded: OptionalInstant = None
    notice_on: OptionalDay = None
    costs_until: OptionalDay = None

    @field_validator("until")
    @classmethod
    def _after_the_beginning(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until <= since:
            raise ValueError("De deelname eindigt voordat zij begint. Kies een latere datum.")
        return until

    @property
    def known_from(self) -> datetime:
        """What has no instant of recording counts as known from its own date."""
        return self.recorded or start_of(self.since)

    @property
    def until_known_from(self) -> datetime | None:
        return (self.until_recorded or start_of(self.until)) if self.until else None


class VersionItem(RegisterItem):
    where: Where = ""
    number: Number
    label: Label = ""
    determined_on: Day
    reference_date: OptionalDay = None
    rule: Annotated[Rule, PlainValidator(_entry_rule), WithJsonSchema({})] = all_members_sign()
    supersedes: OptionalNumber = None
    recorded: OptionalInstant = None

    @property
    def known_from(self) -> datetime:
        return self.recorded or start_of(self.determined_on)


class PersonItem(RegisterItem):
    """A bare name in the file is short for a person without a function."""

    name: Text = ""
    function: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"name": data}


class ActItem(RegisterItem):
    """`given` names the fields that the file gives: a correction takes the others from what it corrects.

    `represented_by` is the partner that did it for this one as well (`alsoFor` in the file).
    """

    where: Where = ""
    given: SkipJsonSchema[frozenset[str]] = frozenset()
    represented_by: SkipJsonSchema[str] = ""
    id: Key = ""
    kind: Annotated[str, *_word(ActKind.values)]
    partner: OptionalSlug = Field(None, validate_default=True)
    version: OptionalNumber = Field(None, validate_default=True)
    precision: Annotated[str, *_word(Precision.values, Precision.DAY)] = Precision.DAY
    on: OptionalDay = None
    until: OptionalDay = None
    received: OptionalDay = None
    recorded: OptionalInstant = None
    signatories: Annotated[tuple[PersonItem, ...], BeforeValidator(_many)] = ()
    mandate: Text = ""
    text: Text = ""
    declares: Annotated[str, *_word(Declares.values, "")] = Field("", validate_default=True)
    corrects: Key = Field("", validate_default=True)
    void: Truth = False
    carries_over: Truth = False
    method: Annotated[str, *_word(Method.values, "")] = ""
    also_for: Annotated[tuple[Text, ...], BeforeValidator(_many)] = ()

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, data: Any) -> Any:
        """Without a date the date is unknown; without a precision it is as precise as it is written."""
        if not isinstance(data, dict):
            return data
        values = {name: value for name, value in data.items() if value is not None}
        dashes = str(values.get("on", "")).count("-")
        precision = values.get("precision", PRECISIONS.get(dashes, Precision.DAY))
        if not values.get("on") or precision == Precision.UNKNOWN:
            values["on"], precision = None, Precision.UNKNOWN
        given = frozenset(to_snake(name) for name, value in data.items() if value is not None)
        return values | {"precision": precision, "given": given, "representedBy": ""}

    @field_validator("partner", "version")
    @classmethod
    def _named(cls, value: Any, info: ValidationInfo) -> Any:
        kind = info.data.get("kind", ActKind.CORRECTION)
        if value is not None or kind == ActKind.CORRECTION:
            return value
        if info.field_name == "version":
            raise ValueError("Zeg bij welke versie deze handeling hoort.")
        if kind not in (ActKind.WITHDRAWAL, ActKind.DECLARATION):
            raise ValueError("Zeg welke partner dit deed.")
        return value

    @field_validator("until")
    @classmethod
    def _after_the_beginning(cls, until: date | None, info: ValidationInfo) -> date | None:
        on = info.data.get("on")
        if on and until and until <= on:
            raise ValueError("Dit eindigt voordat het begint. Kies een latere datum.")
        return until

    @field_validator("declares")
    @classmethod
    def _meant(cls, declared: str, info: ValidationInfo) -> str:
        """What a declaration means when the file does not say: without a partner, or where its text speaks of
        applying provisionally, that is what it declares; else it is a reservation."""
        kind, words = info.data.get("kind"), info.data.get("text", "").casefold()
        if not declared and kind == ActKind.DECLARATION:
            provisional = info.data.get("partner") is None or "voorlopig" in words
            return Declares.PROVISIONAL if provisional else Declares.RESERVATION
        if not declared and kind in (ActKind.SIGNATURE, ActKind.ADOPTION) and "voorbehoud" in words:
            return Declares.RESERVATION
        return declared

    @field_validator("corrects", "void")
    @classmethod
    def _of_a_correction(cls, value: Any, info: ValidationInfo) -> Any:
        kind = info.data.get("kind")
        if kind == ActKind.CORRECTION and info.field_name == "corrects" and not value:
            raise ValueError("Zeg welke handeling dit herstelt: noem het id daarvan.")
        if kind not in (None, ActKind.CORRECTION) and value:
            raise ValueError("Dit hoort alleen bij een herstel. Haal het weg, of maak er een herstel van.")
        return value

    @field_validator("also_for")
    @classmethod
    def _of_others(cls, others: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        partner = info.data.get("partner")
        if others and not partner:
            raise ValueError("Zeg ook welke partner dit tevens namens de anderen deed.")
        if partner in others:
            raise ValueError("Een partner handelt hier tevens namens zichzelf. Noem alleen de anderen.")
        return others

    @property
    def known_from(self) -> datetime:
        own = last_day(self.on, self.precision) if self.on else self.received
        return self.recorded or (start_of(own) if own else timezone.now())

    def for_each(self) -> tuple[Self, ...]:
        """The act, and one for each partner for whom it was done as well."""
        others = (
            self.model_copy(
                update={
                    "partner": other,
                    "represented_by": self.partner or "",
                    "id": f"{self.id}:{other}" if self.id else "",
                }
            )
            for other in dict.fromkeys(self.also_for)
        )
        return self, *others


class RegisterFile(RegisterItem):
    """A whole file. An unknown field is not read."""

    document: Slug
    title: Annotated[ShortText, WithJsonSchema({"type": ["string", "null"], "maxLength": 250})] = ""
    kind: Annotated[
        str, PlainValidator(_document_kind), WithJsonSchema({"type": ["string", "null"], "maxLength": 20})
    ] = AGREEMENT
    partners: Annotated[tuple[PartnerItem, ...], BeforeValidator(_many)] = ()
    contacts: Annotated[tuple[ContactItem, ...], BeforeValidator(_many)] = ()
    memberships: Annotated[tuple[MembershipItem, ...], BeforeValidator(_many)] = ()
    versions: Annotated[tuple[VersionItem, ...], BeforeValidator(_many)] = ()
    acts: Annotated[tuple[ActItem, ...], BeforeValidator(_many)] = ()
    terms: Annotated[tuple[TermItem, ...], BeforeValidator(_many)] = ()
    amounts: Annotated[tuple[AmountItem, ...], BeforeValidator(_many)] = ()

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, data: Any) -> Any:
        """Tells each item its place."""
        if not isinstance(data, dict):
            return data
        lists = {name: data[name] for name in LISTS if isinstance(data.get(name), list)}
        return data | {
            name: [
                item | {"where": f"{name}[{index}]"} if isinstance(item, dict) else item
                for index, item in enumerate(items)
            ]
            for name, items in lists.items()
        }


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
    contacts: tuple[ContactItem, ...] = ()
    terms: tuple[TermItem, ...] = ()
    amounts: tuple[AmountItem, ...] = ()
    places: Mapping[str, SheetPlace] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
