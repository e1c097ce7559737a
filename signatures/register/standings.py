"""The register as others ask it: how documents stand on a day, as known at an instant."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from documents.models import Document
from signatures.models import Partner
from signatures.register.loading import facts_of
from signatures.standing import DocumentStanding, PartnerStanding, VersionStanding, document_standing
from signatures.standing.cells import Cell


def standings(
    documents: Iterable[Document],
    *,
    on: date | None = None,
    known_on: datetime | None = None,
    readable: Collection[str] | None = None,
) -> dict[int, DocumentStanding]:
    """The standing of each document by its primary key, in six queries for any number of them.

    `on` is by default today in Amsterdam; without `known_on` all that is on record counts; `readable` is
    whose knowledge it is (see `facts_of`).
    """
    day = on or timezone.localdate()
    found = facts_of(documents, readable=readable)
    return {pk: document_standing(facts, day, known_on) for pk, facts in found.items()}


def standing_of(
    document: Document,
    *,
    on: date | None = None,
    known_on: datetime | None = None,
    readable: Collection[str] | None = None,
) -> DocumentStanding:
    return standings([document], on=on, known_on=known_on, readable=readable)[document.pk]


def to_data(standing: DocumentStanding, others: Iterable[Partner] = ()) -> dict[str, Any]:
    """The standing as JSON shows it. `others` are partners on record, who may have no part in it."""
    partners = [_partner_data(partner) for partner in standing.partners]
    shown = {partner["id"] for partner in partners}
    return {
        "document": standing.slug,
        "on": standing.on.isoformat(),
        "knownOn": standing.known_on.isoformat() if standing.known_on else None,
        "summary": standing.summary,
        "versions": [_version_data(version) for version in standing.versions],
        "partners": partners
        + [_outsider_data(partner, standing.on) for partner in others if partner.slug not in shown],
    }


def _version_data(version: VersionStanding) -> dict[str, Any]:
    return {
        "number": version.number,
        "label": version.label,
        "standing": version.standing,
        "reason": version.reason,
        "determinedOn": version.determined_on.isoformat(),
        "inForceFrom": _iso(version.in_force_from),
        "until": _iso(version.until),
        "missing": [{"partner": lack.partner, "act": lack.act} for lack in version.missing],
        "required": version.required,
        "signed": version.signed,
    }


def _partner_data(partner: PartnerStanding) -> dict[str, Any]:
    return {
        "id": partner.id,
        "name": partner.name,
        "kind": partner.kind,
        "member": partner.member,
        "cells": [_cell_data(cell) for cell in partner.cells],
    }


def _cell_data(cell: Cell) -> dict[str, Any]:
    return {
        "version": cell.version,
        "standing": cell.standing,
        "on": _iso(cell.on),
        "reason": cell.reason,
        "flags": list(cell.flags),
        "inForceFrom": _iso(cell.in_force_from),
    }


def _outsider_data(partner: Partner, on: date) -> dict[str, Any]:
    return {
        "id": partner.slug,
        "name": partner.name_on(on),
        "kind": partner.kind_id,
        "member": False,
        "cells": [],
    }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
