from documents.admin.history import RowHistoryView
from documents.ledger.history import HistoryLine, history_lines


class PartnerHistoryView(RowHistoryView):
    """Of the partner itself and of its names."""

    def get_queryset(self) -> list[HistoryLine]:
        lines = [line for row in (self.object, *self.object.names.all()) for line in history_lines(row)]
        return sorted(lines, key=lambda line: line.when, reverse=True)
