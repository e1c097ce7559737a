"""A template of a decision route with all its steps on one page, and the usual routes to begin with."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from wagtail.admin import messages

from documents.models import Kind
from documents.text.refusals import Refused
from signatures.models import RouteTemplate, TemplateStep
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
    remove = forms.BooleanField(label="Weghalen", required=False)

    class Meta:
        model = TemplateStep
        fields = ["body", "purpose", "each", "days"]
        labels = {"body": "Wie", "purpose": "Wat wordt gevraagd", "each": "Bij elke", "days": "Na (dagen)"}
        help_texts = {"body": "", "each": ""}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("body", "purpose", "days"):
            self.fields[name].required = False
        each: Any = self.fields["each"]
        each.choices = [("", "Eén stap voor allen"), *each.choices[1:]]
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


class TemplateView(View):
    """Adds a template, or changes one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pk = kwargs.pop("pk", None)
        self.user: Any = request.user
        if not self.user.has_perm(f"signatures.{'change' if pk else 'add'}_routetemplate"):
            raise PermissionDenied
        self.template = get_object_or_404(RouteTemplate, pk=pk) if pk else RouteTemplate()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = self._rows() + [{"days": 0} for _ in range(EMPTY_ROWS)]
        initial = [{"place": place * 10, **row} for place, row in enumerate(rows, 1)]
        return self._shown(request, TemplateForm(instance=self.template), StepRows(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TemplateForm(request.POST, instance=self.template)
        rows = StepRows(request.POST, form_kwargs={"use_required_attribute": False})
        if form.is_valid() and rows.is_valid():
            try:
                template = keep_template(template=form.instance, steps=_filled_in(rows), by=self.user)
            except Refused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"“{template.title}” is bewaard.")
                return redirect("modelroutes:edit", template.pk)
        messages.error(request, "De modelroute is nog niet bewaard. Kijk hieronder wat er niet klopt.")
        return self._shown(request, form, rows)

    def _rows(self) -> list[dict[str, Any]]:
        names = ("pk", "body", "purpose", "each", "days")
        return list(self.template.steps.values(*names)) if self.template.pk else []

    def _shown(self, request: HttpRequest, form: TemplateForm, rows: Any) -> HttpResponse:
        context = {
            "form": form,
            "rows": rows,
            "template": RouteTemplate.objects.filter(pk=self.template.pk).first(),
            "defaults": [(kind, Kind(kind).label, route) for kind, route in DEFAULT_ROUTES.items()],
        }
        return render(request, "signatures/admin/route_template.html", context)


class TakeDefaultView(View):
    """ "Neem de standaardroute over"."""

    def post(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        if not user.has_perm("signatures.add_routetemplate"):
            raise PermissionDenied
        try:
            template = take_default(kind=request.POST.get("kind", ""), by=user)
        except Refused as error:
            messages.error(request, str(error))
            return redirect("modelroutes:add")
        messages.success(request, f"“{template.title}” is overgenomen. Pas de stappen aan waar dat nodig is.")
        return redirect("modelroutes:edit", template.pk)


def _filled_in(rows: Any) -> list[dict[str, Any]]:
    """The rows with a body that were not taken away, by their place."""
    kept = [
        row.cleaned_data
        for row in rows
        if row.cleaned_data.get("body") and not row.cleaned_data.get("remove")
    ]
    return sorted(kept, key=lambda row: row["place"] if row.get("place") is not None else 9999)
