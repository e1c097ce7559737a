"""The text of the mail that tells what is new for the questions that somebody keeps."""

from collections.abc import Iterable
from dataclasses import dataclass

from documents.text.dutch import counted

MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class NewPlace:
    title: str
    heading: str
    worth: str
    address: str


@dataclass(frozen=True, slots=True)
class NewFor:
    """What is new for one question; `address` shows all that it finds."""

    question: str
    places: tuple[NewPlace, ...]
    address: str


def subject(news: Iterable[NewFor]) -> str:
    questions = [one.question for one in news]
    if len(questions) == 1:
        return f"Nieuw gevonden: {_line(questions[0])}"
    return f"Nieuw gevonden voor {len(questions)} zoekvragen"


def body(news: Iterable[NewFor], *, name: str, settings_address: str) -> str:
    news = list(news)
    which = "een zoekvraag die u bewaart" if len(news) == 1 else "zoekvragen die u bewaart"
    parts = [
        f"Beste {_line(name)},",
        f"Er is iets nieuws gevonden voor {which}.",
        *(_told(one) for one in news),
        "Wilt u deze mails niet meer? Zet ze uit, of verwijder de zoekvraag:\n" + settings_address,
    ]
    return "\n\n".join(parts) + "\n"


def new_places(number: int) -> str:
    return counted(number, "nieuwe plaats", "nieuwe plaatsen")


def _told(one: NewFor) -> str:
    lines = [f"{_line(one.question)}: {new_places(len(one.places))}"]
    lines += [_place(place) for place in one.places[:MOST_PLACES]]
    left = len(one.places) - MOST_PLACES
    if left > 0:
        lines.append(f"En nog {left} andere.")
    return "\n".join([*lines, f"Alles wat u met deze zoekvraag vindt:\n{one.address}"])


def _place(place: NewPlace) -> str:
    worth = f" ({place.worth})" if place.worth else ""
    where = ", ".join(filter(None, (_line(place.title), _line(place.heading))))
    return f"- {where}{worth}\n  {place.address}"


def _line(text: str) -> str:
    return " ".join(text.split())
