"""All facts about one partner on one page, joining and leaving, and the papers behind them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from wagtail.admin import messages

from documents.ledger.entries import enter
from documents.text.dutch import day_short
from documents.text.refusals import Refused
from signatures.admin.partner_forms import JoinForm, LeaveForm
from signatures.models import Mandate, Membership, Partner, Succession
from signatures.register.memberships import join, leave
from signatures.views import EXTENSIONS

PAPERS: dict[str, tuple[type, str]] = {
    "begin": (Membership, "basis"),
    "einde": (Membership, "until_basis"),
    "mandaat": (Mandate, "paper"),
}


class PartnerPage(View):
    needed = "signatures.view_partner"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user: Any = request.user
        if not self.user.has_perm(self.needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PartnerFactsView(PartnerPage):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = get_object_or_404(Partner.objects.prefetch_related("names"), pk=pk)
        links = Succession.objects.prefetch_related("predecessor__names", "successor__names")
        context = {
            "partner": partner,
            "names": sorted(partner.names.all(), key=lambda name: name.since),
            "memberships": partner.memberships.select_related("document").order_by(
                "document__title", "since"
            ),
            "mandates": partner.mandates.order_by("since"),
            "contacts": partner.contacts.order_by("name"),
            "predecessors": links.filter(successor=partner),
            "successors": links.filter(predecessor=partner),
            "acts": partner.acts.count(),
        }
        return render(request, "signatures/admin/partner.html", context)


class JoinView(PartnerPage):
    needed = "signatures.add_membership"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._shown(get_object_or_404(Partner, pk=pk), JoinForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = get_object_or_404(Partner, pk=pk)
        form = JoinForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._shown(partner, form)
        facts = {
            name: form.cleaned_data[name] for name in ("document", "since", "scope", "signatories", "reason")
        }
        try:
            row = join(partner=partner, by=self.user, paper=form.stored(), **facts)
        except Refused as error:
            form.add_error(None, str(error))
            return self._shown(partner, form)
        messages.success(request, f"{partner} doet mee in {row.document} vanaf {day_short(row.since)}.")
        return redirect("partner_facts", pk)

    def _shown(self, partner: Partner, form: JoinForm) -> HttpResponse:
        context = {
            "form": form,
            "partner": partner,
            "title": "Laten meedoen",
            "action": "Leg de deelname vast",
        }
        return render(self.request, "signatures/admin/membership.html", context)


class LeaveView(PartnerPage):
    needed = "signatures.change_membership"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._membership(pk)
        return self._shown(
            row, LeaveForm(initial={"notice_on": row.notice_on, "costs_until": row.costs_until})
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._membership(pk)
        form = LeaveForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._shown(row, form)
        facts = {name: form.cleaned_data[name] for name in ("until", "notice_on", "costs_until", "reason")}
        try:
            row = leave(
                partner=row.partner,
                document=row.document,
                since=row.since,
                by=self.user,
                paper=form.stored(),
                **facts,
            )
        except Refused as error:
            form.add_error(None, str(error))
            return self._shown(row, form)
        messages.success(
            request,
            f"{row.partner} doet mee in {row.document} tot {day_short(facts['until'])}. "
            "De ondertekeningen blijven.",
        )
        return redirect("partner_facts", row.partner_id)

    def _membership(self, pk: int) -> Membership:
        return get_object_or_404(Membership.objects.select_related("partner", "document"), pk=pk)

    def _shown(self, row: Membership, form: LeaveForm) -> HttpResponse:
        context = {
            "form": form,
            "partner": row.partner,
            "document": row.document,
            "title": "Deelname beëindigen",
            "action": "Leg het einde vast",
        }
        return render(self.request, "signatures/admin/membership.html", context)


class PaperView(PartnerPage):
    """The paper behind a membership or a mandate, as a download."""

    needed = "signatures.view_membership"

    def get(self, request: HttpRequest, kind: str, pk: int) -> FileResponse:
        model, name = PAPERS.get(kind, (None, ""))
        row: Any = get_object_or_404(model, pk=pk) if model else None
        paper = getattr(row, name, None)
        if paper is None:
            raise Http404("Dit stuk is er niet.")
        enter(what="Stuk opgehaald", by=self.user, about=row)
        response = FileResponse(
            paper.file.open("rb"),
            as_attachment=True,
            filename=f"{kind}-{pk}.{EXTENSIONS.get(paper.media_type, 'bin')}",
            content_type=paper.media_type,
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response
