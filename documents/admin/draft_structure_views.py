"""The parts of a draft, split and joined; each step is a revision of the draft."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wagtail.admin import messages

from documents.admin.draft_views import BesideDraftView
from documents.admin.structure_screens import StructureScreen, UnitScreen, as_it_stands
from documents.admin.unit_rows import TYPES, unit_rows
from documents.drafting.editing import correct_draft
from documents.drafting.mapping import text_of
from documents.reading.recognition.corrections import Corrected, Edit
from documents.text import Text
from documents.text.refusals import Refused


class OfDraft(BesideDraftView, StructureScreen):
    """Who posts without saying what was on the screen had the draft of now."""

    @property
    def seen(self) -> int | None:
        raw = self.request.POST.get("seen", "")
        return int(raw) if raw.isdecimal() and len(raw) < 18 else self.draft.latest_revision_id

    @property
    def home(self) -> str:
        return reverse("draft_structure", args=[self.draft.pk])

    def made(self) -> Corrected:
        return as_it_stands(text_of(self.draft)[0])

    def correct(self, edits: Sequence[Edit]) -> Text:
        return correct_draft(self.draft, edits, seen=self.seen, by=self.user)


class DraftStructureView(OfDraft):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self.made().text
        context = {
            "page": self.draft,
            "rows": unit_rows(text, former=None, matches=("",) * len(text.units)),
            "types": TYPES,
            "seen": self.seen,
        }
        return render(request, "documents/admin/draft_structure.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = self.made().text
        try:
            after = self.correct(self.posted_edits(text))
        except Refused as error:
            messages.error(request, error.message)
            return redirect(self.home)
        return self.to_list(request.POST.get("do", "").partition(" ")[2], text, after)


class DraftUnitView(OfDraft, UnitScreen):
    home_title = "Opbouw van het concept"

    def address(self, key: str) -> str:
        return reverse("draft_unit", args=[self.draft.pk, key])
