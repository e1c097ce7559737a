"""Acts in the admin: the list, putting one on record, correcting one, and the paper behind it."""

from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import make_naive
from django.views import View

from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, InspectView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from documents.text.dutch import with_function
from documents.text.refusals import Refused
from signatures.admin.act_forms import HAND_IN, CorrectionForm
from signatures.admin.searching import RowsOnceIndexView
from signatures.models import Act


def acts_with_names() -> QuerySet[Act]:
    return (
        Act.objects.select_related("version__document", "partner", "evidence", "corrects")
        .defer("version__content")
        .prefetch_related("partner__names", "corrections")
    )


class ActIndexView(RowsOnceIndexView):
    custom_value_preprocess: ClassVar = {
        **RowsOnceIndexView.custom_value_preprocess,
        datetime: {RowsOnceIndexView.FORMAT_XLSX: make_naive},  # Wagtail writes the hour of Greenwich
    }

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
            form.add_error(None, str(error))
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


class CorrectActView(View):
    """Sets right an act by a correcting one; the act itself stays as it was recorded."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("signatures.add_act"):
            raise PermissionDenied
        self.act = get_object_or_404(acts_with_names(), pk=kwargs["pk"], corrects=None)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._shown(request, CorrectionForm(act=self.act))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = CorrectionForm(request.POST, request.FILES, act=self.act)
        correction = form.record(request.user) if form.is_valid() else None
        if correction is None:
            return self._shown(request, form)
        log(correction, "wagtail.create")
        messages.success(request, "Het herstel is vastgelegd. De eerste vastlegging blijft bewaard.")
        return redirect("handelingen:index")

    def _shown(self, request: HttpRequest, form: CorrectionForm) -> HttpResponse:
        return render(request, "signatures/admin/correct.html", {"form": form, "act": self.act})
