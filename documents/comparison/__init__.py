"""Which unit of an older text goes on as which of a newer one, and what changed between the two.

Pure, apart from `documents.versions.comparisons`, which keeps what was compared before.
"""

from documents.comparison.alignment import carry_keys, matches
from documents.comparison.comparing import Change, Comparison, UnitComparison, compare
from documents.comparison.data import to_data
from documents.comparison.lines import ComparedLine
from documents.comparison.segments import Op, Segment

__all__ = [
    "Change",
    "ComparedLine",
    "Comparison",
    "Op",
    "Segment",
    "UnitComparison",
    "carry_keys",
    "compare",
    "matches",
    "to_data",
]
