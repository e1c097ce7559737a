"""The log of all that is done: one line each, chained, never changed. `verify` follows the chain."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models, transaction
from django.utils import timezone

from documents.ledger.chain import content_digest, line_digest
from documents.ledger.origin import current_origin
from documents.ledger.people import Person, person_of
from documents.models import Document, LedgerEntry
from documents.text.control_characters import without_control_characters

WRITING = 0x4C4F47
READ = "opgehaald"
PATHS = (
    "document",
    "version.document",
    "route.document",
    "step.route.document",
    "round.version.document",
    "request.round.version.document",
)

_row_by_row: ContextVar[bool] = ContextVar("row_by_row", default=True)


@contextmanager
def as_one_line() -> Iterator[None]:
    """Inside, rows that are written get no line of their own: the caller enters one for all of them."""
    token = _row_by_row.set(False)
    try:
        yield
    finally:
        _row_by_row.reset(token)


def row_by_row() -> bool:
    return _row_by_row.get()


@transaction.atomic
def enter(
    *,
    what: str,
    by: AbstractBaseUser | AnonymousUser | Person | None = None,
    about: models.Model | None = None,
    document: Document | None = None,
    result: str = "",
    who: str = "",
) -> LedgerEntry:
    """Adds a line in the running transaction. Whoever else writes to the log waits until that ends, so call
    it as the last thing.

    `what` is a short Dutch phrase, "Versie vastgesteld"; one that ends in READ changed nothing. Without `by`
    it was whoever does the request; `who` names somebody without an account. Without `document` it is that of
    `about`.
    """
    origin = current_origin()
    person = by if isinstance(by, Person) else person_of(by or getattr(origin.request, "user", None))
    about_document = document or _document_of(about)
    values = {
        "who": _cut("who", who or person.name),
        "role": _cut("role", person.role),
        "organisation": _cut("organisation", person.organisation),
        "what": _cut("what", what),
        "object_kind": _cut("object_kind", str(about._meta.verbose_name) if about else ""),
        "object_id": _cut("object_id", str(about.pk) if about else ""),
        "object_name": _cut("object_name", _name(about)),
        "document": about_document.slug if about_document else "",
        "result": _readable(result),
        "origin": _cut("origin", origin.place),
    }
    _wait_for_turn()
    return _appended({"at": timezone.now(), **values})


def _appended(values: dict[str, Any]) -> LedgerEntry:
    last = LedgerEntry.objects.order_by("-number").values("number", "digest").first()
    link: dict[str, Any] = {
        "number": last["number"] + 1 if last else 1,
        "previous": last["digest"] if last else "",
    }
    digest = line_digest(**link, content=content_digest(values))
    return LedgerEntry.objects.create(**link, **values, digest=digest)


def _wait_for_turn() -> None:
    """SQLite lets one transaction write at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])


def _document_of(about: models.Model | None) -> Document | None:
    if about is None or isinstance(about, Document):
        return about
    for path in PATHS:
        found: Any = about
        try:
            for name in path.split("."):
                found = getattr(found, name, None)
        except ObjectDoesNotExist:
            continue
        if isinstance(found, Document):
            return found
    return None


def _name(about: models.Model | None) -> str:
    """Nothing where the name is made of a row that is gone, as when both are deleted at once."""
    try:
        return str(about) if about else ""
    except ObjectDoesNotExist:
        return ""


def _cut(column: str, text: str) -> str:
    field: Any = LedgerEntry._meta.get_field(column)
    return _readable(text)[: field.max_length]


def _readable(text: str) -> str:
    """NUL is left out and half a character becomes a question mark; other controls a space."""
    return without_control_characters(text.replace("\x00", "").encode(errors="replace").decode())
