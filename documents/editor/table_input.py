"""The editor of a table: a textarea with HTML, which the script `tables.js` shows as cells to type in."""

from typing import Any

from django import forms
from django.utils.functional import cached_property

from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from documents.editor.inline_html import read_table, table_html

EMPTY = "<table><thead><tr><td></td><td></td></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table>"


class TableInput(forms.Textarea):
    """Gives back only what `read_table` understands, so nothing foreign can enter through the browser."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 6, "data-controller": "legal-table", **(attrs or {})})

    def format_value(self, value: str | None) -> str:
        return value or EMPTY

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        raw = super().value_from_datadict(data, files, name)
        return raw and table_html(read_table(raw))

    @cached_property
    def media(self) -> forms.Media:
        return forms.Media(
            js=[versioned_static("documents/admin/tables.js")],
            css={"all": [versioned_static("documents/admin/tables.css")]},
        )


class TableInputAdapter(WidgetAdapter):
    """Gives a folded table its words as its name."""

    js_constructor = "documents.TableInput"

    @cached_property
    def media(self) -> forms.Media:
        return super().media + TableInput().media


register(TableInputAdapter(), TableInput)
