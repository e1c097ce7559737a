"""What a register file says twice, and whether the partners and versions that it speaks of are there, in the
file or on record.

This looks at the file as written: an item with a mistake in it is there too.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from documents.models import Version
from signatures.importing.errors import RegisterProblem
from signatures.models import Partner

ONCE = (
    ("partners", ("id",)),
    ("contacts", ("partner", "name")),
    ("memberships", ("partner", "from")),
    ("versions", ("number",)),
    ("versions", ("label",)),
    ("acts", ("id",)),
)


def note_doubles(data: Any) -> Iterator[RegisterProblem]:
    """A problem at its later place for what stands there twice."""
    for name, fields in ONCE:
        seen = set()
        for where, item in _items(data, name):
            values = [str(item.get(field) or "").strip() for field in fields]
            if not all(values):
                continue
            value = " vanaf ".join(values)
            if value in seen:
                yield RegisterProblem(where, f"{value!r} staat er 2 keer in. Houd er één over.")
            seen.add(value)


def note_stray(data: Any) -> Iterator[RegisterProblem]:
    """A problem for each partner and version that is nowhere."""
    partners = {str(one.get("id")) for _, one in _items(data, "partners")}
    partners |= set(Partner.objects.values_list("slug", flat=True))
    versions = {str(one.get("number")) for _, one in _items(data, "versions")}
    versions |= set(map(str, _numbers_on_record(data)))
    for where, name in _partners_spoken_of(data):
        if name not in partners:
            near = get_close_matches(name, partners, 1)
            meant = f" Bedoelt u {near[0]}?" if near else ""
            yield RegisterProblem(where, f"Partner {name!r} staat niet bij partners.{meant}")
    for where, act in _items(data, "acts"):
        number = act.get("version")
        if isinstance(number, int) and str(number) not in versions:
            yield RegisterProblem(f"{where}.version", f"Er is geen versie {number} van dit document.")


def _numbers_on_record(data: Any) -> Iterator[int]:
    slug = data.get("document") if isinstance(data, dict) else None
    if isinstance(slug, str):
        yield from Version.objects.filter(document__slug=slug).values_list("number", flat=True)


def _items(data: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    found = data.get(name) if isinstance(data, dict) else None
    for index, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            yield f"{name}[{index}]", item


def _partners_spoken_of(data: Any) -> Iterator[tuple[str, str]]:
    for name in ("contacts", "memberships", "acts"):
        for where, item in _items(data, name):
            if isinstance(item.get("partner"), str) and item["partner"]:
                yield f"{where}.partner", item["partner"]
            others = item.get("alsoFor")
            for one in others if isinstance(others, list) else ():
                yield f"{where}.alsoFor", str(one)
    for where, item in _items(data, "partners"):
        succeeds = item.get("succeeds")
        for index, one in enumerate(succeeds if isinstance(succeeds, list) else ()):
            whole = one if isinstance(one, dict) else {"partner": one}
            if isinstance(whole.get("partner"), str):
                yield f"{where}.succeeds[{index}].partner", whole["partner"]
