"""Passages as documents of Elasticsearch, written in bounded portions; the next one waits for the last."""

import hashlib
import time
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.analysis.streams import Streams
from search.engines.audiences import audiences
from search.engines.elasticsearch.connection import BUSY, WRITING_SECONDS, failure
from search.engines.elasticsearch.layout import LONGEST_TERM, STREAMS
from search.passages import Passage

PORTION = 500
PORTION_BYTES = 5 * 1024 * 1024
ATTEMPTS = 6
LONGEST_WAIT = 8.0
TOO_LARGE = "max_primary_bytes"  # in the reason of what is refused at any time, however quiet it is
REVISION = "revision"  # the document that changes with every write, so that its version tells of changes

Action = dict[str, Any]


class Moved(Exception):
    """The name written to points at nothing any more: a new index has taken its place."""


def document_id(ref: str) -> str:
    """Elasticsearch takes ids of 512 bytes at most."""
    return hashlib.sha256(ref.encode()).hexdigest()[:40]


def document_of(passage: Passage) -> dict[str, Any]:
    streams = passage.streams()
    parts = {name: _cut(getattr(streams, name)) for name in STREAMS}
    narrowest = audiences(passage.visibility)[:1]
    return {
        "ref": passage.ref,
        "document": passage.document,
        "kind": passage.kind,
        "visibility": passage.visibility,
        "partner": sorted(set(passage.partners)),
        "year": passage.year or None,
        "standing": passage.standing or None,
        **{name: day and day.isoformat() for name, day in _days(passage).items()},
        "digest": passage.digest,
        "spellings": _spellings(streams),
        "data": passage.to_data(),
        **dict.fromkeys(narrowest, parts),
    }


def _days(passage: Passage) -> dict[str, date | None]:
    return {
        "determined_on": passage.determined_on,
        "in_force_from": passage.in_force_from,
        "until": passage.until,
        "changed_on": passage.changed_on,
    }


def additions(names: Iterable[str], passages: Iterable[Passage]) -> Iterator[Action]:
    names = list(names)
    for passage in passages:
        document = document_of(passage)
        for name in names:
            yield {"_op_type": "index", "_index": name, "_id": document_id(passage.ref), "_source": document}


def deletions(names: Iterable[str], refs: Iterable[str]) -> Iterator[Action]:
    refs = list(refs)
    return ({"_op_type": "delete", "_index": name, "_id": document_id(ref)} for name in names for ref in refs)


def send(client: Elasticsearch, actions: Iterable[Action]) -> int:
    """Returns when the cluster has acknowledged each of them, and their number. A busy cluster is given
    time."""
    number = 0
    results = streaming_bulk(
        client.options(request_timeout=WRITING_SECONDS),
        actions,
        chunk_size=PORTION,
        max_chunk_bytes=PORTION_BYTES,
        max_retries=ATTEMPTS,
        initial_backoff=0.25,
        max_backoff=LONGEST_WAIT,
        retry_on_status=BUSY,
        raise_on_error=False,
        raise_on_exception=True,
        require_alias=True,
    )
    for _, result in results:
        number += 1
        (outcome,) = result.values()
        if "error" in outcome:
            _refused(outcome)
    return number


def finish_writing(client: Elasticsearch, names: Iterable[str]) -> None:
    """Makes what was written findable, and then notes that the index changed."""
    patient = client.options(request_timeout=WRITING_SECONDS)
    for name in names:
        patient.indices.refresh(index=name)
        note_change(patient, name)


def note_change(client: Elasticsearch, name: str) -> None:
    """Also of an index that is being built, as a sign that it still is."""
    client.index(index=name, id=REVISION, document={"data": {"at": time.time()}}, require_alias=True)


def _refused(outcome: dict[str, Any]) -> None:
    error = outcome.get("error") or {}
    kind = str(error.get("type", "")) if isinstance(error, dict) else str(error)
    if kind == "index_not_found_exception":
        raise Moved
    if TOO_LARGE in str(error):
        raise failure(413, kind)
    raise failure(int(outcome.get("status", 500)), kind)


def _spellings(streams: Streams) -> list[str]:
    """Each word, and behind it its spelling where that differs."""
    return [
        _cut(word if word == spelling else f"{word} {spelling}")
        for word, spelling in streams.spellings.items()
    ]


def _cut(stream: str) -> str:
    """Without the tails of very long terms, which the analyzer would take for terms of their own."""
    if all(len(term) <= LONGEST_TERM for term in stream.split(" ")):
        return stream
    return " ".join(term[:LONGEST_TERM] for term in stream.split(" "))
