"""Search as pages, API and command ask it: a question in, an answer out that leaks nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal

from django.utils import timezone

from documents.models import Document, DocumentKind
from documents.models.visibility import readable_by
from search.analysis.compounds import KeepingWhole, Vocabulary
from search.analysis.loosening import ASKED_FOR, looser_plans
from search.analysis.marking import Fragment, fragments, marked_whole, spans
from search.analysis.plan import Marks, Plan
from search.analysis.questions import Question, marks, parsed, plan
from search.analysis.spelling import spelled
from search.analysis.synonyms import expanded
from search.engines import MISSING, Engine, EngineResult, EngineUnavailable, Filters, Sort, Words, engine
from search.finding.places import url_of
from search.finding.present import PlaceToday, present_places
from search.finding.suggestions import suggestion
from search.models import SynonymGroup, WholeWord
from search.passages import Passage
from search.passages.sources import names
from search.passages.standing import standing_on, standing_words
from signatures.standing.kinds import ENDED

MOST = 1000
LITTLE = 3  # of fewer places with most of the words, those with less are shown too
NO_KINDS: Mapping[str, DocumentKind] = MappingProxyType({})
LAST_PAGE = 1_000_000
NOT_TOLD = ("title_parts", "heading_parts", "ref", "said", "determined_on", "changed_on", "is_over")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What editors know about words: groups that mean the same, and words that are not taken apart."""

    synonyms: tuple[tuple[str, ...], ...] = ()
    whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """`scope` inForce is what holds `on` that day (default today); all is every version. `changed_since`:
    only what got its present text on that day or later. `all_words`: nothing else than what has all of them,
    as who follows a question wants. Of `kinds`, `partners`, `years` and `standings` one
    must be true each."""

    text: str
    scope: Literal["inForce", "all"] = "inForce"
    on: date | None = None
    kinds: tuple[str, ...] = ()
    document: str | None = None
    page: int = 1
    size: int = 10
    partners: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    changed_since: date | None = None
    sort: Sort = "relevance"
    all_words: bool = False

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What was chosen of each facet."""
        return {
            "kind": self.kinds,
            "document": (self.document,) if self.document else (),
            "partner": self.partners,
            "year": self.years,
            "standing": self.standings,
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether something was chosen beside the scope."""
        return any(self.chosen.values()) or self.changed_since is not None


