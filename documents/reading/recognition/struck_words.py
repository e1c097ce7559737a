"""What the editor must know of words that are struck in a file without a tracked change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from documents.reading.stream import Element, Line
from documents.text import Runs, Text
from documents.text.dutch import enumeration, shortened
from documents.text.struck import runs_of, struck_in, struck_in_text

MOST_NAMED = 8
LONGEST = 80
KEPT = (
    "Doorgehaalde woorden in dit bestand: {}. Zij staan in de tekst, als doorgehaald. Kijk of zij nog "
    "gelden, en haal weg wat niet in de tekst hoort."
)
PLAIN = (
    "Doorgehaalde woorden in een kop: {}. Een kop toont geen doorhaling: daar staan zij als gewone woorden. "
    "Haal in het concept weg wat niet geldt."
)


def strike_warnings(elements: Sequence[Element], text: Text) -> Iterator[str]:
    """Says which struck words of the file stand in the text, and which lost their line in a heading."""
    kept = list(struck_in_text(text))
    lost = Counter(struck_in(_all_runs(elements))) - Counter(kept)
    for told, words in ((KEPT, kept), (PLAIN, list(lost.elements()))):
        if words:
            yield told.format(
                enumeration([f"“{shortened(one, LONGEST)}”" for one in words], at_most=MOST_NAMED)
            )


def _all_runs(elements: Iterable[Element]) -> Iterator[Runs]:
    for element in elements:
        if isinstance(element, Line):
            yield element.runs
        else:
            yield from runs_of(element)
