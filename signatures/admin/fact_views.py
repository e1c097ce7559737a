"""What was agreed about a document beside its text, on one page; recording it, and setting it right."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property

from documents.admin.verb_form_view import PermittedView, VerbFormView
from documents.models import Document
from signatures.admin.fact_forms import (
    AmountForm,
    FactCorrectionForm,
    FactForm,
    NoticeForm,
    ReviewForm,
    TermForm,
)
from signatures.models import Amount, TermEntry
from signatures.models.dated_fact import DatedFact
from signatures.register.before_and_after import VersionBeforeAndAfter, versions_before_and_after
from signatures.register.dated_facts import correct_fact, record_fact, right_row, settled_rows, values_of
from signatures.register.loading import facts_of
from signatures.register.standings import standing_of
from signatures.standing import document_standing
from signatures.standing.facts import TermFact

LOOK = "look"


@dataclass(frozen=True, slots=True)
class FactScreen:
    """That for one sort of thing to record: its form and its words; `looks_ahead`: whether it can end the
    text."""

    form: type[FactForm]
    title: str
    lead: str
    action: str
    looks_ahead: bool = False

    @property
    def model(self) -> type[DatedFact]:
        return self.form._meta.model

    @property
    def right(self) -> str:
        return f"signatures.add_{self.model._meta.model_name}"


SORTS = {
    "looptijd": FactScreen(
        TermForm,
        "Looptijd vastleggen",
        "Tot wanneer de afspraak loopt, en of zij vanzelf wordt verlengd. Komt er een andere looptijd, leg "
        "die dan ook vast: wat eerder gold, blijft bewaard.",
        "Leg de looptijd vast",
        looks_ahead=True,
    ),
    "opzegging": FactScreen(
        NoticeForm,
        "Opzegging vastleggen",
        "Opzeggen van de hele afspraak, voor alle partners. Zegt één partner op? Beëindig dan de deelname "
        "van die partner.",
        "Leg de opzegging vast",
        looks_ahead=True,
    ),
    "herziening": FactScreen(
        ReviewForm,
        "Herziening afspreken",
        "Op welke dag de tekst uiterlijk opnieuw is bekeken. Na die dag staat bij de tekst dat de herziening "
        "te laat is.",
        "Leg de herziening vast",
    ),
    "bedrag": FactScreen(
        AmountForm,
        "Bedrag vastleggen",
        "Geld dat partijen hebben afgesproken, met de dag vanaf wanneer het geldt. Verandert een bedrag, leg "
        "dan het nieuwe vast: wat eerder gold, blijft te zien.",
        "Leg het bedrag vast",
    ),
}
SORT_OF_KIND = {sort.form.kind: name for name, sort in SORTS.items()}


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact as it was first recorded, with the row that has its right values."""

    first: Any
    right: Any
    sort: str

    @property
    def is_corrected(self) -> bool:
        return bool(self.first.pk != self.right.pk)


class DocumentFactsView(PermittedView):
    permission_required = "signatures.view_termentry"

    def get(self, request: HttpRequest, document: int) -> HttpResponse:
        found = get_object_or_404(Document, pk=document)
        context = {
            "document": found,
            "standing": standing_of(found),
            "terms": list(_shown(TermEntry.objects.filter(document=found))),
            "amounts": list(_shown(Amount.objects.filter(document=found))),
        }
        return render(request, "signatures/admin/document_facts.html", context)


def _shown(rows: Iterable[Any]) -> Iterable[ShownFact]:
    pairs = settled_rows(list(rows))
    for first, right in sorted(pairs, key=lambda pair: (pair[1].on, pair[0].pk), reverse=True):
        yield ShownFact(first, right, SORT_OF_KIND[getattr(first, "kind", "")])


