"""What a passage is worth on a day, in words."""

from collections.abc import Mapping
from datetime import date

from documents.text.dutch import day as written
from search.passages.passage import Passage
from signatures.standing.kinds import VersionState

STANDING_WORDS: Mapping[str, str] = {
    VersionState.IN_FORCE: "Van kracht",
    VersionState.PROVISIONAL: "Voorlopig toegepast",
    VersionState.DETERMINED: "Nog niet van kracht",
    VersionState.SUPERSEDED: "Vervallen of vervangen",
    VersionState.WITHDRAWN: "Ingetrokken",
}

# What a passage tells by itself, when its dates say neither that it holds nor that it ended.
KEPT = (VersionState.PROVISIONAL, VersionState.WITHDRAWN, VersionState.SUPERSEDED)


def standing_on(passage: Passage, day: date) -> str:
    """One of `inForce`, `superseded`, `withdrawn`, `provisional`, `determined`: by the dates kept with the
    passage, so that it stays right while days pass. Empty for what cannot be in force."""
    if not passage.standing:
        return ""
    ended = VersionState.WITHDRAWN if passage.standing == VersionState.WITHDRAWN else VersionState.SUPERSEDED
    if passage.until and passage.until <= day:
        return ended
    if passage.in_force_from and passage.in_force_from <= day:
        return VersionState.IN_FORCE
    return passage.standing if passage.standing in KEPT else VersionState.DETERMINED


def standing_words(passage: Passage, day: date) -> str:
    """The same for a reader: "vervallen per 1 januari 2025". Empty for what is no text that can be in
    force."""
    match standing_on(passage, day):
        case "":
            return ""
        case VersionState.IN_FORCE:
            return f"van kracht, vervalt per {written(passage.until)}" if passage.until else "van kracht"
        case VersionState.SUPERSEDED if passage.standing == "corrected" and passage.until:
            return f"hersteld per {written(passage.until)}"
        case VersionState.SUPERSEDED if passage.until:
            return f"vervallen per {written(passage.until)}"
        case VersionState.SUPERSEDED:
            return "vervangen, nooit van kracht geweest"
        case VersionState.WITHDRAWN:
            return f"ingetrokken per {written(passage.until)}" if passage.until else "ingetrokken"
        case VersionState.PROVISIONAL:
            return "voorlopig toegepast, nog niet van kracht"
    if passage.in_force_from:
        return f"vastgesteld, van kracht vanaf {written(passage.in_force_from)}"
    return "vastgesteld, nog niet van kracht"
