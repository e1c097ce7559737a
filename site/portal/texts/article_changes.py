"""What another version makes of each article, to be told beside the article itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.models import Article, Version
from portal.texts.document_on_day import comparison_url

TOLD = ("article", "annex", "preamble")


@dataclass(frozen=True)
class ArticleChange:
    """One line beside an article: what happened, and where to see it."""

    words: str
    url: str


def article_changes(version: Version, other: Version) -> dict[str, ArticleChange]:
    """By key, what `other` (a later version) makes of the articles that read differently there."""
    told = _told(version, other)
    later = {article.key: article for article in told if article.version_id == other.pk}
    address = comparison_url(version, other)
    own = [article for article in told if article.version_id == version.pk]
    found = {article.key: _words(article, later, other.name) for article in own}
    return {key: ArticleChange(words, f"{address}#{key}") for key, words in found.items() if words}


def _told(*versions: Version) -> list[Article]:
    return list(Article.objects.filter(version__in=versions, type__in=TOLD).defer("html", "path"))


def _words(article: Article, later: Mapping[str, Article], name: str) -> str:
    other = later.get(article.key)
    if other is None:
        return f"In {name} vervallen"
    if other.text == article.text:
        return ""
    if _below_title(other) == _below_title(article) and other.label != article.label:
        return f"In {name} hernummerd: {other.label}"
    return f"In {name} gewijzigd"


def _below_title(article: Article) -> str:
    return article.text.partition("\n")[2] if article.label or article.heading else article.text
