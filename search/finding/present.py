"""What holds today, for who found a text that no longer does."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from documents import addresses
from documents.models import Article, Attachment, Document
from signatures.register.standings import standings
from signatures.standing import VersionStanding


@dataclass(frozen=True, slots=True)
class PlaceToday:
    """An article by its key, or an attachment by its title, in a version of a document."""

    document: str
    version: str
    key: str = ""
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """`kind` is article, attachment or comparison: what the address shows."""

    url: str
    kind: str


def present_places(places: Iterable[PlaceToday], readable: Collection[str]) -> dict[PlaceToday, Present]:
    """For each place the same article or attachment in the text that holds today, as far as who reads these
    visibilities knows; when that has none, what changed since. Nothing for a document without such a text. A
    fixed number of queries."""
    wanted = list(places)
    if not wanted:
        return {}
    documents = Document.objects.filter(slug__in={place.document for place in wanted})
    holding = {
        document.slug: (document, _designation(standing.in_force))
        for document, standing in _with_standing(documents, readable)
        if standing.in_force
    }
    articles, attachments = _articles(wanted), _attachments(wanted)
    found: dict[PlaceToday, Present] = {}
    for place in wanted:
        if place.document not in holding:
            continue
        document, version = holding[place.document]
        here = (place.document, version)
        if place.key and (*here, place.key) in articles:
            found[place] = Present(addresses.holding_article(document, place.key), "article")
        elif (position := attachments.get((*here, place.attachment))) is not None:
            found[place] = Present(addresses.attachment(document, version, position), "attachment")
        else:
            found[place] = Present(addresses.comparison(document, place.version, version), "comparison")
    return found


def _with_standing(documents, readable: Collection[str]):
    loaded = list(documents)
    known = standings(loaded, readable=readable)
    return [(document, known[document.pk]) for document in loaded]


def _designation(version: VersionStanding) -> str:
    """Of the copy that holds: the last one that was repaired."""
    return version.errata[-1].designation if version.errata else str(version.number)


def _articles(places: list[PlaceToday]) -> set[tuple[str, str, str]]:
    rows = Article.objects.filter(
        version__document__slug__in={place.document for place in places},
        key__in={place.key for place in places if place.key},
    ).select_related("version__document")
    rows = rows.only("key", "version__number", "version__correction", "version__document__slug")
    return {(row.version.document.slug, row.version.designation, row.key) for row in rows}


def _attachments(places: list[PlaceToday]) -> dict[tuple[str, str, str], int]:
    rows = Attachment.objects.filter(
        version__document__slug__in={place.document for place in places},
        title__in={place.attachment for place in places if place.attachment},
    ).select_related("version__document")
    rows = rows.only("title", "position", "version__number", "version__correction", "version__document__slug")
    return {(row.version.document.slug, row.version.designation, row.title): row.position for row in rows}
