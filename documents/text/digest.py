"""Digests: SHA-256 over the canonical JSON of data; of a text, and of a version with all that is frozen in
it. What is on record was sealed with them, so they may never come out otherwise for the same data."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from documents.text.data import canonical_json, to_data
from documents.text.normal_form import normalised
from documents.text.values import Text, rekeyed

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


def json_digest(data: Any) -> str:
    """Hexadecimal, 64 characters."""
    return hashlib.sha256(canonical_json(data).encode(errors="surrogatepass")).hexdigest()


def text_digest(text: Text) -> str:
    """Of a text by itself, what a body had before it, draft or version. Equal for equal words, tables and
    pictures; which article continues which (the keys) is left out."""
    normal = normalised(text)
    return json_digest(to_data(rekeyed(normal, [""] * len(normal.units))))


def article_digest(article: FrozenArticle) -> str:
    return json_digest(_record(article))


def version_digest(version: FrozenVersion) -> str:
    """Holds for the articles by their own digests."""
    return json_digest(
        _record(replace(version, articles=(), attachments=()))
        | {
            "schema": SCHEMA,
            "articles": [article_digest(article) for article in version.articles],
            "attachments": [_record(attachment) for attachment in version.attachments],
        }
    )


def _record(frozen: FrozenArticle | FrozenAttachment | FrozenVersion) -> dict[str, Any]:
    return {field.name: getattr(frozen, field.name) for field in fields(frozen)}
