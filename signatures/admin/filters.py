from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

import django_filters

from documents.models import Document, Version
from signatures.models import Act, Partner


class ActFilterSet(WagtailFilterSet):
    document = django_filters.ModelChoiceFilter(
        field_name="version__document", queryset=Document.objects.all(), label="Document"
    )
    version = django_filters.ModelChoiceFilter(
        queryset=Version.objects.select_related("document__kind").defer("content"), label="Versie"
    )
    partner = django_filters.ModelChoiceFilter(
        queryset=Partner.objects.prefetch_related("names"), label="Partner"
    )
    on = django_filters.DateFromToRangeFilter(label="Datum", widget=DateRangePickerWidget)

    class Meta:
        model = Act
        fields = ["document", "version", "kind", "partner", "on"]
