"""The page of one decision route: its particulars and all its steps, of which one may be open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property

from documents.admin.verb_form_view import PermittedView
from documents.drafting.mapping import text_of
from documents.models import DocumentPage
from documents.text.digest import text_digest
from signatures.admin.route_forms import NewStepForm, RouteForm, RoutePaperForm, StepForm
from signatures.models import FollowUp, Route, Step
from signatures.routes.adoption import adoptions_of, can_adopt, why_not
from signatures.routes.standing import RouteStanding, standings_of

EDIT = "signatures.change_route"
SCREEN = "signatures/admin/route.html"


class RoutePage(PermittedView):
    """The page of one route, for who may see it; what is done on it asks for more."""

    permission_required: str | tuple[str, ...] = EDIT
    kwargs: dict[str, int]

    def has_permission(self) -> bool:
        if self.request.method == "GET":
            return self.may_edit or self.user.has_perm("signatures.view_route")
        return super().has_permission()

    @property
    def may_edit(self) -> bool:
        return self.user.has_perm(EDIT)

    @cached_property
    def route(self) -> Route:
        routes = Route.objects.select_related("document__kind", "version").defer("version__content")
        return get_object_or_404(routes, pk=self.kwargs["pk"])

    @cached_property
    def step(self) -> Step:
        """The step of this route that it is about, with the route as it is here."""
        return self.step_of(self.kwargs["step"])

    def step_of(self, pk: int) -> Step:
        step = get_object_or_404(self.route.steps.select_related("partner"), pk=pk)
        step.route = self.route
        return step

    def get(self, request: HttpRequest, **named: int) -> HttpResponse:
        """What is only done, not shown, leads back to the page."""
        return redirect(self.page())

    def page(self, step: Step | None = None, *, is_open: bool = False) -> str:
        """The address of the page, at this step when there is one."""
        place = f"#stap-{step.pk}" if step else ""
        place = f"?stap={step.pk}{place}" if step and is_open else place
        return f"{reverse('besluitroutes:edit', args=[self.route.pk])}{place}"

    def get_success_url(self) -> str:
        return self.page()

    def shown(self, request: HttpRequest, open_step: Step | None = None, **forms: Any) -> HttpResponse:
        standing = standings_of(Route.objects.filter(pk=self.route.pk))[0]
        adopted = adoptions_of(self.route)
        context = {
            "route": self.route,
            "standing": standing,
            "may_edit": self.may_edit,
            "changed_since": self._changed_since(standing),
            "unrecorded": _unrecorded(standing, adopted),
            "route_form": RouteForm(instance=self.route) if self.may_edit else None,
            "new_step_form": NewStepForm(route=self.route) if self.may_edit else None,
            **forms,
        }
        if open_step and self.may_edit:
            context |= self._opened(request, open_step, adopted, forms.get("step_form"))
        return render(request, SCREEN, context)

    def _opened(
        self, request: HttpRequest, step: Step, adopted: Any, form: StepForm | None
    ) -> dict[str, Any]:
        step = self.step_of(step.pk)
        papers = [
            (paper, RoutePaperForm(initial=vars(paper))) for paper in step.papers.select_related("file")
        ]
        return {
            "open_step": step.pk,
            "step_form": form or step_form(request, step, adopted),
            "act": adopted.get(step.partner_id) if can_adopt(step) else None,
            "papers": papers,
            "follow_ups": FollowUp.objects.filter(step=step),
            "is_partner_step": can_adopt(step),
        }

    def _changed_since(self, standing: RouteStanding) -> list[str]:
        """Who agreed to another text than the draft is now, as long as there is no version."""
        judged = [one.step for one in standing.steps if one.step.digest]
        page = DocumentPage.objects.filter(document=self.route.document).first() if judged else None
        if self.route.version or page is None:
            return []
        draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
        now = text_digest(text_of(draft)[0])
        return [step.body for step in judged if step.digest != now]


def step_form(request: HttpRequest, step: Step, adopted: Any, *data: Any) -> StepForm:
    """The form of a step, with the question about its decision where that can be put on record."""
    can = can_adopt(step) and step.route.version and request.user.has_perm("signatures.add_act")
    partner = step.partner if can else None
    return StepForm(
        *data, instance=step, adopted_by=partner if partner and partner.pk not in adopted else None
    )


def _unrecorded(standing: RouteStanding, adopted: Any) -> list[Step]:
    """The steps that agreed and that can be put on record as the decision of their partner."""
    return [
        one.step
        for one in standing.steps
        if can_adopt(one.step) and one.is_done and not why_not(one.step, adopted)
    ]
