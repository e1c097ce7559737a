"""The words of an audience, counted by the cluster, and read again only after a change."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from search.engines.audiences import AUDIENCES
from search.engines.elasticsearch.writing import REVISION
from search.engines.known_words import KnownWords

PORTION = 50_000  # fewer than the buckets that a cluster allows in one answer
SECONDS = 30.0
# After reading very many words they rest for so many times the time that it took.
REST = 20
MANY = 50_000

State = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    state: State
    words: KnownWords
    fresh_until: float


class VocabularyReader:
    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client, self._alias = client, alias
        self._known: dict[str, _Read] = {}
        self._lock = threading.Lock()

    def words(self, audience: str, state: State) -> KnownWords:
        with self._lock:
            known = self._known.get(audience)
        same_index = known and known.state[0] == state[0]
        if known and (known.state == state or (same_index and time.monotonic() < known.fresh_until)):
            return known.words
        started = time.monotonic()
        words = KnownWords(_chosen(self._counts(audience)))
        took = time.monotonic() - started
        rest = took * REST if len(words.vocabulary) > MANY else 0.0
        with self._lock:
            self._known[audience] = _Read(state, words, started + took + rest)
        return words

    def state(self) -> State | None:
        """What differs after every change: which index, and the place of its last change. None when there is
        no index."""
        noted = self._client.options(ignore_status=404).get(index=self._alias, id=REVISION, source=False)
        if "error" in noted:
            return None
        return noted["_index"], noted.get("_primary_term"), noted.get("_seq_no")

    def _counts(self, audience: str) -> Counter[str]:
        parts = 1
        while True:
            counts: Counter[str] = Counter()
            if all(self._part(audience, number, parts, counts) for number in range(parts)):
                return counts
            parts *= 4

    def _part(self, audience: str, number: int, parts: int, counts: Counter[str]) -> bool:
        """Whether this part of the words was not too large for one answer."""
        terms: dict[str, Any] = {"field": "spellings", "size": PORTION}
        if parts > 1:
            terms["include"] = {"partition": number, "num_partitions": parts}
        answer = self._client.options(request_timeout=SECONDS).search(
            index=self._alias,
            query={"terms": {"visibility": sorted(AUDIENCES[audience])}},
            aggs={"spellings": {"terms": terms}},
            size=0,
            allow_partial_search_results=False,
        )
        found = answer["aggregations"]["spellings"]
        for bucket in found["buckets"]:
            counts[bucket["key"]] += bucket["doc_count"]
        return not found["sum_other_doc_count"]


def _chosen(counts: Counter[str]) -> dict[str, tuple[str, int]]:
    """Of each word its passages and its most frequent spelling."""
    words: dict[str, tuple[str, int]] = {}
    best: Counter[str] = Counter()
    for word, spelling, passages in _rising(counts):
        known = words.get(word, ("", 0))[1]
        words[word] = (spelling, known + passages)
        best[word] = passages
    return words


def _rising(counts: Counter[str]) -> Iterator[tuple[str, str, int]]:
    for value, passages in sorted(counts.items(), key=lambda one: (one[1], one[0])):
        word, _, spelling = value.partition(" ")
        yield word, spelling or word, passages
