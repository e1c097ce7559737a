"""Bringing in a file: the file itself, its pages, the report of what was read, and throwing it away."""

from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import cache_control

from documents.admin.incoming_forms import UploadForm
from documents.admin.structure_edits import history_of
from documents.admin.verb_form_view import PermittedView, VerbFormView
from documents.drafting.incoming import keep_upload, receive_file, report, throw_away
from documents.models import Document, IncomingFile, StoredFile
from documents.permissions import BRING_IN
from documents.reading import UnreadableFile
from documents.reading.page_pictures import page_picture

RECENT = 10
SALT = "documents.admin.incoming_views"
KEPT_SECONDS = 24 * 60 * 60


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class BringInView(PermittedView):
    """For who may bring in files only. Others write while a file is read; what comes of it is one verb."""

    permission_required = BRING_IN

    @cached_property
    def incoming(self) -> IncomingFile:
        incoming = IncomingFile.objects.select_related("file", "document__kind", "kind", "brought_by")
        return get_object_or_404(incoming, pk=self.kwargs["pk"])


class UploadView(BringInView, VerbFormView):
    """A form that is refused keeps the file that was chosen: a browser would ask for it again."""

    form_class = UploadForm
    template_name = "documents/admin/upload.html"

    def get_initial(self) -> dict[str, Any]:
        return {"document": Document.objects.filter(pk=_number(self.request.GET.get("document"))).first()}

    def get_form_kwargs(self) -> dict[str, Any]:
        options = super().get_form_kwargs()
        kept = self._kept() if self.request.method == "POST" and "file" not in self.request.FILES else None
        if kept:
            self.request.FILES["file"] = kept
        return options

    def _kept(self) -> SimpleUploadedFile | None:
        """The file of the form before, as it was kept then."""
        try:
            sha256, name = signing.loads(self.request.POST.get("kept", ""), salt=SALT, max_age=KEPT_SECONDS)
        except signing.BadSignature:
            return None
        stored = StoredFile.objects.filter(sha256=sha256).first()
        return SimpleUploadedFile(name, stored.read()) if stored else None

    def perform(self, form: Any) -> str:
        """What was recognised in the file is told on the next page."""
        file = form.cleaned_data.pop("file")
        self.received = receive_file(content=file.read(), name=file.name, by=self.user, **form.cleaned_data)
        return ""

    def form_invalid(self, form: Any) -> HttpResponse:
        file = form.files.get("file")
        if file and "file" not in form.errors:
            file.seek(0)
            stored = keep_upload(file.read(), name=file.name)
            form.kept = signing.dumps([stored.sha256, file.name], salt=SALT)
            form["file"].help_text = (
                f"“{file.name}” is al gekozen. U hoeft niets opnieuw te kiezen, behalve als u een ander "
                "bestand bedoelt."
            )
        return super().form_invalid(form)

    def get_success_url(self) -> str:
        return reverse("bring_in_review", args=[self.received.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        recent = IncomingFile.objects.select_related("document__kind", "brought_by").defer("found")[:RECENT]
        return super().get_context_data(step=1, recent=recent, **named)


class SourceView(BringInView):
    """The uploaded file, as it came."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        return FileResponse(
            self.incoming.file.file.open("rb"),
            as_attachment=True,
            filename=self.incoming.name,
            content_type="application/octet-stream",
        )


class PagePictureView(BringInView):
    """A page of the uploaded PDF as it is printed."""

    @method_decorator(cache_control(private=True, max_age=KEPT_SECONDS))
    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        if not self.incoming.found.get("pictured"):
            raise Http404("Van dit bestand zijn geen bladzijden te tonen.")
        try:
            picture = page_picture(self.incoming.file.read(), number)
        except UnreadableFile as error:
            raise Http404(error.message) from error
        return HttpResponse(picture, content_type="image/png")


class ReportView(BringInView):
    """What of the file did not become text and what was corrected; kept with what came of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {
            "incoming": self.incoming,
            "left_out": report(self.incoming),
            "warnings": self.incoming.found.get("warnings", ()),
            "corrections": history_of(self.incoming)[::-1] if self.incoming.found else (),
        }
        return render(request, "documents/admin/incoming_report.html", context)


class ThrowAwayView(BringInView, VerbFormView):
    form_class = Form
    template_name = "documents/admin/throw_away.html"

    def perform(self, form: Any) -> str:
        throw_away(self.incoming, by=self.user)
        return f"“{self.incoming.name}” staat niet meer in de lijst. Aan het concept is niets veranderd."

    def get_success_url(self) -> str:
        return reverse("ingelezen-bestanden:index")


def upload_address(document: Document) -> str:
    return f"{reverse('bring_in')}?document={document.pk}"


def _number(raw: str | None) -> int:
    """A number that may be the key of a row; 0 when it cannot be one."""
    return int(raw) if raw and raw.isdecimal() and len(raw) < 18 else 0
