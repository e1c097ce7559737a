"""What speaks against determining a text: objections stop it, concerns must be confirmed by the editor."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.utils import timezone

from documents.entry_rule import RuleError, from_data
from documents.models import Attachment, Document, StoredFile, Version
from documents.reading.recognition.findings import empty_parts, numbered_together
from documents.text import Text, clean, plain_text, words
from documents.text.dutch import day_in_figures
from documents.versions.freezing import NewAttachment

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 80
MAX_QUOTE = 40
LOOKS_LIKE_NUMBER = re.compile(r"\d{1,3}(\.\d+)?")


def concerns(
    document: Document, text: Text, *, determined_on: date, former: Version | None = None
) -> list[str]:
    """Dutch sentences; `former` is the version it will be compared with, by default the latest one."""
    former = former or document.versions.newest()
    return [
        *_numbers_used_twice(text),
        *_no_articles(text),
        *empty_parts(text),
        *_strange_day(determined_on, former),
        *_no_change(text, former),
    ]


def objections(
    version: Version, text: Text, pictures: Mapping[str, bytes], attachments: Sequence[NewAttachment]
) -> list[str]:
    """Dutch sentences that say why this unsaved version cannot be determined, and what to do."""
    return [
        *_nothing_to_read(text),
        *_bad_keys(text),
        *_bad_characters(text),
        *_lost_pictures(text, pictures),
        *_bad_attachments(attachments),
        *_bad_name(version),
        *_bad_rule(version.rule),
        *_bad_references(version),
    ]


def _numbers_used_twice(text: Text) -> Iterator[str]:
    for articles in numbered_together(text):
        for label, times in Counter(unit.label for unit in articles if unit.label).items():
            if times > 1:
                yield f"{label} komt {times} keer voor. Kijk na of de nummers kloppen."


def _no_articles(text: Text) -> Iterator[str]:
    if not any(text.articles()):
        yield "Er zijn geen artikelen herkend. De hele tekst staat dan onder één kop."


def _strange_day(day: date, former: Version | None) -> Iterator[str]:
    if former and day < former.determined_on:
        yield (
            f"De datum van vaststellen ({day_in_figures(day)}) ligt voor die van versie {former.name} "
            f"({day_in_figures(former.determined_on)})."
        )
    if day > timezone.localdate():
        yield f"De datum van vaststellen ({day_in_figures(day)}) ligt in de toekomst."


def _no_change(text: Text, former: Version | None) -> Iterator[str]:
    if former and words(plain_text(text)) == words(plain_text(former.text)):
        yield f"Er is geen woord anders dan in versie {former.name}."


def _nothing_to_read(text: Text) -> Iterator[str]:
    if not words(plain_text(text)):
        yield "Er staat geen tekst in. Vul eerst de tekst in en stel daarna vast."


def _bad_keys(text: Text) -> Iterator[str]:
    for key, times in Counter(unit.key for unit in text.units).items():
        if times > 1:
            yield f"De sleutel “{key}” is {times} keer gebruikt. Geef elk artikel een eigen sleutel."
        if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
            yield f"De sleutel “{key}” kan niet. Gebruik kleine letters, cijfers en streepjes."


def _bad_characters(text: Text) -> Iterator[str]:
    for unit in text.units:
        plain = plain_text(Text((unit,)))
        if clean(plain) != plain:
            yield f"In {unit.title or unit.key} staan tekens die niet te lezen zijn. Typ dat deel opnieuw."


def _lost_pictures(text: Text, pictures: Mapping[str, bytes]) -> Iterator[str]:
    given = {digest for digest, content in pictures.items() if sha256(content).hexdigest() == digest}
    needed = {picture.digest for picture in text.pictures()} - given
    lost = needed - set(StoredFile.objects.filter(sha256__in=needed).values_list("sha256", flat=True))
    if lost:
        yield f"Van {len(lost)} afbeelding(en) is het bestand er niet. Voeg de afbeelding opnieuw toe."


def _bad_attachments(attachments: Sequence[NewAttachment]) -> Iterator[str]:
    for position, new in enumerate(attachments, 1):
        for field in ("title", "name"):
            yield from _unfit(Attachment, field, getattr(new, field))
        if not new.title.strip() or not new.name.strip():
            yield f"Bijlage {position} heeft geen naam. Vul bij die bijlage een titel in."
        if not new.content:
            yield (
                f"Het bestand van bijlage {position}, “{new.title[:MAX_QUOTE]}”, is er niet of is leeg. Kies "
                "het bestand opnieuw, of haal de bijlage weg."
            )


def _unfit(model: type[Model], field: str, value: str) -> Iterator[str]:
    column: Any = model._meta.get_field(field)
    if len(value) > column.max_length:
        yield f"“{value[:MAX_QUOTE]}…” is te lang. Gebruik hoogstens {column.max_length} tekens."


def _bad_name(version: Version) -> Iterator[str]:
    label = version.label
    for field in ("label", "title", "determined_by"):
        yield from _unfit(Version, field, getattr(version, field))
    if not version.title.strip():
        yield "De versie heeft geen titel. Vul in het concept een titel in."
    if not version.determined_by.strip():
        yield "Er staat niet bij wie de tekst vaststelt. Vul een naam in."
    if LOOKS_LIKE_NUMBER.fullmatch(label) and label != version.designation:
        yield (
            f"De naam “{label}” lijkt op een versienummer, en dit wordt versie {version.designation}. "
            "Kies een andere naam."
        )
    if label and version.document.versions.filter(label=label).exclude(label="").exists():
        yield f"Er is al een versie met de naam “{label}”. Kies een andere naam."


def _bad_rule(rule: Any) -> Iterator[str]:
    try:
        from_data(rule)
    except RuleError as error:
        yield str(error)


def _bad_references(version: Version) -> Iterator[str]:
    if version.supersedes and version.supersedes.document_id != version.document_id:
        yield "Een versie vervangt een andere versie van hetzelfde document. Kies die."
    if version.implements and version.implements.document_id == version.document_id:
        yield "Een versie werkt een versie van een ander document uit. Kies die."
