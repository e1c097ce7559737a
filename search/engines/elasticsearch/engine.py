"""The engine on Elasticsearch: for installations that grow, on one server or several."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from itertools import batched
from typing import Any

from django.conf import settings

from elasticsearch import Elasticsearch, NotFoundError

from search.analysis.plan import Plan
from search.engines.audiences import audience_of
from search.engines.elasticsearch import requests, writing
from search.engines.elasticsearch.address import Address, WrongAddress, address_of
from search.engines.elasticsearch.connection import READ_ONLY, connect, guarded, patiently
from search.engines.elasticsearch.indices import OVERTAKEN, Indices
from search.engines.elasticsearch.silence import Silence
from search.engines.elasticsearch.vocabulary import VocabularyReader
from search.engines.engine import MISSING, EngineResult, EngineUnavailable, Filters, Sort
from search.engines.known_words import KnownWords
from search.passages import Passage

PAGE = 5_000
MOST_MOVES = 5


class ElasticsearchEngine:
    """One index by name in the cluster of SEARCH_URL. Implements `search.engines.engine.Engine`."""

    def __init__(self, *, index: str, url: str, folder: str) -> None:
        self.name = index
        self._url = url
        self._silence = Silence()

    def index(self, passages: Iterable[Passage]) -> None:
        with self._guarded():
            for some in batched(passages, writing.PORTION):
                self._write(partial(writing.additions, passages=some))

    def delete(self, refs: Iterable[str]) -> None:
        refs = list(refs)
        with self._guarded():
            self._write(partial(writing.deletions, refs=refs))

    def replace(self, document: str, passages: Iterable[Passage]) -> None:
        wanted = {passage.ref: passage for passage in passages}
        with self._guarded():
            self._write(partial(self._differences, document=document, wanted=wanted))

    def search(
        self, plan: Plan, filters: Filters, *, page: int = 1, size: int = 10, sort: Sort = "relevance"
    ) -> EngineResult:
        audience = audience_of(filters.readable)
        if not plan.required or audience is None:
            return EngineResult()
        body = requests.request(plan, filters, audience, page=page, size=size, sort=sort)
        body["preference"] = requests.preference(plan)
        with self._silence.respected():
            return patiently(self._address, partial(self._found, body))

    def words(self, readable: tuple[str, ...]) -> KnownWords:
        with self._silence.respected():
            return patiently(self._address, partial(self._words, audience_of(readable)))

    def _found(self, body: dict[str, Any]) -> EngineResult:
        with self._guarded():
            for _ in range(2):  # a name that moves to a new index is gone for the blink of an eye
                with contextlib.suppress(NotFoundError):
                    return requests.found(
                        self._client.search(
                            index=self._indices.live,
                            search_type="dfs_query_then_fetch",
                            allow_partial_search_results=False,
                            **body,
                        )
                    )
        return EngineResult()

    def _words(self, audience: str | None) -> KnownWords:
        with self._guarded():
            state = self._vocabulary.state()
            if not state or not audience:
                return KnownWords({})
            self._indices.insist_on_layout(state[0])
            return self._vocabulary.words(audience, state)

    def digests(self, document: str | None = None) -> dict[str, str]:
        with self._guarded():
            try:
                self._client.indices.refresh(index=self._indices.live)
                return self._digests(self._indices.live, document)
            except NotFoundError:
                return {}

    @contextlib.contextmanager
    def rebuild(self) -> Iterator[Callable[[Iterable[Passage]], None]]:
        with self._guarded():
            built = self._indices.build()

        def add(passages: Iterable[Passage]) -> None:
            with self._guarded():
                try:
                    writing.send(self._client, writing.additions([self._indices.next], passages))
                    writing.note_change(self._client, self._indices.next)
                except (writing.Moved, NotFoundError) as error:
                    raise EngineUnavailable(OVERTAKEN) from error

        try:
            yield add
            with self._guarded():
                writing.finish_writing(self._client, [self._indices.next])
                self._indices.switch(built)
        except BaseException:
            with contextlib.suppress(EngineUnavailable), self._guarded():
                self._indices.drop(built)
            raise

    def needs_rebuild(self) -> bool:
        with self._guarded():
            return self._indices.needs_rebuild()

    def problem(self) -> str | None:
        try:
            with self._guarded():
                state = self._indices.state()
                if not state.live:
                    return MISSING
                self._indices.insist_on_layout(state.live)
                self._client.search(index=state.live, size=0, allow_partial_search_results=False)
                return READ_ONLY if self._indices.is_read_only(state.live) else None
        except EngineUnavailable as error:
            return str(error)

    def _write(self, actions: Callable[[list[str]], Iterable[writing.Action]]) -> None:
        """Does the same to every index of this name; once more when one took the place of another."""
        for _ in range(MOST_MOVES):
            names = self._indices.targets()
            with contextlib.suppress(writing.Moved, NotFoundError):
                if writing.send(self._client, actions(names)):
                    writing.finish_writing(self._client, names)
                return
        raise EngineUnavailable(OVERTAKEN)

    def _differences(
        self, names: list[str], document: str, wanted: dict[str, Passage]
    ) -> Iterator[writing.Action]:
        for name in names:
            self._client.indices.refresh(index=name)
            kept = self._digests(name, document)
            yield from writing.deletions([name], kept.keys() - wanted.keys())
            changed = (passage for ref, passage in wanted.items() if kept.get(ref) != passage.digest)
            yield from writing.additions([name], changed)

    def _digests(self, name: str, document: str | None) -> dict[str, str]:
        """Page by page in the order of `ref`."""
        query = {"term": {"document": document}} if document else {"exists": {"field": "ref"}}
        digests: dict[str, str] = {}
        after = None
        while True:
            answer = self._client.search(
                index=name,
                query=query,
                sort=[{"ref": "asc"}],
                size=PAGE,
                search_after=after,
                source=False,
                docvalue_fields=[{"field": "ref"}, {"field": "digest"}],
                track_total_hits=False,
                allow_partial_search_results=False,
            )
            hits = answer["hits"]["hits"]
            digests |= {hit["fields"]["ref"][0]: hit["fields"]["digest"][0] for hit in hits}
            if len(hits) < PAGE:
                return digests
            after = hits[-1]["sort"]

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        with guarded(self._address):
            yield

    @cached_property
    def _address(self) -> Address:
        try:
            return address_of(self._url, api_key=settings.ELASTICSEARCH_API_KEY)
        except WrongAddress as error:
            raise EngineUnavailable(str(error)) from error

    @cached_property
    def _client(self) -> Elasticsearch:
        return connect(replace(self._address, prefix=""))

    @cached_property
    def _indices(self) -> Indices:
        return Indices(self._client, self._address, self.name)

    @cached_property
    def _vocabulary(self) -> VocabularyReader:
        return VocabularyReader(self._client, self._indices.live)
