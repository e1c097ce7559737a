"""What was agreed about a document, as the register file tells it: how long it runs, and amounts of money."""

from datetime import date, datetime
from typing import Annotated

from django.utils import timezone

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema, field_validator

from signatures.importing.fields import (
    NULL,
    TEXT,
    Day,
    Email,
    Euros,
    Label,
    OptionalDay,
    OptionalInstant,
    OptionalMonths,
    RegisterItem,
    ShortText,
    Text,
    Truth,
    Where,
    choice,
    start_of,
    text,
)
from signatures.models import TermKind


class FactItem(RegisterItem):
    """A dated fact. `corrects` is the first day of the fact that it sets right, which stays on record."""

    where: Where = ""
    since: Day = Field(alias="from")
    until: OptionalDay = None
    article: Label = ""
    text: Text = ""
    recorded: OptionalInstant = None
    corrects: OptionalDay = None
    void: Truth = Field(False, validate_default=True)
    reason: Text = ""

    @field_validator("void")
    @classmethod
    def _of_a_correction(cls, void: bool, info: ValidationInfo) -> bool:
        if void and not info.data.get("corrects"):
            raise ValueError("Doorhalen kan alleen bij een herstel. Zeg ook welke rij dit herstelt.")
        return void

    @property
    def known_from(self) -> datetime:
        """What has no instant of recording counts as known from its own date, a correction from now."""
        now = timezone.now()
        return self.recorded or (now if self.corrects else min(start_of(self.since), now))


class TermItem(FactItem):
    """How long the agreement runs, notice of the whole of it, or when its text is reviewed."""

    kind: Annotated[str, PlainValidator(choice(TermKind.values)), WithJsonSchema({"enum": TermKind.values})]
    renewal_months: OptionalMonths = None
    notice_months: OptionalMonths = None
    owner_name: ShortText = ""
    owner_email: Email = ""

    @field_validator("until")
    @classmethod
    def _after_the_beginning(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until < since:
            raise ValueError("Dit eindigt voordat het begint. Kies een latere dag.")
        return until

    @field_validator("renewal_months")
    @classmethod
    def _with_an_end(cls, months: int | None, info: ValidationInfo) -> int | None:
        if months and not info.data.get("until"):
            raise ValueError("Verlengen kan alleen als u ook invult tot welke dag de afspraak loopt.")
        return months


class AmountItem(FactItem):
    what: ShortText
    euros: Euros
    per: Annotated[str, PlainValidator(text(120)), WithJsonSchema(TEXT | {"maxLength": 120})] = ""
    share: Text = ""
    article_key: Annotated[
        str, PlainValidator(text(80)), WithJsonSchema({"anyOf": [TEXT | {"maxLength": 80}, NULL]})
    ] = ""

    @field_validator("what")
    @classmethod
    def _filled(cls, what: str) -> str:
        if not what:
            raise ValueError("Waarvoor het bedrag is, ontbreekt. Vul het in.")
        return what

    @field_validator("until")
    @classmethod
    def _after_the_beginning(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until <= since:
            raise ValueError("Het bedrag vervalt voordat het ingaat. Kies een latere einddag.")
        return until
