"""A whole version as a PDF for reading, printing and keeping: tagged (PDF/UA-1) and the same bytes
every time."""

from typing import Any

from documents.renditions.edition import Edition
from documents.renditions.typeset.layout import TextLayout, breakable
from documents.renditions.typeset.typesetting import typeset
from documents.text.dutch import day

ARTICLES_WITHOUT_CONTENTS = 8


def version_pdf(edition: Edition, *, for_signing: bool = False) -> bytes:
    """The version laid out by `version.typ`, `for_signing` with a last page to sign on. Equal editions give
    equal bytes."""
    layout = TextLayout(edition.text, edition.picture, title=edition.title)
    units = layout.units()
    data = _data(edition, units) | {"signing": for_signing}
    return typeset("version", data, layout.pictures, on=edition.determined_on)


def _data(edition: Edition, units: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "publisher": edition.publisher,
        "title": breakable(edition.title),
        "name": breakable(edition.name),
        "label": breakable(edition.label),
        "number": edition.designation,
        "status": breakable(edition.status),
        "determined": day(edition.determined_on),
        "digest": edition.digest,
        "url": edition.url,
        "attachments": [breakable(name) for name in edition.attachments],
        "contents": sum(1 for _ in edition.text.articles()) > ARTICLES_WITHOUT_CONTENTS,
        "units": units,
    }
