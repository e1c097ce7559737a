from typing import Any

from django import forms

from wagtail.admin.forms import WagtailAdminModelForm


class ReasonForm(WagtailAdminModelForm):
    """A form that asks why; the reason goes into the history of the row."""

    change_reason = forms.CharField(
        label="Reden van de wijziging",
        required=False,
        max_length=100,
        help_text="Dit komt in de geschiedenis te staan.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reason = self.fields.pop("change_reason")
        if self.instance.pk:
            self.fields["change_reason"] = reason

    def save(self, commit: bool = True) -> Any:
        self.instance._change_reason = self.cleaned_data.get("change_reason") or None
        return super().save(commit)
