"""The address of a row in its form: it fills itself from the name, and says what it is."""

from typing import Any, ClassVar

from wagtail.admin.panels import TitleFieldPanel
from wagtail.admin.widgets import SlugInput

from documents.admin.reason_form import ReasonForm
from documents.models import free_slug

FILLS_ITSELF = "Leeg laten mag: het portaal maakt het van de naam."


class AddressForm(ReasonForm):
    """`named_by` is the field that the address is made of; `address_help` says what it is."""

    named_by: ClassVar[str] = "title"
    address_help: ClassVar[str] = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        slug, name = self.fields["slug"], self.fields[self.named_by]
        slug.help_text = self.address_help
        if not self.instance.pk:
            slug.required = False
            slug.help_text = f"{self.address_help} {FILLS_ITSELF}"
            slug.widget = SlugInput(attrs={"data-w-slug-allow-unicode-value": "false"})
            name.widget.attrs |= {
                "data-controller": "w-sync",
                "data-action": " ".join(TitleFieldPanel.BoundPanel.apply_actions),
                "data-w-sync-target-value": f"#{self['slug'].auto_id}",
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        name = cleaned.get(self.named_by)
        if name and "slug" not in self.errors and not cleaned.get("slug"):
            cleaned["slug"] = free_slug(name, self._meta.model)
        return cleaned
