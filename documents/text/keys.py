"""Keys for units that continue nothing: made of what stands above them, as people would say it."""

import re
import unicodedata

from documents.text.note_marks import bare_heading
from documents.text.signing import begins_signatures, is_signature
from documents.text.values import Text, Unit, plain_lines, rekeyed

KEY_LENGTH = 60
PREAMBLE, SIGNATURES = "aanhef", "ondertekening"


def with_keys(text: Text) -> Text:
    """The text with fresh keys: the slug of the heading or else of the label, made unique by a suffix."""
    taken: set[str] = set()
    return rekeyed(text, [fresh_key(unit, taken) for unit in text.units])


def fresh_key(unit: Unit, taken: set[str]) -> str:
    """A key for the unit that is not among those taken; it is added to them."""
    base = base_key(unit)
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base[: KEY_LENGTH - len(str(count)) - 1]}-{count}"
    taken.add(key)
    return key


def base_key(unit: Unit) -> str:
    if unit.type == "preamble":
        return SIGNATURES if holds_signatures(unit) else PREAMBLE
    if unit.type == "heading" and unit.level == 0:
        return "titel"
    names = {"heading": "kop", "article": "artikel", "annex": "bijlage"}
    return slug(bare_heading(unit)) or slug(unit.label) or names[unit.type]


def holds_signatures(unit: Unit) -> bool:
    """Whether a unit without a title is the block of signatures."""
    lines = (line for block in unit.blocks[:2] for line in plain_lines(block))
    return unit.type == "preamble" and any(begins_signatures(line) or is_signature(line) for line in lines)


def name_without_title(key: str) -> str:
    """What a unit without a title is called."""
    return "Ondertekening" if key.startswith(SIGNATURES) else "Aanhef"


def slug(title: str) -> str:
    """Small letters, digits and hyphens only, cut at the end of a word where it is too long."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(parts)) > KEY_LENGTH and len(parts) > 1:
        parts.pop()
    return "-".join(parts)[:KEY_LENGTH]
