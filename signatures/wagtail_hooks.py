"""Where the register meets Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse

from wagtail import hooks
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import register_permission_policy

from documents.admin.determination_parts import HOOK as DETERMINATION_PART
from documents.admin.determination_parts import OUTLOOK, RULE_EDITOR
from documents.admin.determination_parts import WORDS as RULE_WORDS
from documents.admin.holding_version import HOOK as HOLDING_VERSION
from documents.admin.version_buttons import HOOK as VERSION_BUTTONS
from documents.models import Document, DocumentPage, Version
from documents.permissions import DETERMINE
from signatures.admin.act_views import CorrectActView
from signatures.admin.determining import OwnRule, expected_of
from signatures.admin.fact_views import FACT_URLS
from signatures.admin.follow_up_choices import FollowUpChoices
from signatures.admin.intake_views import CheckRegisterFileView, RegisterTemplateView, TakeOverView
from signatures.admin.panels import NotYetSignedPanel
from signatures.admin.partner_urls import PARTNER_URLS
from signatures.admin.policies import AppendOnlyPolicy
from signatures.admin.round_panels import RoundsPanel
from signatures.admin.round_urls import ROUND_URLS
from signatures.admin.route_panels import RunningRoutesPanel
from signatures.admin.route_viewsets import DecisionsGroup
from signatures.admin.rule_views import RuleView
from signatures.admin.succession_views import SuccessionView
from signatures.admin.today_views import TodayPanel, today
from signatures.admin.viewsets import SignaturesGroup
from signatures.admin.withdrawal_views import WITHDRAW, WithdrawVersionView
from signatures.models import Act
from signatures.register.partner_kinds import rule_in_words
from signatures.register.standings import standing_of
from signatures.views import evidence

FACTS = "Looptijd en bedragen"
SEE_FACTS = "signatures.view_termentry"

register_permission_policy(Act, AppendOnlyPolicy(Act))


@hooks.register("register_admin_viewset")
def signatures_viewsets() -> list:
    return [SignaturesGroup(), DecisionsGroup()]


@hooks.register("register_admin_urls")
def signatures_urls() -> list:
    return [
        path("handelingen/<int:pk>/herstellen/", CorrectActView.as_view(), name="correct_act"),
        path("handelingen/<int:pk>/bewijsstuk/", evidence, name="act_evidence"),
        path("register-overnemen/", TakeOverView.as_view(), name="take_over_register"),
        path("register-overnemen/controleren/", CheckRegisterFileView.as_view(), name="check_register_file"),
        path("register-overnemen/sjabloon/", RegisterTemplateView.as_view(), name="register_template"),
        path("ondertekening-vandaag/", today, name="signatures_today"),
        *PARTNER_URLS,
        path("opvolging/", SuccessionView.as_view(), name="succession"),
        path("versie-intrekken/<int:pk>/", WithdrawVersionView.as_view(), name="withdraw_version"),
        path("regel/<int:pk>/", RuleView.as_view(), name="entry_rule"),
        *ROUND_URLS,
        *FACT_URLS,
    ]


@hooks.register("register_page_header_buttons")
def rule_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page, DocumentPage) and user.has_perm(DETERMINE):
        address = reverse("entry_rule", args=[page.document_id])
        yield Button("Regel van inwerkingtreding", address, icon_name="date", priority=25)
    if isinstance(page, DocumentPage) and user.has_perm(SEE_FACTS):
        address = reverse("document_facts", args=[page.document_id])
        yield Button(FACTS, address, icon_name="calendar-alt", priority=26)


@hooks.register(DETERMINATION_PART)
def follow_up_choices() -> type[FollowUpChoices]:
    return FollowUpChoices


@hooks.register(RULE_EDITOR)
def own_rule() -> type[OwnRule]:
    return OwnRule


hooks.register(OUTLOOK, expected_of)


@hooks.register(HOLDING_VERSION)
def version_in_force(document: Document) -> Version | None:
    holds = standing_of(document).in_force
    return document.versions.filter(number=holds.number).newest() if holds else None


@hooks.register(VERSION_BUTTONS)
def withdraw_button(version: Version, user: Any) -> Iterator[HeaderButton]:
    if user.has_perm(WITHDRAW):
        address = reverse("withdraw_version", args=[version.pk])
        yield HeaderButton(f"Versie {version.name} intrekken", url=address, icon_name="cross")


@hooks.register(VERSION_BUTTONS)
def facts_button(version: Version, user: Any) -> Iterator[HeaderButton]:
    if user.has_perm(SEE_FACTS):
        address = reverse("document_facts", args=[version.document_id])
        yield HeaderButton(FACTS, url=address, icon_name="calendar-alt")


hooks.register(RULE_WORDS, rule_in_words)


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list) -> None:
    if request.user.has_perm("signatures.view_route"):
        panels.append(RunningRoutesPanel())
    if request.user.has_perm("signatures.view_round"):
        panels.append(RoundsPanel())
    if request.user.has_perm("signatures.view_act"):
        panels.append(NotYetSignedPanel())
        panels.append(TodayPanel())
