"""All facts about one partner on one page, joining and leaving, and the papers behind them."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property

from documents.admin.verb_form_view import PermittedView, VerbFormView
from documents.ledger.entries import enter
from documents.text.dutch import day_short
from signatures.admin.partner_forms import JoinForm, LeaveForm
from signatures.models import Mandate, Membership, Partner, PartnerAccount, Succession
from signatures.register.memberships import join, leave
from signatures.views import EXTENSIONS

PAPERS: dict[str, tuple[type, str]] = {
    "begin": (Membership, "basis"),
    "einde": (Membership, "until_basis"),
    "mandaat": (Mandate, "paper"),
}


class PartnerFactsView(PermittedView):
    permission_required = "signatures.view_partner"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = get_object_or_404(Partner.objects.select_related("kind").prefetch_related("names"), pk=pk)
        links = Succession.objects.prefetch_related("predecessor__names", "successor__names")
        context = {
            "partner": partner,
            "names": sorted(partner.names.all(), key=lambda name: name.since),
            "memberships": partner.memberships.select_related("document__kind").order_by(
                "document__title", "since"
            ),
            "mandates": partner.mandates.order_by("since"),
            "contacts": partner.contacts.order_by("name"),
            "accounts": PartnerAccount.objects.filter(partner=partner).select_related("user"),
            "predecessors": links.filter(successor=partner),
            "successors": links.filter(predecessor=partner),
            "acts": partner.acts.count(),
        }
        return render(request, "signatures/admin/partner.html", context)


class JoinView(VerbFormView):
    permission_required = "signatures.add_membership"
    form_class = JoinForm
    template_name = "signatures/admin/membership.html"

    @cached_property
    def partner(self) -> Partner:
        return get_object_or_404(Partner, pk=self.kwargs["pk"])

    def perform(self, form: Any) -> str:
        facts = {
            name: form.cleaned_data[name] for name in ("document", "since", "scope", "signatories", "reason")
        }
        row = join(partner=self.partner, by=self.user, paper=form.stored(), **facts)
        return f"{self.partner} doet mee in {row.document} vanaf {day_short(row.since)}."

    def get_success_url(self) -> str:
        return reverse("partner_facts", args=[self.partner.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(
            partner=self.partner, title="Laten meedoen", action="Leg de deelname vast", **named
        )


class LeaveView(VerbFormView):
    permission_required = "signatures.change_membership"
    form_class = LeaveForm
    template_name = "signatures/admin/membership.html"

    @cached_property
    def membership(self) -> Membership:
        return get_object_or_404(
            Membership.objects.select_related("partner", "document__kind"), pk=self.kwargs["pk"]
        )

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.membership, name) for name in ("notice_on", "costs_until")}

    def perform(self, form: Any) -> str:
        row = self.membership
        facts = {name: form.cleaned_data[name] for name in ("until", "notice_on", "costs_until", "reason")}
        leave(
            partner=row.partner,
            document=row.document,
            since=row.since,
            by=self.user,
            paper=form.stored(),
            **facts,
        )
        return (
            f"{row.partner} doet mee in {row.document} tot {day_short(facts['until'])}. "
            "De ondertekeningen blijven."
        )

    def get_success_url(self) -> str:
        return reverse("partner_facts", args=[self.membership.partner_id])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(
            partner=self.membership.partner,
            document=self.membership.document,
            title="Deelname beëindigen",
            action="Leg het einde vast",
            **named,
        )


class MembershipPaperView(PermittedView):
    """The paper behind a membership or a mandate, as a download."""

    permission_required = "signatures.view_membership"

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
