from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ComparisonHeading:
    """What stands above a comparison as a file: the document, both versions by name ("2019") and by number
    ("1"), the permanent address of the comparison, and the day the new version was determined."""

    title: str
    old_name: str
    new_name: str
    old_designation: str
    new_designation: str
    url: str
    dated: date

    @property
    def line(self) -> str:
        """Which versions, in a sentence."""
        return f"Versie {self.old_name} vergeleken met versie {self.new_name}"
