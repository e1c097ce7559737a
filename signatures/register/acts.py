"""Putting on record: acts (adoption, signature, refusal …) and their corrections.

What is out of the ordinary is recorded and gets a flag in the standing; only what cannot be true is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.history import save
from documents.models import Document, StoredFile, Version
from documents.text.control_characters import on_one_line
from documents.text.refusals import Refused
from signatures.models import Act, ActKind, Partner, Precision
from signatures.register.actor import actor_of
from signatures.register.duplicates import signed_before
from signatures.register.evidence import stored_evidence
from signatures.register.settled import SettledAct, outcome_of

CORRECTABLE = (
    "partner",
    "version",
    "on",
    "precision",
    "until",
    "received",
    "signatories",
    "mandate",
    "text",
    "declares",
    "carries_over",
    "represented_by",
    "method",
    "text_digest",
    "report",
    "evidence",
)
JUDGES_A_TEXT = (ActKind.ADOPTION, ActKind.SIGNATURE, ActKind.REFUSAL)
MAY_LIE_AHEAD = (ActKind.WITHDRAWAL, ActKind.DECLARATION)


@transaction.atomic
def record_act(
    *,
    kind: str,
    version: Version,
    partner: Partner | None,
    by: AbstractBaseUser | None,
    on: date | None = None,
    precision: str = Precision.DAY,
    evidence: bytes | StoredFile | None = None,
    recorded_at: datetime | None = None,
    also_for: Iterable[Partner] = (),
    **values: Any,
) -> Act:
    """Puts an act on record. `values`: received, until, signatories, mandate, text, declares, carries_over,
    method, text_digest, report, external_id, imported.

    Of an uncertain date `on` may be any day of the month or year meant. Without `text_digest` what is signed,
    adopted or refused is the text of `version`. `also_for` are those on whose behalf the partner did it as
    well ("tevens namens"); each gets an act of its own. Raises Refused.
    """
    lock(version.document_id)
    others = [other for other in also_for if other != partner]
    if others and partner is None:
        raise Refused("Kies de partner die dit namens de anderen deed.")
    common = {
        "kind": kind,
        "version": version,
        "on": None if precision == Precision.UNKNOWN else on,
        "precision": precision,
        "evidence": stored_evidence(evidence),
        "recorded_at": recorded_at or timezone.now(),
        **values,
        **actor_of(by),
    }
    act = _recorded(Act(partner=partner, **common), by)
    for other in others:
        _recorded(Act(partner=other, represented_by=partner, **common), by)
    return act


def _recorded(act: Act, by: AbstractBaseUser | None) -> Act:
    complete(act)
    check_dates(act)
    if act.kind == ActKind.SIGNATURE:
        _refuse_second_signature(act)
    return save(act, by=by)


def complete(act: Act) -> None:
    """Gives a new act what is the same by every road: names on one line, and the text that was judged (that
    of its version unless told otherwise)."""
    act.signatories = _single_spaced(act.signatories)
    if act.kind in JUDGES_A_TEXT and not act.text_digest:
        act.text_digest = act.version.digest


def _single_spaced(people: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The people with single spaces in their names and functions."""
    return [{name: on_one_line(value) for name, value in one.items()} for one in people]


def record_signature(
    *, partner: Partner, version: Version, signatories: Sequence[Mapping[str, str]], **values: Any
) -> Act:
    """Puts a signature on record; `signatories` are {"name", "function"}. Further as `record_act`."""
    return record_act(
        kind=ActKind.SIGNATURE, partner=partner, version=version, signatories=list(signatories), **values
    )


@transaction.atomic
def correct_act(
    *,
    act: Act,
    reason: str,
    by: AbstractBaseUser | None,
    void: bool = False,
    recorded_at: datetime | None = None,
    evidence: bytes | StoredFile | None = None,
    **changes: Any,
) -> Act:
    """Puts on record what was right, beside the act itself, which stays. `changes` are of CORRECTABLE.

    With `void` the act never happened. Correcting a correction corrects the act itself. Raises Refused.
    """
    lock(act.version.document_id)
    root = root_of(act)
    before = outcome_of(root)
    values = _right_values(before) | changes
    values["signatories"] = _single_spaced(values["signatories"])
    if evidence is not None:
        values["evidence"] = stored_evidence(evidence)
    _refuse_idle_correction(before, values, reason, void)
    if values["precision"] == Precision.UNKNOWN:
        values["on"] = None
    correction = Act(
        kind=ActKind.CORRECTION,
        corrects=root,
        void=void,
        reason=reason.strip(),
        recorded_at=recorded_at or timezone.now(),
        **values,
        **actor_of(by),
    )
    check_dates(correction, kind=root.kind)
    return save(correction, by=by)


def root_of(act: Act) -> Act:
    """The act that this one corrects, directly or by way of other corrections; else the act itself."""
    while act.corrects:
        act = act.corrects
    return act


def right_values(act: Act) -> dict[str, Any]:
    """The values of an act as last corrected."""
    return _right_values(outcome_of(act))


def _right_values(outcome: SettledAct) -> dict[str, Any]:
    return {name: getattr(outcome.right, name) for name in CORRECTABLE}


def lock(document: int) -> None:
    """Makes others who write in the register of this document wait."""
    Document.objects.locked().get(pk=document)


def check_dates(act: Act, kind: str | None = None) -> None:
    """Refuses a date that is missing or has not come yet. Raises Refused."""
    today = timezone.localdate()
    if act.on is None and act.precision != Precision.UNKNOWN:
        raise Refused("De datum ontbreekt. Vul de datum in, of kies dat de datum onbekend is.")
    if act.on and act.on > today and (kind or act.kind) not in MAY_LIE_AHEAD:
        raise Refused("De datum ligt in de toekomst. Kies vandaag of een eerdere dag.")
    if act.received and act.received > today:
        raise Refused("De datum van ontvangst ligt in de toekomst. Kies vandaag of een eerdere dag.")


def _refuse_second_signature(act: Act) -> None:
    earlier = signed_before(act)
    if earlier:
        raise Refused(
            f"{earlier} Leg een handtekening niet twee keer vast. Klopt de eerdere niet? Herstel die dan."
        )


def _refuse_idle_correction(before: SettledAct, values: Mapping[str, Any], reason: str, void: bool) -> None:
    if not reason.strip():
        raise Refused("Schrijf op waarom u dit herstelt. Zonder reden kan dat niet.")
    if values["version"].document_id != before.act.version.document_id:
        raise Refused("Deze versie hoort bij een ander document. Kies een versie van hetzelfde document.")
    if not void and before.stands and values == _right_values(before):
        raise Refused("Er is niets veranderd. Pas aan wat niet klopt, of kies doorhalen.")
