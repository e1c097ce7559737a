"""The wizard for a merger, split, transfer or new name: first the effect, then the record."""

from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wagtail.admin import messages

from documents.admin.verb_form_view import PermittedView
from documents.models import StoredFile
from documents.text.dutch import day_short
from documents.text.refusals import Refused
from signatures.admin.succession_forms import SuccessionForm, joinings
from signatures.register.evidence import UnfitEvidence, stored_evidence
from signatures.register.succession import Succeeded, rename, succeed
from signatures.register.succession_effect import effect_of

NEEDED = (
    "signatures.add_succession",
    "signatures.add_partner",
    "signatures.change_partner",
    "signatures.change_membership",
)


class SuccessionView(PermittedView):
    """One address for each step: what was answered travels along, and nothing is stored before the last."""

    permission_required = NEEDED

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._asked(SuccessionForm(initial={"predecessors": request.GET.getlist("partner")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SuccessionForm(request.POST)
        step = request.POST.get("step", "")
        if not form.is_valid() or step == "change":
            return self._asked(form)
        try:
            if step == "save":
                return self._saved(form)
            return self._shown(form)
        except UnfitEvidence as error:
            messages.error(request, error.message)
            return self._shown(form)
        except Refused as error:
            form.add_error(None, error.message)
            return self._asked(form)

    def _asked(self, form: SuccessionForm) -> HttpResponse:
        return render(self.request, "signatures/admin/succession.html", {"form": form})

    def _shown(self, form: SuccessionForm) -> HttpResponse:
        context: dict[str, Any] = {"form": form, "answers": list(_answers(self.request, form))}
        answered = form.cleaned_data
        if form.renames:
            with transaction.atomic():
                partner, name = answered["predecessors"][0], self._renamed(form)
                context |= {"partner": partner, "new": name, "names": list(partner.names.order_by("since"))}
                transaction.set_rollback(True)
        else:
            context["effect"] = effect_of(
                partial(self._succeeded, form),
                predecessors=answered["predecessors"],
                on=answered["on"],
                joins=joinings(self.request.POST.getlist("join")),
            )
        return render(self.request, "signatures/admin/succession_check.html", context)

    def _saved(self, form: SuccessionForm) -> HttpResponse:
        if form.renames:
            row = self._renamed(form)
            messages.success(
                self.request, f"Vastgelegd: {row.partner.slug} heet {row.name} vanaf {day_short(row.since)}."
            )
        else:
            paper = self.request.FILES.get("paper")
            done = self._succeeded(form, paper=stored_evidence(paper.read()) if paper else None)
            messages.success(
                self.request,
                f"Vastgelegd. {len(done.ended)} deelnames beëindigd en {len(done.begun)} begonnen.",
            )
        return redirect("opvolgingen:index" if not form.renames else "partners:index")

    def _succeeded(self, form: SuccessionForm, paper: StoredFile | None = None) -> Succeeded:
        answered = form.cleaned_data
        return succeed(
            predecessors=list(answered["predecessors"]),
            successors=form.all_successors,
            on=answered["on"],
            kind=answered["kind"],
            basis=answered["basis"],
            joins=joinings(self.request.POST.getlist("join")),
            paper=paper,
            by=self.user,
        )

    def _renamed(self, form: SuccessionForm) -> Any:
        answered = form.cleaned_data
        return rename(
            partner=answered["predecessors"][0],
            name=answered["new_names"][0],
            on=answered["on"],
            reason=answered["basis"],
            by=self.user,
        )


def _answers(request: HttpRequest, form: SuccessionForm) -> Any:
    """What was filled in, for the hidden fields of the next step."""
    for name in form.fields:
        for value in request.POST.getlist(name):
            yield name, value
