"""Freezing: a text becomes the rows of a version, with all they are made of and a digest over the whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime

from django.utils import timezone

from documents import addresses
from documents.models import Article, Attachment, StoredFile, Version, store_file
from documents.models.row_texts import clear_texts
from documents.renditions.html.units import unit_html
from documents.text import Text, paths, plain_unit
from documents.text.control_characters import on_one_line, without_control_characters
from documents.text.data import canonical_json, to_data
from documents.text.digest import (
    FrozenArticle,
    FrozenAttachment,
    FrozenVersion,
    article_digest,
    version_digest,
)


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A file that will belong to a version."""

    title: str
    name: str
    content: bytes
    media_type: str


def cited_pictures(version: Version | None) -> str:
    """How a version is named in the digest of another: "convenant/2", or "" for none."""
    return f"{version.document.slug}/{version.designation}" if version else ""


def articles_without_html(text: Text) -> Iterator[FrozenArticle]:
    """What the rows of a text hold, but for the HTML, which another release may write otherwise."""
    for position, (unit, path) in enumerate(zip(text.units, paths(text), strict=True), 1):
        yield FrozenArticle(
            position=position,
            type=unit.type,
            key=unit.key,
            number=unit.number,
            label=unit.label,
            heading=unit.heading,
            level=unit.level,
            path="\n".join(path),
            text=plain_unit(unit),
            html="",
        )


def _frozen_articles(text: Text) -> Iterator[FrozenArticle]:
    for unit, article in zip(text.units, articles_without_html(text), strict=True):
        yield replace(article, html=unit_html(unit, addresses.picture))


def freeze(
    version: Version,
    text: Text,
    *,
    pictures: Mapping[str, bytes],
    attachments: Sequence[NewAttachment],
    recorded_at: datetime | None = None,
) -> Version:
    """Saves the version, filled in but for its content, and all that belongs to it. The caller holds the
    transaction and has checked the text. `recorded_at` is now, unless it was recorded before elsewhere."""
    clear_texts(version)
    version.content = canonical_json(to_data(text))
    version.recorded_at = recorded_at or timezone.now()
    articles = tuple(_frozen_articles(text))
    kept = _store_attachments(attachments)
    _store_pictures(text, pictures)
    version.digest = version_digest(_frozen(version, articles, tuple(map(_frozen_attachment, kept))))
    version.save()
    _save_articles(version, articles)
    _save_attachments(version, kept)
    return version


def frozen_version(version: Version) -> FrozenVersion:
    """What the digest of a saved version is over, read from its rows."""
    columns = [field.name for field in fields(FrozenArticle)]
    articles = version.articles.order_by("position").values(*columns)
    files = version.attachments.select_related("file").order_by("position")
    return _frozen(
        version, tuple(FrozenArticle(**row) for row in articles), tuple(map(_frozen_attachment, files))
    )


def _frozen(
    version: Version, articles: tuple[FrozenArticle, ...], files: tuple[FrozenAttachment, ...]
) -> FrozenVersion:
    return FrozenVersion(
        document=version.document.slug,
        number=version.number,
        correction=version.correction,
        label=version.label,
        title=version.title,
        determined_on=version.determined_on,
        reference_date=version.reference_date,
        rule=version.rule,
        supersedes=cited_pictures(version.supersedes),
        implements=cited_pictures(version.implements),
        reason=version.reason,
        determined_by=version.determined_by,
        recorded_at=version.recorded_at,
        content=version.content,
        source=version.source.sha256 if version.source else "",
        articles=articles,
        attachments=files,
    )


def _store_pictures(text: Text, pictures: Mapping[str, bytes]) -> None:
    for picture in text.pictures():
        if picture.digest in pictures:
            store_file(pictures[picture.digest], media_type=picture.media_type)


def _store_attachments(attachments: Sequence[NewAttachment]) -> list[Attachment]:
    """Unsaved attachments, their files stored."""
    return [
        Attachment(
            position=position,
            title=without_control_characters(new.title),
            name=on_one_line(new.name),
            file=store_file(new.content, media_type=new.media_type),
        )
        for position, new in enumerate(attachments, 1)
    ]


def _frozen_attachment(attachment: Attachment) -> FrozenAttachment:
    stored: StoredFile = attachment.file
    return FrozenAttachment(
        position=attachment.position,
        title=attachment.title,
        name=attachment.name,
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
    )


def _save_articles(version: Version, articles: Iterable[FrozenArticle]) -> None:
    Article.objects.bulk_create(
        Article(version=version, digest=article_digest(article), **asdict(article)) for article in articles
    )


def _save_attachments(version: Version, attachments: Iterable[Attachment]) -> None:
    for attachment in attachments:
        attachment.version = version
        attachment.save()
