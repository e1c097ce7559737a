"""One page for a decision route: its particulars, all its steps, and whatever came of them."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.verb_form_view import VerbButtonView, VerbFormView
from documents.text.refusals import Refused
from signatures.admin.route_forms import NewStepForm, RouteForm, RoutePaperForm, StartRouteForm, StepForm
from signatures.admin.route_page import EDIT, RoutePage, step_form
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


class StartRouteView(VerbFormView):
    permission_required = "signatures.add_route"
    form_class = StartRouteForm
    template_name = "signatures/admin/start_route.html"

    def get_initial(self) -> dict[str, Any]:
        return {"document": self.request.GET.get("document"), "started_on": timezone.localdate()}

    def perform(self, form: Any) -> str:
        self.started = start_route(by=self.user, **form.cleaned_data)
        return f"“{self.started.title}” is begonnen met {self.started.steps.count()} stappen."

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        """What is refused is the name of the version to be."""
        form.add_error("label", error.message)
        return self.form_invalid(form)

    def back(self) -> str:
        return reverse("besluitroutes:index")

    def get_success_url(self) -> str:
        return reverse("besluitroutes:edit", args=[self.started.pk])


class RouteView(RoutePage, VerbFormView):
    """Shows the page, with the step open that is asked for, and saves the particulars of the route."""

    form_class = RouteForm

    def get(self, request: HttpRequest, **named: int) -> HttpResponse:
        asked = request.GET.get("stap", "")
        step = self.route.steps.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None
        return self.shown(request, open_step=step)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.route}

    def perform(self, form: Any) -> str:
        change_route(route=Route.objects.get(pk=self.route.pk), by=self.user, **form.cleaned_data)
        return "De gegevens van de route zijn bewaard."

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.shown(self.request, route_form=form)


class ShowRouteView(RoutePage, VerbButtonView):
    """From now on readers see the route."""

    def perform(self) -> str:
        change_route(route=Route.objects.get(pk=self.route.pk), by=self.user, shown=True)
        return "Lezers zien de route nu."


class StepView(RoutePage, VerbFormView):
    """Saves one step; what cannot be leaves all that was filled in on the page."""

    def get(self, request: HttpRequest, **named: int) -> HttpResponse:
        return redirect(self.page(self.step, is_open=True))

    def get_form(self, form_class: Any = None) -> StepForm:
        request = self.request
        return step_form(request, self.step, adoptions_of(self.route), request.POST, request.FILES)

    def perform(self, form: Any) -> str:
        with transaction.atomic():
            step = record_step(step=self.step_of(self.step.pk), by=self.user, **form.values())
            self._put_paper(form, step)
            if not form.records_adoption:
                return f"De stap van {step.body} is bewaard."
            adopt_by_step(step=step, by=self.user, reservation=form.cleaned_data["reservation"])
            return f"De stap van {step.body} is bewaard, en vastgelegd als besluit van de partner."

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, "De stap is nog niet bewaard. Kijk hieronder wat er niet klopt.")
        return self.shown(self.request, open_step=self.step, step_form=form)

    def get_success_url(self) -> str:
        return self.page(self.step)

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


class AddStepView(RoutePage, VerbFormView):
    form_class = NewStepForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"route": self.route}

    def perform(self, form: Any) -> str:
        self.added = add_step(route=self.route, by=self.user, **form.cleaned_data)
        return f"De stap van {self.added.body} is toegevoegd."

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.shown(self.request, new_step_form=form)

    def get_success_url(self) -> str:
        return self.page(self.added)


class MoveStepView(RoutePage, VerbButtonView):
    def perform(self) -> str:
        move_step(step=self.step, up=self.request.POST.get("way") == "up", by=self.user)
        return ""

    def get_success_url(self) -> str:
        return self.page(self.step, is_open=True)


class RemoveStepView(RoutePage, VerbButtonView):
    permission_required = (EDIT, "signatures.delete_step")

    def perform(self) -> str:
        remove_step(step=self.step, by=self.user)
        return "De stap is verwijderd."


class AdoptView(RoutePage, VerbButtonView):
    """For a step that agreed before the version was there, or whose decision was not put on record then."""

    permission_required = (EDIT, "signatures.add_act")

    def perform(self) -> str:
        reservation = self.request.POST.get("reservation") == "on"
        adopt_by_step(step=self.step, by=self.user, reservation=reservation)
        return f"Vastgelegd: het besluit van {self.step.body}."

    def get_success_url(self) -> str:
        return self.page(self.step)


class RoutePaperView(RoutePage, VerbFormView):
    """Changes what is told of a paper, or takes it away."""

    def get_permission_required(self) -> tuple[str, ...]:
        return (EDIT, "signatures.delete_paper") if self.removes else (EDIT,)

    @property
    def removes(self) -> bool:
        return bool(self.request.POST.get("remove"))

    @cached_property
    def paper(self) -> Paper:
        papers = Paper.objects.select_related("step__route").filter(step__route=self.route)
        return get_object_or_404(papers, pk=self.kwargs["paper"])

    def get_form_class(self) -> type[forms.Form]:
        return forms.Form if self.removes else RoutePaperForm

    def perform(self, form: Any) -> str:
        if self.removes:
            remove_paper(paper=self.paper, by=self.user)
            return f"“{self.paper.title}” hoort niet meer bij deze stap."
        change_paper(paper=self.paper, by=self.user, **form.cleaned_data)
        return f"“{self.paper.title}” is bewaard."

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        messages.error(self.request, error.message)
        return redirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(
            self.request, "Het stuk is niet gewijzigd. Vul een titel in en kies wie het mag openen."
        )
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        return self.page(self.paper.step)
