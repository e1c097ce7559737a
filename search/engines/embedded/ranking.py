"""What comes first among the passages found. The Elasticsearch engine weighs alike."""

from collections.abc import Mapping

from search.engines.engine import Sort

# The weight of a word in place, heading, title, body and words as written.
WEIGHTS = "20.0, 6.0, 3.0, 1.0, 0.25"

# `own`: what the question names comes first. `rank`: BM25, lower is better. `ref`: so that the order is one.
ORDERS: Mapping[Sort, str] = {
    "relevance": "own DESC, rank, ref",
    "date": "determined_on DESC NULLS LAST, own DESC, rank, ref",
}
