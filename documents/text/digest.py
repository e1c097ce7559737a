"""The digest of a version: SHA-256 over one spelling of everything that is frozen in it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from documents.text.data import canonical_json

SCHEMA = "versie-1-sha256"


@dataclass(frozen=True, slots=True)
class FrozenArticle:
    position: int
    type: str
    key: str
    number: str
    label: str
    heading: str
    level: int
    path: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class FrozenAttachment:
    position: int
    title: str
    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class FrozenVersion:
    """`supersedes` and `implements` are cited as "slug/designation", `source` is a SHA-256; "" means none."""

    document: str
    number: int
    correction: int
    label: str
    title: str
    determined_on: date
    reference_date: date | None
    rule: Mapping[str, Any]
    supersedes: str
    implements: str
    reason: str
    determined_by: str
    recorded_at: datetime
    content: str
    source: str
    articles: tuple[FrozenArticle, ...] = ()
    attachments: tuple[FrozenAttachment, ...] = ()


def article_digest(article: FrozenArticle) -> str:
    return _sha256(_record(article))


def version_digest(version: FrozenVersion) -> str:
    """Hexadecimal, 64 characters. Holds for the articles by their own digests."""
    return _sha256(
        _record(replace(version, articles=(), attachments=()))
        | {
            "schema": SCHEMA,
            "articles": [article_digest(article) for article in version.articles],
            "attachments": [_record(attachment) for attachment in version.attachments],
        }
    )


def _record(frozen: FrozenArticle | FrozenAttachment | FrozenVersion) -> dict[str, Any]:
    return {field.name: _plain(getattr(frozen, field.name)) for field in fields(frozen)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _sha256(data: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_json(data).encode(errors="surrogatepass")).hexdigest()
