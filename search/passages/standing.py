"""What a passage is worth on a day, in words."""

from datetime import date

from documents.text.dutch import day as written
from search.passages.passage import Passage

STANDING_WORDS = {
    "inForce": "Van kracht",
    "provisional": "Voorlopig toegepast",
    "determined": "Nog niet van kracht",
    "superseded": "Vervallen of vervangen",
    "withdrawn": "Ingetrokken",
}


def standing_on(passage: Passage, day: date) -> str:
    """One of `inForce`, `superseded`, `withdrawn`, `provisional`, `determined`: by the dates kept with the
    passage, so that it stays right while days pass. Empty for what cannot be in force."""
    if not passage.standing:
        return ""
    ended = "withdrawn" if passage.standing == "withdrawn" else "superseded"
    if passage.until and passage.until <= day:
        return ended
    if passage.in_force_from and passage.in_force_from <= day:
        return "inForce"
    return (
        passage.standing if passage.standing in ("provisional", "withdrawn", "superseded") else "determined"
    )


def standing_words(passage: Passage, day: date) -> str:
    """The same for a reader: "vervallen per 1 januari 2025". Empty for what is no text that can be in
    force."""
    match standing_on(passage, day):
        case "":
            return ""
        case "inForce":
            return f"van kracht, vervalt per {written(passage.until)}" if passage.until else "van kracht"
        case "superseded" if passage.standing == "corrected" and passage.until:
            return f"hersteld per {written(passage.until)}"
        case "superseded" if passage.until:
            return f"vervallen per {written(passage.until)}"
        case "superseded":
            return "vervangen, nooit van kracht geweest"
        case "withdrawn":
            return f"ingetrokken per {written(passage.until)}" if passage.until else "ingetrokken"
        case "provisional":
            return "voorlopig toegepast, nog niet van kracht"
    if passage.in_force_from:
        return f"vastgesteld, van kracht vanaf {written(passage.in_force_from)}"
    return "vastgesteld, nog niet van kracht"
