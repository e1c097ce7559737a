"""The kinds of partner that a region has, kept by its administrators."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.utils.text import slugify

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.history import RowHistoryView
from documents.admin.reason_form import ReasonForm
from documents.admin.removal_view import RemovalView
from signatures.models import PartnerKind
from signatures.register.partner_kinds import remove_kind, why_partner_kind_stays

LONGEST_CODE = 20


class PartnerKindForm(ReasonForm):
    """The code is made from the name when it is left empty, and cannot be changed later."""

    class Meta:
        model = PartnerKind
        fields = ["name", "plural", "body", "order", "code"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        code = self.fields["code"]
        code.required = False
        if self.instance.pk:
            code.disabled = True
        else:
            code.help_text = f"Leeg: het portaal maakt een code van de naam. {code.help_text}"

    def clean_code(self) -> str:
        code = self.cleaned_data["code"] or short_code(self.cleaned_data.get("name", ""))
        if not code:
            raise forms.ValidationError("Uit de naam volgt geen code. Vul hier zelf een code in.")
        return code


def short_code(name: str) -> str:
    """The code of a kind with this name: "Zorg- en welzijnsinstelling" as "zorgEnWelzijnsinstel"."""
    first, *others = slugify(name).replace("_", "-").split("-") or [""]
    return (first + "".join(word.capitalize() for word in others))[:LONGEST_CODE]


class PartnerKindIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[PartnerKind]:
        return PartnerKind.objects.annotate(partner_count=Count("partners"))


class PartnerKindDeleteView(RemovalView):
    def why_it_stays(self) -> str:
        return why_partner_kind_stays(self.object)

    def remove(self) -> None:
        remove_kind(kind=self.object, by=self.request.user)


class PartnerKindViewSet(ModelViewSet):
    model = PartnerKind
    name = "soorten-partners"
    icon = "tag"
    menu_label = "Soorten partners"
    index_view_class = PartnerKindIndexView
    delete_view_class = PartnerKindDeleteView
    history_view_class = RowHistoryView
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    ordering = ["order", "name"]
    list_display = [
        "name",
        Column("plural", label="Meervoud", sort_key="plural"),
        Column("body", label="Wie besluit"),
        Column("partner_count", label="Partners", sort_key="partner_count"),
        Column("order", label="Volgorde", sort_key="order"),
        Column("code", label="Code", sort_key="code"),
    ]
    list_export = ["code", "name", "plural", "body", "order", "partner_count"]
    export_headings = {
        "code": "Code",
        "name": "Naam",
        "plural": "Meervoud",
        "body": "Wie besluit",
        "order": "Volgorde",
        "partner_count": "Partners",
    }

    def get_form_class(self, for_update: bool = False) -> type[PartnerKindForm]:
        return PartnerKindForm
