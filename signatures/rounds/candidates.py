"""Opening a round: who is asked to sign a version, why, and what still stands in the way."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.entries import as_one_line, enter
from documents.ledger.history import save
from documents.ledger.people import name_of
from documents.models import Version
from documents.text.dutch import day_short
from documents.text.refusals import Refused
from signatures.models import Contact, Mandate, Outcome, Partner, Purpose, Request, Round, Step
from signatures.register.acts import lock
from signatures.register.loading import facts_of
from signatures.register.standings import standing_of
from signatures.rounds.cells import cells_to_sign
from signatures.rounds.endings import why_unsignable
from signatures.rounds.people import signed_by, signed_for, still_needed
from signatures.standing import DocumentStanding, document_standing
from signatures.standing.cells import Cell
from signatures.standing.kinds import ActType

AGREED = (Outcome.AGREED, Outcome.AGREED_WITH_REMARKS)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in the way of one partner: `kind` is adoption, email or mandate."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner that is asked to sign, whom to write to there, why it is asked, what hinders, and how many
    people must still sign. `undone`: it refused or withdrew, and is asked again only where that is chosen."""

    partner: Partner
    contacts: tuple[Contact, ...]
    why: str
    hindrances: tuple[Hindrance, ...]
    signatories: int = 1
    undone: bool = False

    @property
    def reachable(self) -> bool:
        return bool(self.contacts)

    @property
    def awaits_own_decision(self) -> bool:
        return any(one.kind == "adoption" for one in self.hindrances)


def who_is_asked(version: Version, on: date | None = None) -> tuple[Candidate, ...]:
    """Every partner whose signature under this version is open on that day (by default today), and who
    refused or withdrew it, as long as it takes part."""
    day = on or timezone.localdate()
    facts = facts_of([version.document])[version.document_id]
    standing = document_standing(facts, day)
    members = {one.id for one in standing.partners if one.member}
    cells = cells_to_sign(facts, version.number, day)
    open_for = {
        slug: cell
        for slug, cell in cells.items()
        if cell.signs and (cell.is_open or (cell.is_undone and slug in members))
    }
    partners = Partner.objects.filter(slug__in=open_for).prefetch_related("names")
    found = list(partners)
    contacts = contacts_on(found, day)
    mandated = _mandated(found, day)
    steps = adopt_steps([version.document_id])[version.document_id]
    undecided = awaiting_own_decision(version, standing, steps)
    signed = signed_by(open_for.values())
    return tuple(
        Candidate(
            partner=partner,
            contacts=contacts[partner.pk],
            why=_why(open_for[partner.slug]),
            hindrances=tuple(
                _hindrances(undecided.get(partner.slug, ""), contacts[partner.pk], partner.pk in mandated)
            ),
            signatories=still_needed(open_for[partner.slug], signed_for(open_for[partner.slug], signed)),
            undone=open_for[partner.slug].is_undone,
        )
        for partner in found
    )


def contacts_on(partners: Iterable[Partner], day: date) -> dict[int, tuple[Contact, ...]]:
    """Whom to write to at each partner, by its primary key."""
    found: dict[int, list[Contact]] = defaultdict(list)
    for contact in Contact.objects.on(day).filter(partner__in=partners):
        found[contact.partner_id].append(contact)
    return defaultdict(tuple, {pk: tuple(contacts) for pk, contacts in found.items()})


def adopt_steps(documents: Iterable[int]) -> dict[int, list[Step]]:
    """The steps of routes in which a partner decides for itself, by the primary key of the document."""
    found: dict[int, list[Step]] = defaultdict(list)
    steps = Step.objects.filter(purpose=Purpose.ADOPT, route__document__in=list(documents), route__shown=True)
    for step in steps.exclude(partner=None).select_related("route", "partner"):
        found[step.route.document_id].append(step)
    return found


def awaiting_own_decision(
    version: Version, standing: DocumentStanding, steps: Iterable[Step]
) -> dict[str, str]:
    """Which partners must still decide themselves before they sign, and what, by the partner's slug.

    That is so when the rule of the version asks their adoption, or when the route has a step for them.
    """
    stands = standing.version(version.number)
    found = {
        lack.partner: "Het eigen besluit is nog niet vastgelegd."
        for lack in (stands.missing if stands else ())
        if lack.act == ActType.ADOPTION
    }
    for step in steps:
        about = step.route.version_id == version.pk or step.route.label == version.name
        if about and step.partner and step.outcome not in AGREED:
            found[step.partner.slug] = _step_words(step)
    return found


def _step_words(step: Step) -> str:
    if step.outcome:
        return f"{step.body} ging niet akkoord."
    planned = f" Gepland op {day_short(step.planned_on)}." if step.planned_on else ""
    return f"{step.body} heeft nog niet besloten.{planned}"


def _why(cell: Cell) -> str:
    if cell.required:
        return f"Deelnemer op de peildatum. {cell.reason}"
    return cell.reason


def _hindrances(undecided: str, contacts: Sequence[Contact], mandated: bool) -> Iterable[Hindrance]:
    if undecided:
        yield Hindrance("adoption", undecided)
    if not contacts:
        yield Hindrance("email", "Er is geen e-mailadres bekend.")
    if not mandated:
        yield Hindrance("mandate", "Er is niet vastgelegd wie voor deze partner mag tekenen.")


def _mandated(partners: Iterable[Partner], day: date) -> set[int]:
    held = Mandate.objects.filter(partner__in=partners, since__lte=day).exclude(until__lte=day)
    return set(held.values_list("partner_id", flat=True))


@transaction.atomic
def open_round(
    *,
    version: Version,
    deadline: date | None,
    message: str = "",
    reminder_days: Sequence[int] = (),
    by: AbstractBaseUser | None,
    again: Collection[Partner] = (),
) -> Round:
    """Opens a round with a request to everyone who must sign, and to those of who refused or withdrew that
    are asked `again`. Raises Refused."""
    lock(version.document_id)
    _refuse_unfit(version)
    today = timezone.localdate()
    if deadline and deadline < today:
        raise Refused("De datum waarvoor getekend moet zijn is al voorbij. Kies vandaag of een latere dag.")
    asked = [one for one in who_is_asked(version) if not one.undone or one.partner in again]
    if not asked:
        raise Refused("Niemand hoeft deze versie nog te ondertekenen. Een ronde is niet nodig.")
    opened = Round(
        version=version,
        deadline=deadline,
        message=message.strip(),
        reminder_days=sorted({day for day in reminder_days if day >= 0}, reverse=True),
        opened_at=timezone.now(),
        opened_by_name=name_of(by),
    )
    with as_one_line():
        save(opened, by=by, reason="Geopend")
        for one in asked:
            save(Request(round=opened, partner=one.partner), by=by, reason="Geopend")
    enter(what="Ondertekenronde geopend", by=by, about=opened, result=f"{len(asked)} partners gevraagd")
    return opened


def _refuse_unfit(version: Version) -> None:
    why_not = why_unsignable(standing_of(version.document), version.number)
    if why_not:
        raise Refused(why_not)
    same = Version.objects.filter(document=version.document_id, number=version.number)
    newest = same.defer("content").latest_first()[0]
    if newest.pk != version.pk:
        raise Refused(
            f"Van deze versie is er een hersteld exemplaar. Open de ronde voor versie {newest.name}."
        )
    if Round.objects.filter(version__in=same, closed_at=None).exists():
        raise Refused("Voor deze versie loopt al een ronde. Ga daarmee verder, of sluit die eerst.")
