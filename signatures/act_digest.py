"""The digest of an act: over all that was recorded."""

from collections.abc import Mapping
from typing import Any

from documents.text.digest import json_digest

APART = ("id", "digest")


def act_digest(values: Mapping[str, Any]) -> str:
    """Hexadecimal, 64 characters; over every column but the key of the row and the digest itself."""
    return json_digest({name: value for name, value in values.items() if name not in APART})
