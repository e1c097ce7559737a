"""Vaststellen: the page that says what will happen, and the verb behind its button."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.comparison_views import versions_to_compare
from documents.admin.determination_forms import DetermineForm, fingerprint, first_values
from documents.admin.determination_parts import Outlook, outlooks
from documents.admin.unit_rows import chosen_text, title_of, titles, unit_rows
from documents.admin.verb_form_view import PermittedView, VerbButtonView, VerbFormView
from documents.comparison import Comparison, compare
from documents.comparison.words import what_happened
from documents.drafting.determining import (
    attachment_title,
    determine_draft,
    match_draft,
    objections_to,
    propose_repair,
)
from documents.drafting.incoming import brought_in
from documents.drafting.mapping import text_of
from documents.drafting.proposing import open_determination, propose_determination
from documents.drafting.tree import draft_of
from documents.models import (
    DeterminationProposal,
    DocumentPage,
    ErratumProposal,
    Version,
    Visibility,
    WorkingArrangements,
)
from documents.permissions import DETERMINE
from documents.renditions import renvooi_html
from documents.text import Text, plain_text, words
from documents.text.refusals import Refused
from documents.versions.erratum import open_proposal
from documents.versions.matching import current_matches
from documents.versions.objections import concerns

MOST_SHOWN = 40


class AboutDraft(PermittedView):
    """For who may determine versions and edit this draft."""

    permission_required = DETERMINE

    @cached_property
    def page(self) -> DocumentPage:
        return get_object_or_404(DocumentPage.objects.select_related("document__kind"), pk=self.kwargs["pk"])

    def has_permission(self) -> bool:
        return super().has_permission() and self.page.permissions_for_user(self.user).can_edit()

    @cached_property
    def draft(self) -> DocumentPage:
        return draft_of(self.page.document)

    @cached_property
    def latest(self) -> Version | None:
        return self.page.document.versions.newest()


class DetermineView(AboutDraft, VerbFormView):
    form_class = DetermineForm
    template_name = "documents/admin/determine.html"
    version: Version | None = None
    proposal: ErratumProposal | None = None
    determination: DeterminationProposal | None = None

    @cached_property
    def by_two(self) -> bool:
        """Whether a second person has to agree."""
        return bool(WorkingArrangements.now().second_person)

    def get_initial(self) -> dict[str, Any]:
        return first_values(self.draft, self.latest)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"page": self.draft, "latest": self.latest}

    def post(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        """The button that only looks ahead shows the page again with what was filled in."""
        if "look" not in request.POST:
            return super().post(request, *args, **named)
        form = self.get_form()
        form.is_valid()
        return self.render_to_response(self.get_context_data(form=form))

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, "Er is nog niets vastgesteld. Vul hieronder aan wat ontbreekt.")
        return super().form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        if self._overtaken(form) or not self._unconfirmed(form):
            return super().form_valid(form)
        form.add_error("confirmed", "Zet een vinkje als u de tekst toch wilt vaststellen.")
        messages.warning(
            self.request, "Er is nog niets vastgesteld. Lees eerst onderaan wat er staat bij “Let op”."
        )
        return super().form_invalid(form)

    def perform(self, form: Any) -> str:
        """A repaired copy is not made at once: somebody else looks at it first."""
        if form.repairs and self.latest:
            self.proposal = propose_repair(self.draft, form.decision(), of=self.latest, by=self.user)
            return (
                "Uw voorstel voor een hersteld exemplaar ligt klaar. Iemand anders van het team moet akkoord "
                "gaan. Vraag een collega om ernaar te kijken."
            )
        if self.by_two:
            self.determination = propose_determination(self.draft, form.decision(), by=self.user)
            return (
                "Uw voorstel om vast te stellen ligt klaar. Er is nog niets vastgesteld. Vraag een collega "
                "die mag vaststellen om ernaar te kijken."
            )
        self.version = determine_draft(self.draft, form.decision(), by=self.user)
        return f"Versie {self.version.name} van “{self.version.document.title}” is vastgesteld."

    def get_success_buttons(self) -> list:
        address = self.version.get_absolute_url() if self.version else ""
        return [messages.button(address, "Bekijk de versie")] if address else []

    def get_success_url(self) -> str:
        if self.proposal:
            return reverse("erratum_proposal", args=[self.proposal.pk])
        if self.determination:
            return reverse("determination_proposal", args=[self.determination.pk])
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        """The page with what was filled in, beside what is there now: somebody else may have been first."""
        messages.error(self.request, error.message)
        self.draft = draft_of(self.page.document)
        self.latest = self.page.document.versions.newest()
        fresh = first_values(self.draft, self.latest)
        seen_now = {name: fresh[name] for name in ("expected_latest", "expected_revision")}
        filled_in = {**form.cleaned_data, **seen_now, "confirmed": False}
        again = DetermineForm(page=self.draft, latest=self.latest, initial=filled_in)
        return self.render_to_response(self.get_context_data(form=again))

    def _overtaken(self, form: DetermineForm) -> bool:
        """Somebody else was first; the verb refuses and says who, which matters more than the warnings."""
        shown = (form.cleaned_data["expected_latest"], form.cleaned_data["expected_revision"])
        return shown != (self.latest.designation if self.latest else "", self.draft.latest_revision_id)

    def _unconfirmed(self, form: DetermineForm) -> bool:
        day = form.cleaned_data["determined_on"]
        found = concerns(self.draft.document, text_of(self.draft)[0], determined_on=day)
        agreed = form.cleaned_data["confirmed"] and form.cleaned_data["seen"] == fingerprint(found)
        return bool(found) and not agreed

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        context = super().get_context_data(**named)
        form = context["form"]
        known = form.told
        day = known.get("determined_on") or timezone.localdate()
        text, _ = text_of(self.draft)
        former = self.latest.text if self.latest else None
        found = concerns(self.draft.document, text, determined_on=day)
        compared = compare(former, text) if former else None
        return context | {
            "page": self.draft,
            "latest": self.latest,
            "waiting_proposal": open_proposal(self.draft.document),
            "waiting_determination": open_determination(self.draft.document),
            "by_two": self.by_two,
            "determine_words": "Stel voor om vast te stellen" if self.by_two else "Stel vast",
            "outlooks": self._outlooks(form, day, known.get("reference_date")),
            "remarks": remarks_on_source(self.draft),
            "objections": objections_to(self.draft, self.latest, by=self.user),
            "concerns": found,
            "seen": fingerprint(found),
            "next_number": self.latest.number + 1 if self.latest else 1,
            "repaired_number": self.latest and f"{self.latest.number}.{self.latest.correction + 1}",
            "who_reads": READERS[Visibility(self.draft.document.visibility)],
            **comparison_context(compared),
            "versions": versions_to_compare(self.draft.document)[:2],
            "article_count": sum(1 for _ in text.articles()),
            "word_count": len(words(plain_text(text))),
            "attachments": [attachment_title(kept) for kept in self.draft.attachments.all()],
            **match_context(former, text),
        }

    def _outlooks(self, form: DetermineForm, day: date, reference_date: date | None) -> list[Outlook]:
        rule = form.rule_so_far
        return outlooks(self.draft.document, rule, day, reference_date) if rule else []


def remarks_on_source(draft: DocumentPage) -> list[str]:
    """What was doubtful when the file was read that the draft was made from."""
    incoming = brought_in(draft)
    return list(incoming.found.get("warnings", ())) if incoming else []


class MatchView(AboutDraft, VerbButtonView):
    """Corrections of which unit continues which; they are saved in the draft, nothing is determined."""

    def perform(self) -> str:
        if not self.latest:
            return ""
        text, _ = text_of(self.draft)
        now = current_matches(self.latest.text, text)
        matches = chosen_text(self.request.POST, "match", len(text.units), now)
        match_draft(self.draft, self.latest, matches, by=self.user)
        return "De koppelingen zijn bewaard in het concept. De vergelijking is bijgewerkt."

    def get_success_url(self) -> str:
        return reverse("determine", args=[self.page.pk])


def match_context(former: Text | None, text: Text) -> dict[str, Any]:
    """The table of matches, when there is a former version to match with."""
    if former is None:
        return {"rows": (), "former_titles": {}}
    rows = unit_rows(text, former=former, matches=current_matches(former, text))
    return {"rows": rows, "former_titles": titles(former)}


READERS = {
    Visibility.PUBLIC: "Iedereen",
    Visibility.PARTNERS: "Elke partner die is ingelogd",
    Visibility.TEAM: "Alleen het regionale team",
}


def comparison_context(comparison: Comparison | None) -> dict[str, Any]:
    """The units that read differently, with their words where those are few enough to read here."""
    if comparison is None:
        return {}
    told = [unit for unit in comparison.touched if not unit.only_renumbered]
    return {
        "summary": comparison.summary(),
        "changes": changes(comparison),
        "changed_units": [renvooi_html(unit) for unit in told] if len(told) <= MOST_SHOWN else [],
    }


def changes(comparison: Comparison) -> list[tuple[str, str]]:
    """The units that are not as they were, each with what became of it in words."""
    return [(title_of(unit.unit), what_happened(unit, comparison)) for unit in comparison.touched]
