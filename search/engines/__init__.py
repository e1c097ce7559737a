"""What every engine offers, and the one that the settings choose."""

from search.engines.engine import (
    ABANDONED,
    ENGINES,
    FACETS,
    MISSING,
    PORTAL,
    SCHEMES,
    STANDINGS,
    Engine,
    EngineResult,
    EngineUnavailable,
    Filters,
    PassageRefused,
    Sort,
    Words,
    engine,
)

__all__ = [
    "ABANDONED",
    "ENGINES",
    "FACETS",
    "MISSING",
    "PORTAL",
    "SCHEMES",
    "STANDINGS",
    "Engine",
    "EngineResult",
    "EngineUnavailable",
    "Filters",
    "PassageRefused",
    "Sort",
    "Words",
    "engine",
]
