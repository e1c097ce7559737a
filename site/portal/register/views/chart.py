"""The chart of who signed which version, its exports, and the papers behind it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from documents.models import Document
from documents.models.visibility import readable_by
from portal.register.chart_page import chart_page
from portal.register.long_files import chart_file_later, chart_read_by, has_large_files
from portal.register.paging import PARAMETER
from portal.register.papers import acts_of, papers_of
from portal.register.parameters import asked_of
from portal.register.views.lists import report_file
from portal.texts.entries import with_texts_for
from portal.too_often import too_often
from signatures.overviews.chart_report import chart_report
from signatures.overviews.reports import REPORT_FORMS
from signatures.register.partner_kinds import known_kinds
from signatures.routes.planned import planned_decisions

LARGE_FILES = 20


def main_chart(request: HttpRequest) -> HttpResponse:
    """Of the main agreement, with a choice of the others."""
    main = Document.objects.visible_to(request.user).main_first().first()
    return _chart_page(request, main) if main else render(request, "portal/texts/no_agreement.html")


def chart(request: HttpRequest, slug: str) -> HttpResponse:
    return _chart_page(request, get_object_or_404(Document.objects.visible_to(request.user), slug=slug))


def _chart_page(request: HttpRequest, document: Document) -> HttpResponse:
    signed = Document.objects.visible_to(request.user).filter(kind__needs_signatures=True)
    kinds = known_kinds()
    asked = asked_of(request.GET, [kind.code for kind in kinds])
    chart = chart_read_by(document, request.GET, readable_by(request.user))
    planned = planned_decisions(document, request.user)
    page = chart_page(chart, asked, planned, request.GET.get(PARAMETER, ""))
    acts = acts_of([document.pk]).filter(partner__slug__in=page.slugs, version__number__in=page.numbers)
    context = {
        "document": document,
        "asked": asked,
        "page": page,
        "problems": [*asked.problems, *([page.problem] if page.problem else [])],
        "papers": papers_of(acts, request.user, on=asked.on, known_on=asked.known_on),
        "kinds": kinds,
        "agreements": with_texts_for(signed, request.user).exclude(pk=document.pk),
    }
    return render(request, "portal/register/chart.html", context)


def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.visible_to(request.user), slug=slug)
    asked = asked_of(request.GET, [kind.code for kind in known_kinds()])
    address = request.build_absolute_uri(f"../?{asked.without_version}")
    if form in REPORT_FORMS and has_large_files(document):
        if too_often(request, "large-file", most=LARGE_FILES):
            return render(request, "portal/register/too_many_files.html", status=429)
        return chart_file_later(request, document, form, address)
    chart = chart_read_by(document, request.GET, readable_by(request.user))
    return report_file(chart_report(chart, address), form, f"ondertekening-{slug}")
