"""Bringing in a file, step by step: the file, what was recognised in it, the draft."""

from typing import Any

from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.incoming_forms import PasswordForm, UploadForm
from documents.admin.unit_rows import TYPES, chosen_text, titles, unit_rows
from documents.admin.verb_form_view import PermittedView, VerbFormView
from documents.drafting.incoming import (
    accept_file,
    open_file,
    receive_file,
    recognised,
    version_before_incoming,
)
from documents.models import Document, IncomingFile, Progress
from documents.permissions import BRING_IN
from documents.text import Text, plain_text, words
from documents.text.refusals import Refused
from documents.versions.matching import proposed_matches

RECENT = 10


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class BringInView(PermittedView):
    """For who may bring in files only. Others write while a file is read; what comes of it is one verb."""

    permission_required = BRING_IN


class UploadView(BringInView, VerbFormView):
    form_class = UploadForm
    template_name = "documents/admin/upload.html"

    def get_initial(self) -> dict[str, Any]:
        return {"document": Document.objects.filter(pk=_number(self.request.GET.get("document"))).first()}

    def perform(self, form: Any) -> str:
        """What was recognised in the file is told on the next page."""
        file = form.cleaned_data.pop("file")
        self.incoming = receive_file(content=file.read(), name=file.name, by=self.user, **form.cleaned_data)
        return ""

    def get_success_url(self) -> str:
        return reverse("bring_in_review", args=[self.incoming.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        recent = IncomingFile.objects.select_related("document__kind", "brought_by").defer("found")[:RECENT]
        return super().get_context_data(step=1, recent=recent, **named)


class ReviewView(BringInView):
    """What was recognised; or why nothing was, with what to do; or the question for the password."""

    @cached_property
    def incoming(self) -> IncomingFile:
        incoming = IncomingFile.objects.select_related("file", "document__kind", "brought_by")
        return get_object_or_404(incoming, pk=self.kwargs["pk"])

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
        text, matches = self._proposal()
        return self._shown(request, text, [unit.type for unit in text.units], matches)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.incoming.progress == Progress.LOCKED:
            return self._unlocked(request)
        if self.incoming.progress != Progress.READ:
            return redirect("bring_in_review", pk)
        text, proposed = self._proposal()
        if not text.units:
            return redirect("bring_in_review", pk)
        types = chosen_text(request.POST, "type", len(text.units), [unit.type for unit in text.units])
        matches = chosen_text(request.POST, "match", len(text.units), proposed)
        try:
            page = accept_file(self.incoming, types=types, matches=matches, by=request.user)
        except Refused as error:
            messages.error(request, error.message)
            return self._shown(request, text, types, matches)
        messages.success(
            request,
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

    def _proposal(self) -> tuple[Text, tuple[str, ...]]:
        self.former = version_before_incoming(self.incoming)
        text = recognised(self.incoming)
        matches = proposed_matches(self.former.text, text) if self.former else ("",) * len(text.units)
        return text, matches

    def _asked(self, request: HttpRequest, form: PasswordForm) -> HttpResponse:
        context = {"form": form, "incoming": self.incoming, "step": 1}
        return render(request, "documents/admin/password.html", context)

    def _shown(self, request: HttpRequest, text: Text, types: Any, matches: Any) -> HttpResponse:
        found, former = self.incoming.found, self.former.text if self.former else None
        rows = unit_rows(text, former=former, matches=matches, types=types, warnings=found["warnings"])
        context = {
            "incoming": self.incoming,
            "former": self.former,
            "former_titles": titles(former),
            "rows": rows,
            "types": TYPES,
            "missing": [title for key, title in titles(former).items() if key not in matches],
            "article_count": sum(1 for _ in text.articles()),
            "word_count": len(words(plain_text(text))),
            "step": 2,
        }
        return render(request, "documents/admin/review.html", context)


class SourceView(BringInView):
    """The uploaded file, as it came."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        incoming = get_object_or_404(IncomingFile.objects.select_related("file"), pk=pk)
        return FileResponse(
            incoming.file.file.open("rb"),
            as_attachment=True,
            filename=incoming.name,
            content_type="application/octet-stream",
        )


def upload_address(document: Document) -> str:
    return f"{reverse('bring_in')}?document={document.pk}"


def _number(raw: str | None) -> int:
    """A number that may be the key of a row; 0 when it cannot be one."""
    return int(raw) if raw and raw.isdecimal() and len(raw) < 18 else 0
