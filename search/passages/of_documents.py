"""The passages of a document, read from the database in a fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Any

from documents.models import (
    Article,
    Attachment,
    Document,
    ExtractionStatus,
    Publication,
    Version,
    Visibility,
)
from documents.models.visibility import levels_within, narrowest
from documents.reading.pdf.running_text import running_text
from documents.text import plain_unit
from documents.text.keys import name_without_title
from documents.text.note_marks import with_raised_marks
from documents.versions.publishing import widest_of
from search.passages.of_others import follow_ups_of
from search.passages.origins import Origins
from search.passages.passage import Passage
from signatures.register.standings import standing_of
from signatures.standing import DocumentStanding, VersionStanding
from signatures.standing.kinds import VersionState

NOTE = '"note":true'  # as the content of a version has it
NO_PAGE: dict[str, Any] = {"number": 1, "heading": ""}
UNIT_PLACES = {"article": "artikel", "annex": "bijlage"}


@dataclass(frozen=True, slots=True)
class _Period:
    standing: str
    since: date | None
    until: date | None


def passages_of(document: Document) -> list[Passage]:
    """A passage for every unit that has text and for every page of an attachment, of every version, and for
    every follow-up point.

    A version that was not published to all readers of its document yet is as visible as it is today, and no
    passage tells more than all who find it may know: what a version is worth follows from the versions that
    they may read.
    """
    found = document.versions.select_related("supersedes", "publication")
    versions = list(found.prefetch_related("articles", "attachments__file__extracted"))
    publications = {version.number: _publication(version) for version in versions if not version.correction}
    seen = {
        version.pk: narrowest(document.visibility, widest_of(version, publications.get(version.number)))
        for version in versions
    }
    texts: list[Passage] = []
    for level in dict.fromkeys([Visibility(document.visibility), *seen.values()]):
        known = levels_within(level)
        standing = standing_of(document, readable=known)
        read = [version for version in versions if seen[version.pk] in known]
        days = {number: _read_from(level, found) for number, found in publications.items()}
        for version, passages in _of_versions(document, read, standing, days, level):
            texts += passages if seen[version.pk] == level else ()
        if level == document.visibility:
            members = [partner.fact for partner in standing.partners if partner.periods]
    return texts + follow_ups_of(document, members)


def _publication(version: Version) -> Publication | None:
    return getattr(version, "publication", None)


def _read_from(level: Visibility, publication: Publication | None) -> date:
    """The day from which these readers have had the version."""
    if publication is None or level == Visibility.TEAM:
        return date.min
    return publication.partners_from if level == Visibility.PARTNERS else publication.public_from


def _of_versions(
    document: Document,
    versions: Iterable[Version],
    standing: DocumentStanding,
    days: Mapping[int, date],
    level: Visibility,
) -> Iterator[tuple[Version, list[Passage]]]:
    """Each version that readers of this level may read, with its passages as they know it."""
    periods = _periods(standing)
    origins: dict[str, Origins] = {}
    for version in versions:
        since = max(version.determined_on, days.get(version.number, date.min))
        known = origins[version.designation] = Origins(since, _before(version, origins))
        partners = _concerned(standing, version)
        period = periods.get(version.designation)
        found = _of_version(document, version, period, level, partners=partners, origins=known)
        yield version, list(found)


def _of_version(
    document: Document,
    version: Version,
    period: _Period | None,
    visibility: Visibility,
    *,
    partners: tuple[str, ...],
    origins: Origins,
) -> Iterator[Passage]:
    common = Passage(
        ref=f"{document.slug}/{version.designation}",
        document=document.slug,
        title=version.title or document.title,
        kind=document.kind_id,
        version=version.designation,
        version_name=version.name,
        visibility=visibility,
        standing=period.standing if period else VersionState.DETERMINED,
        determined_on=version.determined_on,
        in_force_from=period.since if period else None,
        until=period.until if period else None,
        partners=partners,
    )
    articles = list(version.articles.all())
    texts = _with_raised_marks(version)
    for article, following in zip_longest(articles, articles[1:]):
        if not _only_heads(article, following):
            passage = _of_article(common, article, texts.get(article.key, article.text))
            if article == articles[0] and document.short_name:
                passage = replace(passage, heading=f"{passage.heading} ({document.short_name})")
            since = origins.since(article.key, (article.heading, passage.text))
            yield replace(passage, changed_on=since)
    for attachment in version.attachments.all():
        for passage in _of_attachment(common, attachment):
            since = origins.since((attachment.title, passage.page), passage.text)
            yield replace(passage, changed_on=since)


def _with_raised_marks(version: Version) -> dict[str, str]:
    """The texts of the units of a version that has notes, by key, with their marks as signs: a word and the
    mark behind it are two."""
    if NOTE not in version.content:
        return {}
    return {unit.key: plain_unit(with_raised_marks(unit)) for unit in version.text.units}


def _of_article(common: Passage, article: Article, text: str) -> Passage:
    named = article.label or article.heading
    bare = str(article) if named else name_without_title(article.key)
    heading = bare if named else f"{bare} van {common.title}"
    place = UNIT_PLACES.get(article.type) or article.label.partition(" ")[0].lower()
    return replace(
        common,
        ref=f"{common.ref}#{article.key}",
        key=article.key,
        places=((place, article.number),) if place and article.number else (),
        heading=heading,
        path=tuple(line for line in article.path.split("\n") if line),
        text=text.removeprefix(f"{bare}\n").strip("\n"),
    )


def _of_attachment(common: Passage, attachment: Attachment) -> Iterator[Passage]:
    extracted = getattr(attachment.file, "extracted", None)
    pages = extracted.pages if extracted and extracted.status == ExtractionStatus.DONE else []
    texts = [page["text"] for page in pages]
    printed = attachment.file.media_type == "application/pdf"
    running = running_text(texts) if printed else texts
    for page, text in zip(pages, running, strict=True) if pages else [(NO_PAGE, "")]:
        yield replace(
            common,
            ref=f"{common.ref}/bijlagen/{attachment.position}#{page['number']}",
            attachment=attachment.position,
            page=page["number"],
            heading=attachment.title,
            path=(page["heading"],) if page["heading"] else (),
            text=text,
        )


def _only_heads(article: Article, following: Article | None) -> bool:
    """A heading without a text of its own is found with what stands under it; the title of the text is
    kept."""
    bare = article.type == "heading" and article.level > 0 and article.text.strip() == str(article)
    return bare and following is not None and str(article) in following.path.split("\n")


def _before(version: Version, origins: dict[str, Origins]) -> Origins | None:
    """The copy before it; of a new version the last copy of the one that it replaces."""
    replaced = version.supersedes if version.supersedes_id and not version.correction else None
    names = [name for name in origins if replaced is None or name.partition(".")[0] == str(replaced.number)]
    return origins[names[-1]] if names else None


def _concerned(standing: DocumentStanding, version: Version) -> tuple[str, ...]:
    """Who was a member when it was determined, or became one after that."""
    return tuple(
        partner.id
        for partner in standing.partners
        if any(not period.ended(version.determined_on) for period in partner.periods)
    )


def _periods(standing: DocumentStanding) -> dict[str, _Period]:
    """By designation; of a version with repaired copies each holds until the next."""
    return {designation: period for version in standing.versions for designation, period in _copies(version)}


def _found_as(standing: VersionState) -> VersionState:
    """What lapsed with its agreement is found among what lapsed because it was replaced."""
    return VersionState.SUPERSEDED if standing == VersionState.EXPIRED else standing


def _copies(version: VersionStanding) -> Iterator[tuple[str, _Period]]:
    names = [str(version.number), *(erratum.designation for erratum in version.errata)]
    days = [erratum.determined_on for erratum in version.errata]
    for designation, begins, ends in zip(names, [None, *days], [*days, None], strict=True):
        since = version.in_force_from and max(version.in_force_from, begins or version.in_force_from)
        if ends is None:
            yield designation, _Period(_found_as(version.standing), since, version.until)
        else:
            yield designation, _Period("corrected", since, max(ends, since) if since else ends)
