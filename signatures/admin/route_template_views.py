"""A template of a decision route with all its steps on one page, and the usual routes to begin with."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.verb_form_view import VerbButtonView, VerbFormView
from documents.models import DocumentKind
from signatures.models import RouteTemplate, TemplateStep
from signatures.register.partner_kinds import known_kinds
from signatures.routes.defaults import DEFAULT_ROUTES
from signatures.routes.templates import keep_template, take_default

EMPTY_ROWS = 3
LONGEST = 3650


class TemplateForm(forms.ModelForm):
    class Meta:
        model = RouteTemplate
        fields = ["kind", "title"]


class TemplateStepForm(forms.ModelForm):
    """One row: a step, or nothing when it was left empty. `place` orders the rows."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    place = forms.IntegerField(label="Volgorde", min_value=0, max_value=9999, required=False)
    each = forms.ChoiceField(label="Bij elke", required=False)
    remove = forms.BooleanField(label="Weghalen", required=False)

    class Meta:
        model = TemplateStep
        fields = ["body", "purpose", "days"]
        labels = {"body": "Wie", "purpose": "Wat wordt gevraagd", "days": "Na (dagen)"}
        help_texts = {"body": ""}

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("body", "purpose", "days"):
            self.fields[name].required = False
        each: Any = self.fields["each"]
        each.choices = [("", "Eén stap voor allen"), *kinds]
        self.fields["place"].widget.attrs["class"] = self.fields["days"].widget.attrs["class"] = (
            "portal-number"
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("pk") and not cleaned.get("body") and not cleaned.get("remove"):
            self.add_error("body", "Vul in wie dit doet, of zet een vinkje bij Weghalen.")
        if cleaned.get("body") and not cleaned.get("purpose") and "purpose" not in self.errors:
            self.add_error("purpose", "Kies wat er wordt gevraagd.")
        if (cleaned.get("days") or 0) > LONGEST:
            self.add_error("days", f"Kies hoogstens {LONGEST} dagen.")
        cleaned["days"] = cleaned.get("days") or 0
        return cleaned


StepRows = forms.formset_factory(TemplateStepForm, extra=0, max_num=200, validate_max=True)


class RouteTemplateView(VerbFormView):
    """Adds a template, or changes one."""

    form_class = TemplateForm
    template_name = "signatures/admin/route_template.html"

    def get_permission_required(self) -> tuple[str, ...]:
        return (f"signatures.{'change' if 'pk' in self.kwargs else 'add'}_routetemplate",)

    @cached_property
    def template(self) -> RouteTemplate:
        pk = self.kwargs.get("pk")
        return get_object_or_404(RouteTemplate, pk=pk) if pk else RouteTemplate()

    @cached_property
    def rows(self) -> Any:
        kinds = [(kind.code, kind.name) for kind in known_kinds()]
        if self.request.method == "POST":
            options = {"use_required_attribute": False, "kinds": kinds}
            return StepRows(self.request.POST, form_kwargs=options)
        names = ("pk", "body", "purpose", "each", "days")
        kept = list(self.template.steps.values(*names)) if self.template.pk else []
        rows = kept + [{"days": 0} for _ in range(EMPTY_ROWS)]
        initial = [{"place": place * 10, **row} for place, row in enumerate(rows, 1)]
        return StepRows(initial=initial, form_kwargs={"kinds": kinds})

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.template}

    def form_valid(self, form: Any) -> HttpResponse:
        return super().form_valid(form) if self.rows.is_valid() else self.form_invalid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, "De modelroute is nog niet bewaard. Kijk hieronder wat er niet klopt.")
        return super().form_invalid(form)

    def perform(self, form: Any) -> str:
        self.kept = keep_template(template=form.instance, steps=_filled_in(self.rows), by=self.user)
        return f"“{self.kept.title}” is bewaard."

    def get_success_url(self) -> str:
        return reverse("modelroutes:edit", args=[self.kept.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(
            rows=self.rows,
            template=RouteTemplate.objects.filter(pk=self.template.pk).first(),
            defaults=[
                (code, kind.name, DEFAULT_ROUTES[code])
                for code, kind in DocumentKind.objects.by_code().items()
                if code in DEFAULT_ROUTES
            ],
            **named,
        )


class TakeDefaultView(VerbButtonView):
    """ "Neem de standaardroute over"."""

    permission_required = "signatures.add_routetemplate"
    taken: RouteTemplate | None = None

    def perform(self) -> str:
        self.taken = take_default(kind=self.request.POST.get("kind", ""), by=self.user)
        return f"“{self.taken.title}” is overgenomen. Pas de stappen aan waar dat nodig is."

    def get_success_url(self) -> str:
        return reverse("modelroutes:edit", args=[self.taken.pk]) if self.taken else reverse("modelroutes:add")


def _filled_in(rows: Any) -> list[dict[str, Any]]:
    """The rows with a body that were not taken away, by their place."""
    kept = [
        row.cleaned_data
        for row in rows
        if row.cleaned_data.get("body") and not row.cleaned_data.get("remove")
    ]
    return sorted(kept, key=lambda row: row["place"] if row.get("place") is not None else 9999)
