"""What comes first among the passages found. The embedded engine weighs alike."""

from collections.abc import Mapping
from typing import Any

from search.engines.engine import Sort

# Weights below 1 do not exist here, so words as written have a boost.
HEADING, TITLE, PLACE = "heading^6", "title^3", "place^20"
WRITTEN = 0.4
# What a question asks twice: that a word is there, and that the passage itself has one.
OWN = 2.0
NAMED = 4096.0  # more than any score: a passage that is what the question names comes first
MOST_SCORED = 900  # words as written that weigh in the score; the rest only finds

_BY_SCORE = [{"_score": "desc"}, {"ref": "asc"}]
ORDERS: Mapping[Sort, list[dict[str, Any]]] = {
    "relevance": _BY_SCORE,
    "date": [{"determined_on": {"order": "desc", "missing": "_last"}}, *_BY_SCORE],
}
