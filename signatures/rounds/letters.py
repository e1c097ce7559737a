"""The texts of the mails of a round: plain words, with what happened and what to do."""

from dataclasses import dataclass
from datetime import date

from documents.text.dutch import day

WAITS = (
    "U leverde een getekend stuk in dat nog niet is beoordeeld. Dat gaat door: neemt het team het aan, dan "
    "komt uw ondertekening in het register. Neemt het team het niet aan, dan hoort u dat."
)


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class LetterSubject:
    """What a mail is about: the version (`what`), for which partner, before which day, and whom to ask."""

    what: str
    partner: str
    deadline: date | None
    message: str
    contact: str

    @property
    def before(self) -> str:
        return f" Doe dit graag uiterlijk op {day(self.deadline)}." if self.deadline else ""


def invitation_letter(
    matter: LetterSubject, *, name: str, address: str, expires: date, passed_on: str = ""
) -> Letter:
    """`passed_on` says who passed the request on, and why."""
    return _letter(
        f"Ondertekenen namens {matter.partner}: {matter.what}",
        f"Beste {name},",
        passed_on,
        f"Wij vragen u om namens {matter.partner} te tekenen: {matter.what}.{matter.before}",
        matter.message,
        _link(address, expires),
        _can_do(),
        matter.contact,
    )


def reminder_letter(matter: LetterSubject, *, name: str, address: str, expires: date, today: date) -> Letter:
    return _letter(
        f"Herinnering: ondertekenen namens {matter.partner}: {matter.what}",
        f"Beste {name},",
        f"{matter.partner} heeft nog niet getekend: {matter.what}. {_time_left(matter.deadline, today)}",
        matter.message,
        _link(address, expires),
        "Deze link vervangt de link in onze eerdere mail. Hebt u al getekend? Dan hoeft u niets te doen.",
        _can_do(),
        matter.contact,
    )


def delegation_letter(matter: LetterSubject, *, name: str, to: str, reason: str) -> Letter:
    """To who passed the request on."""
    return _letter(
        f"Doorgegeven: ondertekenen namens {matter.partner}: {matter.what}",
        f"Beste {name},",
        f"U hebt dit verzoek om te tekenen doorgegeven aan {to}. Uw eigen link werkt nu niet meer.",
        f"Uw reden: {reason}",
        "Hebt u dit niet zelf gedaan? Laat het ons dan meteen weten.",
        matter.contact,
    )


def delegated_letter(matter: LetterSubject, *, name: str, to: str, reason: str) -> Letter:
    """To the team."""
    return _letter(
        f"Doorgegeven door {matter.partner}: {matter.what}",
        f"{name} heeft het verzoek om namens {matter.partner} te tekenen doorgegeven aan {to}.",
        f"Reden: {reason}",
        "U hoeft niets te doen. Klopt het niet? Stuur dan vanuit het beheer een nieuwe uitnodiging.",
    )


def signed_letter(matter: LetterSubject, *, name: str) -> Letter:
    return _letter(
        f"Uw ondertekening is vastgelegd: {matter.what}",
        f"Beste {name},",
        f"De ondertekening namens {matter.partner} is vastgelegd: {matter.what}. U hoeft niets te doen.",
        matter.contact,
    )


def declined_letter(
    matter: LetterSubject, *, name: str, reason: str, address: str = "", expires: date | None = None
) -> Letter:
    """With the link by which it can be handed in once more, where that can be."""
    once_more = "Lever de ondertekening opnieuw in, of teken met deze link."
    return _letter(
        f"Uw ondertekening is niet aangenomen: {matter.what}",
        f"Beste {name},",
        f"De ondertekening die namens {matter.partner} is ingeleverd voor {matter.what}, is niet aangenomen.",
        f"De reden: {reason}",
        f"{once_more}\n\n{_link(address, expires)}" if expires else "Opnieuw inleveren kan nu niet meer.",
        matter.contact,
    )


def refused_letter(matter: LetterSubject, *, reason: str, withdrawn: bool = False) -> Letter:
    what = "heeft de ondertekening ingetrokken" if withdrawn else "heeft geweigerd om te tekenen"
    return _letter(
        f"{matter.partner} tekent niet: {matter.what}",
        f"{matter.partner} {what}: {matter.what}.",
        reason,
        "Wat al is getekend, blijft bewaard. Het regionale team laat weten hoe het verdergaat.",
        matter.contact,
    )


def closed_letter(matter: LetterSubject, *, reason: str, waiting: bool = False) -> Letter:
    """To who had not signed yet; `waiting`: something was handed in that is not judged yet."""
    return _letter(
        f"U hoeft niet meer te tekenen: {matter.what}",
        f"Wij vroegen u om namens {matter.partner} te tekenen: {matter.what}.",
        "Dat hoeft nu niet meer. Uw link werkt niet meer.",
        f"De reden: {reason}",
        WAITS if waiting else "",
        matter.contact,
    )


def round_closed_letter(matter: LetterSubject, *, reason: str, signed: int, asked: int) -> Letter:
    """To who did sign, and to the team."""
    return _letter(
        f"De ronde is gesloten: {matter.what}",
        f"De ondertekenronde is gesloten: {matter.what}.",
        f"Er zijn {asked} partners gevraagd. Daarvan tekenden er {signed}.",
        f"De reden: {reason}",
        "Wat is getekend, blijft bewaard.",
        matter.contact,
    )


def repaired_letter(matter: LetterSubject, *, name: str, reason: str) -> Letter:
    """To who was asked to sign a text of which there is a repaired copy by now."""
    return _letter(
        f"De tekst is hersteld: {matter.what}",
        f"Beste {name},",
        f"Wij vroegen u om namens {matter.partner} te tekenen. Van die tekst is er nu een hersteld "
        f"exemplaar: {matter.what}.",
        f"De reden van het herstel: {reason}",
        "Uw link blijft werken: u leest en tekent nu het herstelde exemplaar. Wat al is getekend, blijft "
        "geldig.",
        matter.contact,
    )


def _letter(subject: str, *parts: str) -> Letter:
    return Letter(
        " ".join(subject.split()), "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"
    )


def _link(address: str, expires: date) -> str:
    return (
        f"Open deze link om de tekst te lezen en te tekenen:\n{address}\n\n"
        f"De link is alleen voor u en werkt tot en met {day(expires)}. Stuur deze mail niet door."
    )


def _can_do() -> str:
    return (
        "Tekent iemand anders bij u? Dan kunt u het verzoek via de link doorgeven. "
        "Tekent uw organisatie niet? Dat kunt u ook via de link laten weten."
    )


def _time_left(deadline: date | None, today: date) -> str:
    if deadline is None:
        return ""
    left = (deadline - today).days
    if left < 0:
        return f"De datum die wij vroegen ({day(deadline)}) is voorbij. Teken zo snel mogelijk."
    if left == 0:
        return "Vandaag is de laatste dag."
    still = "is nog 1 dag" if left == 1 else f"zijn nog {left} dagen"
    return f"Er {still}: teken graag uiterlijk op {day(deadline)}."
