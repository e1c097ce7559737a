"""The chart of who signed which version, and its exports."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from documents.models import Document, Kind
from documents.models.document import MAIN_AGREEMENT
from portal.chart import asked_of, chart_of
from portal.chart_files import FORMS
from signatures.models import PartnerKind


def chart(request: HttpRequest, slug: str) -> HttpResponse:
    readable = Document.objects.visible_to(request.user)
    if slug == MAIN_AGREEMENT and not Document.objects.filter(slug=slug).exists():
        return render(request, "portal/no_agreement.html")
    document = get_object_or_404(readable, slug=slug)
    asked = asked_of(request.GET)
    context = {
        "document": document,
        "asked": asked,
        "chart": chart_of(document, asked),
        "kinds": PartnerKind.choices,
        "agreements": readable.filter(kind=Kind.AGREEMENT).exclude(pk=document.pk),
    }
    return render(request, "portal/chart.html", context)


def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.visible_to(request.user), slug=slug)
    if form not in FORMS:
        raise Http404("Deze vorm is er niet. Kies xlsx, csv of json.")
    make, media_type = FORMS[form]
    asked = asked_of(request.GET)
    response = HttpResponse(make(chart_of(document, asked), asked), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="ondertekening-{slug}-{asked.on}.{form}"'
    return response
