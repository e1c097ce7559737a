"""The band above a version that is not the text that holds: what it is worth, and where to go instead."""

from dataclasses import dataclass

from portal.texts.document_on_day import Place, Shelf, comparison_url


@dataclass(frozen=True)
class Band:
    """The addresses are empty when no version holds. `is_old` asks search engines to stay away."""

    words: str
    is_old: bool
    current_url: str = ""
    comparison_url: str = ""


def band_above(place: Place, shelf: Shelf) -> Band | None:
    """None above the text that holds, and above the only text there is."""
    current = shelf.current
    if current == place:
        return None
    is_old = place.standing.has_ended or place.corrected_by is not None
    words = _words(place, current)
    if current is None:
        return Band(words, is_old)
    return Band(words, is_old, shelf.document.get_absolute_url(), _comparison(place, current, is_old))


def _words(place: Place, current: Place | None) -> str:
    if current and current.version.number == place.version.number:
        return f"Die tekst is hersteld: exemplaar {current.version.designation} geldt nu."
    return place.standing.reason


def _comparison(place: Place, current: Place, is_old: bool) -> str:
    """From the old text to what holds now, or from what holds now to what is coming."""
    if is_old:
        return comparison_url(place.version, current.version)
    return comparison_url(current.version, place.version)
