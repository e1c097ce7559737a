"""The screens of the kinds of document, and of the choice of the main agreement."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import slugify

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from documents.admin.history import RowHistoryView
from documents.admin.reason_form import ReasonForm
from documents.admin.removal_view import RemovalView
from documents.admin.verb_form_view import VerbFormView
from documents.entry_rule import Rule, RuleError, to_data
from documents.entry_rule.rules import acts_asked
from documents.entry_rule.written import read_rule, written
from documents.kinds.main_agreement import choose_main_agreement
from documents.kinds.removing import remove_document_kind, why_document_kind_stays
from documents.models import Document, DocumentKind
from documents.models.document_kind import code_of
from documents.permissions import CHANGE_KINDS

RULE_HELP = (
    "Leeg mag: dan geldt een versie als alle deelnemers hebben getekend, of vanaf de dag van vaststellen als "
    "niemand tekent. Of schrijf bijvoorbeeld: alle gemeenten besluiten en alle deelnemers tekenen. Of: 90 "
    "dagen nadat alle deelnemers tekenen. De redactie kan bij elke versie anders kiezen."
)


class DocumentKindForm(ReasonForm):
    """A code and an address may be left to the names."""

    rule = forms.CharField(
        label="Gebruikelijke regel van inwerkingtreding", required=False, help_text=RULE_HELP
    )

    class Meta:
        model = DocumentKind
        fields = ["name", "plural", "section", "code", "needs_signatures", "order", "colour"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rule = self.instance.entry_rule
        self.initial["rule"] = (written(rule) or "") if rule else ""
        if self.instance.pk:
            self.fields["code"].disabled = True
        for name, source in (("code", "de naam"), ("section", "het meervoud")):
            self.fields[name].required = False
            self.fields[name].help_text += f" Leeg mag: dan volgt het uit {source}."
        self.order_fields(
            ["name", "plural", "section", "code", "needs_signatures", "rule", "order", "colour"]
        )

    def clean_section(self) -> str:
        section = self.cleaned_data["section"] or slugify(self.cleaned_data.get("plural", ""))
        if not section:
            raise forms.ValidationError("Uit het meervoud volgt geen adres. Vul hier zelf een adres in.")
        return section

    def clean_code(self) -> str:
        code = self.cleaned_data["code"] or code_of(self.cleaned_data.get("name", ""))
        if not code:
            raise forms.ValidationError("Uit de naam volgt geen code. Vul hier zelf een code in.")
        return code

    def clean_rule(self) -> Rule | None:
        text = self.cleaned_data["rule"].strip()
        try:
            return read_rule(text, partner=_no_partner, on=_no_day) if text else None
        except RuleError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        rule = cleaned.get("rule")
        if rule and "signature" in acts_asked(rule) and not cleaned.get("needs_signatures"):
            self.add_error("needs_signatures", "De regel vraagt handtekeningen. Zet dit dan ook aan.")
        if "rule" in cleaned:
            self.instance.default_rule = to_data(rule) if rule else None
        return cleaned


def _no_partner(name: str) -> str:
    raise RuleError(
        f"{name}: een regel voor een hele soort kan geen partner noemen. Noem een soort partners."
    )


def _no_day(written_day: str) -> date:
    raise RuleError(f"{written_day}: een regel voor een hele soort kan geen vaste dag noemen.")


class DocumentKindIndexView(IndexView):
    @property
    def header_buttons(self) -> list[HeaderButton]:
        choose = HeaderButton("Hoofdconvenant kiezen", reverse("main_agreement"), icon_name="pick")
        return [*super().header_buttons, choose]


class DocumentKindDeleteView(RemovalView):
    def why_it_stays(self) -> str:
        return why_document_kind_stays(self.object)

    def remove(self) -> None:
        remove_document_kind(kind=self.object, by=self.request.user)


class DocumentKindViewSet(ModelViewSet):
    model = DocumentKind
    name = "soorten-documenten"
    icon = "tag"
    menu_label = "Soorten documenten"
    add_to_reference_index = False
    index_view_class = DocumentKindIndexView
    delete_view_class = DocumentKindDeleteView
    history_view_class = RowHistoryView
    copy_view_enabled = False
    list_display = [
        "name",
        "plural",
        Column("section", label="Adres", sort_key="section"),
        Column(
            "signed", label="Partners tekenen", accessor=lambda kind: "ja" if kind.needs_signatures else "nee"
        ),
        Column("order", label="Volgorde", sort_key="order"),
    ]
    ordering = ["order", "name"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[DocumentKindForm]:
        return DocumentKindForm


class MainAgreementForm(forms.Form):
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label="Hoofdconvenant",
        empty_label="Kies een convenant",
        error_messages={"required": "Kies welk convenant het hoofdconvenant wordt."},
    )
    reason = forms.CharField(
        label="Reden", required=False, max_length=100, help_text="Dit komt in de geschiedenis te staan."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        agreements = Document.objects.main_first()
        self.fields["document"].queryset = agreements  # type: ignore[attr-defined]
        self.fields["document"].initial = agreements.first()


class MainAgreementView(VerbFormView):
    permission_required = CHANGE_KINDS
    form_class = MainAgreementForm
    template_name = "documents/admin/main_agreement.html"

    def perform(self, form: Any) -> str:
        chosen = choose_main_agreement(**form.cleaned_data, by=self.user)
        return f"{chosen.title} is nu het hoofdconvenant."

    def get_success_url(self) -> str:
        return reverse("documenten:index")
