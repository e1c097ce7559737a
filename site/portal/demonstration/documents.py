"""Determining the texts of the demonstration region, with the attachments made from them."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.entry_rule import on_date
from documents.models import Document, Version, store_file
from documents.reading import Imported, read_file
from documents.renditions.edition import Edition
from documents.renditions.typeset.version import version_pdf
from documents.renditions.word.version import version_docx
from documents.text import Text
from documents.versions.determination import NewAttachment, determine_version
from documents.versions.keys import carried
from portal.demonstration.works import ALL_SIGN_AND_COLLEGES_ADOPT, CONVENANT, WORKS, DemonstrationText, Work

TEXTS = Path(__file__).parent / "teksten"
BY = "Regionaal team (voorbeeld)"


def load_documents(say: Callable[[str], None]) -> None:
    """All works with their versions and drafts, the convenant first since the others implement it."""
    for work in (CONVENANT, *WORKS):
        say(work.title)
        document = Document.objects.create(
            slug=work.slug,
            kind_id=work.kind,
            title=work.title,
            summary=work.summary,
            short_name=work.short_name,
            visibility=work.visibility,
        )
        for edition in work.editions:
            _determine(work, document, edition)


def _determine(work: Work, document: Document, edition: DemonstrationText) -> Version:
    imported = _read(edition.file)
    former = document.versions.last()
    text = carried(document, imported.text)
    source = store_file((TEXTS / edition.file).read_bytes(), media_type="text/markdown")
    version = determine_version(
        document=document,
        text=text,
        pictures=imported.pictures,
        attachments=_attachments(work, edition, text),
        determined_on=edition.determined_on,
        by=BY,
        label=edition.label,
        rule=on_date(edition.in_force_from) if edition.in_force_from else ALL_SIGN_AND_COLLEGES_ADOPT,
        implements=_implemented(edition),
        source=source,
        expected_latest=former.designation if former else "",
    )
    page = draft_of(document)
    page.next_label, page.implements = "", version.implements
    put_text(page, text, imported.pictures)
    return version


def _read(name: str) -> Imported:
    return read_file((TEXTS / name).read_bytes(), name=name)


def _implemented(edition: DemonstrationText) -> Version | None:
    if not edition.implements:
        return None
    return Version.objects.get(document__slug=CONVENANT.slug, label=edition.implements)


def _attachments(work: Work, edition: DemonstrationText, text: Text) -> list[NewAttachment]:
    """A contract comes as a form to fill in; where there are notes on a work, they come as a PDF."""
    made = []
    if work.kind == "contract":
        form = _form(work, edition, text)
        made.append(_file(f"{work.title}, om in te vullen", f"{work.slug}.docx", version_docx(form)))
    notes = TEXTS / f"toelichting-{work.slug}.md"
    if notes.exists():
        imported = _read(notes.name)
        explained = _form(work, edition, imported.text, title=imported.title)
        made.append(_file(imported.title, f"toelichting-{work.slug}.pdf", version_pdf(explained)))
    return made


def _form(work: Work, edition: DemonstrationText, text: Text, title: str = "") -> Edition:
    return Edition(
        title=title or work.title,
        label=edition.label,
        designation=edition.label,
        status="Voorbeeld",
        determined_on=edition.determined_on,
        digest="",
        url="",
        text=text,
        picture=dict[str, bytes]().__getitem__,
    )


def _file(title: str, name: str, content: bytes) -> NewAttachment:
    return NewAttachment(title, name, content, mimetypes.guess_type(name)[0] or "application/octet-stream")
