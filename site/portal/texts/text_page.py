"""A text as it stands on the page: its parts with the rank of their headings, the hints beside them and the
words that were searched for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from documents.models import Article, Version
from documents.renditions.html.members import CitedPlace, cited_places, with_members
from documents.renditions.html.titles import heading_html
from documents.text.keys import name_without_title
from portal.finding.searched_words import NOT_SOUGHT, SearchedWords
from portal.texts.article_changes import ArticleChange
from search.analysis.marking import Fragment
from signatures.standing.amounts import AmountHistory, AmountOnDay

LOWEST_RANK = 6
ENCLOSING = ("heading", "annex")


@dataclass(frozen=True)
class TextPart:
    """A unit on the page; `rank` is that of its heading element, 2 to 6. Its label, heading and body have
    what is sought marked; `amounts` are those that hold by it. `place` is how it is cited, `html` its body
    with a link at each member."""

    article: Article
    rank: int
    html: str
    place: CitedPlace | None = None
    hint: ArticleChange | None = None
    sought: SearchedWords = NOT_SOUGHT
    amounts: tuple[AmountOnDay, ...] = ()

    @property
    def label(self) -> tuple[Fragment, ...]:
        return self.sought.in_text(self.article.label)

    @property
    def heading(self) -> SafeString:
        def words(text: str) -> str:
            return self.sought.in_html(escape(text))

        return mark_safe(heading_html(self.article.heading, self.article.html, words))

    @property
    def body(self) -> SafeString:
        return self.sought.in_html(self.html)

    @property
    def anchor(self) -> str:
        """The anchor that people type, where that is another one than its key."""
        return self.place.anchor if self.place and self.place.anchor != self.article.key else ""

    @property
    def is_titled(self) -> bool:
        return bool(self.article.label or self.article.heading)

    @property
    def name(self) -> str:
        return str(self.article) if self.is_titled else name_without_title(self.article.key)


@dataclass(frozen=True)
class TextPage:
    """A version in full. `title` is the unit that carries the text's own title."""

    version: Version
    parts: tuple[TextPart, ...]
    title: Article | None = None

    @property
    def has_hints(self) -> bool:
        return any(part.hint for part in self.parts)

    @property
    def heading(self) -> str:
        """What stands above the page: the title in the text itself where that says the same or more."""
        named = str(self.title) if self.title else ""
        return named if self.version.title.casefold() in named.casefold() else self.version.title

    @property
    def own_title(self) -> str:
        """The title in the text itself, where it is another one than stands above the page."""
        named = str(self.title) if self.title else ""
        return "" if named == self.heading else named


def reading_of(
    version: Version,
    hints: Mapping[str, ArticleChange] | None = None,
    sought: SearchedWords = NOT_SOUGHT,
    amounts: Iterable[AmountHistory] = (),
) -> TextPage:
    """The whole text of a version in one query, with the hints given by article key."""
    hints = hints or {}
    held = [one.now for one in amounts if one.now]
    articles = list(version.articles.defer("text").order_by("position"))
    title = next((article for article in articles if _is_title(article)), None)
    rest = [article for article in articles if article is not title]
    places = cited_places((article.key, article.type, article.label) for article in rest)
    taken = {article.key for article in articles} | {place.anchor for place in places.values()}
    address = version.get_absolute_url()

    def body(article: Article) -> str:
        place = places.get(article.key)
        return with_members(article.html, place, address, taken) if place else article.html

    parts = [
        TextPart(
            article,
            rank,
            body(article),
            places.get(article.key),
            hints.get(article.key),
            sought,
            tuple(one for one in held if one.fact.article_key == article.key),
        )
        for article, rank in zip(rest, ranks(rest), strict=True)
    ]
    return TextPage(version, tuple(parts), title)


def ranks(articles: Iterable[Article]) -> list[int]:
    """For each unit the rank of its heading: 2 below the title of the page, and never one skipped."""
    open_levels: list[int] = []
    found = []
    for article in articles:
        if article.type in ENCLOSING:
            open_levels = [
                level for level in open_levels if article.type == "heading" and level < article.level
            ]
        found.append(min(2 + len(open_levels), LOWEST_RANK))
        if article.type in ENCLOSING:
            open_levels.append(article.level)
    return found


def _is_title(article: Article) -> bool:
    return article.type == "heading" and article.level == 0 and not article.html.strip()
