"""What a reader hands in to see beside a version."""

from typing import Any

from django import forms

from documents.admin.incoming_forms import TextFileField
from documents.models import Version

SHOWN_AS = (
    ("renvooi", "Op de pagina, in één tekst"),
    ("was-wordt", "Op de pagina, oud en nieuw naast elkaar"),
    ("word", "Als Word-bestand met bijgehouden wijzigingen"),
    ("pdf", "Als PDF"),
    ("json", "Als gegevens voor een ander programma (JSON)"),
)


class OwnFileForm(forms.Form):
    """`versions` are those of the document that this reader may read, the likeliest first."""

    version = forms.ChoiceField(
        label="Met welke versie",
        error_messages={"invalid_choice": "Deze versie is er niet. Kies een andere."},
    )
    file = TextFileField(label="Uw bestand", help_text="Word (.docx), ODT, PDF, HTML of Markdown.")
    shown_as = forms.ChoiceField(label="Hoe wilt u het zien?", choices=SHOWN_AS, initial="renvooi")

    def __init__(self, *args: Any, versions: list[Version], **options: Any) -> None:
        super().__init__(*args, **options)
        named = self.fields["version"]
        assert isinstance(named, forms.ChoiceField)  # noqa: S101
        named.choices = [(version.designation, version.name) for version in versions]
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "utrecht-textbox")
