"""Where the register meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import path

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from signatures.admin.act_views import CorrectActView
from signatures.admin.panels import NotYetSignedPanel
from signatures.admin.policies import AppendOnlyPolicy
from signatures.admin.viewsets import SignaturesGroup
from signatures.evidence_view import evidence
from signatures.models import Act

register_permission_policy(Act, AppendOnlyPolicy(Act))


@hooks.register("register_admin_viewset")
def signatures_viewsets() -> SignaturesGroup:
    return SignaturesGroup()


@hooks.register("register_admin_urls")
def signatures_urls() -> list:
    return [
        path("handelingen/<int:pk>/herstellen/", CorrectActView.as_view(), name="correct_act"),
        path("handelingen/<int:pk>/bewijsstuk/", evidence, name="act_evidence"),
    ]


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list) -> None:
    if request.user.has_perm("signatures.view_act"):
        panels.append(NotYetSignedPanel())
