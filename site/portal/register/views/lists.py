"""The timeline of a document and of a partner, the check of a register, the amounts, and the text between two
partners."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from documents.models import Document, DocumentKind
from portal.register.lists import check_of, pairing_of, partner_timeline, period_of, timeline_of
from portal.register.paging import page_of
from portal.register.parameters import ChartParameters, asked_of
from portal.texts.entries import with_texts_for
from portal.texts.lookup import readable_document
from signatures.models import Partner
from signatures.overviews.lists import Heading, amounts_report, gaps_report, pairs_report, timeline_report
from signatures.overviews.reports import REPORT_FORMS, Report
from signatures.overviews.timeline import Order
from signatures.register.amounts import amounts_of


def timeline(request: HttpRequest, kind: DocumentKind, slug: str, form: str = "") -> HttpResponse:
    document = readable_document(request, kind, slug)
    asked, order = asked_of(request.GET), _order(request)
    events = timeline_of(document, asked, order, request.user)
    if form:
        heading = _heading(request, f"Tijdlijn van {document.title}", asked)
        return report_file(timeline_report(heading, events), form, f"tijdlijn-{slug}")
    context = {"document": document, "events": page_of(events, request), "order": order}
    return _page(request, "timeline", asked, context)


def timeline_of_partner(request: HttpRequest, slug: str, form: str = "") -> HttpResponse:
    partner = get_object_or_404(Partner.objects.prefetch_related("names"), slug=slug)
    asked, order = asked_of(request.GET), _order(request)
    documents = with_texts_for(Document.objects.visible_to(request.user), request.user)
    events = partner_timeline(partner, documents, asked, order, request.user)
    if form:
        heading = _heading(request, f"Tijdlijn van {partner}", asked)
        return report_file(timeline_report(heading, events), form, f"tijdlijn-{slug}")
    context = {"partner": partner, "events": page_of(events, request), "order": order}
    return _page(request, "timeline", asked, context)


def check(request: HttpRequest, kind: DocumentKind, slug: str, form: str = "") -> HttpResponse:
    """Everyone sees the days without a text or with two; the rest is for the team."""
    document = readable_document(request, kind, slug)
    asked = asked_of(request.GET)
    period = period_of(request.GET, asked.on)
    whole = request.user.has_perm("signatures.view_act")
    gaps = check_of(document, asked, period, request.user, texts_only=not whole)
    if form:
        heading = _heading(request, f"Controle van {document.title}", asked)
        return report_file(gaps_report(heading, gaps), form, f"controle-{slug}")
    context = {"document": document, "gaps": page_of(gaps, request), "period": period, "whole": whole}
    return _page(request, "check", asked, context, period.problems)


def amounts(request: HttpRequest, kind: DocumentKind, slug: str, form: str = "") -> HttpResponse:
    document = readable_document(request, kind, slug)
    asked = asked_of(request.GET)
    histories = amounts_of(document, on=asked.on, known_on=asked.known_on)
    if form:
        heading = _heading(request, f"Bedragen van {document.title}", asked)
        return report_file(amounts_report(heading, histories), form, f"bedragen-{slug}")
    return _page(request, "amounts", asked, {"document": document, "histories": histories})


def between(request: HttpRequest, kind: DocumentKind, slug: str, form: str = "") -> HttpResponse:
    document = readable_document(request, kind, slug)
    asked = asked_of(request.GET)
    pairing = pairing_of(document, request.GET, asked, request.user)
    if form:
        heading = _heading(request, f"Tekst tussen partners van {document.title}", asked)
        return report_file(pairs_report(heading, pairing.pairs), form, f"tussen-{slug}")
    return _page(request, "between", asked, {"document": document, "pairing": pairing}, pairing.problems)


def _page(
    request: HttpRequest,
    name: str,
    asked: ChartParameters,
    context: dict[str, Any],
    problems: tuple[str, ...] = (),
) -> HttpResponse:
    shared = {
        "asked": asked,
        "problems": [*asked.problems, *problems],
        "parameters": request.GET.urlencode(),
    }
    return render(request, f"portal/register/{name}.html", context | shared)


def _order(request: HttpRequest) -> Order:
    return "recorded" if request.GET.get("volgorde") == "vastgelegd" else "happened"


def _heading(request: HttpRequest, title: str, asked: ChartParameters) -> Heading:
    """The address is that of the page, with the same question."""
    parameters = request.GET.copy()
    parameters["op"] = str(asked.on)
    address = request.build_absolute_uri(f"../?{parameters.urlencode()}")
    return Heading(title, asked.on, asked.known_on, address)


def report_file(report: Report, form: str, name: str) -> HttpResponse:
    """The report in this form; `name` is that of the file, before the day."""
    if form not in REPORT_FORMS:
        raise Http404("Deze vorm is er niet. Kies xlsx, csv, json of pdf.")
    make, media_type = REPORT_FORMS[form]
    response = HttpResponse(make(report), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}-{report.on}.{form}"'
    response["X-Robots-Tag"] = "noindex"
    return response
