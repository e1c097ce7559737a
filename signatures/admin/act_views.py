"""Acts in the admin: the list, putting one on record, correcting one, and the paper behind it."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property

from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, InspectView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from documents.admin.verb_form_view import VerbFormView
from documents.text.dutch import with_function
from documents.text.refusals import Refused
from signatures.admin.act_forms import FIELDS, HAND_IN, CorrectionForm
from signatures.admin.searching import RowsOnceIndexView
from signatures.models import Act
from signatures.register.acts import correct_act, right_values


def acts_with_names() -> QuerySet[Act]:
    return (
        Act.objects.select_related("version__document__kind", "partner", "evidence", "corrects")
        .defer("version__content")
        .prefetch_related("partner__names", "corrections")
    )


class ActIndexView(RowsOnceIndexView):
    def get_base_queryset(self) -> QuerySet[Act]:
        return acts_with_names()


class ActCreateView(CreateView):
    """Puts an act on record; a refusal is shown at the form."""

    def get_success_message(self, instance: Act) -> str:
        return f"Vastgelegd: {instance}. Klopt er later iets niet? Open de handeling en kies Herstellen."

    def get_success_buttons(self) -> list:
        """An act is looked at and set right, never edited."""
        return [messages.button(reverse("handelingen:inspect", args=[self.object.pk]), "Bekijk de handeling")]

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except Refused as error:
            form.add_error(None, error.message)
            self.produced_error_message = "De handeling is niet vastgelegd."
            return self.form_invalid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        if form.has_error("precision", HAND_IN):
            chosen = {name: form.data.get(name, "") for name in ("version", "partner")}
            address = f"{reverse('hand_in_any')}?{urlencode(chosen)}"
            messages.warning(
                self.request,
                "Een ondertekening zonder precieze dag wordt eerst ingeleverd.",
                buttons=[messages.button(address, "Lever haar in")],
            )
        return response


class ActInspectView(InspectView):
    def get_queryset(self) -> QuerySet[Act]:
        return acts_with_names()

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        if field_name == "signatories":
            people = self.object.signatories
            return (
                "; ".join(with_function(one.get("name", ""), one.get("function", "")) for one in people)
                or "–"
            )
        found = super().get_field_display_value(field_name, field)
        if isinstance(found, bool):
            return "ja" if found else "nee"
        return "–" if found in (None, "") else found

    @property
    def header_buttons(self) -> list[HeaderButton]:
        address = reverse("correct_act", args=[self.object.pk])
        shown = [HeaderButton("Herstellen", url=address, icon_name="edit")] if self._may_correct() else []
        if self.object.evidence_id:
            paper = reverse("act_evidence", args=[self.object.pk])
            shown.append(HeaderButton("Bewijsstuk openen", url=paper, icon_name="doc-full"))
        return shown

    def _may_correct(self) -> bool:
        return self.object.corrects_id is None and self.request.user.has_perm("signatures.add_act")


class CorrectActView(VerbFormView):
    """Sets right an act by a correcting one; the act itself stays as it was recorded."""

    permission_required = "signatures.add_act"
    form_class = CorrectionForm
    template_name = "signatures/admin/correct.html"
    success_url = reverse_lazy("handelingen:index")

    @cached_property
    def act(self) -> Act:
        return get_object_or_404(acts_with_names(), pk=self.kwargs["pk"], corrects=None)

    def back(self) -> str:
        return reverse("handelingen:inspect", args=[self.act.pk])

    def get_initial(self) -> dict[str, Any]:
        values = right_values(self.act)
        return {name: values[name] for name in FIELDS}

    def perform(self, form: Any) -> str:
        correction = correct_act(act=self.act, by=self.user, **form.values())
        log(correction, "wagtail.create")
        return "Het herstel is vastgelegd. De eerste vastlegging blijft bewaard."

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(act=self.act, **named)
