"""The chart of who signed which version, and its exports."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.chart import chart_page


def chart(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "portal/chart.html", chart_page(slug, request.GET, request.user))


def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    raise Http404(form)
