"""What an editor must look at in a text just recognised: doubles, gaps, empty parts. Pure, in Dutch."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from documents.reading.recognition.labels import nearly_article
from documents.reading.recognition.tables import offered_tables
from documents.text import Picture, Text, Unit, plain_lines, words
from documents.text.markers import is_only_marker
from documents.text.numbers import first_and_last, order

MAX_QUOTE = 60
FIRST = ((1, ""),)
EMPTY_ON_PURPOSE = re.compile(r"\b(vervallen|gereserveerd)\b", re.IGNORECASE)


def recognition_warnings(text: Text) -> Iterator[str]:
    """The warnings about a recognised text, in reading order for each kind."""
    yield from _structure(text)
    yield from _article_numbers(text)
    yield from empty_parts(text)
    yield from _articles_in_tables(text)
    for unit in text.units:
        if unit.type == "heading" and nearly_article(unit.heading):
            yield (
                f"De kop '{unit.heading}' lijkt op een artikel, maar is anders geschreven. "
                "De tekst staat nu onder een gewone kop. Verbeter de kop als het een artikel is."
            )


def _structure(text: Text) -> Iterator[str]:
    if not any(unit.blocks for unit in text.units):
        yield "In dit bestand staat geen tekst die gelezen kan worden."
    elif all(unit.type == "preamble" or unit.level == 0 for unit in text.units):
        yield (
            "In dit bestand zijn geen koppen of artikelen herkend. De hele tekst staat nu in de aanhef. "
            "Verdeel de tekst zelf in artikelen."
        )


def _article_numbers(text: Text) -> Iterator[str]:
    for articles in numbered_together(text):
        numbered = [unit for unit in articles if any(map(str.isdigit, unit.number))]
        seen: set[str] = set()
        for last, unit in zip([None, *numbered], numbered, strict=False):
            if unit.label.lower() in seen:
                yield f"{unit.label} komt meer dan een keer voor. Controleer de nummers."
            elif last and _word(last) == _word(unit) and _before(unit, last):
                yield f"{unit.label} staat na {_small(last.label)}. Controleer de volgorde."
            seen.add(unit.label.lower())


def numbered_together(text: Text) -> list[list[Unit]]:
    """The articles by the row of numbers that they stand in. An annex numbers its own articles, and where the
    first article below a heading is the first again, so does that part."""
    rows: list[list[Unit]] = [[]]
    below_heading = False
    for unit in text.units:
        if unit.type == "article":
            if below_heading and rows[-1] and order(first_and_last(unit.number)[0]) == FIRST:
                rows.append([])
            rows[-1].append(unit)
        elif unit.type == "annex":
            rows.append([])
        below_heading = unit.type == "heading"
    return rows


def _articles_in_tables(text: Text) -> Iterator[str]:
    for unit in text.units:
        if any(offered_tables(text, unit)):
            yield (
                f"In een tabel onder '{(unit.title or 'de aanhef')[:MAX_QUOTE]}' lijken artikelen te staan. "
                "Daar zijn geen artikelen herkend. Kies bij dat onderdeel “Artikelen uit de tabel”."
            )


def _word(unit: Unit) -> str:
    return unit.label.removesuffix(unit.number).strip().lower()


def _before(unit: Unit, last: Unit) -> bool:
    """Whether an article has a lower number than the one that stands before it."""
    number, former = order(first_and_last(unit.number)[0]), order(first_and_last(last.number)[1])
    return bool(number and former) and number < former


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def empty_parts(text: Text) -> Iterator[str]:
    """Parts with nothing below their heading, though they do not say that they lapsed or are kept free. Asked
    at import and again on determining."""
    units = text.units
    for unit, following in zip_longest(units, units[1:]):
        leads_on = following is not None and (
            following.type == "article" or following.level > unit.level or nearly_article(following.heading)
        )
        if _has_content(unit) or unit.type == "preamble" or (unit.type != "article" and leads_on):
            continue
        if EMPTY_ON_PURPOSE.search(unit.title):
            continue
        yield f"Onder '{(unit.title or unit.key)[:MAX_QUOTE]}' staat geen tekst."


def _has_content(unit: Unit) -> bool:
    return any(
        isinstance(block, Picture)
        or any(words(line) and not is_only_marker(line) for line in plain_lines(block))
        for block in unit.blocks
    )
