from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from documents.models import Kind
from documents.models.document import MAIN_AGREEMENT
from portal import converters
from portal.accounts import views as accounts
from portal.api import contract
from portal.views import (
    attachments,
    comparisons,
    decisions,
    documents,
    files,
    home,
    lists,
    organisation,
    partners,
    proof,
    saved_searches,
    search,
    signing,
    signing_request,
    site,
    working_pictures,
)
from signatures.evidence_view import evidence

register_converter(converters.SectionConverter, "section")
register_converter(converters.DesignationConverter, "designation")
register_converter(converters.PairConverter, "pair")
register_converter(converters.DayConverter, "day")

document_urls = [
    path("", documents.document, name="document"),
    path("op/", documents.choose_day, name="choose-day"),
    path("op/<day:day>/", documents.on_day, name="on-date"),
    path("op/<str:asked>/", documents.no_day, name="no-day"),
    path("versies/<designation:designation>/", documents.version, name="version"),
    path("versies/<designation:designation>/pdf/", files.version_as_pdf, name="version-pdf"),
    path("versies/<designation:designation>/word/", files.version_as_word, name="version-docx"),
    path(
        "versies/<designation:designation>/bijlagen/<int:position>/",
        attachments.attachment,
        name="attachment",
    ),
    path(
        "versies/<designation:designation>/bijlagen/<int:position>/bestand/",
        attachments.original,
        name="attachment-file",
    ),
    path("besluitvorming/", decisions.listing, name="decisions"),
    path("besluitvorming/<slug:label>/", decisions.decision, name="decision"),
    path("besluitvorming/<slug:label>/agenda.ics", decisions.route_agenda, name="route-agenda"),
    path("besluitvorming/<slug:label>/stukken/<int:pk>/", decisions.paper, name="paper"),
    path("tijdlijn/", lists.timeline, name="timeline"),
    path("tijdlijn/<str:form>/", lists.timeline, name="timeline-export"),
    path("controle/", lists.check, name="check"),
    path("controle/<str:form>/", lists.check, name="check-export"),
    path("tussen/", lists.between, name="between"),
    path("tussen/<str:form>/", lists.between, name="between-export"),
    path("vergelijk/", comparisons.choose, name="choose-comparison"),
    path("vergelijk/<pair:pair>/", comparisons.comparison, name="comparison"),
    path("vergelijk/<str:asked>/", comparisons.otherwise, name="comparison-otherwise"),
    path("vergelijk/<pair:pair>/pdf/", comparisons.as_pdf, name="comparison-pdf"),
    path("vergelijk/<pair:pair>/word/", comparisons.as_word, name="comparison-docx"),
    path("vergelijk/<pair:pair>/json/", comparisons.as_json, name="comparison-json"),
]
main = {"kind": Kind.AGREEMENT, "slug": MAIN_AGREEMENT}

urlpatterns = [
    path("", home.home, name="home"),
    path("convenant/", documents.document, main, name="main-agreement"),
    path("convenant/", include(document_urls), main),
    path(
        f"convenanten/{MAIN_AGREEMENT}/", RedirectView.as_view(pattern_name="main-agreement", permanent=True)
    ),
    path("agenda.ics", decisions.running_agenda, name="running-agenda"),
    path("vervolgacties/", decisions.follow_ups, name="follow-ups"),
    path("partners/", partners.listing, name="partners"),
    path("partners/<slug:slug>/", partners.partner, name="partner"),
    path("partners/<slug:slug>/stand.pdf", proof.sheet_of_partner, name="partner-stand-sheet"),
    path("partners/<slug:slug>/tijdlijn/", lists.timeline_of_partner, name="partner-timeline"),
    path(
        "partners/<slug:slug>/tijdlijn/<str:form>/", lists.timeline_of_partner, name="partner-timeline-export"
    ),
    path("ondertekening/", signing.chart, {"slug": MAIN_AGREEMENT}, name="chart"),
    path("ondertekening/<slug:slug>/", signing.chart, name="document-chart"),
    path("ondertekening/<slug:slug>/<designation:designation>/", proof.proof, name="proof"),
    path("ondertekening/<slug:slug>/<designation:designation>/stand.pdf", proof.sheet, name="stand-sheet"),
    path(
        "ondertekening/<slug:slug>/<designation:designation>/bewijs.zip",
        proof.bundle,
        name="evidence-bundle",
    ),
    path("ondertekening/<slug:slug>/<str:form>/", signing.export, name="chart-export"),
    path("bewijsstukken/<int:pk>/", evidence, name="evidence"),
    path("zoeken/", search.search, name="search"),
    path("zoeken/aanvullen/", search.complete, name="complete"),
    path("zoeken/nieuw.atom", search.feed, name="search-feed"),
    path("zoeken/bewaren/", saved_searches.save, name="save-search"),
    path("mijn/", organisation.my_organisation, name="my-organisation"),
    path("mijn/ondertekenen/<int:pk>/", signing_request.my_signing, name="my-signing"),
    path("tekenen/<str:token>/", signing_request.signing_request, name="signing_request"),
    path("tekenen/<str:token>/tekst/", signing_request.text_to_sign, name="text-to-sign"),
    path("tekenen/<str:token>/getekend/", signing_request.own_copy, name="signed-copy"),
    path("afbeeldingen/<str:sha256>/", files.picture, name="picture"),
    path("bestanden/<path:name>", working_pictures.working_picture, name="working-picture"),
    path("inloggen/", accounts.Login.as_view(), name="login"),
    path("uitloggen/", accounts.Logout.as_view(), name="logout"),
    path("account/", accounts.account, name="account"),
    path("account/zoekvragen/", saved_searches.listing, name="saved-searches"),
    path("account/zoekvragen/<int:pk>/", saved_searches.change, name="change-saved-search"),
    path("account/wachtwoord/", accounts.ChangePassword.as_view(), name="change-password"),
    path("over/", site.about, name="about"),
    path("toegankelijkheid/", site.accessibility, name="accessibility"),
    path("privacy/", site.privacy, name="privacy"),
    path("contact/", site.contact, name="contact"),
    path("robots.txt", site.robots, name="robots"),
    path("api/v1/", contract.urls),
    path("beheer/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
    path("beheer/", include(wagtailadmin_urls)),
    path("werkbestanden/", include(wagtaildocs_urls)),
    path("<section:kind>/", documents.section, name="section"),
    path("<section:kind>/<slug:slug>/", include(document_urls)),
]

handler400 = "portal.views.site.bad_request"
handler403 = "portal.views.site.forbidden"
handler404 = "portal.views.site.not_found"
handler500 = "portal.views.site.server_error"
