import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string

from documents.comparison.key_changes import key_changes
from documents.comparison.words import summary_in_words
from documents.models import Document, Version
from documents.renditions import comparison_docx, comparison_pdf, renvooi_html
from documents.versions.comparisons import comparison_data, comparison_of
from documents.versions.editions import comparison_heading

MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


class Command(BaseCommand):
    help = "Vergelijkt twee versies van een document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="adres van het document")
        parser.add_argument("old", metavar="A", help="oude versie: nummer of naam")
        parser.add_argument("new", metavar="B", help="nieuwe versie: nummer of naam")
        parser.add_argument("--format", choices=FORMATS, default="text", help="vorm van de uitkomst")
        parser.add_argument("--output", type=Path, metavar="FILE", help="bestand dat wordt geschreven")

    def handle(self, *args: Any, **options: Any) -> None:
        document = _document(options["slug"])
        old, new = _version(document, options["old"]), _version(document, options["new"])
        output: Path | None = options["output"]
        if options["format"] in FILES and output is None:
            raise CommandError(f"Geef met --output het bestand op voor {options['format']}.")
        content = FORMATS[options["format"]](old, new)
        if output is None:
            self.stdout.write(content.decode(), ending="")
        else:
            _write(output, content)


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CommandError(
            f"{output} is niet te schrijven: {error.strerror}. Kies een ander bestand."
        ) from error


def _document(slug: str) -> Document:
    found = Document.objects.filter(slug=slug).first()
    if found:
        return found
    known = ", ".join(Document.objects.order_by("slug").values_list("slug", flat=True)) or "nog geen enkel"
    raise CommandError(f"Er is geen document {slug}. Er is wel: {known}.")


def _version(document: Document, name: str) -> Version:
    found = document.versions.designated(name).first()
    if found:
        return found
    known = ", ".join(_cited(version) for version in document.versions.all()) or "nog geen enkele"
    raise CommandError(f"{document.slug} heeft geen versie {name}. Er is wel: {known}.")


def _cited(version: Version) -> str:
    return f"{version.designation} ({version.label})" if version.label else version.designation


def _json(old: Version, new: Version) -> bytes:
    return f"{json.dumps(comparison_data(old, new), ensure_ascii=False)}\n".encode()


def _text(old: Version, new: Version) -> bytes:
    units = comparison_of(old, new).units
    return "".join(
        MARKS[segment.op].format(segment.text) for unit in units for segment in unit.segments
    ).encode()


def _html(old: Version, new: Version) -> bytes:
    found = comparison_of(old, new)
    context = {
        "heading": comparison_heading(old, new),
        "summary": summary_in_words(found),
        "told": key_changes(found).sentences(),
        "units": [renvooi_html(unit) for unit in found.units],
    }
    return render_to_string("documents/comparison_page.html", context).encode()


def _pdf(old: Version, new: Version) -> bytes:
    heading = comparison_heading(old, new)
    return comparison_pdf(comparison_of(old, new), heading, view="renvooi")


def _docx(old: Version, new: Version) -> bytes:
    return comparison_docx(comparison_of(old, new), comparison_heading(old, new))


FILES = ("docx", "pdf")
FORMATS: dict[str, Callable[[Version, Version], bytes]] = {
    "json": _json,
    "html": _html,
    "text": _text,
    "docx": _docx,
    "pdf": _pdf,
}
