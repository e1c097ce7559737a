"""The screens of the menu "Ondertekening"."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from documents import addresses
from documents.admin.history import RowHistoryView
from signatures.admin.act_viewset import ActViewSet
from signatures.admin.for_partner import ForPartnerCreateView
from signatures.admin.forms import MandateForm, MembershipForm, PartnerForm, PartnerNameForm, ReasonForm
from signatures.admin.history import PartnerHistoryView
from signatures.admin.intake_views import may_take_over
from signatures.admin.partner_kind_viewset import PartnerKindViewSet
from signatures.admin.searching import RowsOnceIndexView
from signatures.models import Contact, Mandate, Membership, Partner, PartnerName, Succession


class RowViewSet(ModelViewSet):
    """A row that can be edited, with its history."""

    history_view_class = RowHistoryView
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None


class PartnerIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[Partner]:
        return Partner.objects.select_related("kind").prefetch_related("names")

    def get_edit_url(self, instance: Partner) -> str:
        """The page with all facts, which leads on to editing."""
        return reverse("partner_facts", args=[instance.pk])


class PartnerViewSet(RowViewSet):
    model = Partner
    name = "partners"
    icon = "group"
    menu_label = "Partners"
    history_view_class = PartnerHistoryView
    index_view_class = PartnerIndexView
    list_display = [
        "__str__",
        Column("kind", label="Soort", sort_key="kind"),
        Column("former", label="Heet of heette ook", accessor="other_names"),
        Column("slug", label="Adres", sort_key="slug"),
    ]
    list_filter = ["kind"]
    list_export = ["slug", "__str__", "kind.name", "other_names"]
    export_headings = {
        "slug": "Adres",
        "__str__": "Naam",
        "kind.name": "Soort",
        "other_names": "Heet of heette ook",
    }
    search_fields = ["slug", "names__name"]

    def get_form_class(self, for_update: bool = False) -> type[PartnerForm]:
        return PartnerForm


class NameIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[PartnerName]:
        return PartnerName.objects.select_related("partner").prefetch_related("partner__names")


class PartnerNameViewSet(RowViewSet):
    model = PartnerName
    name = "partnernamen"
    icon = "title"
    menu_label = "Namen van partners"
    index_view_class = NameIndexView
    list_display = [
        "name",
        Column("partner", label="Partner"),
        Column("since", label="Sinds", accessor="since_words", sort_key="since"),
    ]
    list_export = ["partner", "name", "since_or_words"]
    export_headings = {"partner": "Heet nu", "name": "Naam", "since_or_words": "Sinds"}
    search_fields = ["name"]

    def get_form_class(self, for_update: bool = False) -> type:
        return PartnerNameForm


class SuccessionIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[Succession]:
        return Succession.objects.select_related("predecessor", "successor").prefetch_related(
            "predecessor__names", "successor__names"
        )

    def get_add_url(self) -> str | None:
        """By way of the wizard, which shows the effect first."""
        return reverse("succession") if super().get_add_url() else None


class SuccessionViewSet(RowViewSet):
    model = Succession
    name = "opvolgingen"
    icon = "redirect"
    menu_label = "Opvolgingen"
    index_view_class = SuccessionIndexView
    list_display = [
        "__str__",
        DateColumn("on", label="Per", sort_key="on"),
    ]
    list_export = ["predecessor", "successor", "on", "get_kind_display", "basis"]
    export_headings = {
        "predecessor": "Voorganger",
        "successor": "Opvolger",
        "on": "Per",
        "get_kind_display": "Hoe",
        "basis": "Grondslag",
    }

    def get_form_class(self, for_update: bool = False) -> type:
        return _reason_form(Succession, ["predecessor", "successor", "on", "kind", "basis"])


class MembershipIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[Membership]:
        return Membership.objects.select_related("partner", "document__kind").prefetch_related(
            "partner__names"
        )


class MembershipViewSet(RowViewSet):
    model = Membership
    name = "deelnames"
    icon = "user"
    menu_label = "Deelnames"
    index_view_class = MembershipIndexView
    list_display = [
        "partner",
        Column("document", label="Document", sort_key="document__title"),
        DateColumn("since", label="Vanaf", sort_key="since"),
        DateColumn("until", label="Tot", sort_key="until"),
        Column("scope", label="Doet mee voor"),
    ]
    list_filter = ["document", "partner__kind", "since", "until"]
    list_export = [
        "document.title", "partner", "since", "notice_on", "until", "costs_until", "scope", "signatories",
    ]  # fmt: skip
    export_headings = {
        "document.title": "Document",
        "partner": "Partner",
        "since": "Deelnemer vanaf",
        "notice_on": "Opgezegd op",
        "until": "Deelnemer tot",
        "costs_until": "Betaalt mee tot",
        "scope": "Doet mee voor",
        "signatories": "Aantal ondertekenaars",
    }
    search_fields = ["partner__names__name", "document__title"]

    def get_form_class(self, for_update: bool = False) -> type[MembershipForm]:
        return MembershipForm


class MandateIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[Mandate]:
        return Mandate.objects.select_related("partner").prefetch_related("partner__names")


class MandateViewSet(RowViewSet):
    model = Mandate
    name = "mandaten"
    icon = "key"
    menu_label = "Mandaten"
    add_view_class = ForPartnerCreateView
    index_view_class = MandateIndexView
    list_display = [
        "name",
        Column("function", label="Functie"),
        Column("partner", label="Partner"),
        DateColumn("since", label="Mag tekenen vanaf", sort_key="since"),
        DateColumn("until", label="Tot", sort_key="until"),
    ]
    list_export = ["partner", "name", "function", "since", "until", "basis"]
    export_headings = {
        "partner": "Partner",
        "name": "Naam",
        "function": "Functie",
        "since": "Mag tekenen vanaf",
        "until": "Tot",
        "basis": "Grondslag",
    }
    search_fields = ["name", "partner__names__name"]

    def get_form_class(self, for_update: bool = False) -> type:
        return MandateForm


class ContactIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[Contact]:
        return Contact.objects.select_related("partner").prefetch_related("partner__names")


class ContactViewSet(RowViewSet):
    model = Contact
    name = "contactpersonen"
    icon = "mail"
    menu_label = "Contactpersonen"
    add_view_class = ForPartnerCreateView
    index_view_class = ContactIndexView
    list_display = [
        "name",
        Column("function", label="Functie"),
        Column("partner", label="Partner"),
        Column("email", label="E-mailadres"),
        DateColumn("since", label="Vanaf", sort_key="since"),
        DateColumn("until", label="Tot", sort_key="until"),
    ]
    list_export = ["partner", "name", "function", "email", "phone", "since", "until"]
    export_headings = {
        "partner": "Partner",
        "name": "Naam",
        "function": "Functie",
        "email": "E-mailadres",
        "phone": "Telefoon",
        "since": "Vanaf",
        "until": "Tot",
    }
    search_fields = ["name", "email", "partner__names__name"]

    def get_form_class(self, for_update: bool = False) -> type:
        return _reason_form(Contact, ["partner", "name", "function", "email", "phone", "since", "until"])


def _reason_form(model: type, fields: list[str]) -> type[ReasonForm]:
    return type(
        f"{model.__name__}Form", (ReasonForm,), {"Meta": type("Meta", (), {"model": model, "fields": fields})}
    )


class IntakeMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_take_over(request.user)


class RoundsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("signatures.view_round")


class SubmissionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("signatures.view_submission")


class SignaturesGroup(ModelViewSetGroup):
    menu_label = "Ondertekening"
    menu_icon = "pick"
    menu_order = 120
    items = (
        ActViewSet,
        PartnerViewSet,
        MembershipViewSet,
        MandateViewSet,
        ContactViewSet,
        PartnerNameViewSet,
        SuccessionViewSet,
        PartnerKindViewSet,
    )

    def get_submenu_items(self) -> list[MenuItem]:
        today = MenuItem(
            "Vandaag", reverse("signatures_today"), name="vandaag", icon_name="calendar", order=0
        )
        chart = MenuItem("Overzicht", addresses.main_chart(), name="overzicht", icon_name="table", order=1)
        intake = IntakeMenuItem(
            "Register overnemen",
            reverse("take_over_register"),
            name="register-overnemen",
            icon_name="upload",
            order=900,
        )
        handed_in = SubmissionsMenuItem(
            "Ingeleverde ondertekeningen",
            reverse("submissions"),
            name="ingeleverd",
            icon_name="tick",
            order=3,
        )
        rounds = RoundsMenuItem(
            "Ondertekenrondes", reverse("rounds"), name="ondertekenrondes", icon_name="mail", order=2
        )
        return [today, chart, rounds, handed_in, *super().get_submenu_items(), intake]
