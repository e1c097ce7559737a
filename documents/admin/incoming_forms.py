from typing import Any

from django import forms
from django.conf import settings
from django.db.models.functions import Lower

from documents.models import Document, DocumentKind

ACCEPTED = ".docx,.odt,.pdf,.html,.htm,.md,.txt"


class UploadForm(forms.Form):
    """The file, and the document it is for: one that exists, or a new one with kind and title."""

    file = forms.FileField(
        label="Bestand",
        help_text="Word (.docx), ODT, PDF, HTML of Markdown. Uw bestand blijft bewaard zoals het is.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
        error_messages={"required": "Kies een bestand."},
    )
    document = forms.ModelChoiceField(
        Document.objects.order_by(Lower("title")),
        label="Voor welk document",
        required=False,
        empty_label="Een nieuw document",
    )
    kind = forms.ModelChoiceField(
        DocumentKind.objects.all(),
        label="Soort",
        empty_label="Kies een soort",
        to_field_name="code",
        required=False,
        help_text="Alleen voor een nieuw document.",
    )
    title = forms.CharField(
        label="Titel", max_length=250, required=False, help_text="Alleen voor een nieuw document."
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            megabytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2
            raise forms.ValidationError(
                f"Dit bestand is te groot. Kies een bestand van hoogstens {megabytes} MB."
            )
        return file

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("document"):
            for name, message in (
                ("kind", "Kies welke soort het nieuwe document is."),
                ("title", "Geef het nieuwe document een titel."),
            ):
                if not cleaned.get(name):
                    self.add_error(name, message)
        return cleaned


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="Wachtwoord van het bestand",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        strip=False,
        help_text="Het wachtwoord wordt niet bewaard. U hoeft het bestand niet opnieuw te kiezen.",
        error_messages={"required": "Vul het wachtwoord in."},
    )
