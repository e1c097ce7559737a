"""One page for a decision route: its particulars, all its steps, and whatever came of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from wagtail.admin import messages

from documents.drafting.mapping import text_of
from documents.models import DocumentPage, FollowUp, Paper, Route, Step
from documents.text_digest import text_digest
from signatures.admin.route_forms import NewStepForm, PaperForm, RouteForm, StartRouteForm, StepForm
from signatures.models import Partner
from signatures.recording import NotRecorded
from signatures.route_adoption import adopt_by_step, adoptions_of, can_adopt, why_not
from signatures.route_standing import RouteStanding, standings_of
from signatures.routing import (
    RouteRefused,
    add_paper,
    add_step,
    change_paper,
    change_route,
    move_step,
    record_step,
    remove_paper,
    remove_step,
    start_route,
)

SCREEN = "signatures/admin/route.html"


class StartRouteView(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("documents.add_route"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        initial = {"document": request.GET.get("document"), "started_on": timezone.localdate()}
        return self._shown(request, StartRouteForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StartRouteForm(request.POST)
        if not form.is_valid():
            return self._shown(request, form)
        try:
            route = start_route(by=request.user, **form.cleaned_data)
        except RouteRefused as error:
            form.add_error("label", str(error))
            return self._shown(request, form)
        messages.success(request, f"“{route.title}” is begonnen met {route.steps.count()} stappen.")
        return redirect("besluitroutes:edit", route.pk)

    def _shown(self, request: HttpRequest, form: StartRouteForm) -> HttpResponse:
        return render(request, "signatures/admin/start_route.html", {"form": form})


class RouteView(View):
    """The page; what is done on it are the views below, which show it again with what went wrong."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.may_edit = request.user.has_perm("documents.change_route")
        may_look = self.may_edit or request.user.has_perm("documents.view_route")
        if not (may_look if request.method == "GET" else self.may_edit):
            raise PermissionDenied
        self.route = get_object_or_404(
            Route.objects.select_related("document", "version").defer("version__content"),
            pk=kwargs.pop("pk"),
        )
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("stap", "")
        step = self.route.steps.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None
        return self.shown(request, open_step=step)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RouteForm(request.POST, instance=self.route)
        if form.is_valid():
            try:
                change_route(route=Route.objects.get(pk=self.route.pk), by=request.user, **form.cleaned_data)
            except RouteRefused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "De gegevens van de route zijn bewaard.")
                return redirect("besluitroutes:edit", self.route.pk)
        return self.shown(request, route_form=form)

    def step(self, pk: int) -> Step:
        """A step of this route, with the route as it is here."""
        step = get_object_or_404(self.route.steps.select_related("partner_step__partner"), pk=pk)
        step.route = self.route
        return step

    def back(self, step: Step | None = None) -> HttpResponse:
        place = f"#stap-{step.pk}" if step else ""
        return redirect(f"{reverse('besluitroutes:edit', args=[self.route.pk])}{place}")

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
        step = self.step(step.pk)
        papers = [(paper, PaperForm(initial=vars(paper))) for paper in step.papers.select_related("file")]
        return {
            "open_step": step.pk,
            "step_form": form or step_form(request, step, adopted),
            "act": adopted.get(step.partner_step.partner_id) if can_adopt(step) else None,  # type: ignore[attr-defined]
            "papers": papers,
            "follow_ups": FollowUp.objects.filter(step=step),
            "is_partner_step": can_adopt(step),
        }

    def _changed_since(self, standing: RouteStanding) -> list[str]:
        """Who agreed to another text than the draft is now, as long as there is no version."""
        judged = [one.step for one in standing.steps if one.step.digest]
        page = DocumentPage.objects.filter(document=self.route.document).first() if judged else None
        if not standing.is_running or page is None:
            return []
        draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
        now = text_digest(text_of(draft)[0])
        return [step.body for step in judged if step.digest != now]


def step_form(request: HttpRequest, step: Step, adopted: Any, *data: Any) -> StepForm:
    """The form of a step, with the question about its decision where that can be put on record."""
    can = can_adopt(step) and step.route.version and request.user.has_perm("signatures.add_act")
    partner: Partner | None = step.partner_step.partner if can else None  # type: ignore[attr-defined]
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


