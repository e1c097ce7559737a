"""Opening a round, step by step: the version, who is asked, confirm."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property

from documents.admin.verb_form_view import PermittedView, VerbFormView
from documents.models import Document, Version
from documents.versions.publishing import waiting_days
from signatures.admin.round_forms import (
    AddresseeForm,
    RoundForm,
    addressee_forms,
    refuse_one_person_twice,
)
from signatures.models import Round
from signatures.register.standings import standings
from signatures.rounds.candidates import who_is_asked
from signatures.rounds.opening import open_and_invite
from signatures.standing import DocumentStanding

OPEN = "signatures.add_round"


class ChooseVersionView(PermittedView):
    """The versions that can be signed, with how far their signing is."""

    permission_required = OPEN

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"step": 1, "choices": _choices()}
        return render(request, "signatures/admin/open_round_choose.html", context)


def _choices() -> list[dict[str, Any]]:
    """Every version for which somebody still has to sign."""
    documents = list(Document.objects.order_by("title"))
    found = standings(documents)
    running = dict(Round.objects.filter(closed_at=None).values_list("version", "pk"))
    versions = {
        (version.document_id, version.number): version
        for version in Version.objects.order_by("number", "correction").defer("content")
    }
    return [
        {"version": version, "document": document, "standing": standing, "asked": asked, "round": round}
        for document in documents
        for standing in reversed(found[document.pk].versions)
        if standing.may_be_signed
        for version in [versions[document.pk, standing.number]]
        for asked in [_open_cells(found[document.pk], standing.number)]
        for round in [running.get(version.pk)]
        if asked or round
    ]


def _open_cells(standing: DocumentStanding, number: int) -> int:
    return sum(1 for cell in standing.cells(number).values() if cell.is_open and cell.signs)


def _sent_words(rows: list[AddresseeForm]) -> str:
    sent = sum(1 for row in rows if row.cleaned_data["invite"])
    if not sent:
        return "Er is nog niemand uitgenodigd."
    return "Er gaat nu 1 uitnodiging uit." if sent == 1 else f"Er gaan nu {sent} uitnodigingen uit."


class OpenRoundView(VerbFormView):
    """Who is asked and why, whom to write to there; and before anything goes out, all of it once more."""

    permission_required = OPEN
    form_class = RoundForm
    step = 2

    @cached_property
    def version(self) -> Version:
        return get_object_or_404(Version.objects.select_related("document__kind"), pk=self.kwargs["pk"])

    @cached_property
    def rows(self) -> list[AddresseeForm]:
        filled_in = self.request.POST if self.request.method == "POST" else None
        return addressee_forms(filled_in, who_is_asked(self.version))

    def form_valid(self, form: Any) -> HttpResponse:
        if not any(row.errors for row in self.rows):
            refuse_one_person_twice(self.rows)
        sound = not any(row.errors for row in self.rows)
        if sound and "confirm" in self.request.POST:
            return super().form_valid(form)
        self.step = 3 if sound and "back" not in self.request.POST else 2
        return self.form_invalid(form)

    def perform(self, form: Any) -> str:
        self.opened = open_and_invite(
            version=self.version,
            addressees=[row.addressee for row in self.rows],
            by=self.user,
            **form.cleaned_data,
        )
        return f"De ronde is geopend. {_sent_words(self.rows)}"

    def get_success_url(self) -> str:
        return reverse("round", args=[self.opened.pk])

    def get_template_names(self) -> list[str]:
        return [f"signatures/admin/open_round_{'check' if self.step == 3 else 'who'}.html"]

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(
            rows=self.rows,
            step=self.step,
            version=self.version,
            waiting=waiting_days(self.version),
            invited=[row for row in self.rows if self.step == 3 and row.cleaned_data["invite"]],
            **named,
        )
