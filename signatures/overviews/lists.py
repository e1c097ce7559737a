"""The timeline, the findings, the amounts and the texts between partners as lists to take along."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from documents.text.dutch import day_short, instant
from signatures.overviews.gaps import Gap
from signatures.overviews.pairwise import Between
from signatures.overviews.reports import Report
from signatures.overviews.timeline import Event
from signatures.standing.amounts import AmountHistory, AmountOnDay
from signatures.standing.facts import AMSTERDAM


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list is about, of which day, as known when, and the address of its page."""

    title: str
    on: date
    known_on: datetime | None
    address: str

    def report(
        self,
        name: str,
        headings: tuple[str, ...],
        rows: Iterable[tuple[str, ...]],
        widths: tuple[int, ...],
        data: Sequence[Mapping[str, Any]],
    ) -> Report:
        return Report(
            title=self.title,
            on=self.on,
            known_on=self.known_on,
            address=self.address,
            headings=headings,
            rows=tuple(rows),
            widths=widths,
            data={name: data},
        )


def timeline_report(heading: Heading, events: Sequence[Event]) -> Report:
    return heading.report(
        "events",
        ("Gebeurd", "Vastgelegd", "Wat", "Tekst", "Opmerking"),
        ((event.when, recorded_words(event), event.text, event.note, event.remark) for event in events),
        (16, 22, 60, 40, 16),
        [_event_data(event) for event in events],
    )


def recorded_words(event: Event) -> str:
    """When it was recorded, or that nobody recorded it because it follows from the rest."""
    if event.recorded is None:
        return "volgt uit het register"
    return instant(event.recorded.astimezone(AMSTERDAM))


def gaps_report(heading: Heading, gaps: Sequence[Gap]) -> Report:
    return heading.report(
        "findings",
        ("Punt", "Van", "Tot en met", "Wat is er", "Wat te doen"),
        ((gap.title, day_short(gap.since), last_words(gap), gap.text, gap.next_step) for gap in gaps),
        (28, 12, 12, 70, 50),
        [_gap_data(gap) for gap in gaps],
    )


def last_words(gap: Gap) -> str:
    """The last day of it; "nu" when it is still so."""
    return day_short(gap.until - timedelta(days=1)) if gap.until else "nu"


def pairs_report(heading: Heading, pairs: Sequence[Between]) -> Report:
    return heading.report(
        "pairs",
        ("Partner", "En partner", "Versie", "Wat die is", "Waarom"),
        (
            (
                pair.first.name,
                pair.second.name,
                pair.version.name if pair.version else "",
                pair.words,
                pair.why,
            )
            for pair in pairs
        ),
        (28, 28, 12, 24, 70),
        [_pair_data(pair) for pair in pairs],
    )


def amounts_report(heading: Heading, histories: Sequence[AmountHistory]) -> Report:
    amounts = [one for history in histories for one in history.amounts]
    return heading.report(
        "amounts",
        ("Waarvoor", "Bedrag", "Verdeelsleutel", "Vanaf", "Tot", "Stand", "Artikel", "Toelichting"),
        (
            (
                one.fact.what,
                one.words,
                one.fact.share,
                day_short(one.fact.on),
                day_short(one.until) if one.until else "",
                one.state_words,
                one.fact.article,
                one.fact.text,
            )
            for one in amounts
        ),
        (36, 28, 40, 12, 12, 14, 24, 50),
        [_amount_data(one) for one in amounts],
    )


def _amount_data(one: AmountOnDay) -> dict[str, Any]:
    return {
        "what": one.fact.what,
        "euros": f"{one.fact.euros:.2f}",
        "per": one.fact.per,
        "share": one.fact.share,
        "from": one.fact.on.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "standing": one.state,
        "article": one.fact.article,
        "note": one.fact.text,
    }


def _event_data(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "on": event.on.isoformat(),
        "when": event.when,
        "recorded": event.recorded.isoformat() if event.recorded else None,
        "text": event.text,
        "partner": event.partner or None,
        "version": event.version,
        "note": event.note,
        "remark": event.remark,
    }


def _gap_data(gap: Gap) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "since": gap.since.isoformat(),
        "until": gap.until.isoformat() if gap.until else None,
        "text": gap.text,
        "nextStep": gap.next_step,
        "partner": gap.partner or None,
        "version": gap.version,
    }


def _pair_data(pair: Between) -> dict[str, Any]:
    return {
        "first": pair.first.id,
        "second": pair.second.id,
        "version": pair.version.number if pair.version else None,
        "verdict": pair.verdict,
        "why": pair.why,
    }
