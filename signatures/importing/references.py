"""Whether the partners and versions that a register file speaks of are there, in the file or on record."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from documents.models import Version
from signatures.importing.errors import Problem
from signatures.models import Partner


def note_stray(data: Any, document: str, problems: list[Problem]) -> None:
    """Notes what is nowhere. It looks at the file as written: an item with a mistake in it is there too."""
    if not isinstance(data, dict):
        return
    partners = {str(one.get("id")) for _, one in _items(data, "partners")}
    partners |= set(Partner.objects.values_list("slug", flat=True))
    versions = {str(one.get("number")) for _, one in _items(data, "versions")}
    versions |= set(
        map(str, Version.objects.filter(document__slug=document).values_list("number", flat=True))
    )
    for where, name in _partners_spoken_of(data):
        if name not in partners:
            near = get_close_matches(name, partners, 1)
            meant = f" Bedoelt u {near[0]}?" if near else ""
            problems.append(Problem(where, f"Partner {name!r} staat niet bij partners.{meant}"))
    for where, act in _items(data, "acts"):
        number = act.get("version")
        if isinstance(number, int) and str(number) not in versions:
            problems.append(Problem(f"{where}.version", f"Er is geen versie {number} van dit document."))


def _items(data: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    found = data.get(name)
    for index, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            yield f"{name}[{index}]", item


def _partners_spoken_of(data: Any) -> Iterator[tuple[str, str]]:
    for name in ("memberships", "acts"):
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
