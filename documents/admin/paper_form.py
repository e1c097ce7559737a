from typing import Any

from django import forms

from wagtail.admin.forms import WagtailAdminModelForm

from documents.models import Paper, store_file


class PaperForm(WagtailAdminModelForm):
    """A paper with its file; once stored, the file of a paper stays unless another one is chosen."""

    upload = forms.FileField(label="Bestand", required=False)

    class Meta:
        model = Paper
        fields = ["step", "title"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("upload") and not self.instance.file_id:
            self.add_error("upload", "Kies een bestand.")
        return cleaned

    def save(self, commit: bool = True) -> Paper:
        upload = self.cleaned_data.get("upload")
        if upload:
            self.instance.file = store_file(
                upload, media_type=upload.content_type or "application/octet-stream"
            )
            self.instance.name = upload.name
        return super().save(commit)
