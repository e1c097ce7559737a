"""Whether what is on record is still what was recorded: digests, articles, files and history, row by row."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import models

from documents.models import Article, Attachment, Document, StoredFile, Version
from documents.models.stored_file import legal_storage, place
from documents.text import Text
from documents.text.data import from_data
from documents.text.digest import (
    FrozenArticle,
    FrozenAttachment,
    FrozenVersion,
    article_digest,
    version_digest,
)
from documents.versions.freezing import articles_without_html
from documents.versions.verification.findings import Finding, column_name, strange_columns
from documents.versions.verification.history import history_findings
from documents.versions.verification.raw_rows import RawRow, raw_rows

__all__ = ["Finding", "history_findings", "version_findings"]

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
CHUNK = 1 << 20


def version_findings() -> Iterator[Finding]:
    """All that is off in documents. Says it of any garbage too, and never stops at it."""
    records = _Records()
    for row in raw_rows(Version, "document_id", "number", "correction"):
        yield from _version_findings(row, records)
    yield from records.lost_rows()
    yield from records.gaps()
    for row in records.files.values():
        yield from _file_findings(row, records.file_name(row))
    yield from history_findings("documents")


class _Records:
    """What rows point at, by primary key."""

    def __init__(self) -> None:
        self.documents = {row["id"]: row["slug"] for row in raw_rows(Document)}
        self.files = {row["id"]: row for row in raw_rows(StoredFile)}
        self.numbers = {
            pk: (document, number, correction)
            for pk, document, number, correction in _columns(
                Version, "id", "document_id", "number", "correction"
            )
        }
        self.places: dict[Any, str] = {}
        self.seen = {Article: 0, Attachment: 0}

    def cited(self, pk: Any) -> str:
        """How a version is cited in a digest; "" for none, and nothing that ever was when it is not there."""
        if pk is None:
            return ""
        document, number, correction = self.numbers.get(pk, ("?", "?", 0))
        return f"{self.documents.get(document, '?')}/{_designation(number, correction)}"

    def sha256(self, pk: Any) -> str:
        return "" if pk is None else self.files[pk]["sha256"] if pk in self.files else "?"

    def file_name(self, row: RawRow) -> str:
        return self.places.get(row["id"], f"bestand {str(row['sha256'])[:12]}")

    def lost_rows(self) -> Iterator[Finding]:
        """Articles and attachments that no version has."""
        for model, seen in self.seen.items():
            lost = model._base_manager.count() - seen
            if lost:
                names = model._meta.verbose_name_plural
                yield Finding("rijen", str(names), f"{lost} {names} horen bij geen enkele versie.")

    def gaps(self) -> Iterator[Finding]:
        """Numbers that were given out and are no longer there."""
        given: dict[Any, set[int]] = {}
        for document, number, correction in self.numbers.values():
            if not correction and isinstance(number, int):
                given.setdefault(document, set()).add(number)
        for document, numbers in given.items():
            lost = next((place for place, number in enumerate(sorted(numbers), 1) if place != number), None)
            if lost:
                where = f"{self.documents.get(document, '?')}, versie {lost}"
                yield Finding("versie", where, "Deze versie is er niet meer.")


def _columns(model: type[models.Model], *names: str) -> Iterator[tuple[Any, ...]]:
    return (tuple(row[name] for name in names) for row in raw_rows(model))


def _designation(number: Any, correction: Any) -> str:
    return f"{number}.{correction}" if correction else str(number)


def _version_findings(row: RawRow, records: _Records) -> Iterator[Finding]:
    slug = records.documents.get(row["document_id"], "?")
    where = f"{slug}, versie {_designation(row['number'], row['correction'])}"
    yield from strange_columns(row, where)
    articles = list(raw_rows(Article, "position", version_id=row["id"]))
    attachments = list(raw_rows(Attachment, "position", version_id=row["id"]))
    records.seen[Article] += len(articles)
    records.seen[Attachment] += len(attachments)
    yield from _article_findings(row, articles, where)
    for attachment in attachments:
        place = f"{where}, bijlage {attachment['position']}"
        records.places.setdefault(attachment["file_id"], place)
        yield from strange_columns(attachment, place)
    if version_digest(_frozen_version(row, articles, attachments, records)) != row["digest"]:
        yield Finding(
            "versie", where, "Deze versie is niet meer wat is vastgesteld: de controlesom klopt niet."
        )


def _frozen_version(
    row: RawRow, articles: list[RawRow], attachments: list[RawRow], records: _Records
) -> FrozenVersion:
    same = ("number", "correction", "label", "title", "determined_on", "reference_date", "rule", "reason")
    return FrozenVersion(
        document=records.documents.get(row["document_id"], "?"),
        supersedes=records.cited(row["supersedes_id"]),
        implements=records.cited(row["implements_id"]),
        source=records.sha256(row["source_id"]),
        articles=tuple(map(_frozen_article, articles)),
        attachments=tuple(_frozen_attachment(attachment, records) for attachment in attachments),
        **{name: row[name] for name in (*same, "determined_by", "recorded_at", "content")},
    )


def _frozen_article(row: RawRow) -> FrozenArticle:
    return FrozenArticle(**{field.name: row[field.name] for field in fields(FrozenArticle)})


def _frozen_attachment(row: RawRow, records: _Records) -> FrozenAttachment:
    kept: Mapping[str, Any] = records.files[row["file_id"]].values if row["file_id"] in records.files else {}
    return FrozenAttachment(
        position=row["position"],
        title=row["title"],
        name=row["name"],
        sha256=kept.get("sha256", "?"),
        size=kept.get("size", 0),
        media_type=kept.get("media_type", "?"),
    )


def _article_findings(version: RawRow, rows: list[RawRow], where: str) -> Iterator[Finding]:
    try:
        recorded = list(articles_without_html(_text(version)))
    except UNREADABLE:
        yield Finding("inhoud", where, "De inhoud van deze versie is niet meer te lezen.")
        recorded = []
    if recorded and len(recorded) != len(rows):
        yield Finding(
            "artikelen", where, f"Er zijn {len(rows)} artikelen; vastgesteld zijn er {len(recorded)}."
        )
    for index, row in enumerate(rows):
        made_from = recorded[index] if len(recorded) == len(rows) else None
        yield from _row_findings(row, made_from, where)


def _text(version: RawRow) -> Text:
    return from_data(json.loads(version["content"]))


def _row_findings(row: RawRow, made_from: FrozenArticle | None, version: str) -> Iterator[Finding]:
    frozen = _frozen_article(row)
    where = f"{version}, {_article_name(made_from or frozen)}"
    yield from strange_columns(row, where)
    if article_digest(frozen) != row["digest"]:
        yield Finding(
            "artikel", where, "Dit artikel is niet meer wat is vastgesteld: de controlesom klopt niet."
        )
    for field in fields(FrozenArticle) if made_from else ():
        if field.name != "html" and getattr(made_from, field.name) != getattr(frozen, field.name):
            yield Finding(
                "artikel", where, f"{column_name(row, field.name)} is anders dan in de vastgestelde inhoud."
            )


def _article_name(article: FrozenArticle) -> str:
    name = str(article.label or article.heading or article.key)
    return name[:1].lower() + name[1:60]


def _file_findings(row: RawRow, where: str) -> Iterator[Finding]:
    yield from strange_columns(row, where)
    kept = place(StoredFile(sha256=str(row["sha256"])), "")
    if row["file"] != kept:
        yield Finding("bestand", where, "De plaats van het bestand is anders dan is vastgelegd.")
    try:
        sha256, size = _measure(kept)
    except (OSError, ValueError, SuspiciousOperation) as error:
        yield Finding("bestand", where, f"Het bestand is niet te openen ({type(error).__name__}).")
        return
    if (sha256, size) != (row["sha256"], row["size"]):
        yield Finding("bestand", where, "Het bestand is niet meer wat is bewaard: de controlesom klopt niet.")


def _measure(name: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with legal_storage().open(name, "rb") as opened:
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
