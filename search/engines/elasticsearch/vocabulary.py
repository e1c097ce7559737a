"""The words of an audience, counted by the cluster, and read again only after a change."""

import logging
import math
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engines.audiences import AUDIENCES
from search.engines.elasticsearch.writing import REVISION
from search.engines.known_words import KnownWords

PORTION = 50_000  # fewer than the buckets that a cluster allows in one answer
SECONDS = 30.0
# Very many words rest, once read, for so many times the time that it took; then they are read anew while the
# known ones are used.
REST = 20
MANY = 50_000
FILLED = 0.8  # of a portion: the number of words is an estimate

logger = logging.getLogger(__name__)

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
        self._readers: dict[str, threading.Thread] = {}
        self._lock = threading.Lock()

    def words(self, audience: str, state: State) -> KnownWords:
        with self._lock:
            known = self._known.get(audience)
        if known and known.state == state:
            return known.words
        if not known or len(known.words.vocabulary) <= MANY:
            return self._read(audience, state)
        if time.monotonic() >= known.fresh_until:
            self._read_aside(audience, state)
        return known.words

    def _read_aside(self, audience: str, state: State) -> None:
        """By one thread, so that nobody waits for it."""
        with self._lock:
            reader = self._readers.get(audience)
            if reader and reader.is_alive():
                return
            self._readers[audience] = threading.Thread(
                target=self._try_to_read, args=(audience, state), daemon=True, name=f"words of {audience}"
            )
            self._readers[audience].start()

    def _try_to_read(self, audience: str, state: State) -> None:
        try:
            self._read(audience, state)
        except (ApiError, TransportError) as error:
            logger.warning("the words of the search index are those of before: %s", error)

    def _read(self, audience: str, state: State) -> KnownWords:
        started = time.monotonic()
        words = KnownWords(_chosen(self._counts(audience)))
        if len(words.vocabulary) > MANY:
            _ = words.vocabulary.stems  # else the first who asks waits for it
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
            parts = max(2 * parts, math.ceil(self._distinct(audience) / (FILLED * PORTION)))

    def _part(self, audience: str, number: int, parts: int, counts: Counter[str]) -> bool:
        """Whether this part of the words was not too large for one answer."""
        terms: dict[str, Any] = {"field": "spellings", "size": PORTION}
        if parts > 1:
            terms["include"] = {"partition": number, "num_partitions": parts}
        found = self._counted(audience, {"terms": terms})
        for bucket in found["buckets"]:
            counts[bucket["key"]] += bucket["doc_count"]
        return not found["sum_other_doc_count"]

    def _distinct(self, audience: str) -> int:
        return self._counted(audience, {"cardinality": {"field": "spellings"}})["value"]

    def _counted(self, audience: str, aggregation: dict[str, Any]) -> Any:
        answer = self._client.options(request_timeout=SECONDS, max_retries=0).search(
            index=self._alias,
            query={"terms": {"visibility": sorted(AUDIENCES[audience])}},
            aggs={"counted": aggregation},
            size=0,
            allow_partial_search_results=False,
        )
        return answer["aggregations"]["counted"]


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
