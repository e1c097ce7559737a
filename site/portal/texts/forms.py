"""What a reader hands in to see beside a version."""

from typing import Any

from django import forms
from django.conf import settings

from documents.models import Version

ACCEPTED = ".docx,.odt,.pdf,.html,.htm,.md,.txt"
SHOWN_AS = (
    ("renvooi", "Op de pagina, doorlopend (renvooi)"),
    ("was-wordt", "Op de pagina, in twee kolommen (was-wordt)"),
    ("word", "Als Word-bestand met bijgehouden wijzigingen"),
    ("pdf", "Als PDF"),
)


class OwnFileForm(forms.Form):
    """`versions` are those of the document that this reader may read, the likeliest first."""

    version = forms.ChoiceField(
        label="Met welke versie",
        error_messages={"invalid_choice": "Deze versie is er niet. Kies een andere."},
    )
    file = forms.FileField(
        label="Uw bestand",
        help_text="Word (.docx), ODT, PDF, HTML of Markdown.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )
    shown_as = forms.ChoiceField(label="Hoe wilt u het zien?", choices=SHOWN_AS, initial="renvooi")

    def __init__(self, *args: Any, versions: list[Version], **options: Any) -> None:
        super().__init__(*args, **options)
        named = self.fields["version"]
        assert isinstance(named, forms.ChoiceField)  # noqa: S101
        named.choices = [(version.designation, version.name) for version in versions]
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "utrecht-textbox")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            megabytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2
            raise forms.ValidationError(
                f"Dit bestand is te groot. Kies een bestand van hoogstens {megabytes} MB."
            )
        return file
