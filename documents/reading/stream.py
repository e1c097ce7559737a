"""What a reader of one format hands over: the lines of a file in order, with hints about their role."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from documents.text import LINE_BREAK, Footnote, Picture, Run, Runs, Table, Text, plain_runs
from documents.text.refusals import Refused


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as a reader of the file sees it.

    `level` is the depth the file itself gives it as a heading (0 the title, 1 the outermost heading), None
    for body text. `marker` is the number or bullet that the file shows before it without it being part of the
    text. `large` says that the letters are larger than those of the body.
    """

    runs: Runs
    level: int | None = None
    marker: str = ""
    large: bool = False


Element = Line | Table | Picture | Footnote


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that does not become text of the version, and why (Dutch)."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class MarginComment:
    """What somebody wrote beside the text. `place` is that of the element it stands beside."""

    text: str
    author: str
    place: int


FOLLOWED = ("http://", "https://", "mailto:", "#")
LONGEST_ADDRESS = 2000
CONTENTS = "inhoudsopgave"
COMMENT = "opmerking in de kantlijn"
TRACKED = (
    "In dit bestand stonden bijgehouden wijzigingen. De tekst is gelezen alsof alles is aanvaard. "
    "Wat was doorgehaald, staat bij de weggelaten tekst."
)
CONTENTS_HEADING = re.compile(r"(?:inhoud|inhoudsopgave|table of contents|contents)[:.]?", re.IGNORECASE)


@dataclass(slots=True)
class Reading:
    """The neutral stream of one file. `pictures` holds their bytes by SHA-256; `title` is the file's own
    metadata; `pages` has the page of each element, where the file has pages.
    """

    elements: list[Element] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    title: str = ""
    pages: list[int] = field(default_factory=list)
    comments: list[MarginComment] = field(default_factory=list)

    def comment(self, words: str, author: str, place: int) -> None:
        """A comment goes beside the text, whether it comes along with the draft or not."""
        if words := " ".join(words.split()):
            self.leave_out(words, COMMENT)
            self.comments.append(MarginComment(words, " ".join(author.split()), place))

    def leave_out(self, words: str, why: str) -> None:
        if words := " ".join(words.split()):
            self.left_out.append(LeftOut(words, why))

    def leave_out_contents(self, words: str) -> None:
        """A line of a table of contents goes, and with the first one the heading above it."""
        last = self.elements[-1] if self.elements else None
        if isinstance(last, Line) and CONTENTS_HEADING.fullmatch(plain_runs(last.runs)):
            self.elements.pop()
            self.leave_out(plain_runs(last.runs), CONTENTS)
        self.leave_out(words, CONTENTS)

    def take_over(self, other: "Reading") -> None:
        """What another reading found comes after what this one holds."""
        before = len(self.elements)
        self.comments += [replace(one, place=before + one.place) for one in other.comments]
        self.elements += other.elements
        self.left_out += other.left_out
        self.pictures |= other.pictures
        for warning in other.warnings:
            self.warn(warning)

    def warn(self, warning: str) -> None:
        if warning not in self.warnings:
            self.warnings.append(warning)


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as a text, with what the editor must know about it. `pictures` are bytes by SHA-256.

    `pages` has for each unit the page of its title and those of its blocks; empty for a file without pages.
    `comments` have the unit they stand beside as their place.
    """

    title: str
    text: Text
    pictures: Mapping[str, bytes]
    warnings: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    media_type: str
    pages: tuple[tuple[int, ...], ...] = ()
    comments: tuple[MarginComment, ...] = ()


def lines_of_table(table: Table) -> Iterator[Run]:
    """A table that stands in a cell or a note, a row on one line; a row with longer cells on several."""
    for row in table.rows:
        cells = [cell.runs for cell in row if cell.runs]
        long = any(LINE_BREAK in plain_runs(runs) for runs in cells)
        for place, runs in enumerate(cells):
            if place:
                yield Run(LINE_BREAK if long else " ")
            yield from runs
        yield Run(LINE_BREAK)


def safe_href(address: str) -> str:
    """The address when a text may link to it, else nothing: then only the words stay."""
    address = address.strip()
    allowed = address.lower().startswith(FOLLOWED) and len(address) <= LONGEST_ADDRESS
    return address if allowed and not any(character.isspace() for character in address) else ""


class UnreadableFile(Refused):
    """A file that cannot be read. `code` names the cause.

    Codes: empty, wrongType, encrypted, broken, tooLarge, tooManyPages, timeout, and readerFailed where
    another reader does open the file.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[1])


class PasswordNeeded(UnreadableFile):
    """A file that opens with a password only; also raised, with its own message, for a wrong password."""

    def __init__(self, message: str) -> None:
        super().__init__("encrypted", message)

    def __reduce__(self) -> tuple[type["PasswordNeeded"], tuple[str]]:
        return type(self), (self.message,)
