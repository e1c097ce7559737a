"""Putting in what came on paper or by mail: in answer to a request, or for any version that is determined."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wagtail.admin import messages

from documents.text.refusals import Refused
from signatures.admin.round_forms import AnyHandInForm, HandInForm
from signatures.admin.round_views import RequestView, TeamView
from signatures.models import Submission
from signatures.rounds.submitting import hand_in

ADD = "signatures.add_submission"
DONE = "De ondertekening van {} is ingeleverd. Een beheerder beoordeelt haar."
TEMPLATE = "signatures/admin/hand_in.html"


class HandInView(RequestView):
    """What answers a request of a round."""

    permission = ADD

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._shown(request, HandInForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = HandInForm(request.POST, request.FILES)
        asked = {
            "version": self.asked.round.version,
            "partner": self.asked.partner,
            "request": self.asked,
        }
        submission = _handed_in(form, self.person, asked)
        if submission is None:
            return self._shown(request, form)
        messages.success(request, DONE.format(submission.partner))
        return self.back()

    def _shown(self, request: HttpRequest, form: HandInForm) -> HttpResponse:
        return render(request, TEMPLATE, {"form": form, "asked": self.asked})


class AnyHandInView(TeamView):
    """What came in for any version, also without a round."""

    permission = ADD

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = {name: request.GET.get(name, "") for name in ("version", "partner")}
        return self._shown(request, AnyHandInForm(initial=chosen))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AnyHandInForm(request.POST, request.FILES)
        submission = _handed_in(form, self.person, {})
        if submission is None:
            return self._shown(request, form)
        messages.success(request, DONE.format(submission.partner))
        return redirect("submissions")

    def _shown(self, request: HttpRequest, form: AnyHandInForm) -> HttpResponse:
        return render(request, TEMPLATE, {"form": form})


def _handed_in(form: HandInForm, by: Any, asked: dict[str, Any]) -> Submission | None:
    """What was put in; None when it was refused, which the form then says."""
    if not form.is_valid():
        return None
    values = form.cleaned_data | asked
    file = values.pop("file")
    try:
        return hand_in(content=file.read(), name=file.name, by=by, by_name="", **values)
    except Refused as error:
        form.add_error(None, str(error))
        return None
