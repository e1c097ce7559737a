"""What was recognised in a file: looked at, corrected, and taken over in the draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wagtail.admin import messages

from documents.admin.incoming_forms import PasswordForm
from documents.admin.incoming_views import BringInView
from documents.admin.structure_edits import history_of
from documents.admin.structure_screens import StructureScreen, UnitScreen
from documents.admin.unit_rows import TYPES, chosen_text, shown_lines, titles, unit_rows
from documents.drafting.incoming import (
    accept_file,
    correct_file,
    matches_of,
    open_file,
    recognised,
    structure,
    undo_corrections,
    version_before_incoming,
)
from documents.models import Progress
from documents.reading.recognition.corrections import Corrected, Edit
from documents.text import Text, plain_text, words
from documents.text.refusals import Refused


class ReadFileView(BringInView, StructureScreen):
    """About a file that was read and not taken over yet."""

    @property
    def seen(self) -> int:
        """How many corrections were on the screen."""
        raw = self.request.POST.get("seen", "")
        return int(raw) if raw.isdecimal() and len(raw) < 6 else len(self.incoming.corrections)

    @property
    def home(self) -> str:
        return reverse("bring_in_review", args=[self.incoming.pk])

    def made(self) -> Corrected:
        return structure(self.incoming)

    def correct(self, edits: Sequence[Edit], matches: Mapping[str, str] | None = None) -> Text:
        return correct_file(self.incoming, edits=edits, matches=matches, seen=self.seen).text


class ReviewView(ReadFileView):
    """What was recognised; or why nothing was, with what to do; or the question for the password."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        match self.incoming.progress:
            case Progress.LOCKED:
                return self._asked(request, PasswordForm())
            case Progress.FAILED:
                return render(
                    request, "documents/admin/unreadable.html", {"incoming": self.incoming, "step": 1}
                )
            case Progress.ACCEPTED if self.incoming.document:
                messages.warning(request, "Dit bestand is al overgenomen in het concept hieronder.")
                return redirect("wagtailadmin_pages:edit", self.incoming.document.draft.pk)
        return self._shown(request)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.incoming.progress == Progress.LOCKED:
            return self._unlocked(request)
        if self.incoming.progress != Progress.READ:
            return redirect(self.home)
        made, button = self.made(), request.POST.get("do", "").strip()
        try:
            if button.startswith("undo"):
                return self._undone(button)
            if not made.text.units:
                return redirect(self.home)
            edits, matches = self.posted_edits(made.text), self._posted_matches(made.text)
            take_in = self._corrected if button else self._accepted
            return take_in(made.text, edits, matches)
        except Refused as error:
            messages.error(request, error.message)
            return self._shown(request, posted=True)

    def _posted_matches(self, text: Text) -> list[str]:
        now = matches_of(self.incoming, text, version_before_incoming(self.incoming))
        return chosen_text(self.request.POST, "match", len(text.units), now)

    def _undone(self, button: str) -> HttpResponse:
        raw = button.removeprefix("undo").strip()
        undo_corrections(self.incoming, seen=self.seen, keep=int(raw) if raw.isdecimal() else 0)
        return redirect("bring_in_review", self.incoming.pk)

    def _corrected(self, text: Text, edits: list[Edit], matches: list[str]) -> HttpResponse:
        """A match that somebody chose is kept too."""
        now = matches_of(self.incoming, text, version_before_incoming(self.incoming))
        posted = zip(text.units, matches, now, strict=True)
        after = self.correct(edits, {unit.key: match for unit, match, was in posted if match != was})
        return self.to_list(self.request.POST["do"].partition(" ")[2], text, after)

    def _accepted(self, text: Text, edits: list[Edit], matches: list[str]) -> HttpResponse:
        page = accept_file(
            self.incoming,
            edits=edits,
            matches={unit.key: match for unit, match in zip(text.units, matches, strict=True)},
            seen=self.seen,
            with_comments="comments" in self.request.POST,
            by=self.user,
        )
        messages.success(
            self.request,
            f"De tekst van “{self.incoming.name}” staat nu in dit concept. Er is nog niets vastgesteld. "
            "Wat er eerder stond, vindt u bij Geschiedenis.",
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _unlocked(self, request: HttpRequest) -> HttpResponse:
        form = PasswordForm(request.POST)
        if form.is_valid():
            open_file(self.incoming, password=form.cleaned_data["password"])
            if self.incoming.progress != Progress.LOCKED:
                return redirect("bring_in_review", self.incoming.pk)
            form.add_error("password", self.incoming.message)
        return self._asked(request, form)

    def _asked(self, request: HttpRequest, form: PasswordForm) -> HttpResponse:
        context = {"form": form, "incoming": self.incoming, "step": 1}
        return render(request, "documents/admin/password.html", context)

    def _shown(self, request: HttpRequest, *, posted: bool = False) -> HttpResponse:
        """The structure as it is now; after a refusal with what was chosen."""
        self.incoming.refresh_from_db()
        made, former = structure(self.incoming), version_before_incoming(self.incoming)
        text, former_text = made.text, former.text if former else None
        matches: Any = matches_of(self.incoming, text, former)
        types: list[str] = [unit.type for unit in text.units]
        if posted:
            matches = chosen_text(request.POST, "match", len(text.units), matches)
            types = chosen_text(request.POST, "type", len(text.units), types)
        found = self.incoming.found
        left_out = [*found["left_out"], *((part.text, part.why) for part in made.left_out)]
        context = {
            "incoming": self.incoming,
            "former": former,
            "former_titles": titles(former_text),
            "rows": unit_rows(
                text, former=former_text, matches=matches, types=types, warnings=found["warnings"]
            ),
            "types": TYPES,
            "left_out": left_out,
            "comments": found.get("comments", ()),
            "missing": [title for key, title in titles(former_text).items() if key not in matches],
            "article_count": sum(1 for _ in text.articles()),
            "word_count": len(words(plain_text(text))),
            "corrections": history_of(self.incoming),
            "step": 2,
        }
        return render(request, "documents/admin/review.html", context)


class UnitView(ReadFileView, UnitScreen):
    """One part of what was recognised, with the page of the file that it was read from beside it."""

    home_title = "Herkende opbouw"

    @property
    def is_open(self) -> bool:
        return self.incoming.progress == Progress.READ

    @property
    def undo(self) -> str:
        count = len(self.incoming.corrections)
        return f"undo {count - 1}" if count else ""

    def address(self, key: str) -> str:
        return reverse("bring_in_unit", args=[self.incoming.pk, key])

    def source(self, made: Corrected, place: int) -> dict[str, Any]:
        """The page of the file that is shown beside: that of the unit, or the one that was asked for."""
        read = recognised(self.incoming)
        pictured = bool(self.incoming.found.get("pictured") and self.incoming.found.get("pages"))
        last = max(max(pages) for pages in self.incoming.found["pages"]) if pictured else len(read.units)
        raw = self.request.GET.get("bladzijde", "")
        number = int(raw) if raw.isdecimal() and len(raw) < 6 else made.pages[place][0]
        number = min(max(number, 1), last)
        unit = None if pictured else read.units[number - 1]
        return {
            "file": self.incoming,
            "number": number,
            "last": last,
            "before": number - 1 if number > 1 else None,
            "after": number + 1 if number < last else None,
            "pictured": pictured,
            "title": unit.title if unit else "",
            "lines": [line for block in unit.blocks for line in shown_lines(block)] if unit else [],
        }
