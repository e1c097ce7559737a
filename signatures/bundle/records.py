"""The rows of a bundle as data."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.timezone import localdate

from documents.models import StoredFile, Version
from documents.text.data import plain
from documents.text.digest import FrozenArticle, FrozenAttachment
from documents.versions.freezing import frozen_version
from signatures.bundle.places import FILES, extension
from signatures.bundle.scope import Scope
from signatures.models import (
    Act,
    Amount,
    Invitation,
    Paper,
    Partner,
    PartnerKind,
    Reminder,
    Request,
    Submission,
    TermEntry,
)

SECRET = {"token_digest", "code_digest"}
TOLD_AT: dict[str, tuple[str, ...]] = {
    "until_recorded_at": ("until", "until_basis", "costs_until", "notice_on"),
    "closed_at": ("closed_reason",),
    "opened_at": (),
    "ended_at": (),
    "decided_at": ("decided_by_name", "remarks", "act_id"),
}
WORDS = {"closed_reason", "decided_by_name", "remarks"}


def record_json(data: Any) -> bytes:
    """In UTF-8; half a character has no place in that, and stays an escape that reads back as the same."""
    written = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{written}\n".encode(errors="backslashreplace")


def file_place(stored: StoredFile | None) -> str | None:
    return f"{FILES}/{stored.sha256}.{extension(stored.media_type)}" if stored else None


def row_data(row: models.Model) -> dict[str, Any]:
    """Every column by its name; never what opens a link. A file is named by its place in the bundle, a kind
    of partner by its code."""
    found: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in SECRET:
            continue
        if field.related_model is StoredFile:
            found[field.name] = file_place(getattr(row, field.name))
        elif field.related_model is PartnerKind:
            found[field.name] = getattr(row, field.attname)
        else:
            found[field.attname] = plain(getattr(row, field.attname))
    return found


def recorded_data(version: Version) -> dict[str, Any]:
    """All that the digest of the version is over, but for the content, which is a file of its own."""
    frozen = frozen_version(version)
    data = {name: plain(getattr(frozen, name)) for name in frozen.__slots__}
    del data["content"]
    data["articles"] = [_slots(article) for article in frozen.articles]
    data["attachments"] = [_slots(attachment) for attachment in frozen.attachments]
    return data | {"digest": version.digest}


def _slots(frozen: FrozenArticle | FrozenAttachment) -> dict[str, Any]:
    return {name: getattr(frozen, name) for name in frozen.__slots__}


def acts_data(scope: Scope) -> list[dict[str, Any]]:
    """`record` is what the digest of the act is over."""
    acts = scope.acts().select_related("partner", "version", "evidence").defer("version__content")
    return [
        {
            "partner": act.partner.slug if act.partner else None,
            "version": act.version.designation,
            "kind": act.get_kind_display(),
            "evidence": file_place(act.evidence),
            "record": _record(act),
        }
        for act in acts.iterator(chunk_size=1000)
    ]


def _record(act: Act) -> dict[str, Any]:
    return {field.attname: plain(getattr(act, field.attname)) for field in act._meta.concrete_fields}


def partners_data(scope: Scope) -> list[dict[str, Any]]:
    """The partners that take or took part, with names, memberships and mandates as known then."""
    memberships = _by_partner(scope.memberships().select_related("basis", "until_basis"))
    mandates = _by_partner(scope.mandates().select_related("paper"))
    keys = {*memberships, *mandates, *scope.acts().exclude(partner=None).values_list("partner", flat=True)}
    partners = Partner.objects.filter(pk__in=keys).prefetch_related("names").order_by("slug")
    return [
        row_data(partner)
        | {
            "names": [row_data(name) for name in sorted(partner.names.all(), key=lambda name: name.since)],
            "memberships": [as_known(row, scope.known_on) for row in memberships.get(partner.pk, [])],
            "mandates": mandates.get(partner.pk, []),
        }
        for partner in partners
    ]


def as_known(row: dict[str, Any], known_on: datetime) -> dict[str, Any]:
    """Without what was put on record later."""
    for moment, told in TOLD_AT.items():
        if row.get(moment) and row[moment] > plain(known_on):
            blank = {name: "" if name in WORDS else None for name in (moment, *told)}
            row = row | blank
    return row


def _by_partner(rows: Iterable[Any]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row.partner_id, []).append(row_data(row))
    return found


def agreed_data(scope: Scope) -> dict[str, list[dict[str, Any]]]:
    """How long the agreement runs, notices, reviews and amounts, as known then."""
    return {
        "terms": [row_data(one) for one in scope.agreed(TermEntry)],
        "amounts": [row_data(one) for one in scope.agreed(Amount)],
    }


def decisions_data(scope: Scope) -> list[dict[str, Any]]:
    routes = scope.routes().prefetch_related(
        models.Prefetch("steps__papers", Paper.objects.select_related("file").order_by("pk"))
    )
    allowed = scope.paper_visibilities()
    return [
        row_data(route)
        | {
            "steps": [
                row_data(step)
                | {
                    "purpose_in_words": step.get_purpose_display(),
                    "outcome_in_words": step.get_outcome_display(),
                    "papers": [row_data(one) for one in step.papers.all() if one.visibility in allowed],
                }
                for step in sorted(route.steps.all(), key=lambda step: step.order)
            ]
        }
        for route in routes
    ]


def rounds_data(scope: Scope) -> list[dict[str, Any]]:
    """Rounds with what was asked, sent and handed in; without tokens and codes."""
    known = scope.known_on
    requests: dict[int, list[dict[str, Any]]] = {}
    prefetches = (
        models.Prefetch(
            "invitations", Invitation.objects.filter(sent_at__lte=known).order_by("sent_at", "pk")
        ),
        models.Prefetch("reminders", Reminder.objects.filter(on__lte=localdate(known)).order_by("on", "pk")),
        models.Prefetch(
            "submissions",
            Submission.objects.filter(handed_in_at__lte=known).select_related("file").order_by("pk"),
        ),
    )
    for request in scope.requests().select_related("partner").prefetch_related(*prefetches):
        requests.setdefault(request.round_id, []).append(_request_data(request, known))
    return [as_known(row_data(one), known) | {"requests": requests.get(one.pk, [])} for one in scope.rounds()]


def _request_data(request: Request, known_on: datetime) -> dict[str, Any]:
    kept = {
        "invitations": request.invitations.all(),
        "reminders": request.reminders.all(),
        "submissions": request.submissions.all(),
    }
    return as_known(row_data(request), known_on) | {
        "partner": request.partner.slug,
        **{name: [as_known(row_data(one), known_on) for one in rows] for name, rows in kept.items()},
    }


def files_named_in(data: Any) -> Iterator[str]:
    """Every place of a file that this data names."""
    if isinstance(data, dict):
        for value in data.values():
            yield from files_named_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from files_named_in(value)
    elif isinstance(data, str) and data.startswith(f"{FILES}/"):
        yield data
