"""What a new region has to do before its first round, told on the home of the admin until it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.urls import reverse

from wagtail.admin.ui.components import Component

from documents.models import Document, DocumentPage, NextRule, Version
from documents.permissions import BRING_IN, DETERMINE
from portal.accounts.models import User
from portal.pages.first_pages import BEGIN
from portal.pages.models import SiteSettings
from signatures.models import Membership, Partner, Round


@dataclass(frozen=True, slots=True)
class FirstStep:
    title: str
    why: str
    permission: str
    done: bool
    links: tuple[tuple[str, str], ...] = ()
    waits_for: str = ""


class FirstSteps:
    """The steps as they stand now, each judged by what is on record, in a fixed number of queries."""

    def visible_to(self, user: Any) -> list[FirstStep]:
        steps = (self.name, self.colleagues, self.text, self.partners, self.members, self.rule, self.round)
        return [step for step in (make() for make in steps) if user.has_perm(step.permission)]

    def name(self) -> FirstStep:
        return FirstStep(
            "Naam en logo",
            "Controleer de naam van de regio, kies een logo en de kleuren. Bewaar de instellingen.",
            "pages.change_sitesettings",
            self._has_rounds or _settings_were_saved(),
            (("Naam en logo", reverse("wagtailsettings:edit", args=["pages", "sitesettings"])),),
        )

    def colleagues(self) -> FirstStep:
        staff = User.objects.filter(is_active=True, partner_account=None)
        return FirstStep(
            "Collega's",
            "Geef ieder die meewerkt een eigen account. Elke collega kiest zelf een wachtwoord.",
            "accounts.add_user",
            staff.filter(Q(is_superuser=True) | Q(groups__isnull=False)).distinct().count() > 1,
            (("Nodig een collega uit", f"{reverse('wagtailusers_users:add')}?team"),),
        )

    def text(self) -> FirstStep:
        return FirstStep(
            "De eerste tekst",
            "Lees het convenant in uit Word, PDF of een ander bestand. Het portaal herkent de artikelen.",
            BRING_IN,
            self._document is not None,
            (("Bestand inlezen", reverse("bring_in")),),
        )

    def partners(self) -> FirstStep:
        return FirstStep(
            "Partners",
            "Wie doen er mee? Voer ze een voor een in, of neem een lijst over uit Excel.",
            "signatures.add_partner",
            self._has_partners,
            (
                ("Voeg een partner toe", reverse("partners:add")),
                ("Neem over uit Excel", reverse("take_over_register")),
            ),
        )

    def members(self) -> FirstStep:
        step = FirstStep(
            "Deelnames",
            "Leg vast welke partners aan het convenant meedoen, en vanaf welke dag. Zij moeten tekenen.",
            "signatures.add_membership",
            Membership.objects.exists(),
            (("Leg een deelname vast", reverse("deelnames:add")),),
        )
        ready = self._document is not None and self._has_partners
        return step if ready else _waiting(step, "Dit kan als er een tekst en een partner is.")

    def rule(self) -> FirstStep:
        step = FirstStep(
            "De regel",
            "Bepaal wanneer een versie van kracht wordt. Kiest u niets, dan moeten alle deelnemers tekenen.",
            DETERMINE,
            NextRule.objects.exists() or self._has_versions,
        )
        if self._document is None:
            return _waiting(step, "Dit kan als er een tekst is.")
        return replace(step, links=(("Kies de regel", reverse("entry_rule", args=[self._document.pk])),))

    def round(self) -> FirstStep:
        step = FirstStep(
            "De eerste ronde",
            "Stel de tekst vast en vraag de deelnemers om te tekenen. Zij krijgen elk een eigen link.",
            "signatures.add_round",
            self._has_rounds,
        )
        if self._has_versions:
            return replace(step, links=(("Open een ronde", reverse("choose_round_version")),))
        draft = DocumentPage.objects.only("pk").order_by("pk").first() if self._document else None
        if draft is None:
            return _waiting(step, "Dit kan als er een tekst is.")
        return replace(step, links=(("Stel de tekst vast", reverse("determine", args=[draft.pk])),))

    @cached_property
    def _document(self) -> Document | None:
        return Document.objects.main_first().first() or Document.objects.order_by("pk").first()

    @cached_property
    def _has_partners(self) -> bool:
        return Partner.objects.exists()

    @cached_property
    def _has_rounds(self) -> bool:
        return Round.objects.exists()

    @cached_property
    def _has_versions(self) -> bool:
        return Version.objects.exists()


def _settings_were_saved() -> bool:
    """By a person, after the region began."""
    saved = SiteSettings.history.filter(history_user__isnull=False)
    return saved.exclude(history_change_reason=BEGIN).exists()


def _waiting(step: FirstStep, why: str) -> FirstStep:
    return step if step.done else replace(step, waits_for=why, links=())


class FirstStepsPanel(Component):
    name = "first_steps"
    template_name = "portal/admin/first_steps.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        steps = FirstSteps().visible_to(parent_context["request"].user)
        left = [step for step in steps if not step.done]
        return {"steps": steps if left else [], "left": len(left)}
