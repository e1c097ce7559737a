"""How the files were read: the list, and having one read again, with its password when it needs one."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.columns import LinkColumn, extracted_with_names
from documents.admin.incoming_forms import PasswordForm
from documents.admin.incoming_views import BringInView
from documents.models import ExtractedText, ExtractionStatus
from documents.reading import UnreadableFile
from documents.versions.file_texts import open_text
from documents.versions.tasks import try_again

LOCKED = "encrypted"


class ReadAgainView(BringInView):
    """What is the matter with a file, and trying it again."""

    @cached_property
    def row(self) -> Any:
        return get_object_or_404(extracted_with_names().select_related("file"), pk=self.kwargs["pk"])

    @property
    def locked(self) -> bool:
        return self.row.status == ExtractionStatus.FAILED and self.row.error_code == LOCKED

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._shown(request, PasswordForm() if self.locked else None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.locked:
            return self._opened(request)
        with transaction.atomic():
            try_again(self.row)
        messages.success(
            request, f"“{self.row.file_name}” wordt opnieuw gelezen. Kijk over een paar minuten weer hier."
        )
        return redirect("gelezen-bestanden:index")

    def _opened(self, request: HttpRequest) -> HttpResponse:
        form = PasswordForm(request.POST)
        if not form.is_valid():
            return self._shown(request, form)
        try:
            open_text(self.row, password=form.cleaned_data["password"])
        except UnreadableFile as error:
            form.add_error("password", error.message)
            return self._shown(request, form)
        messages.success(request, f"“{self.row.file_name}” is gelezen. Zoeken vindt nu wat erin staat.")
        return redirect("gelezen-bestanden:index")

    def _shown(self, request: HttpRequest, form: PasswordForm | None) -> HttpResponse:
        attachments = self.row.file.attachments.select_related("version__document__kind")[:10]
        context = {"row": self.row, "form": form, "attachments": attachments}
        return render(request, "documents/admin/read_again.html", context)


class ExtractedIndexView(IndexView):
    page_title = "Leesbaarheid van bestanden"

    def get_base_queryset(self) -> QuerySet[ExtractedText]:
        return extracted_with_names()


def troubles(row: ExtractedText) -> str:
    """Why it could not be read, or what of it was not."""
    return row.error if row.status == ExtractionStatus.FAILED else " ".join(row.warnings)


def again_address(row: ExtractedText) -> str:
    return reverse("read_again", args=[row.pk]) if row.error or row.warnings or not row.extracted_at else ""


class ExtractedTextViewSet(ModelViewSet):
    model = ExtractedText
    name = "gelezen-bestanden"
    icon = "warning"
    menu_label = "Leesbaarheid van bestanden"
    add_to_reference_index = False
    index_view_class = ExtractedIndexView
    form_fields = ["status"]
    list_display = [
        Column("file_name", label="Bestand", sort_key="file_name", width="18%"),
        Column("troubles", label="Wat is er aan de hand", accessor=troubles, width="40%"),
        LinkColumn("again", "Opnieuw lezen", label="Wat u kunt doen", accessor=again_address),
        Column("document_title", label="Document", sort_key="document_title"),
        Column("status", label="Stand", accessor="get_status_display", sort_key="status"),
        DateColumn("extracted_at", label="Gelezen op", sort_key="extracted_at"),
    ]
    list_filter = ["status"]
    list_export = ["file_name", "get_status_display", "error"]
    export_headings = {
        "file_name": "Bestand",
        "get_status_display": "Stand",
        "error": "Wat is er aan de hand",
    }
    ordering = ["place", "-pk"]
