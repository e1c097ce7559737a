"""The step of a partner's own body as an act: its college adopted the version."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.text.refusals import Refused
from signatures.models import Act, ActKind, Declares, Outcome, Purpose, Route, Step
from signatures.register.acts import record_act
from signatures.register.settled import settled
from signatures.routes.deviations import AGREED


@transaction.atomic
def adopt_by_step(*, step: Step, by: AbstractBaseUser | None, reservation: bool = False) -> Act:
    """Puts on record that the partner adopted the version, with the last paper of the step as evidence.

    The remarks are kept with the act. Somebody decides whether they are a reservation; then the partner
    declares that too. Raises Refused.
    """
    hindrance = why_not(step, adoptions_of(step.route))
    if hindrance or step.route.version is None:
        raise Refused(hindrance)
    paper = step.papers.last()
    named: dict[str, Any] = {
        "partner": step.partner,
        "version": step.route.version,
        "on": step.held_on,
        "by": by,
        "text": _told(step),
        "text_digest": step.digest,
        "evidence": paper.file if paper else None,
    }
    act = record_act(kind=ActKind.ADOPTION, **named)
    if reservation and step.outcome == Outcome.AGREED_WITH_REMARKS:
        record_act(kind=ActKind.DECLARATION, declares=Declares.RESERVATION, **named)
    return act


def can_adopt(step: Step) -> bool:
    """Whether a decision of this step is that of a partner."""
    return step.purpose == Purpose.ADOPT and step.partner_id is not None


def why_not(step: Step, adopted: Mapping[int | None, Act]) -> str:
    """Why the step cannot be put on record as the decision of its partner, in Dutch; empty when it can."""
    if not can_adopt(step):
        return "Bij deze stap hoort geen besluit van één partner."
    if step.outcome not in AGREED or not step.held_on:
        return "Leg eerst vast dat dit orgaan akkoord is, en op welke dag."
    if step.route.version is None:
        return "Er is nog geen vastgestelde versie. Leg het besluit vast zodra die er is."
    act = adopted.get(step.partner_id)
    if act:
        return f"Het besluit is al vastgelegd ({act.date_words}). Klopt dat niet? Herstel dan die handeling."
    return ""


def adoptions_of(route: Route) -> dict[int | None, Act]:
    """The adoptions of the version of the route that are on record and stand, by partner."""
    if route.version is None:
        return {}
    number = route.version.number
    acts = Act.objects.filter(version__document=route.document_id, version__number=number)
    return {
        one.right.partner_id: one.right
        for one in settled(acts)
        if one.act.kind == ActKind.ADOPTION and one.right.partner_id and one.right.version.number == number
    }


def _told(step: Step) -> str:
    reference = f", kenmerk {step.reference}" if step.reference else ""
    return "\n".join(filter(None, [f"{step.body}{reference}", step.remarks]))
