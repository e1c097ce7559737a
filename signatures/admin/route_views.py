"""One page for a decision route: its particulars, all its steps, and whatever came of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from wagtail.admin import messages

from documents.text.refusals import Refused
from signatures.admin.route_forms import NewStepForm, PaperForm, RouteForm, StartRouteForm, StepForm
from signatures.admin.route_page import RoutePage, step_form
from signatures.models import Paper, Route, Step
from signatures.routes.adoption import adopt_by_step, adoptions_of
from signatures.routes.routing import (
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


class StartRouteView(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user: Any = request.user
        if not self.user.has_perm("signatures.add_route"):
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
            route = start_route(by=self.user, **form.cleaned_data)
        except Refused as error:
            form.add_error("label", str(error))
            return self._shown(request, form)
        messages.success(request, f"“{route.title}” is begonnen met {route.steps.count()} stappen.")
        return redirect("besluitroutes:edit", route.pk)

    def _shown(self, request: HttpRequest, form: StartRouteForm) -> HttpResponse:
        return render(request, "signatures/admin/start_route.html", {"form": form})


class RouteView(RoutePage):
    """Shows the page, with the step open that is asked for, and saves the particulars of the route."""

    def get(self, request: HttpRequest, **named: int) -> HttpResponse:
        asked = request.GET.get("stap", "")
        step = self.route.steps.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None
        return self.shown(request, open_step=step)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RouteForm(request.POST, instance=self.route)
        if form.is_valid():
            try:
                change_route(route=Route.objects.get(pk=self.route.pk), by=self.user, **form.cleaned_data)
            except Refused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "De gegevens van de route zijn bewaard.")
                return redirect("besluitroutes:edit", self.route.pk)
        return self.shown(request, route_form=form)


class StepView(RoutePage):
    """Saves one step; what cannot be leaves all that was filled in on the page."""

    def get(self, request: HttpRequest, **named: int) -> HttpResponse:
        return self.back(self.step(named["step"]), is_open=True)

    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        found = self.step(step)
        form = step_form(request, found, adoptions_of(self.route), request.POST, request.FILES)
        told = self._saved(form) if form.is_valid() else ""
        if not told:
            messages.error(request, "De stap is nog niet bewaard. Kijk hieronder wat er niet klopt.")
            return self.shown(request, open_step=found, step_form=form)
        messages.success(request, told)
        return self.back(found)

    def _saved(self, form: StepForm) -> str:
        """What was done in words; empty when it was refused, which the form then says."""
        try:
            with transaction.atomic():
                values = form.values()
                step = record_step(step=self.step(form.instance.pk), by=self.user, **values)
                self._put_paper(form, step)
                if not form.records_adoption:
                    return f"De stap van {step.body} is bewaard."
                adopt_by_step(step=step, by=self.user, reservation=form.cleaned_data["reservation"])
                return f"De stap van {step.body} is bewaard, en vastgelegd als besluit van de partner."
        except Refused as error:
            form.add_error(None, str(error))
            return ""

    def _put_paper(self, form: StepForm, step: Step) -> None:
        upload = form.cleaned_data["upload"]
        if upload:
            add_paper(
                step=step,
                title=form.cleaned_data["paper_title"],
                name=upload.name,
                content=upload.read(),
                media_type=upload.content_type or "",
                visibility=form.cleaned_data["paper_visibility"] or "team",
                by=self.user,
            )


class AddStepView(RoutePage):
    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewStepForm(request.POST, route=self.route)
        if form.is_valid():
            try:
                step = add_step(route=self.route, by=self.user, **form.cleaned_data)
            except Refused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"De stap van {step.body} is toegevoegd.")
                return self.back(step)
        return self.shown(request, new_step_form=form)


class MoveStepView(RoutePage):
    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        found = self.step(step)
        move_step(step=found, up=request.POST.get("way") == "up", by=self.user)
        return self.back(found, is_open=True)


class RemoveStepView(RoutePage):
    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        if not request.user.has_perm("signatures.delete_step"):
            raise PermissionDenied
        try:
            remove_step(step=self.step(step), by=self.user)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "De stap is verwijderd.")
        return self.back()


class AdoptView(RoutePage):
    """For a step that agreed before the version was there, or whose decision was not put on record then."""

    def post(self, request: HttpRequest, step: int) -> HttpResponse:
        if not request.user.has_perm("signatures.add_act"):
            raise PermissionDenied
        found = self.step(step)
        try:
            adopt_by_step(step=found, by=self.user, reservation=request.POST.get("reservation") == "on")
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Vastgelegd: het besluit van {found.body}.")
        return self.back(found)


class PaperView(RoutePage):
    """Changes what is told of a paper, or takes it away."""

    def post(self, request: HttpRequest, paper: int) -> HttpResponse:
        found = get_object_or_404(
            Paper.objects.select_related("step__route"), pk=paper, step__route=self.route
        )
        if request.POST.get("remove"):
            if not request.user.has_perm("signatures.delete_paper"):
                raise PermissionDenied
            remove_paper(paper=found, by=self.user)
            messages.success(request, f"“{found.title}” hoort niet meer bij deze stap.")
            return self.back(found.step)
        form = PaperForm(request.POST)
        if form.is_valid():
            change_paper(paper=found, by=self.user, **form.cleaned_data)
            messages.success(request, f"“{found.title}” is bewaard.")
        else:
            messages.error(
                request, "Het stuk is niet gewijzigd. Vul een titel in en kies wie het mag openen."
            )
        return self.back(found.step)
