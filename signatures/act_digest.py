"""The digest of an act: SHA-256 over one spelling of all that was recorded."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from documents.text.data import canonical_json

APART = ("id", "digest")


def act_digest(values: Mapping[str, Any]) -> str:
    """Hexadecimal, 64 characters; over every column but the key of the row and the digest itself."""
    plain = {name: _plain(value) for name, value in values.items() if name not in APART}
    return hashlib.sha256(canonical_json(plain).encode(errors="surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
