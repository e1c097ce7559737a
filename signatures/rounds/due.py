"""Who gets a reminder today, who does not and why, and whom to approach in person. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from documents.text.dutch import counted, day

SEND, SKIP, WAIT = "send", "skip", "wait"
RECENT = timedelta(days=7)
UNREACHED = {
    "none": "Er is nog niemand uitgenodigd.",
    "signed": "Wie is uitgenodigd, heeft getekend. Nodig ook de andere ondertekenaar uit.",
    "left": "Wie is uitgenodigd, is geen contactpersoon meer. Nodig iemand anders uit.",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """How one request stands on a day.

    `closed`: why it is over. `undecided`: which step of the partner itself comes first. `handed_in`:
    something waits to be judged. `link`: none, live, expired, or failed when the last mail did not go out;
    signed when who was invited did sign, and left when that is no contact any more.
    `mailed_on`, `reminded_on`: the last mail with a link, and the last reminder, that went out. `noted`: why
    no reminder went out before, each with its day.
    """

    deadline: date | None
    reminder_days: tuple[int, ...]
    closed: str = ""
    undecided: str = ""
    handed_in: bool = False
    link: str = "none"
    opened: bool = False
    mailed_on: date | None = None
    reminded_on: date | None = None
    noted: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderDecision:
    """`kind` is send; skip: it was the day, but something hinders; wait: there is nothing to do."""

    kind: str
    why: str


def hindrance(case: Situation, on: date) -> str:
    """Why this request may not be reminded on this day; "" when it may."""
    if case.closed:
        return case.closed
    if case.undecided:
        return f"De eigen stap van de partner gaat voor. {case.undecided}"
    if case.handed_in:
        return "Er is een ondertekening ingeleverd. Die moet nog worden beoordeeld."
    if case.link in UNREACHED:
        return UNREACHED[case.link]
    if case.reminded_on == on:
        return "Vandaag is al een herinnering verstuurd."
    return ""


def decide(case: Situation, on: date) -> ReminderDecision:
    """Whether the reminders of this day include this request. A day that was missed is made up for."""
    hindered = hindrance(case, on)
    owed = "" if case.closed or case.reminded_on == on else _owed(case, on)
    if not owed:
        return ReminderDecision(WAIT, hindered or _next(case, on))
    if not hindered:
        return ReminderDecision(SEND, owed)
    since = _moment(case, on) or on
    told = any(noted >= since and why == hindered for noted, why in case.noted)
    return ReminderDecision(WAIT if told else SKIP, hindered)


def chase(case: Situation, on: date) -> str:
    """Why somebody should approach this partner today; "" when there is no need."""
    if case.closed or case.handed_in:
        return ""
    if case.undecided:
        near = case.deadline is not None and case.deadline - on <= RECENT
        return f"{case.undecided} De termijn is bijna voorbij." if near else ""
    if case.link in UNREACHED:
        return UNREACHED[case.link]
    if case.link == "failed":
        return "De laatste mail kon niet worden verstuurd. Controleer het e-mailadres."
    if case.deadline is not None and case.deadline < on:
        return f"De termijn liep af op {day(case.deadline)}."
    if case.link == "expired":
        return "De link is verlopen."
    if not case.opened and case.mailed_on is not None and on - case.mailed_on >= RECENT:
        return f"De link van {day(case.mailed_on)} is nog niet geopend."
    due = decide(case, on)
    return f"Het is tijd voor een herinnering. {due.why}" if due.kind == SEND else ""


def _owed(case: Situation, on: date) -> str:
    if case.link == "failed":
        return "De vorige mail kon niet worden verstuurd."
    moment = _moment(case, on)
    if moment is None or (case.mailed_on is not None and case.mailed_on >= moment):
        return ""
    return _scheduled_words(case, on)


def _scheduled_words(case: Situation, on: date) -> str:
    if case.deadline is None:
        return ""
    left = (case.deadline - on).days
    if left < 0:
        return f"De termijn liep af op {day(case.deadline)}."
    return "Vandaag is de laatste dag." if left == 0 else f"Nog {counted(left, 'dag', 'dagen')}."


def _moment(case: Situation, on: date) -> date | None:
    """The last day up to this one on which a reminder was planned."""
    return max((planned for planned in _planned(case) if planned <= on), default=None)


def _planned(case: Situation) -> list[date]:
    if case.deadline is None:
        return []
    return sorted(case.deadline - timedelta(days=before) for before in case.reminder_days)


def _next(case: Situation, on: date) -> str:
    later = [planned for planned in _planned(case) if planned > on]
    return (
        f"De volgende herinnering is op {day(later[0])}." if later else "Er is geen herinnering meer gepland."
    )
