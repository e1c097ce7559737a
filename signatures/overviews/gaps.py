"""What is not right in a register: days without a text or with two, who has no valid signature, signatures
with something amiss, and leaving that was not settled. Each finding says what to do next."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from documents.text.dutch import day, enumeration
from signatures.standing import DocumentStanding, PartnerStanding, TextOnDay, VersionStanding
from signatures.standing.cells import Cell
from signatures.standing.kinds import Flag, VersionState
from signatures.standing.knowledge import Period
from signatures.standing.term import Lapse

ONE_DAY = timedelta(days=1)
TEXT_KINDS = ("noText", "twoTexts")
GAP_WORDS = {
    "noText": "Geen tekst van kracht",
    "twoTexts": "Meer dan één tekst van kracht",
    "unsigned": "Deelnemer zonder geldige ondertekening",
    Flag.WITHOUT_MANDATE: "Getekend zonder mandaat",
    Flag.SIGNED_BEFORE_ADOPTION: "Getekend vóór het besluit",
    Flag.NOT_MEMBER: "Getekend zonder deelnemer te zijn",
    Flag.DATE_UNCERTAIN: "Datum van tekenen niet bekend",
    Flag.BEFORE_DETERMINATION: "Getekend vóór het vaststellen",
    Flag.AFTER_WITHDRAWAL: "Getekend na de intrekking",
    Flag.TWICE: "Twee keer getekend",
    "noCostsEnd": "Einde van de kosten niet vastgelegd",
    "paysOn": "Betaalt mee zonder deelnemer te zijn",
    "paysNot": "Doet mee zonder mee te betalen",
    "waiting": "Wacht lang op inwerkingtreding",
}
FLAGGED = {
    Flag.WITHOUT_MANDATE: (
        "{who} tekende versie {version} {when}; op die dag is van de ondertekenaar geen mandaat bekend.",
        "Leg het mandaat vast dat op die dag gold, of vraag een nieuwe ondertekening.",
    ),
    Flag.SIGNED_BEFORE_ADOPTION: (
        "{who} tekende versie {version} {when}; het gevraagde eigen besluit was er toen nog niet.",
        "Leg het besluit met zijn eigen datum vast, of vraag een bekrachtiging.",
    ),
    Flag.NOT_MEMBER: (
        "{who} tekende versie {version} {when} zonder op die dag deelnemer te zijn.",
        "Controleer begin en einde van de deelname, of herstel de handeling.",
    ),
    Flag.DATE_UNCERTAIN: (
        "Wanneer {who} versie {version} precies tekende is niet bekend; de ondertekening telt vanaf {on}.",
        "Zoek de dag op in het getekende stuk en herstel de handeling.",
    ),
    Flag.BEFORE_DETERMINATION: (
        "{who} tekende versie {version} {when}, voordat die was vastgesteld.",
        "Controleer de dag en de versie in het getekende stuk, en herstel zo nodig de handeling.",
    ),
    Flag.AFTER_WITHDRAWAL: (
        "{who} tekende versie {version} {when}; die versie was toen al ingetrokken.",
        "Controleer de dag en de versie in het getekende stuk, en herstel zo nodig de handeling.",
    ),
    Flag.TWICE: (
        "{who} staat meer dan één keer vast als ondertekenaar van versie {version}, zonder dat tussendoor is "
        "geweigerd of ingetrokken.",
        "Vergelijk de handelingen, en haal door wat dubbel is of herstel de naam van wie tekende.",
    ),
}


@dataclass(frozen=True, slots=True)
class Payment:
    """The end of a membership beside the end of its payments; both the first day no longer."""

    partner: str
    since: date
    until: date | None
    costs_until: date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """One finding, about the days from `since` until `until` (the first day no longer; None: still so)."""

    kind: str
    since: date
    until: date | None
    text: str
    next_step: str
    partner: str = ""
    version: int | None = None

    @property
    def title(self) -> str:
        return GAP_WORDS[self.kind]

    @property
    def about_text(self) -> bool:
        return self.kind in TEXT_KINDS


TextsOn = Callable[[date], Sequence[TextOnDay]]


def gaps_of(
    last: DocumentStanding,
    texts_on: TextsOn,
    since: date | None,
    *,
    lapses: Sequence[Lapse] = (),
    payments: Iterable[Payment] = (),
    waits_longer_than: int = 180,
) -> list[Gap]:
    """What is amiss from `since` (None: from the first day of any text) through the day of `last`, oldest
    first.

    Texts and signatures are looked at over all these days, partners and waiting versions as they stand on
    the last one. `texts_on` gives the versions of the document on any day, `lapses` when the agreement was
    over.
    """
    until = last.on
    names = {partner.id: partner.name for partner in last.partners}
    found = [
        *text_gaps(texts_on, since, until, lapses),
        *_unsigned(last),
        *(gap for gap in _flagged(last) if since is None or since <= gap.since),
        *_payments(payments, names, until),
        *_waiting(last, waits_longer_than),
    ]
    return sorted(found, key=lambda gap: (gap.since, list(GAP_WORDS).index(gap.kind), gap.partner))


def text_gaps(texts_on: TextsOn, since: date | None, until: date, lapses: Sequence[Lapse] = ()) -> list[Gap]:
    """The days, from `since` through `until`, on which no text was in force though the agreement ran (it did
    not during `lapses`), or more than one."""
    found = []
    for begin, end, texts in _stretches(texts_on, since, until):
        if not texts and not any(lapse.covers(begin) for lapse in lapses):
            days = (begin, end - ONE_DAY if end else until)
            found.append(_without_text(begin, end, enumeration(_applied(texts_on, days))))
        elif len(texts) > 1:
            found.append(_with_many(begin, end, texts))
    return found


def _stretches(
    texts_on: TextsOn, since: date | None, until: date
) -> Iterator[tuple[date, date | None, tuple[TextOnDay, ...]]]:
    """Days in a row with the same texts in force: the first day, the first day no longer, and the texts."""
    begun = min(_in_force_days(texts_on(until)), default=None)
    if begun is None:
        return
    first = begun if since is None else max(since, begun)
    if first > until:
        return
    held: tuple[date, tuple[TextOnDay, ...]] | None = None
    for on in _change_days(texts_on, first, until):
        texts = tuple(text for text in texts_on(on) if text.standing == VersionState.IN_FORCE)
        if held is None:
            held = on, texts
        elif _numbers(held[1]) != _numbers(texts):
            yield held[0], on, held[1]
            held = on, texts
    if held is not None:
        yield held[0], None, held[1]


def _in_force_days(texts: Iterable[TextOnDay]) -> list[date]:
    return [text.in_force_from for text in texts if text.in_force_from]


def _change_days(texts_on: TextsOn, first: date, until: date) -> list[date]:
    """The days on which another text may come into force or end, the first one among them."""
    days, asked = {first}, {until}
    while asked:
        found: set[date] = set()
        for on in asked:
            for text in texts_on(on):
                found |= {one for one in (text.in_force_from, text.until) if one and first < one <= until}
        asked = found - days
        days |= found
    return sorted(days)


def _numbers(versions: Sequence[TextOnDay]) -> list[int]:
    return [version.number for version in versions]


def _applied(texts_on: TextsOn, days: Iterable[date]) -> list[str]:
    """The versions that were applied provisionally on any of these days."""
    found = [text for on in days for text in texts_on(on)]
    return list(dict.fromkeys(text.name for text in found if text.standing == VersionState.PROVISIONAL))


def _without_text(since: date, until: date | None, applied: str) -> Gap:
    verb = "is" if until is None else "was"
    text = f"{_span(since, until)} {verb} er geen versie van kracht."
    if applied:
        text += f" Wel werd versie {applied} voorlopig toegepast."
    step = "Spreek af wat op deze dagen geldt, of geef de volgende versie terugwerkende kracht."
    return Gap("noText", since, until, text, step)


def _with_many(since: date, until: date | None, texts: Sequence[TextOnDay]) -> Gap:
    verb = "zijn" if until is None else "waren"
    names = enumeration([version.name for version in texts])
    text = f"{_span(since, until)} {verb} er {len(texts)} versies tegelijk van kracht: {names}."
    step = "Leg vast welke versie de andere vervangt, of trek er een in."
    return Gap("twoTexts", since, until, text, step)


def _span(since: date, until: date | None) -> str:
    if until is None:
        return f"Sinds {day(since)}"
    if until - since == ONE_DAY:
        return f"Op {day(since)}"
    return f"Van {day(since)} t/m {day(until - ONE_DAY)}"


def _unsigned(standing: DocumentStanding) -> Iterator[Gap]:
    """Who takes part on this day without having signed the text that is in force."""
    for version in standing.versions:
        if version.standing != VersionState.IN_FORCE or version.in_force_from is None:
            continue
        for partner, cell in _cells(standing.partners, version):
            if partner.member and cell.asked and not cell.is_answered:
                joined = _joined(partner.periods, standing.on)
                text = f"{partner.name} doet mee, maar versie {version.name} is van kracht. {cell.reason}"
                asked = "het besluit over" if cell.decides else "de ondertekening van"
                step = f"Vraag {asked} deze versie, of leg het einde van de deelname vast."
                since = max(version.in_force_from, joined)
                yield Gap("unsigned", since, None, text, step, partner.id, version.number)


def _joined(periods: Sequence[Period], on: date) -> date:
    return max((period.since for period in periods if period.covers(on)), default=date.min)


def _flagged(standing: DocumentStanding) -> Iterator[Gap]:
    versions = {version.number: version for version in standing.versions}
    for partner in standing.partners:
        for cell in partner.cells:
            version = versions[cell.version]
            if cell.acts and (cell.is_signed or Flag.TWICE in cell.flags):
                for flag in cell.unresolved:
                    if flag in FLAGGED:
                        yield _flag_gap(flag, partner, version, cell.on or cell.acts[-1].on)


def _flag_gap(flag: Flag, partner: PartnerStanding, version: VersionStanding, on: date) -> Gap:
    text, step = FLAGGED[flag]
    told = text.format(who=partner.name, version=version.name, when=f"op {day(on)}", on=day(on))
    return Gap(flag, on, on + ONE_DAY, told, step, partner.id, version.number)


def _cells(
    partners: Iterable[PartnerStanding], version: VersionStanding
) -> Iterator[tuple[PartnerStanding, Cell]]:
    for partner in partners:
        cell = partner.cell(version.number)
        if cell:
            yield partner, cell


def _payments(payments: Iterable[Payment], names: dict[str, str], until: date) -> Iterator[Gap]:
    """Who goes on in another form the same day has not left."""
    given = list(payments)
    begun = {(payment.partner, payment.since) for payment in given}
    for payment in given:
        goes_on = payment.until is not None and (payment.partner, payment.until) in begun
        gap = None if goes_on else _payment_gap(payment, names.get(payment.partner, payment.partner), until)
        if gap:
            yield gap


def _payment_gap(payment: Payment, who: str, today: date) -> Gap | None:
    left, paid = payment.until, payment.costs_until
    gone = left is not None and left <= today
    if left is not None and gone and paid is None:
        text = f"{who} doet sinds {day(left)} niet meer mee. Tot wanneer {who} meebetaalt is niet vastgelegd."
        step = "Vul bij de deelname in tot wanneer de partner meebetaalt."
        return Gap("noCostsEnd", left, None, text, step, payment.partner)
    if left is not None and gone and paid is not None and paid > left:
        text = f"{who} doet sinds {day(left)} niet meer mee en betaalt mee tot {day(paid)}."
        step = "Controleer of dit zo is afgesproken; pas anders de einddatum van de kosten aan."
        return Gap("paysOn", left, paid, text, step, payment.partner)
    if paid is not None and paid <= today and (left is None or paid < left):
        end = f"tot {day(left)}" if left else "zonder einddatum"
        text = f"{who} betaalt sinds {day(paid)} niet meer mee en doet mee {end}."
        step = (
            "Controleer of dit zo is afgesproken; pas anders de einddatum van de kosten of de deelname aan."
        )
        return Gap("paysNot", paid, left, text, step, payment.partner)
    return None


def _waiting(standing: DocumentStanding, longer_than: int) -> Iterator[Gap]:
    for version in standing.versions:
        waited = (standing.on - version.determined_on).days
        if version.waits and waited > longer_than:
            text = f"Versie {version.name} wacht {waited} dagen sinds het vaststellen. {version.reason}"
            step = "Benader wie ontbreekt, of besluit of de versie wordt ingetrokken."
            yield Gap("waiting", version.determined_on, None, text, step, "", version.number)