class FactView(VerbFormView):
    """A form about one document; the button that only looks ahead shows what the versions would be."""

    template_name = "signatures/admin/fact.html"
    permission_required = "signatures.view_termentry"

    @cached_property
    def sort(self) -> FactScreen:
        found = SORTS.get(self.kwargs["sort"])
        if found is None:
            raise Http404("Dit kunt u hier niet vastleggen.")
        return found

    @property
    def document(self) -> Document:
        raise NotImplementedError

    def get_permission_required(self) -> tuple[str, ...]:
        return (self.sort.right,)

    def get_form_class(self) -> type[FactForm]:
        return self.sort.form

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"document": self.document}

    def get_success_url(self) -> str:
        return reverse("document_facts", args=[self.document.pk])

    def form_valid(self, form: Any) -> HttpResponse:
        if LOOK in self.request.POST and self.sort.looks_ahead:
            return self.render_to_response(self.get_context_data(form=form, effect=self.effect(form)))
        return super().form_valid(form)

    def effect(self, form: Any) -> list[VersionBeforeAndAfter]:
        """How the versions stand without and with it, on the day it takes effect."""
        facts = facts_of([self.document])[self.document.pk]
        on = max(form.cleaned_data.get("until") or timezone.localdate(), timezone.localdate())
        after = replace(facts, terms=(*facts.terms, *self.supposed(form)))
        return list(versions_before_and_after(document_standing(facts, on), document_standing(after, on)))

    def supposed(self, form: Any) -> list[TermFact]:
        told = form.cleaned_data
        months = {name: told.get(name) for name in ("renewal_months", "notice_months")}
        return [TermFact(0, self.sort.form.kind, told["on"], told.get("until"), timezone.now(), **months)]

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        shown = {"document": self.document, "sort": self.sort, "term": standing_of(self.document).term}
        return super().get_context_data(**shown | named)


class RecordFactView(FactView):
    @cached_property
    def document(self) -> Document:
        return get_object_or_404(Document, pk=self.kwargs["document"])

    def get_initial(self) -> dict[str, Any]:
        """Today, and of an amount what it takes the place of (`?na=`)."""
        before = self.request.GET.get("na", "")
        if before.isascii() and before.isdecimal() and len(before) < 12 and self.sort.model is Amount:
            former = get_object_or_404(Amount, pk=before, document=self.document, corrects=None)
            kept = values_of(right_row(former)) | {"until": None}
        else:
            kept = {}
        return kept | {"on": timezone.localdate()}

    def perform(self, form: Any) -> str:
        record_fact(form.unsaved(), by=self.user)
        return f"Vastgelegd bij {self.document}."

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.sort.title, action=self.sort.action, **named)


class CorrectFactView(FactView):
    """The fact stays as it was recorded; what was right is recorded beside it."""

    @cached_property
    def fact(self) -> Any:
        found = get_object_or_404(self.sort.model, pk=self.kwargs["pk"], corrects=None)
        if getattr(found, "kind", "") != self.sort.form.kind:
            raise Http404("Dit staat er niet.")
        return found

    @property
    def document(self) -> Document:
        return self.fact.document

    def get_initial(self) -> dict[str, Any]:
        return values_of(right_row(self.fact))

    def correction(self) -> FactCorrectionForm:
        return FactCorrectionForm(self.request.POST if self.request.method == "POST" else None)

    def form_valid(self, form: Any) -> HttpResponse:
        asked = self.correction()
        if LOOK not in self.request.POST and not asked.is_valid():
            return self.render_to_response(self.get_context_data(form=form, correction=asked))
        return super().form_valid(form)

    def perform(self, form: Any) -> str:
        asked = self.correction()
        asked.is_valid()
        void = asked.cleaned_data["void"]
        reason = asked.cleaned_data["reason"]
        correct_fact(self.fact, by=self.user, reason=reason, changes=form.cleaned_data, void=void)
        done = "Doorgehaald" if void else "Hersteld"
        return f"{done} bij {self.document}. Wat er eerst stond, blijft bewaard."

    def supposed(self, form: Any) -> list[TermFact]:
        void = bool(self.request.POST.get("void"))
        return [replace(one, corrects=self.fact.pk, void=void) for one in super().supposed(form)]

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        shown = {"correction": self.correction(), "title": "Herstellen", "action": "Leg het herstel vast"}
        return super().get_context_data(**shown | named)


FACT_URLS = [
    path("afspraken/<int:document>/", DocumentFactsView.as_view(), name="document_facts"),
    path("afspraken/<int:document>/<slug:sort>/", RecordFactView.as_view(), name="record_fact"),
    path("afspraken/<slug:sort>/<int:pk>/herstellen/", CorrectFactView.as_view(), name="correct_fact"),
]
