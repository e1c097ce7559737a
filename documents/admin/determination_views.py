"""Vaststellen: the page that says what will happen, and the verb behind its button."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from wagtail.admin import messages

from documents.admin.determination_forms import DetermineForm, fingerprint, first_values
from documents.admin.unit_rows import chosen, title_of, titles, unit_rows
from documents.comparison import Comparison, compare
from documents.comparison.words import what_happened
from documents.drafting.determining import (
    attachment_title,
    determine_draft,
    match_draft,
    objections_to,
    propose_repair,
)
from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.models import DocumentPage, Version, Visibility
from documents.permissions import DETERMINE
from documents.text import Text, plain_text, words
from documents.text.refusals import Refused
from documents.versions.erratum import open_proposal
from documents.versions.matching import current_matches
from documents.versions.objections import concerns


class DraftView(View):
    """One draft, for who may determine versions and edit this draft."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = get_object_or_404(DocumentPage.objects.select_related("document"), pk=kwargs["pk"])
        may_edit = found.permissions_for_user(request.user).can_edit()
        if not (request.user.has_perm(DETERMINE) and may_edit):
            raise PermissionDenied
        self.draft = draft_of(found.document)
        self.latest = found.document.versions.newest()
        return super().dispatch(request, *args, **kwargs)


class DetermineView(DraftView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DetermineForm(
            page=self.draft, latest=self.latest, initial=first_values(self.draft, self.latest)
        )
        return self._shown(request, form, timezone.localdate())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DetermineForm(request.POST, page=self.draft, latest=self.latest)
        if not form.is_valid():
            messages.error(request, "Er is nog niets vastgesteld. Vul hieronder aan wat ontbreekt.")
            return self._shown(request, form, form.cleaned_data.get("determined_on") or timezone.localdate())
        day = form.cleaned_data["determined_on"]
        if not self._overtaken(form) and self._unconfirmed(form, day):
            form.add_error("confirmed", "Zet een vinkje als u de tekst toch wilt vaststellen.")
            messages.warning(
                request, "Er is nog niets vastgesteld. Lees eerst onderaan wat er staat bij “Let op”."
            )
            return self._shown(request, form, day)
        try:
            if form.repairs and self.latest:
                return self._proposed(request, form, self.latest)
            version = determine_draft(self.draft, form.decision(), by=request.user)
        except Refused as error:
            messages.error(request, str(error))
            return self._again(request, form)
        messages.success(
            request,
            f"Versie {version.name} van “{version.document.title}” is vastgesteld.",
            buttons=[messages.button(version.get_absolute_url(), "Bekijk de versie")],
        )
        return redirect("wagtailadmin_pages:edit", pk)

    def _again(self, request: HttpRequest, form: DetermineForm) -> HttpResponse:
        """The page with what was filled in, beside what is there now: somebody else may have been first."""
        self.draft = draft_of(self.draft.document)
        self.latest = self.draft.document.versions.newest()
        seen_now = ("expected_latest", "expected_revision")
        fresh = first_values(self.draft, self.latest)
        filled_in = {**form.cleaned_data, **{name: fresh[name] for name in seen_now}}
        again = DetermineForm(page=self.draft, latest=self.latest, initial=filled_in | {"confirmed": False})
        return self._shown(request, again, form.cleaned_data["determined_on"])

    def _proposed(self, request: HttpRequest, form: DetermineForm, latest: Version) -> HttpResponse:
        """A repaired copy is not made at once: somebody else looks at it first."""
        proposal = propose_repair(self.draft, form.decision(), of=latest, by=request.user)
        messages.success(
            request,
            "Uw voorstel voor een hersteld exemplaar ligt klaar. Iemand anders van het team moet akkoord "
            "gaan. Vraag een collega om ernaar te kijken.",
        )
        return redirect("erratum_proposal", proposal.pk)

    def _overtaken(self, form: DetermineForm) -> bool:
        """Somebody else was first; the verb refuses and says who, which matters more than the warnings."""
        shown = (form.cleaned_data["expected_latest"], form.cleaned_data["expected_revision"])
        return shown != (self.latest.designation if self.latest else "", self.draft.latest_revision_id)

    def _unconfirmed(self, form: DetermineForm, day: date) -> bool:
        found = concerns(self.draft.document, text_of(self.draft)[0], determined_on=day)
        agreed = form.cleaned_data["confirmed"] and form.cleaned_data["seen"] == fingerprint(found)
        return bool(found) and not agreed

    def _shown(self, request: HttpRequest, form: DetermineForm, day: date) -> HttpResponse:
        text, _ = text_of(self.draft)
        former = self.latest.text if self.latest else None
        found = concerns(self.draft.document, text, determined_on=day)
        context = {
            "page": self.draft,
            "form": form,
            "latest": self.latest,
            "waiting_proposal": open_proposal(self.draft.document),
            "objections": objections_to(self.draft, self.latest, by=request.user),
            "concerns": found,
            "seen": fingerprint(found),
            "next_number": self.latest.number + 1 if self.latest else 1,
            "repaired_number": self.latest and f"{self.latest.number}.{self.latest.correction + 1}",
            "who_reads": READERS[Visibility(self.draft.document.visibility)],
            **comparison_context(former, text),
            "article_count": sum(1 for _ in text.articles()),
            "word_count": len(words(plain_text(text))),
            "attachments": [attachment_title(kept) for kept in self.draft.attachments.all()],
            **match_context(former, text),
        }
        return render(request, "documents/admin/determine.html", context)


class MatchView(DraftView):
    """Corrections of which unit continues which; they are saved in the draft, nothing is determined."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.latest:
            return redirect("determine", pk)
        text, _ = text_of(self.draft)
        now = current_matches(self.latest.text, text)
        try:
            match_draft(
                self.draft, self.latest, chosen(request.POST, "match", len(text.units), now), by=request.user
            )
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, "De koppelingen zijn bewaard in het concept. De vergelijking is bijgewerkt."
            )
        return redirect("determine", pk)


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


def comparison_context(former: Text | None, text: Text) -> dict[str, Any]:
    if former is None:
        return {}
    comparison = compare(former, text)
    return {"summary": comparison.summary(), "changes": changes(comparison)}


def changes(comparison: Comparison) -> list[tuple[str, str]]:
    """The units that are not as they were, each with what became of it in words."""
    return [(title_of(unit.unit), what_happened(unit, comparison)) for unit in comparison.touched]
