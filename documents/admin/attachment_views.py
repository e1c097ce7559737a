"""Several attachments at once, for a draft."""

from typing import Any

from django import forms
from django.db import transaction
from django.urls import reverse

from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form

from documents.admin.draft_views import BesideDraftView
from documents.admin.verb_form_view import VerbFormView
from documents.drafting.editing import attach, title_from
from documents.drafting.tree import file_collection
from documents.text.dutch import enumeration
from documents.text.refusals import Refused


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(SeveralFilesField, self).clean(one, initial) for one in data or [None]]


class AttachmentsForm(forms.Form):
    chosen = SeveralFilesField(
        label="Bestanden",
        help_text="U kunt meer bestanden tegelijk kiezen. Een bijlage heet naar haar bestand; dat kunt u "
        "daarna wijzigen.",
        error_messages={
            "required": "Kies een of meer bestanden.",
            "empty": "In een van de bestanden staat niets. Kies het zonder dat bestand.",
        },
    )


class AttachmentsView(BesideDraftView, VerbFormView):
    form_class = AttachmentsForm
    template_name = "documents/admin/attachments.html"

    def perform(self, form: Any) -> str:
        rows = [self._row(file) for file in form.cleaned_data["chosen"]]
        with transaction.atomic():
            files = [row.save() for row in rows]
            attach(self.draft, files, by=self.user)
        names = enumeration([f"“{row.cleaned_data['title']}”" for row in rows])
        return f"Toegevoegd als bijlage: {names}. Een andere titel geeft u hieronder, bij Bijlagen."

    def _row(self, file: Any) -> Any:
        """The working file as Wagtail makes one, with its rules. Raises Refused."""
        model = get_document_model()
        fields = {"title": title_from(file.name) or file.name, "collection": file_collection().pk, "tags": ""}
        row = get_document_form(model)(
            fields, {"file": file}, instance=model(uploaded_by_user=self.user), user=self.user
        )
        if not row.is_valid():
            said = " ".join(message for messages in row.errors.values() for message in messages)
            raise Refused(f"“{file.name}” kan geen bijlage worden: {said} Er is niets toegevoegd.")
        return row

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])
