"""The lists of the admin as workbook or CSV: Wagtail's own lists too, which the portal has no class for."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from documents.text.control_characters import without_control_characters

wagtails_value = SpreadsheetExportMixin.preprocess_field_value


def clear_every_export() -> None:
    SpreadsheetExportMixin.preprocess_field_value = _cleared_value


def _cleared_value(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """What Wagtail writes in a cell, without what was put on record before it was cleared on its way in."""
    written = wagtails_value(view, field, value, export_format)
    return without_control_characters(written) if isinstance(written, str) else written
