"""Opening a round, step by step: the version, who is asked, confirm."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from wagtail.admin import messages

from documents.models import Document, Version
from documents.text.refusals import Refused
from signatures.admin.round_forms import AddresseeForm, RoundForm
from signatures.admin.round_views import TeamView
from signatures.models import Round
from signatures.register.standings import standings
from signatures.rounds.candidates import who_is_asked
from signatures.rounds.opening import open_and_invite
from signatures.standing import DocumentStanding


class ChooseVersionView(TeamView):
    """The versions that can be signed, with how far their signing is."""

    permission = "signatures.add_round"

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
    return sum(1 for cell in standing.cells(number).values() if cell.is_open)


def _sent_words(rows: list[AddresseeForm]) -> str:
    sent = sum(1 for row in rows if row.cleaned_data["invite"])
    if not sent:
        return "Er is nog niemand uitgenodigd."
    return "Er gaat nu 1 uitnodiging uit." if sent == 1 else f"Er gaan nu {sent} uitnodigingen uit."


class OpenRoundView(TeamView):
    """Who is asked and why, whom to write to there; and before anything goes out, all of it once more."""

    permission = "signatures.add_round"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.version = get_object_or_404(Version.objects.select_related("document"), pk=kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = [AddresseeForm(asked=asked) for asked in who_is_asked(self.version)]
        return self._shown(request, RoundForm(), rows, step=2)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = RoundForm(request.POST)
        rows = [AddresseeForm(request.POST, asked=asked) for asked in who_is_asked(self.version)]
        sound = all([form.is_valid(), *(row.is_valid() for row in rows)])
        if not sound or "confirm" not in request.POST:
            ready = sound and "back" not in request.POST
            return self._shown(request, form, rows, step=3 if ready else 2)
        try:
            opened = open_and_invite(
                version=self.version,
                addressees=[row.addressee for row in rows],
                by=self.person,
                **form.cleaned_data,
            )
        except Refused as error:
            form.add_error(None, str(error))
            return self._shown(request, form, rows, step=2)
        messages.success(request, f"De ronde is geopend. {_sent_words(rows)}")
        return redirect("round", opened.pk)

    def _shown(self, request: HttpRequest, form: RoundForm, rows: list, step: int) -> HttpResponse:
        context = {
            "form": form,
            "rows": rows,
            "step": step,
            "version": self.version,
            "invited": [row for row in rows if step == 3 and row.cleaned_data["invite"]],
        }
        return render(request, f"signatures/admin/open_round_{'check' if step == 3 else 'who'}.html", context)
