"""Follow-up points as readers see them: what they touch and where they come from, as far as one may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from documents import addresses
from documents.models import Article, Document, Version
from documents.models.visibility import readable_by
from signatures.models import FollowUp, FollowUpState
from signatures.routes.address import route_url
from signatures.routes.follow_ups import as_known_to


@dataclass(frozen=True)
class Touched:
    """A document that a point is about, and the article of it that holds now, if the point names one."""

    document: Document
    article: Article | None

    @property
    def name(self) -> str:
        return f"{self.document.title}, {self.article}" if self.article else self.document.title

    @property
    def url(self) -> str:
        if self.article is None:
            return addresses.document(self.document)
        return addresses.holding_article(self.document, self.article.key)


@dataclass(frozen=True)
class ShownFollowUp:
    point: FollowUp
    touched: tuple[Touched, ...]
    route_url: str

    @property
    def is_late(self) -> bool:
        point = self.point
        return bool(
            point.state == FollowUpState.OPEN and point.due_on and point.due_on < timezone.localdate()
        )


def shown_follow_ups(points: Iterable[FollowUp], user) -> list[ShownFollowUp]:
    """In a fixed number of queries; without the documents that this person may not read."""
    levels = readable_by(user)
    rows = as_known_to(points, levels)
    touched = (document for point in rows for document in point.documents.all())
    readable = {document.pk: document for document in touched if document.visibility in levels}
    articles = _articles(rows, readable, user)
    return [_shown(point, readable, articles) for point in rows]


def follow_ups_for(user) -> dict[str, Any]:
    """All points about documents that this person may read: what is open, and what came of the others."""
    readable = Document.objects.visible_to(user)
    shown = shown_follow_ups(with_origin(FollowUp.objects.filter(documents__in=readable).distinct()), user)
    return {
        "open": [one for one in shown if one.point.state == FollowUpState.OPEN],
        "closed": [one for one in shown if one.point.state != FollowUpState.OPEN],
    }


def with_origin(points: Any) -> Any:
    """With the documents, the step and the version that closed it, so that a list asks no more a row."""
    found = points.select_related("step__route__document__kind", "closed_by__document__kind").defer(
        "closed_by__content"
    )
    return found.prefetch_related("documents")


def _articles(points: list[FollowUp], readable: dict[int, Document], user) -> dict[tuple[int, str], Article]:
    """By document and key, the article as the last version that one may read and that has it says it."""
    keys = {point.article_key for point in points if point.article_key}
    if not keys:
        return {}
    versions = Version.objects.visible_to(user).filter(document__in=readable)
    found = Article.objects.filter(key__in=keys, version__in=versions)
    rows = found.select_related("version").defer("version__content", "text", "html")
    return {
        (article.version.document_id, article.key): article
        for article in rows.order_by("version__number", "version__correction")
    }


def _shown(
    point: FollowUp, readable: dict[int, Document], articles: dict[tuple[int, str], Article]
) -> ShownFollowUp:
    touched = tuple(
        Touched(readable[document.pk], articles.get((document.pk, point.article_key)))
        for document in point.documents.all()
        if document.pk in readable
    )
    route = point.step.route if point.step else None
    from_route = route_url(route) if route and route.shown and route.document_id in readable else ""
    return ShownFollowUp(point, touched, from_route)
