"""The band above a version that is not the text that holds: what it is worth, and where to go instead."""

from dataclasses import dataclass

from portal.texts.document_on_day import DocumentOnDay, VersionOnDay, comparison_url


@dataclass(frozen=True)
class VersionNotice:
    """The addresses are empty when no version holds. `is_old` asks search engines to stay away."""

    words: str
    is_old: bool
    current_url: str = ""
    comparison_url: str = ""


def notice_above(place: VersionOnDay, shelf: DocumentOnDay) -> VersionNotice | None:
    """None above the text that holds, and above the only text there is."""
    current = shelf.current
    if current == place:
        return None
    is_old = place.standing.has_ended or place.corrected_by is not None
    words = _words(place, current)
    if current is None:
        return VersionNotice(words, is_old)
    return VersionNotice(
        words, is_old, shelf.document.get_absolute_url(), _comparison(place, current, is_old)
    )


def _words(place: VersionOnDay, current: VersionOnDay | None) -> str:
    if current and current.version.number == place.version.number:
        return f"Die tekst is hersteld: exemplaar {current.version.designation} geldt nu."
    return place.standing.reason


def _comparison(place: VersionOnDay, current: VersionOnDay, is_old: bool) -> str:
    """From the old text to what holds now, or from what holds now to what is coming."""
    if is_old:
        return comparison_url(place.version, current.version)
    return comparison_url(current.version, place.version)
