"""The lists of the admin as workbook or CSV: Wagtail's own lists too, which the portal has no class for.

In a workbook a date is a date, a moment has the time of here, and the head of the list stays in sight with a
filter."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from django.db.models import QuerySet
from django.utils import timezone

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from documents.text.control_characters import without_control_characters

DAY_FORMAT = "dd-mm-yyyy"
MOMENT_FORMAT = "dd-mm-yyyy hh:mm"
WIDTH = 24

wagtails_value = SpreadsheetExportMixin.preprocess_field_value


def change_every_export() -> None:
    SpreadsheetExportMixin.preprocess_field_value = _cleared_value
    SpreadsheetExportMixin.write_xlsx = _write_workbook


def _cleared_value(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """What Wagtail writes in a cell, without what was put on record before it was cleared on its way in."""
    if export_format == view.FORMAT_XLSX and isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value)
    written = wagtails_value(view, field, value, export_format)
    return without_control_characters(written) if isinstance(written, str) else written


def _write_workbook(view: SpreadsheetExportMixin, queryset: QuerySet, output: BinaryIO) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title="Lijst")
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(view.list_export))
    for number in range(1, len(view.list_export) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append(_bold(sheet, view.get_heading(queryset, field)) for field in view.list_export)
    rows = 1
    for item in queryset:
        sheet.append(_cells(sheet, view, view.to_row_dict(item)))
        rows += 1
    sheet.auto_filter.ref = f"A1:{last}{rows}"
    book.save(output)


def _bold(sheet: Any, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    cell.font = Font(bold=True)
    return cell


def _cells(sheet: Any, view: SpreadsheetExportMixin, row: dict[str, Any]) -> Iterator[WriteOnlyCell]:
    for field, value in row.items():
        written = view.preprocess_field_value(field, value, view.FORMAT_XLSX)
        cell = WriteOnlyCell(sheet, written)
        if cell.data_type == "f":
            cell.data_type = "s"
        if isinstance(written, datetime):
            cell.number_format = MOMENT_FORMAT
        elif isinstance(written, date):
            cell.number_format = DAY_FORMAT
        yield cell
