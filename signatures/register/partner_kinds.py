"""The kinds of partner that a region has: which there are, what uses one, and taking one away."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.entry_rule import Rule, from_data, sentence
from documents.entry_rule.rules import groups_asked
from documents.kinds.first_kinds import begin_with
from documents.ledger.history import delete
from documents.models import NextRule, Version
from documents.text.dutch import counted, enumeration
from documents.text.refusals import Refused
from signatures.models import Partner, PartnerKind, TemplateStep
from signatures.standing.partner_kinds import FIRST_KINDS, KindFact, group_words

STEP = 10


def known_kinds() -> tuple[KindFact, ...]:
    """All of them, in the order of the region."""
    return tuple(kind.fact for kind in PartnerKind.objects.all())


def known_groups() -> dict[str, str]:
    """Who a rule may ask to act, by code and in the words of a sentence."""
    return group_words(known_kinds())


def rule_in_words(rule: Rule) -> str:
    """The rule with the names that partners and kinds have today."""
    names = {partner.slug: str(partner) for partner in Partner.objects.prefetch_related("names")}
    return sentence(rule, names, known_groups())


@transaction.atomic
def remove_kind(*, kind: PartnerKind, by: AbstractBaseUser | None) -> None:
    """Takes away a kind that nothing speaks of. Raises Refused."""
    PartnerKind.objects.select_for_update().get(pk=kind.pk)
    if why := why_partner_kind_stays(kind):
        raise Refused(why)
    delete(kind, by=by)


def why_partner_kind_stays(kind: PartnerKind) -> str:
    """In Dutch; empty for a kind that nothing speaks of."""
    used = [*_uses(kind.code)]
    if not used:
        return ""
    return (
        f"De soort {kind.name} blijft, want zij is in gebruik bij {enumeration(used)}. "
        "U kunt haar wel een andere naam geven."
    )


def _uses(code: str) -> Iterator[str]:
    """What would be left without a meaning."""
    partners = Partner.objects.filter(kind__code=code).count()
    if partners:
        yield counted(partners, "partner", "partners")
    steps = TemplateStep.objects.filter(each=code).count()
    if steps:
        yield counted(steps, "stap van een modelroute", "stappen van modelroutes")
    rules = sum(1 for rule in _rules() if any(group == code for _, group in groups_asked(rule)))
    if rules:
        yield counted(rules, "regel van inwerkingtreding", "regels van inwerkingtreding")


def _rules() -> Iterator[Rule]:
    for model in (Version, NextRule):
        for data in model.objects.values_list("rule", flat=True):
            yield from_data(data)


def take_first_kinds(*, using: str, **_options: Any) -> None:
    """Handles `post_migrate`: the five that every region begins with."""
    first = [
        {
            "code": fact.code,
            "name": fact.name,
            "plural": fact.plural,
            "body": fact.body,
            "order": STEP * place,
        }
        for place, fact in enumerate(FIRST_KINDS, 1)
    ]
    begin_with(PartnerKind, first, using=using)
