"""Files of a large register, made as long work: the chart, and the evidence of a version."""

import io
from typing import IO, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from documents.ledger.entries import enter
from documents.long_work.kinds import RunningWork, does_long_work
from documents.long_work.running import ask_for
from documents.models import Document, Version
from documents.models.visibility import readable_by
from portal.register.parameters import ChartParameters, asked_of
from signatures.bundle import make_bundle
from signatures.bundle.making import FETCHED
from signatures.models import Act, Membership, Partner
from signatures.overviews.chart import Chart, chart_of
from signatures.overviews.chart_report import chart_report
from signatures.overviews.reports import REPORT_FORMS
from signatures.register.partner_kinds import known_kinds
from signatures.register.standings import standing_of

CHART_FILE, BUNDLE = "chart-file", "evidence-bundle"
MOST_AT_ONCE = 5000


def has_large_files(document: Document) -> bool:
    """Whether its files ask more time than a page may take: by its memberships and acts."""
    memberships = Membership.objects.filter(document=document).count()
    return memberships + Act.objects.filter(version__document=document).count() > MOST_AT_ONCE


def chart_read_by(document: Document, parameters: Any, levels: list[str]) -> Chart:
    """The chart that the address asks, as those see it who may read these visibilities."""
    asked = asked_of(parameters, [kind.code for kind in known_kinds()])
    standing = standing_of(document, on=asked.on, known_on=asked.known_on, readable=levels)
    return chart_of(standing, title=document.title, kind=asked.kind)


def chart_file_later(request: HttpRequest, document: Document, form: str, address: str) -> HttpResponse:
    given = {
        "slug": document.slug,
        "form": form,
        "parameters": request.GET.urlencode(),
        "levels": readable_by(request.user),
        "address": address,
    }
    return _wait(request, CHART_FILE, f"Overzicht van {document.title} ({form})", given)


@does_long_work(CHART_FILE)
def make_chart_file(work: RunningWork) -> None:
    given = work.given
    document = Document.objects.get(slug=given["slug"])
    work.tell("De stand van alle partners wordt berekend")
    chart = chart_read_by(document, QueryDict(given["parameters"]), given["levels"])
    work.tell("Het bestand wordt gemaakt")
    report = chart_report(chart, given["address"])
    make, media_type = REPORT_FORMS[given["form"]]
    name = f"ondertekening-{document.slug}-{report.on}.{given['form']}"
    work.answer("Het overzicht is gemaakt.")
    work.keep(make(report), name=name, media_type=media_type)


def write_bundle(
    version: Version,
    out: IO[bytes],
    asked: ChartParameters,
    *,
    partner: Partner | None,
    readable: list[str] | None,
    by: Any,
) -> None:
    """With a line in the log of who fetched it. Raises Refused."""
    make_bundle(version, out, on=asked.on, known_on=asked.known_on, partner=partner, readable=readable)
    enter(what=FETCHED, by=by, about=version, result=f"Voor {partner}" if partner else "")


def bundle_later(
    request: HttpRequest, version: Version, *, partner: Partner | None, readable: list[str] | None, name: str
) -> HttpResponse:
    given = {
        "version": version.pk,
        "partner": partner.pk if partner else None,
        "readable": readable,
        "parameters": request.GET.urlencode(),
        "name": name,
    }
    return _wait(request, BUNDLE, f"Bewijsmap van {version.title}, versie {version.name}", given)


@does_long_work(BUNDLE)
def make_bundle_file(work: RunningWork) -> None:
    """Raises Refused."""
    given = work.given
    asked = asked_of(QueryDict(given["parameters"]))
    version = Version.objects.select_related("document").get(pk=given["version"])
    partner = Partner.objects.get(pk=given["partner"]) if given["partner"] else None
    work.tell("Alles over deze versie wordt verzameld")
    made = io.BytesIO()
    write_bundle(version, made, asked, partner=partner, readable=given["readable"], by=work.by)
    work.answer("De bewijsmap is gemaakt.")
    work.keep(made.getvalue(), name=given["name"], media_type="application/zip")


def _wait(request: HttpRequest, kind: str, title: str, given: dict[str, Any]) -> HttpResponse:
    by = request.user if request.user.is_authenticated else None
    return redirect("long-work", key=ask_for(kind, title, by=by, given=given).pk)
