"""Signing rounds in the admin: the list, one round, and what the team does in it."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from wagtail.admin import messages

from documents.text.dutch import listing
from documents.text.refusals import Refused
from signatures.admin.round_forms import InviteForm, ReasonField
from signatures.models import Invitation, Request, Round
from signatures.rounds.candidates import contacts_on
from signatures.rounds.closing import close_round
from signatures.rounds.inviting import has_refused, invite, send_again
from signatures.rounds.progress import progress_of
from signatures.rounds.reminding import remind_each

CLOSED_SHOWN = 50


class TeamView(View):
    """For who has this permission only."""

    permission: ClassVar[str] = "signatures.view_round"

    @property
    def person(self) -> Any:
        return self.request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RoundListView(TeamView):
    def get(self, request: HttpRequest) -> HttpResponse:
        newest = Round.objects.exclude(closed_at=None).values("pk")[:CLOSED_SHOWN]
        context = {
            "running": progress_of(Round.objects.filter(closed_at=None)),
            "closed": progress_of(Round.objects.filter(pk__in=newest)),
        }
        return render(request, "signatures/admin/rounds.html", context)


class RoundView(TeamView):
    """One round; several partners can be reminded from it at once."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = progress_of(Round.objects.filter(pk=get_object_or_404(Round, pk=pk).pk))
        return render(request, "signatures/admin/round.html", {"progress": found[0], "round": found[0].round})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("signatures.change_round"):
            raise PermissionDenied
        chosen = [int(key) for key in request.POST.getlist("verzoek") if key.isdecimal() and len(key) < 18]
        requests = Request.objects.filter(round=get_object_or_404(Round, pk=pk), pk__in=chosen)
        told = remind_each(requests=requests.select_related("partner"), by=self.person)
        _tell_reminded(request, told)
        return redirect("round", pk)


def _tell_reminded(request: HttpRequest, told: list[tuple[Request, str]]) -> None:
    if not told:
        messages.warning(request, "Er is niemand herinnerd. Kies eerst een of meer partners.")
    done = [str(one.partner) for one, refused in told if not refused]
    if done:
        messages.success(request, f"De herinnering gaat nu naar {listing(done)}.")
    for one, refused in told:
        if refused:
            messages.warning(request, f"{one.partner} kreeg geen herinnering. {refused}")


class CloseRoundView(TeamView):
    permission = "signatures.change_round"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._shown(request, pk, ReasonField())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ReasonField(request.POST)
        opened = get_object_or_404(Round.objects.select_related("version__document"), pk=pk)
        if not form.is_valid():
            return self._shown(request, pk, form)
        try:
            close_round(round=opened, reason=form.cleaned_data["reason"], by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, "De ronde is gesloten. Wie nog niet had getekend, krijgt daar bericht van."
            )
        return redirect("round", pk)

    def _shown(self, request: HttpRequest, pk: int, form: ReasonField) -> HttpResponse:
        found = progress_of(Round.objects.filter(pk=get_object_or_404(Round, pk=pk).pk))
        context = {"form": form, "progress": found[0], "round": found[0].round}
        return render(request, "signatures/admin/close_round.html", context)


class RequestView(TeamView):
    """Something about the request to one partner."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        requests = Request.objects.select_related("round__version__document", "partner")
        self.asked = get_object_or_404(requests.defer("round__version__content"), pk=kwargs["pk"])

    def back(self) -> HttpResponse:
        return redirect("round", self.asked.round_id)


class InviteView(RequestView):
    permission = "signatures.add_invitation"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        contacts = contacts_on([self.asked.partner], timezone.localdate())[self.asked.partner_id]
        initial = InviteForm.initial_from(self._last(), contacts[0] if contacts else None)
        return self._shown(request, InviteForm(initial=initial))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self._shown(request, form)
        try:
            invitation = invite(request=self.asked, by=self.person, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, str(error))
            return self._shown(request, form)
        messages.success(request, f"De uitnodiging gaat naar {invitation.name} ({invitation.email}).")
        return self.back()

    def _last(self) -> Invitation | None:
        return self.asked.invitations.order_by("-sent_at", "-pk").first()

    def _shown(self, request: HttpRequest, form: InviteForm) -> HttpResponse:
        refused = has_refused(self.asked)
        context = {"form": form, "asked": self.asked, "last": self._last(), "refused": refused}
        return render(request, "signatures/admin/invite.html", context)


class SendAgainView(RequestView):
    permission = "signatures.add_invitation"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        last = self.asked.invitations.order_by("-sent_at", "-pk").first()
        if last is None:
            messages.warning(request, "Er is nog niemand uitgenodigd. Kies Uitnodigen.")
            return self.back()
        try:
            renewed = send_again(invitation=last, by=self.person)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{renewed.name} ({renewed.email}) krijgt een nieuwe link.")
        return self.back()
