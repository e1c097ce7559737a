from django.utils.functional import cached_property

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.history import HistoryView

from documents.ledger.history import HistoryLine, history_lines


class RowHistoryView(HistoryView):
    """The history of a row itself, field by field, in place of the log of actions."""

    any_permission_required = ["add", "change", "delete", "view"]
    filterset_class = None
    is_searchable = False

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("kind", label="Wat"),
            Column("changes", label="Wat is er veranderd", width="45%"),
            Column("reason", label="Reden"),
            Column("who", label="Wie"),
            DateColumn("when", label="Wanneer"),
        ]

    def get_queryset(self) -> list[HistoryLine]:
        return history_lines(self.object)
