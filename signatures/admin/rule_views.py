"""The editor of the rule of entry into force, with what it would lead to."""

from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.verb_form_view import PermittedView
from documents.entry_rule import Rule, sentence, to_data
from documents.entry_rule.rules import DateRule
from documents.ledger.history import save
from documents.models import Document, NextRule
from documents.permissions import DETERMINE
from documents.versions.determination import default_rule
from signatures.admin.rule_forms import RuleForm, partner_names, presets
from signatures.register.loading import facts_of
from signatures.register.partner_kinds import known_groups
from signatures.standing.foresight import Foresight, foresee


class RuleView(PermittedView):
    """Shows the rule that the next version will get, what it would do, and keeps another when asked."""

    permission_required = DETERMINE

    @cached_property
    def document(self) -> Document:
        return get_object_or_404(Document.objects.select_related("next_rule"), pk=self.kwargs["pk"])

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def names(self) -> dict[str, str]:
        return partner_names(self.today)

    @cached_property
    def groups(self) -> dict[str, str]:
        return known_groups()

    def form(self, rule: Rule, data: Any = None) -> RuleForm:
        return RuleForm(rule, today=self.today, names=self.names, groups=self.groups, data=data)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        preset = presets(self.groups).get(request.GET.get("voorbeeld", ""))
        rule = preset[1] if preset else self._kept()
        return self._shown(request, self.form(rule), rule)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(self._kept(), request.POST)
        if not form.is_valid():
            messages.error(request, form.error or "Er is niets bewaard. Verbeter wat hieronder staat.")
            return self._shown(request, form, self._kept())
        if "save" not in request.POST:
            return self._shown(request, form, form.rule)
        keep_rule(document=self.document, rule=form.rule, by=request.user)
        messages.success(
            request, "De regel is bewaard. Zij gaat mee als u de volgende versie van dit document vaststelt."
        )
        return redirect("entry_rule", pk)

    def _kept(self) -> Rule:
        return prepared_rule(self.document, self.today)

    def _shown(self, request: HttpRequest, form: RuleForm, rule: Rule) -> HttpResponse:
        context = {
            "document": self.document,
            "draft": getattr(self.document, "draft", None),
            "form": form,
            "presets": [(key, label) for key, (label, _) in presets(self.groups).items()],
            "sentence": sentence(rule, self.names, self.groups),
            "kept": self._kept() == rule and hasattr(self.document, "next_rule"),
            "foresight": self._foresight(form, rule),
        }
        return render(request, "signatures/admin/rule.html", context)

    def _foresight(self, form: RuleForm, rule: Rule) -> Foresight:
        given = getattr(form.when, "cleaned_data", {}) if form.when.is_bound else {}
        return foresee(
            facts_of([self.document])[self.document.pk],
            rule,
            determined_on=given.get("determined_on") or self.today,
            reference_date=given.get("reference_date"),
        )


def prepared_rule(document: Document, today: date) -> Rule:
    """What was prepared for the next version, else what the last version has; its fixed day is no use to the
    next."""
    kept = getattr(document, "next_rule", None)
    if kept:
        return kept.entry_rule
    last = document.versions.newest()
    if last and not isinstance(last.entry_rule, DateRule):
        return last.entry_rule
    return default_rule(document, today)


@transaction.atomic
def keep_rule(*, document: Document, rule: Rule, by: Any) -> NextRule:
    """Keeps this rule for the next version of the document."""
    kept = NextRule.objects.select_for_update().filter(document=document).first()
    kept = kept or NextRule(document=document)
    kept.rule = to_data(rule)
    return save(kept, by=by)
