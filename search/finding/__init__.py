"""A question in, an answer out that leaks nothing."""

from search.finding.answers import (
    MOST,
    Answer,
    Hit,
    Query,
    answer,
    find,
    marks_of,
)

__all__ = [
    "MOST",
    "Answer",
    "Hit",
    "Query",
    "answer",
    "find",
    "marks_of",
]
