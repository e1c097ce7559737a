"""What a file leaves to be filled in: boxes, and fields whose words still ask for an answer."""

from collections.abc import Iterator

from documents.text.dutch import enumeration, shortened

LONGEST, MOST_NAMED = 80, 8


def box(*, ticked: bool) -> str:
    return "☒" if ticked else "☐"


def radio(*, chosen: bool) -> str:
    """One of several of which only one can be chosen."""
    return "◉" if chosen else "○"


class Blanks:
    """The fields of a file that nobody filled in, and how often each stands in it."""

    def __init__(self) -> None:
        self.asking: dict[str, int] = {}
        self.empty: dict[str, int] = {}

    def add(self, words: str, *, name: str = "") -> None:
        """A field that shows these words, or shows nothing and has this name."""
        words, name = (" ".join(one.split()) for one in (words, name))
        counts, key = (self.asking, words) if words else (self.empty, name)
        counts[key] = counts.get(key, 0) + 1

    def warnings(self) -> Iterator[str]:
        for words, count in self.asking.items():
            yield (
                f"{_fields(count)} niet ingevuld. In de tekst staat nog: “{shortened(words, LONGEST)}”. "
                "Vul in wat daar hoort te staan, of haal de woorden weg."
            )
        if self.empty:
            names = [f"“{name}”" for name in self.empty if name]
            where = f" ({enumeration(names, at_most=MOST_NAMED)})" if names else ""
            yield f"{_fields(sum(self.empty.values()))} leeg{where}. Vul in wat daar hoort te staan."


def _fields(count: int) -> str:
    return "Een invulveld is" if count == 1 else f"{count} invulvelden zijn"
