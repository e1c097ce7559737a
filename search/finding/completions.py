"""What somebody who is typing may mean: titles, headings and words of what this person may read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from documents.models import Article, Document, Version
from documents.models.visibility import readable_by
from search.analysis.spelling import spelled
from search.analysis.tokens import tokens
from search.engines import Engine, EngineUnavailable, engine
from search.models import SynonymGroup

MOST = 8
MOST_READ = 300
SHORTEST = 2
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is what is searched when it is chosen; `kind` is title, heading or word."""

    text: str
    kind: str


def completions(typed: str, *, user, asked: Engine | None = None) -> list[Completion]:
    """At most MOST, those that begin as typed first, without what differs only in case. Any text is safe."""
    text = " ".join(typed[:LONGEST].split())
    words = [token.word for token in tokens(text)]
    if not words or len(words[-1]) < SHORTEST:
        return []
    found = [*_titles(words, user), *_headings(words, user), *_words(text, words, user, asked or engine())]
    chosen: dict[str, Completion] = {}
    for one in sorted(found, key=lambda one: _place(one, words)):
        chosen.setdefault(one.text.casefold(), one)
    return list(chosen.values())[:MOST]


def _titles(words: list[str], user) -> Iterator[Completion]:
    read = Document.objects.filter(versions__in=Version.objects.visible_to(user)).distinct()
    titles = read.order_by("title").values_list("title", flat=True)
    preferred = SynonymGroup.objects.values_list("preferred", flat=True)
    yield from (Completion(title, "title") for title in titles if _fits(title, words))
    yield from (Completion(word, "word") for word in preferred if _fits(word, words))


def _headings(words: list[str], user) -> Iterator[Completion]:
    """Of the newest version of each document."""
    readable = Version.objects.visible_to(user)
    newest = readable.filter(document=OuterRef("version__document")).latest_first()
    told = Q(heading__icontains=words[-1]) | Q(heading__icontains=words[0])
    articles = Article.objects.filter(
        told,
        version=Subquery(newest.values("pk")[:1]),
        type="article",
    )
    headings = articles.order_by("heading").values_list("heading", flat=True).distinct()[:MOST_READ]
    yield from (Completion(" ".join(one.split()), "heading") for one in headings if _fits(one, words))


def _words(text: str, words: list[str], user, asked: Engine) -> Iterator[Completion]:
    """The question as typed, with its last word completed to a frequent word of the readable collection."""
    try:
        known = asked.words(tuple(readable_by(user)))
    except EngineUnavailable:
        return
    last = words[-1]
    found = [word for word in known.vocabulary if word.startswith(last) and len(word) > len(last)]
    for word in sorted(found, key=lambda word: (-known.vocabulary[word], word))[:MOST]:
        before = text.rpartition(" ")[0]
        yield Completion(" ".join(filter(None, [before, known.spelling(word)])), "word")


def _fits(text: str, words: Iterable[str]) -> bool:
    """Whether each word that was typed begins a word of the text."""
    own = [token.word for token in tokens(text)]
    return all(any(one.startswith(word) for one in own) for word in words)


def _place(one: Completion, words: list[str]) -> tuple[bool, int, int, str]:
    first = next((token.word for token in tokens(one.text)), "")
    order = ("title", "heading", "word").index(one.kind)
    return not first.startswith(words[0]), order, len(one.text), spelled(one.text)[0] if one.text else ""
