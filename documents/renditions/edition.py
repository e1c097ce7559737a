"""What a rendition of a version or of a comparison shows beside its text, as values: the caller has looked up
everything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from documents.text import Text


@dataclass(frozen=True, slots=True)
class Edition:
    """A version ready to be laid out.

    `label` is its own name ("2025", may be empty), `designation` its number ("2" or "2.1"), `status` a
    sentence that says what it is worth at the moment of making the file, `url` its permanent address,
    `picture` gives the file of a picture by its SHA-256 (KeyError when it is not there), `attachments` the
    names of the files that belong to it, `publisher` the region that it is of (may be empty).
    """

    title: str
    label: str
    designation: str
    status: str
    determined_on: date
    digest: str
    url: str
    text: Text
    picture: Callable[[str], bytes]
    attachments: tuple[str, ...] = ()
    publisher: str = ""

    @property
    def name(self) -> str:
        """The version as cited: "versie 2025", or its number where it has no own name."""
        return f"versie {self.label or self.designation}"


@dataclass(frozen=True, slots=True)
class ComparisonHeading:
    """What stands above a comparison as a file: the document, both versions by name ("2019") and by number
    ("1"), the permanent address of the comparison, and the day the new version was determined. `new_words`
    says what the new text is when it is no version yet ("het concept van 1 december 2025")."""

    title: str
    old_name: str
    new_name: str
    old_designation: str
    new_designation: str
    url: str
    dated: date
    publisher: str = ""
    new_words: str = ""

    @property
    def line(self) -> str:
        """Which versions, in a sentence."""
        return f"Versie {self.old_name} vergeleken met {self.new_words or f'versie {self.new_name}'}"
