"""The list of proposed repaired copies, with what became of each."""

from django.db.models import QuerySet
from django.urls import reverse

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.columns import LinkColumn
from documents.models import ErratumProposal


class ErratumProposalIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[ErratumProposal]:
        return (
            ErratumProposal.objects.select_related(
                "document__kind", "repairs__document__kind", "made__document__kind"
            )
            .defer("content", "repairs__content", "made__content")
            .order_by("-proposed_at")
        )


def became(proposal: ErratumProposal) -> str:
    if proposal.decided_at is None:
        return "Wacht op een tweede persoon"
    return f"Vastgesteld als {proposal.made.designation}" if proposal.made else "Afgewezen"


def address(proposal: ErratumProposal) -> str:
    return reverse("erratum_proposal", args=[proposal.pk])


class ErratumProposalViewSet(ModelViewSet):
    model = ErratumProposal
    name = "herstelvoorstellen"
    icon = "check"
    menu_label = "Voorstellen voor herstel"
    add_to_reference_index = False
    index_view_class = ErratumProposalIndexView
    form_fields = ["reason"]
    list_display = [
        Column("repairs", label="Herstelt"),
        Column("reason", label="Reden"),
        Column("proposed_by_name", label="Voorgesteld door"),
        DateColumn("proposed_at", label="Wanneer", sort_key="proposed_at"),
        Column("became", label="Wat ervan werd", accessor=became),
        LinkColumn("look", "Bekijk", label="Voorstel", accessor=address),
    ]
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["reason", "document__title"]