@dataclass(frozen=True, slots=True)
class Hit:
    """`fragments`: stretches of the stored text, each in parts of which some are marked; `title_parts` and
    `heading_parts` are the title and the heading in the same way. `url` opens at the place. `ref` names the
    passage, `said` what it says (see `Passage`). `present_url` is where what holds today is read instead of a
    text that is over: `present` says whether that is the same article or attachment, else the comparison."""

    document: str
    title: str
    version: str
    version_name: str
    kind: str
    key: str
    attachment: int | None
    page: int | None
    heading: str
    path: tuple[str, ...]
    standing: str
    standing_words: str
    score: float
    fragments: tuple[tuple[Fragment, ...], ...]
    url: str
    title_parts: tuple[Fragment, ...]
    heading_parts: tuple[Fragment, ...]
    ref: str
    said: str
    determined_on: date | None
    changed_on: date | None
    is_over: bool
    present_url: str = ""
    present: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`facets`: counts by `kind`, `document`, `partner`, `year` and `standing`, each under the choices in the
    others. `available` is False when the engine did not answer; the rest is empty then. `fewer`: nothing has
    all words that were asked; these have most."""

    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    suggestion: str | None = None
    available: bool = True
    fewer: bool = False

    def to_data(self) -> dict[str, Any]:
        """As the command and the API print it."""
        return {
            "total": self.total,
            "hits": [_hit_data(hit) for hit in self.hits],
            "facets": self.facets,
            "suggestion": self.suggestion,
        }


def find(query: Query, *, user, asked: Engine | None = None) -> Answer:
    """The best passages that this person may read. Any text is safe; an engine out of reach is no exception.
    Nothing found in an index that is not there is no answer, once there is something to read."""
    asked = asked or engine()
    readable = tuple(readable_by(user))
    known = tuple(Document.objects.visible_to(user).order_by("slug").values_list("slug", flat=True))
    kinds = DocumentKind.objects.by_code()
    found = answer(query, Filters(readable, known + names()), asked, lexicon(), kinds)
    if known and found.available and not found.total and asked.problem() == MISSING:
        return Answer(available=False)
    present = present_places({_place(hit) for hit in found.hits if hit.is_over}, readable)
    hits = tuple(
        replace(hit, present_url=now.url, present=now.kind)
        if hit.is_over and (now := present.get(_place(hit)))
        else hit
        for hit in found.hits
    )
    return replace(found, hits=hits)


def answer(
    query: Query,
    filters: Filters,
    asked: Engine,
    kept: Lexicon = Lexicon(),
    kinds: Mapping[str, DocumentKind] = NO_KINDS,
) -> Answer:
    """The answer of one engine within these filters; the choices of the query come on top. Without the
    `kinds` of the portal hits have no address."""
    day = query.on or timezone.localdate()
    filters = Filters(
        readable=filters.readable,
        documents=filters.documents,
        in_force_on=day if query.scope == "inForce" else None,
        changed_since=query.changed_since,
        day=day,
        chosen=query.chosen,
    )
    typed = parsed(query.text)
    question = expanded(typed, (*ASKED_FOR, *kept.synonyms))
    try:
        words = asked.words(filters.readable)
        vocabulary = KeepingWhole(words.vocabulary, kept.whole)
        asking = all_words = plan(question, vocabulary)
        found = _found(asking, filters, asked, query)
        meant = None if found.total else _meant(typed, words, filters, asked)
        if not (found.total or meant or query.all_words):
            looser = looser_plans(question, vocabulary, words.vocabulary)
            question, asking = _closest((question, asking), looser, replace(filters, chosen={}), asked)
            found = _found(asking, filters, asked, query)
    except EngineUnavailable:
        return Answer(available=False)
    marked = marks(question, vocabulary)
    today = timezone.localdate()
    hits = tuple(
        replace(_hit(passage, score, marked, question, day), url=url_of(passage, today, kinds))
        for passage, score in found.passages
    )
    facets = {name: dict(counts) for name, counts in found.facets.items()}
    return Answer(found.total, hits, facets, meant, fewer=bool(found.total) and asking != all_words)


def lexicon() -> Lexicon:
    """What editors keep in the admin, in two queries."""
    return Lexicon(
        tuple(group.words for group in SynonymGroup.objects.all()),
        tuple(spelled(word)[0] for word in WholeWord.objects.values_list("word", flat=True)),
    )


def marks_of(text: str, *, user) -> Marks:
    """What this question marks in a text that this person reads: the same as in the fragments of its hits."""
    kept = lexicon()
    question = expanded(parsed(text), kept.synonyms)
    try:
        words = engine().words(tuple(readable_by(user)))
    except EngineUnavailable:
        return marks(question, Vocabulary({}))
    return marks(question, KeepingWhole(words.vocabulary, kept.whole))


def _found(asking: Plan, filters: Filters, asked: Engine, query: Query) -> EngineResult:
    size, page = min(max(query.size, 1), MOST), min(max(query.page, 1), LAST_PAGE)
    return asked.search(asking, filters, page=page, size=size, sort=query.sort)


def _closest(
    all_words: tuple[Question, Plan],
    looser: Iterable[tuple[Question, Plan]],
    filters: Filters,
    asked: Engine,
) -> tuple[Question, Plan]:
    """All words when they are somewhere, else the first that finds something, and the next as long as that
    is little. What was chosen among the hits plays no part, so that a choice narrows the same hits."""
    closest = all_words
    for asking in chain([all_words], looser):
        found = asked.search(asking[1], filters, size=1).total
        closest = asking if found else closest
        if found >= (1 if asking is all_words else LITTLE):
            break
    return closest


def _meant(question: Question, words: Words, filters: Filters, asked: Engine) -> str | None:
    """A near question that does find something."""
    near = suggestion(question, words)
    if near and asked.search(plan(parsed(near), words.vocabulary), filters, size=1).total:
        return near
    return None


def _hit(passage: Passage, score: float, marked: Marks, question: Question, day: date) -> Hit:
    return Hit(
        document=passage.document,
        title=passage.title,
        version=passage.version,
        version_name=passage.version_name,
        kind=passage.kind,
        key=passage.key,
        attachment=passage.attachment,
        page=passage.page,
        heading=passage.heading,
        path=passage.path,
        standing=standing_on(passage, day),
        standing_words=standing_words(passage, day),
        score=round(score, 4),
        fragments=fragments(passage.text, spans(passage.text, marked), paragraphs=question.paragraphs),
        url="",
        title_parts=marked_whole(passage.title, marked),
        heading_parts=marked_whole(passage.heading, marked),
        ref=passage.ref,
        said=passage.said,
        determined_on=passage.determined_on,
        changed_on=passage.changed_on,
        is_over=bool(passage.version) and standing_on(passage, timezone.localdate()) in ENDED,
    )


def _place(hit: Hit) -> PlaceToday:
    if hit.attachment is not None:
        return PlaceToday(hit.document, hit.version, attachment=hit.heading)
    return PlaceToday(hit.document, hit.version, hit.key)


def _hit_data(hit: Hit) -> dict[str, Any]:
    data = asdict(hit) | {"fragments": [[asdict(part) for part in parts] for parts in hit.fragments]}
    return {_in_camel_case(name): value for name, value in data.items() if name not in NOT_TOLD}


def _in_camel_case(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
