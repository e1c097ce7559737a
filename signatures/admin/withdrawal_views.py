"""Withdrawing a version: first what follows, then the record."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.admin.widgets import AdminDateInput

from documents.admin.verb_form_view import VerbFormView
from documents.models import Version
from documents.text.dutch import day
from signatures.register.withdrawing import why_not_withdraw, withdraw_version, withdrawal_effect

WITHDRAW = "signatures.add_act"


class WithdrawalForm(forms.Form):
    on = forms.DateField(
        label="Ingetrokken per",
        widget=AdminDateInput,
        help_text="De dag waarop de versie niet meer geldt. Die mag ook nog komen.",
        error_messages={"required": "Vul in per welke dag de versie is ingetrokken."},
    )
    text = forms.CharField(
        label="Waarom",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld het besluit waarbij dit is gebeurd. Lezers zien dit.",
        error_messages={"required": "Schrijf op waarom de versie wordt ingetrokken. Lezers zien die reden."},
    )
    scan = forms.FileField(label="Scan of PDF van het besluit", required=False)
    confirmed = forms.BooleanField(
        label="Ik heb gelezen wat er verandert, en leg de intrekking vast",
        error_messages={"required": "Zet een vinkje als u hebt gelezen wat er verandert."},
    )


class WithdrawVersionView(VerbFormView):
    permission_required = WITHDRAW
    form_class = WithdrawalForm
    template_name = "signatures/admin/withdraw.html"

    @cached_property
    def version(self) -> Version:
        return get_object_or_404(Version.objects.select_related("document"), pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def post(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        """The button that only looks ahead shows what follows from the day that was filled in."""
        if "look" not in request.POST:
            return super().post(request, *args, **named)
        return self.render_to_response(self.get_context_data(form=self._filled_in()))

    def _filled_in(self) -> WithdrawalForm:
        posted = self.get_form()
        posted.is_valid()
        known = {name: posted.cleaned_data.get(name) for name in ("on", "text")}
        return WithdrawalForm(
            initial=self.get_initial() | {name: value for name, value in known.items() if value}
        )

    def perform(self, form: Any) -> str:
        told = form.cleaned_data
        evidence = {"evidence": told["scan"].read()} if told.get("scan") else {}
        act = withdraw_version(
            version=self.version, on=told["on"], text=told["text"], by=self.user, **evidence
        )
        when = day(act.on) if act.on else ""
        return f"Vastgelegd: versie {self.version.name} is ingetrokken per {when}. De tekst blijft te lezen."

    def get_success_url(self) -> str:
        return reverse("versies:inspect", args=[self.version.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        context = super().get_context_data(**named)
        form = context["form"]
        known = getattr(form, "cleaned_data", {}) if form.is_bound else form.initial
        on = known.get("on") or timezone.localdate()
        return context | {
            "version": self.version,
            "on": on,
            "hindrance": why_not_withdraw(self.version, on),
            "effect": withdrawal_effect(self.version, on),
        }
