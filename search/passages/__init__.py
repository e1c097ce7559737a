"""The unit of search, and where passages come from."""

from search.passages.passage import (
    Passage,
)

__all__ = [
    "Passage",
]
