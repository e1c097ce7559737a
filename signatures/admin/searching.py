from typing import Any

from django.db.models import QuerySet

from wagtail.admin.views.generic import IndexView


class RowsOnceIndexView(IndexView):
    """A list in which a search over names gives each row once, however many of its names fit."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        found = super().search_queryset(queryset.model._default_manager.order_by())
        return queryset.filter(pk__in=found.values("pk"))
