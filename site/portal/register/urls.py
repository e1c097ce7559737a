"""The register as everyone sees it: partners, the chart of who signed what, and the proof of it."""

from django.urls import path

from portal.register.views import chart, lists, partners, proof
from signatures.views import evidence

urlpatterns = [
    path("partners/", partners.partner_list, name="partners"),
    path("partners/<slug:slug>/", partners.partner, name="partner"),
    path("partners/<slug:slug>/stand.pdf", proof.sheet_of_partner, name="partner-stand-sheet"),
    path("partners/<slug:slug>/tijdlijn/", lists.timeline_of_partner, name="partner-timeline"),
    path(
        "partners/<slug:slug>/tijdlijn/<str:form>/", lists.timeline_of_partner, name="partner-timeline-export"
    ),
    path("ondertekening/", chart.main_chart, name="chart"),
    path("ondertekening/<slug:slug>/", chart.chart, name="document-chart"),
    path("ondertekening/<slug:slug>/<designation:designation>/", proof.proof, name="proof"),
    path("ondertekening/<slug:slug>/<designation:designation>/stand.pdf", proof.sheet, name="stand-sheet"),
    path(
        "ondertekening/<slug:slug>/<designation:designation>/bewijs.zip",
        proof.bundle,
        name="evidence-bundle",
    ),
    path("ondertekening/<slug:slug>/<str:form>/", chart.export, name="chart-export"),
    path("bewijsstukken/<int:pk>/", evidence, name="evidence"),
]
