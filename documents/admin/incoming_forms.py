from typing import Any

from django import forms
from django.conf import settings
from django.db.models.functions import Lower

from documents.models import Document, DocumentKind

ACCEPTED = ".docx,.odt,.pdf,.html,.htm,.md,.txt"


class TextFileField(forms.FileField):
    """A file from which a text can be read."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED}))
        messages = {
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        }
        super().__init__(error_messages=messages, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            megabytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2
            raise forms.ValidationError(
                f"Dit bestand is te groot. Kies een bestand van hoogstens {megabytes} MB."
            )
        return file


class UploadForm(forms.Form):
    """The file, and the document it is for: one that exists, or a new one with kind and title."""

    file = TextFileField(
        label="Bestand",
        help_text="Word (.docx), ODT, PDF, HTML of Markdown. Uw bestand blijft bewaard zoals het is.",
        allow_empty_file=True,
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
