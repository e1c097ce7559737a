"""Bringing in a file: it becomes the draft of a document and, when asked, its next version."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.drafting.incoming import found_data
from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.entry_rule import on_date
from documents.ledger.history import save
from documents.models import (
    Document,
    DocumentKind,
    IncomingFile,
    Progress,
    StoredFile,
    Version,
    store_file,
)
from documents.reading import Imported
from documents.text import Text, plain_text, plain_unit, words
from documents.text.normal_form import normalised
from documents.text.refusals import Refused
from documents.versions.determination import determine_version
from documents.versions.keys import carried
from documents.versions.objections import concerns

LONGEST_NAME = 250


@dataclass(frozen=True, slots=True)
class Intake:
    """What is brought in, and what must come of it. `kind` is needed for a new document only."""

    imported: Imported
    content: bytes
    name: str
    slug: str
    kind: str | None = None
    title: str = ""
    label: str = ""
    in_force_from: date | None = None
    determine: bool = False


@dataclass(frozen=True, slots=True)
class IntakeResult:
    document: Document
    version: Version | None
    text: Text
    warnings: tuple[str, ...]
    imported: Imported

    def to_data(self) -> dict[str, Any]:
        return {
            "document": self.document.slug,
            "version": self.version.number if self.version else None,
            "title": self.version.title if self.version else self.document.title,
            "articles": [
                {
                    "key": unit.key,
                    "number": unit.number,
                    "heading": unit.heading,
                    "words": len(words(plain_unit(unit))),
                }
                for unit in self.text.articles()
            ],
            "words": len(words(plain_text(self.text))),
            "warnings": list(self.warnings),
            "leftOut": [{"text": part.text, "why": part.why} for part in self.imported.left_out],
        }


@transaction.atomic
def bring_in(intake: Intake, *, by: str) -> IntakeResult:
    """The draft of the document holds the text afterwards; with `determine` so does a new version. Articles
    keep the keys they had in the latest version; the report stays on record. Raises Refused."""
    document = _document(intake)
    former = document.versions.newest()
    imported = intake.imported
    text = carried(document, normalised(imported.text))
    source = store_file(intake.content, media_type=imported.media_type)
    found = concerns(document, text, determined_on=_day(intake), former=former)
    warnings = tuple(dict.fromkeys((*imported.warnings, *found)))
    IncomingFile.objects.create(
        file=source,
        name=intake.name[-LONGEST_NAME:],
        document=document,
        progress=Progress.ACCEPTED,
        found=found_data(imported),
    )
    version = _version(intake, document, text, source, former, by) if intake.determine else None
    _draft(intake, document, text, source)
    return IntakeResult(document, version, text, warnings, imported)


def _day(intake: Intake) -> date:
    """A text that holds from a day in the past was determined by then; else it is determined today."""
    today = timezone.localdate()
    return min(intake.in_force_from or today, today)


def _document(intake: Intake) -> Document:
    found = Document.objects.filter(slug=intake.slug).first()
    if found and intake.kind not in (None, found.kind_id):
        raise Refused(
            f"Document {found.slug} bestaat al, met de soort {found.kind.name.lower()}. "
            "Laat de soort weg, of kies een ander adres."
        )
    return found or _new_document(intake)


def _new_document(intake: Intake) -> Document:
    title = intake.title.strip() or intake.imported.title.strip()
    kinds = DocumentKind.objects.by_code()
    kind = kinds.get(intake.kind or "")
    if kind is None:
        why = f"Document {intake.slug} bestaat nog niet"
        if intake.kind:
            why = f"De soort {intake.kind} is er niet"
        raise Refused(f"{why}. Geef op van welke soort het wordt: {', '.join(kinds)}.")
    if not title:
        raise Refused(f"Document {intake.slug} bestaat nog niet. Geef op welke titel het krijgt.")
    return save(Document(slug=intake.slug, kind=kind, title=title), by=None)


def _version(
    intake: Intake, document: Document, text: Text, source: StoredFile, former: Version | None, by: str
) -> Version:
    return determine_version(
        document=document,
        text=text,
        pictures=intake.imported.pictures,
        determined_on=_day(intake),
        by=by,
        label=intake.label,
        title=intake.title,
        rule=on_date(intake.in_force_from) if intake.in_force_from else None,
        source=source,
        expected_latest=former.designation if former else "",
    )


def _draft(intake: Intake, document: Document, text: Text, source: StoredFile) -> None:
    page = draft_of(document)
    page.next_label = "" if intake.determine else intake.label
    page.in_force_from = None if intake.determine else intake.in_force_from
    page.source, page.source_name = source, intake.name[-LONGEST_NAME:]
    put_text(page, text, intake.imported.pictures)
