"""What every item of a register file is, and the kinds of field it has, read from what people write there.

A reader returns the value or raises ValueError with a Dutch message: what is wrong, and what to do.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from pydantic import BaseModel, ConfigDict, PlainValidator, WithJsonSchema
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

from signatures.standing.amounts import euros_in_figures
from signatures.standing.facts import AMSTERDAM

EARLIEST, LATEST = 1000, 9000
MOST_MONTHS = 1200
EUROS = re.compile(r"\d{1,12}(\.\d{1,2})?")
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
Where = SkipJsonSchema[str]


class RegisterItem(BaseModel):
    """`where` is its place in the file, such as "acts[3]"."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True)


def text(longest: int = 0) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        if isinstance(value, bool | dict):
            raise ValueError("Hier hoort tekst te staan.")
        written = "" if value is None else str(value).strip()
        if longest and len(written) > longest:
            raise ValueError(f"Deze tekst is langer dan {longest} tekens. Kort hem in.")
        return written

    return read


def read_slug(value: Any) -> str:
    written = value if isinstance(value, str) else text()(value)
    if not SLUG.fullmatch(written):
        raise ValueError("Gebruik hier letters, cijfers en streepjes, ten hoogste 80.")
    return written


def read_email(value: Any) -> str:
    written = text(254)(value)
    try:
        validate_email(written) if written else None
    except ValidationError:
        raise ValueError(f"{written!r} is geen e-mailadres. Schrijf het als naam@organisatie.nl.") from None
    return written


def choice(options: Iterable[str], default: str | None = None) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if default is not None and value in (None, default):
            return default
        if not isinstance(value, str) or value not in set(options):
            raise ValueError(f"{value!r} is onbekend. Kies uit: {', '.join(options)}.")
        return value

    return read


def number(value: Any) -> int:
    if value is None:
        raise ValueError("Het nummer ontbreekt. Vul een geheel getal vanaf 1 in.")
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}", str(value)) or int(value) < 1:
        raise ValueError(f"{value!r} is geen nummer. Gebruik een geheel getal vanaf 1.")
    return int(value)


def euros(value: Any) -> Decimal:
    """An amount in euros, at least nothing, in whole cents."""
    if value in (None, ""):
        raise ValueError("Het bedrag ontbreekt. Vul het in, zoals 150000 of 0,20.")
    written = euros_in_figures(value) if isinstance(value, str) else str(value)
    if isinstance(value, bool) or not EUROS.fullmatch(written):
        raise ValueError(f"{value!r} is geen bedrag. Schrijf het als 150000 of 0,20, zonder minteken.")
    return Decimal(written)


def months(value: Any) -> int:
    found = number(value)
    if found > MOST_MONTHS:
        raise ValueError(f"{found} maanden is meer dan {MOST_MONTHS}. Controleer het aantal.")
    return found


def truth(value: Any) -> bool:
    if value not in (None, True, False):
        raise ValueError("Gebruik true of false.")
    return bool(value)


def read_day(value: Any) -> date:
    """A date; "2019-05" and "2019" are read as their first day."""
    if value in (None, ""):
        raise ValueError("De datum ontbreekt. Vul hem in als 2025-09-18.")
    try:
        found = date.fromisoformat(f"{value}{'-01' * (2 - str(value).count('-'))}")
    except ValueError:
        raise ValueError(f"{value!r} is geen datum. Schrijf een datum als 2025-09-18.") from None
    return _likely(found)


def read_instant(value: Any) -> datetime:
    """An instant; without a zone it is Amsterdam's, without a time the beginning of the day."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{value!r} is geen tijdstip. Schrijf het als 2025-09-18T12:00:00Z.") from None
    return _likely(found) if found.tzinfo else _likely(found).replace(tzinfo=AMSTERDAM)


def optional[Value](read: Callable[[Any], Value]) -> Callable[[Any], Value | None]:
    """Nothing, where nothing is written."""

    def read_optional(value: Any) -> Value | None:
        return None if value in (None, "") else read(value)

    return read_optional


def start_of(on: date) -> datetime:
    """The instant at which a day begins in Amsterdam."""
    return datetime.combine(on, time(), AMSTERDAM)


def _likely[Day: (date, datetime)](found: Day) -> Day:
    if not EARLIEST <= found.year <= LATEST:
        raise ValueError(f"Het jaar {found.year} kan niet kloppen. Controleer de datum.")
    return found


NULL = {"type": "null"}
TEXT, DAY, INSTANT, NUMBER, SLUGS = (
    {"type": ["string", "null"]},
    {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    {"type": "string", "format": "date-time"},
    {"type": "integer", "minimum": 1},
    {"type": "string", "pattern": f"^{SLUG.pattern}$"},
)
Text = Annotated[str, PlainValidator(text()), WithJsonSchema(TEXT)]
ShortText = Annotated[str, PlainValidator(text(250)), WithJsonSchema({"type": "string", "maxLength": 250})]
Email = Annotated[str, PlainValidator(read_email), WithJsonSchema(TEXT | {"maxLength": 254})]
Label = Annotated[str, PlainValidator(text(80)), WithJsonSchema(TEXT | {"maxLength": 80})]
Key = Annotated[str, PlainValidator(text(120)), WithJsonSchema(TEXT | {"maxLength": 120})]
Slug = Annotated[str, PlainValidator(read_slug), WithJsonSchema(SLUGS)]
Number = Annotated[int, PlainValidator(number), WithJsonSchema(NUMBER)]
Truth = Annotated[bool, PlainValidator(truth), WithJsonSchema({"type": ["boolean", "null"]})]
Day = Annotated[date, PlainValidator(read_day), WithJsonSchema(DAY)]
OptionalSlug = Annotated[
    str | None,
    PlainValidator(lambda value: None if value is None else read_slug(value)),
    WithJsonSchema({"anyOf": [SLUGS, NULL]}),
]
OptionalNumber = Annotated[
    int | None, PlainValidator(optional(number)), WithJsonSchema({"anyOf": [NUMBER, NULL]})
]
Euros = Annotated[
    Decimal,
    PlainValidator(euros),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]}),
]
OptionalMonths = Annotated[
    int | None,
    PlainValidator(optional(months)),
    WithJsonSchema({"anyOf": [NUMBER | {"maximum": MOST_MONTHS}, NULL]}),
]
OptionalDay = Annotated[
    date | None, PlainValidator(optional(read_day)), WithJsonSchema({"anyOf": [DAY, NULL]})
]
OptionalInstant = Annotated[
    datetime | None, PlainValidator(optional(read_instant)), WithJsonSchema({"anyOf": [INSTANT, DAY, NULL]})
]
