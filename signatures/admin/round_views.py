"""Signing rounds in the admin: the list, one round, and what the team does in it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.verb_form_view import PermittedView, VerbButtonView, VerbFormView
from documents.text.dutch import enumeration
from documents.text.refusals import Refused
from signatures.admin.round_forms import AskAlsoForm, ChangeRoundForm, InviteForm, ReasonField
from signatures.models import Invitation, Request, Round
from signatures.rounds.candidates import contacts_on
from signatures.rounds.changing import ask_also, change_round, not_asked_yet
from signatures.rounds.closing import close_round
from signatures.rounds.inviting import invite, may_be_asked_again, send_again
from signatures.rounds.progress import progress_of
from signatures.rounds.reminding import remind_each

CLOSED_SHOWN = 50
LOOK = "signatures.view_round"
CHANGE = "signatures.change_round"
INVITE = "signatures.add_invitation"


class RoundListView(PermittedView):
    permission_required = LOOK

    def get(self, request: HttpRequest) -> HttpResponse:
        newest = Round.objects.exclude(closed_at=None).values("pk")[:CLOSED_SHOWN]
        context = {
            "running": progress_of(Round.objects.filter(closed_at=None)),
            "closed": progress_of(Round.objects.filter(pk__in=newest)),
        }
        return render(request, "signatures/admin/rounds.html", context)


def _one_round(pk: int) -> dict[str, Any]:
    """A round and how far it is, for a page about it."""
    found = progress_of(Round.objects.filter(pk=get_object_or_404(Round, pk=pk).pk))
    return {"progress": found[0], "round": found[0].round}


class RoundView(PermittedView):
    """One round; several partners can be reminded from it at once."""

    permission_required = LOOK
    permission_to_post = CHANGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        told = _one_round(pk)
        more = [] if told["round"].closed_at else not_asked_yet(told["round"])
        return render(request, "signatures/admin/round.html", told | {"not_asked_yet": more})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        chosen = [int(key) for key in request.POST.getlist("verzoek") if key.isdecimal() and len(key) < 18]
        requests = Request.objects.filter(round=get_object_or_404(Round, pk=pk), pk__in=chosen)
        told = remind_each(requests=requests.select_related("partner"), by=self.user)
        _tell_reminded(request, told)
        return redirect("round", pk)


def _tell_reminded(request: HttpRequest, told: list[tuple[Request, str]]) -> None:
    if not told:
        messages.warning(request, "Er is niemand herinnerd. Kies eerst een of meer partners.")
    done = [str(one.partner) for one, refused in told if not refused]
    if done:
        messages.success(request, f"De herinnering gaat nu naar {enumeration(done)}.")
    for one, refused in told:
        if refused:
            messages.warning(request, f"{one.partner} kreeg geen herinnering. {refused}")


class CloseRoundView(VerbFormView):
    permission_required = CHANGE
    form_class = ReasonField
    template_name = "signatures/admin/close_round.html"

    def perform(self, form: Any) -> str:
        opened = get_object_or_404(
            Round.objects.select_related("version__document__kind"), pk=self.kwargs["pk"]
        )
        close_round(round=opened, reason=form.cleaned_data["reason"], by=self.user)
        return "De ronde is gesloten. Wie nog niet had getekend, krijgt daar bericht van."

    def get_success_url(self) -> str:
        return reverse("round", args=[self.kwargs["pk"]])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(**named) | _one_round(self.kwargs["pk"])


class ChangeRoundView(VerbFormView):
    """Other days, or another message, for a round that runs."""

    permission_required = CHANGE
    form_class: type[forms.Form] = ChangeRoundForm
    template_name = "signatures/admin/change_round.html"

    @cached_property
    def opened(self) -> Round:
        found = Round.objects.select_related("version__document__kind").defer("version__content")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.opened, name) for name in ("deadline", "reminder_days", "message")}

    def perform(self, form: Any) -> str:
        change_round(round=self.opened, by=self.user, **form.cleaned_data)
        return "De ronde is veranderd. De links die zijn verstuurd, blijven werken."

    def get_success_url(self) -> str:
        return reverse("round", args=[self.opened.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(round=self.opened, **named)


class AskAlsoView(ChangeRoundView):
    """One more partner in a round that runs, such as one that joined since."""

    form_class = AskAlsoForm
    template_name = "signatures/admin/ask_also.html"

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"asked": not_asked_yet(self.opened)}

    def perform(self, form: Any) -> str:
        request = ask_also(round=self.opened, partner=form.cleaned_data["partner"], by=self.user)
        return f"{request.partner} staat nu in de ronde. Nodig daar iemand uit."


class AboutRequest:
    """For a screen about the request to one partner, that leads back to its round."""

    kwargs: dict[str, Any]

    @cached_property
    def asked(self) -> Request:
        requests = Request.objects.select_related("round__version__document__kind", "partner")
        return get_object_or_404(requests.defer("round__version__content"), pk=self.kwargs["pk"])

    @property
    def last(self) -> Invitation | None:
        return self.asked.invitations.order_by("-sent_at", "-pk").first()

    def get_success_url(self) -> str:
        return reverse("round", args=[self.asked.round_id])


class InviteView(AboutRequest, VerbFormView):
    permission_required = INVITE
    form_class = InviteForm
    template_name = "signatures/admin/invite.html"

    def get_initial(self) -> dict[str, Any]:
        contacts = contacts_on([self.asked.partner], timezone.localdate())[self.asked.partner_id]
        return InviteForm.initial_from(self.last, contacts[0] if contacts else None)

    def perform(self, form: Any) -> str:
        invitation = invite(request=self.asked, by=self.user, **form.cleaned_data)
        return f"De uitnodiging gaat naar {invitation.name} ({invitation.email})."

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        about = {"asked": self.asked, "last": self.last, "refused": may_be_asked_again(self.asked)}
        return super().get_context_data(**named) | about


class SendAgainView(AboutRequest, VerbButtonView):
    permission_required = INVITE

    def perform(self) -> str:
        if self.last is None:
            raise Refused("Er is nog niemand uitgenodigd. Kies Uitnodigen.")
        renewed = send_again(invitation=self.last, by=self.user)
        return f"{renewed.name} ({renewed.email}) krijgt een nieuwe link."
