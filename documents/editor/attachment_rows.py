"""The rows of attachments in the editor of a draft: a new row stays one row, however often it is sent.

Autosave sends a new row and only its answer tells the editor the primary key. Who saves before that answer is
there sends the same row again as a new one. A new row therefore carries a key of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from django import forms

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import MultipleChooserPanel, get_form_for_model


def fresh_row_key() -> str:
    """The editor makes each new row out of one empty row, with its place for `__prefix__`."""
    return f"{uuid4().hex}-__prefix__"


class AttachmentForm(WagtailAdminModelForm):
    row_key = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False, initial=fresh_row_key)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["row_key"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "row_key" in self.cleaned_data:
            self.instance.row_key = self.cleaned_data["row_key"]
        return self.cleaned_data


class AttachmentFormSet(BaseChildFormSet):
    data: Any
    saved_before: Mapping[int, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saved_before = dict(self._saved_before()) if self.is_bound else {}
        if self.saved_before:
            self.data = self.data.copy()
            self.data.update({f"{self.add_prefix(place)}-id": pk for place, pk in self.saved_before.items()})

    def _saved_before(self) -> Iterator[tuple[int, str]]:
        """The places of rows sent as new, with the primary key that autosave gave them meanwhile."""
        saved = {kept.row_key: str(kept.pk) for kept in self.get_queryset() if kept.row_key}
        for place in range(super().initial_form_count(), self.total_form_count()):
            key = self.data.get(f"{self.add_prefix(place)}-row_key")
            if key in saved:
                yield place, saved[key]

    def initial_form_count(self) -> int:
        return max([super().initial_form_count(), *(place + 1 for place in self.saved_before)])


class AttachmentsPanel(MultipleChooserPanel):
    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        rows["formset"] = AttachmentFormSet
        rows["form"] = get_form_for_model(
            self.db_field.related_model, form_class=AttachmentForm, defer_required_on_fields=deferred
        )
        return options
