"""Making the bundle: everything on record about one version, gathered in a fixed number of queries."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from html import escape
from typing import IO, Any

from documents import addresses
from documents.models import StoredFile, Version
from documents.renditions.typeset.version import version_pdf
from documents.text import plain_text
from documents.text.data import plain
from documents.text.refusals import Refused
from documents.transactions.one_moment import one_moment
from documents.versions.editions import edition_of
from signatures.bundle import places
from signatures.bundle.log import chain_lines, lines_data
from signatures.bundle.readme import readme
from signatures.bundle.records import (
    acts_data,
    agreed_data,
    decisions_data,
    files_named_in,
    partners_data,
    record_json,
    recorded_data,
    rounds_data,
)
from signatures.bundle.scope import Scope, scope_of
from signatures.bundle.writing import Content, fixed_xlsx, write_zip
from signatures.models import Partner
from signatures.overviews.chart import chart_of
from signatures.overviews.chart_report import chart_report
from signatures.overviews.reports import REPORT_FORMS
from signatures.register.standings import standing_of, to_data
from signatures.standing import DocumentStanding

FETCHED = "Bewijsmap opgehaald"
CHUNK = 1 << 20
NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
PICTURE = re.compile(addresses.picture("([0-9a-f]{64})"))


@one_moment()
def make_bundle(
    version: Version,
    out: IO[bytes],
    *,
    on: date | None = None,
    known_on: datetime | None = None,
    partner: Partner | None = None,
    readable: Collection[str] | None = None,
) -> Scope:
    """Writes the ZIP to `out`, and says what it is of. Raises Refused."""
    scope = scope_of(version, on=on, known_on=known_on, partner=partner, readable=readable)
    if version.recorded_at > scope.known_on:
        raise Refused(f"Versie {version.name} was toen nog niet vastgelegd. Kies een later moment.")
    write_zip(out, _contents(scope))
    return scope


def _contents(scope: Scope) -> dict[str, Content]:
    standing = standing_of(
        scope.version.document, on=scope.on, known_on=scope.known_on, readable=scope.readable
    )
    data: dict[str, Any] = {
        places.RECORDED: recorded_data(scope.version),
        places.DECISIONS: decisions_data(scope),
        places.ACTS: acts_data(scope),
        places.PARTNERS: partners_data(scope),
        places.AGREED: agreed_data(scope),
        places.ROUNDS: rounds_data(scope),
        places.LINES: lines_data(scope),
        places.STANDING: to_data(standing),
        places.ABOUT: about_data(scope),
    }
    return {
        places.README: readme(scope),
        places.CONTENT: scope.version.content.encode(errors="surrogatepass"),
        **{name: record_json(found) for name, found in data.items()},
        **_chart(scope, standing),
        **_text(scope, standing),
        **_kept_with(scope.version),
        **_evidence(data),
        places.CHAIN: chain_lines(scope),
    }


def about_data(scope: Scope) -> dict[str, Any]:
    version, head = scope.version, scope.head
    return {
        "format": places.FORMAT,
        "document": version.document.slug,
        "title": version.title,
        "version": version.designation,
        "label": version.label,
        "digest": version.digest,
        "copies": {copy.designation: copy.digest for copy in scope.copies().defer("content")},
        "on": scope.on.isoformat(),
        "knownOn": plain(scope.known_on),
        "partner": scope.partner.slug if scope.partner else None,
        "head": {"number": head.number, "digest": head.digest} if head else None,
        "address": scope.address,
    }


def _chart(scope: Scope, standing: DocumentStanding) -> dict[str, Content]:
    report = chart_report(chart_of(standing, title=scope.version.document.title), scope.address)
    made = {form: make(report) for form, (make, _) in REPORT_FORMS.items()}
    made["xlsx"] = fixed_xlsx(made["xlsx"], scope.known_on)
    return {f"{places.CHART}.{form}": content for form, content in made.items()}


def _text(scope: Scope, standing: DocumentStanding) -> dict[str, Content]:
    """The text to read; nothing for a version that is on record by its dates alone."""
    version = scope.version
    if not version.has_text:
        return {}
    stands = standing.version(version.number)
    edition = edition_of(version, status=stands.reason if stands else "")
    pictures = {
        stored.sha256: stored
        for stored in StoredFile.objects.filter(sha256__in=[one.digest for one in version.text.pictures()])
    }
    return {
        places.PLAIN: plain_text(version.text).encode(errors="replace"),
        places.HTML: _html(version).encode(errors="replace"),
        places.PDF: version_pdf(edition),
        **{f"{places.PICTURES}/{sha256}": _pieces(stored) for sha256, stored in pictures.items()},
    }


def _html(version: Version) -> str:
    title = escape(f"{version.title}, versie {version.name}")
    units = "".join(
        f'<section id="{escape(article.key)}">\n<h2>{escape(str(article))}</h2>\n{article.html}</section>\n'
        for article in version.articles.order_by("position")
    )
    head = f'<!doctype html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    shown = PICTURE.sub(lambda found: f"afbeeldingen/{found[1]}", units)
    return f"{head}<body>\n<h1>{title}</h1>\n{shown}</body>\n</html>\n"


def _kept_with(version: Version) -> dict[str, Content]:
    """Attachments, the file it was made from, and the PDF that was sent out to be signed."""
    found: dict[str, Content] = {
        f"{places.ATTACHMENTS}/{kept.position:02}-{_file_name(kept.name)}": _pieces(kept.file)
        for kept in version.attachments.select_related("file")
    }
    if version.source:
        found[f"{places.SOURCE}.{places.extension(version.source.media_type)}"] = _pieces(version.source)
    signing = getattr(version, "signing_pdf", None)
    if signing:
        found[places.TO_SIGN] = _pieces(signing.file)
    return found


def _file_name(name: str) -> str:
    """Of plain letters, so that it means the same on every machine."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return NOT_IN_A_NAME.sub("-", bare).strip("-.")[-100:] or "bestand"


def _evidence(data: Any) -> dict[str, Content]:
    """The files that acts, decisions, memberships, mandates and rounds name, each once."""
    named = {name.removeprefix(f"{places.FILES}/").split(".")[0]: name for name in files_named_in(data)}
    stored = StoredFile.objects.filter(sha256__in=list(named))
    return {named[one.sha256]: _pieces(one) for one in stored}


def _pieces(stored: StoredFile) -> Iterable[bytes]:
    """Opened only when it is written. Raises Refused then."""

    def read() -> Iterator[bytes]:
        try:
            with stored.file.open("rb") as opened:
                yield from opened.chunks(CHUNK)
        except OSError as error:
            raise Refused(
                f"Het bewaarde bestand {stored} is niet te openen. Draai de opdracht verify en zet het terug "
                "uit een reservekopie."
            ) from error

    return read()
