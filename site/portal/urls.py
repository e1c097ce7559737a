"""Every address of the portal; each room has its own in its `urls.py`."""

from django.urls import include, path, re_path, register_converter
from django.views.generic import RedirectView

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal import converters
from portal.api import contract
from portal.pages.views import nothing_here, section
from portal.pages.working_files import for_editors
from portal.texts.views import decisions, documents, files

register_converter(converters.SectionConverter, "section")
register_converter(converters.DesignationConverter, "designation")
register_converter(converters.PairConverter, "pair")
register_converter(converters.DayConverter, "day")

below_a_document = [
    path("", include("portal.texts.urls")),
    path("", include("portal.register.document_urls")),
]

urlpatterns = [
    path("", include("portal.pages.urls")),
    path("convenant/", documents.main_agreement, name="main-agreement"),
    path("convenant/<path:rest>", documents.below_main_agreement),
    path("agenda.ics", decisions.running_agenda, name="running-agenda"),
    path("vervolgacties/", decisions.follow_ups, name="follow-ups"),
    path("afbeeldingen/<str:sha256>/", files.picture, name="picture"),
    path("", include("portal.register.urls")),
    path("", include("portal.finding.urls")),
    path("", include("portal.organisation.urls")),
    path("", include("portal.signing.urls")),
    path("", include("portal.waiting.urls")),
    path("", include("portal.accounts.urls")),
    path("api/v1/", contract.urls),
    # Of a list of types of page, which Wagtail's own pages lead to, a team has nothing to learn.
    path("beheer/reports/page-types-usage/", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("beheer/", include(wagtailadmin_urls)),
    path("werkbestanden/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, for_editors))),
    path("<section:kind>/", section, name="section"),
    path("<section:kind>/<slug:slug>/", include(below_a_document)),
    re_path("^api/", nothing_here),  # else a page of the website might be meant, with a stroke behind it
    path("", include(wagtail_urls)),
]

handler400 = "portal.pages.views.bad_request"
handler403 = "portal.pages.views.forbidden"
handler404 = "portal.pages.views.not_found"
handler500 = "portal.pages.views.server_error"