class StepView(RouteView):
    """Saves one step; what cannot be leaves all that was filled in on the page."""

    def get(self, request: HttpRequest, step: int) -> HttpResponse:
        return redirect(f"{reverse('besluitroutes:edit', args=[self.route.pk])}?stap={step}#stap-{step}")

    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        found = self.step(step)
        form = step_form(request, found, adoptions_of(self.route), request.POST, request.FILES)
        told = self._saved(form, request.user) if form.is_valid() else ""
        if not told:
            messages.error(request, "De stap is nog niet bewaard. Kijk hieronder wat er niet klopt.")
            return self.shown(request, open_step=found, step_form=form)
        messages.success(request, told)
        return self.back(found)

    def _saved(self, form: StepForm, user: Any) -> str:
        """What was done in words; empty when it was refused, which the form then says."""
        try:
            with transaction.atomic():
                values = form.values()
                step = record_step(step=self.step(form.instance.pk), by=user, **values)
                self._put_paper(form, step, user)
                if not form.records_adoption:
                    return f"De stap van {step.body} is bewaard."
                adopt_by_step(step=step, by=user, reservation=form.cleaned_data["reservation"])
                return f"De stap van {step.body} is bewaard, en vastgelegd als besluit van de partner."
        except (RouteRefused, NotRecorded) as error:
            form.add_error(None, str(error))
            return ""

    def _put_paper(self, form: StepForm, step: Step, user: Any) -> None:
        upload = form.cleaned_data["upload"]
        if upload:
            add_paper(
                step=step,
                title=form.cleaned_data["paper_title"],
                name=upload.name,
                content=upload.read(),
                media_type=upload.content_type or "",
                visibility=form.cleaned_data["paper_visibility"] or "team",
                by=user,
            )


class AddStepView(RouteView):
    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewStepForm(request.POST, route=self.route)
        if form.is_valid():
            try:
                step = add_step(route=self.route, by=request.user, **form.cleaned_data)
            except RouteRefused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"De stap van {step.body} is toegevoegd.")
                return self.back(step)
        return self.shown(request, new_step_form=form)


class MoveStepView(RouteView):
    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        found = self.step(step)
        move_step(step=found, up=request.POST.get("way") == "up", by=request.user)
        return redirect(
            f"{reverse('besluitroutes:edit', args=[self.route.pk])}?stap={found.pk}#stap-{found.pk}"
        )


class RemoveStepView(RouteView):
    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        if not request.user.has_perm("documents.delete_step"):
            raise PermissionDenied
        try:
            remove_step(step=self.step(step), by=request.user)
        except RouteRefused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "De stap is verwijderd.")
        return self.back()


class AdoptView(RouteView):
    """For a step that agreed before the version was there, or whose decision was not put on record then."""

    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        if not request.user.has_perm("signatures.add_act"):
            raise PermissionDenied
        found = self.step(step)
        try:
            adopt_by_step(step=found, by=request.user, reservation=request.POST.get("reservation") == "on")
        except NotRecorded as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Vastgelegd: het besluit van {found.body}.")
        return self.back(found)


class PaperView(RouteView):
    """Changes what is told of a paper, or takes it away."""

    def post(self, request: HttpRequest, paper: int) -> HttpResponse:
        found = get_object_or_404(
            Paper.objects.select_related("step__route"), pk=paper, step__route=self.route
        )
        if request.POST.get("remove"):
            if not request.user.has_perm("documents.delete_paper"):
                raise PermissionDenied
            remove_paper(paper=found, by=request.user)
            messages.success(request, f"“{found.title}” hoort niet meer bij deze stap.")
            return self.back(found.step)
        form = PaperForm(request.POST)
        if form.is_valid():
            change_paper(paper=found, by=request.user, **form.cleaned_data)
            messages.success(request, f"“{found.title}” is bewaard.")
        else:
            messages.error(
                request, "Het stuk is niet gewijzigd. Vul een titel in en kies wie het mag openen."
            )
        return self.back(found.step)
