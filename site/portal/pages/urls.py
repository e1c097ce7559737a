"""The first page, the pages that the portal itself leads to, what belongs to a page, and editors' files."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from portal.pages import shown, views, working_files
from portal.pages.sitemaps import SITEMAPS

urlpatterns = [
    path("", views.page_at, {"path": ""}, name="home"),
    path("over/", views.page_at, {"path": "over/"}, name="about"),
    path("toegankelijkheid/", views.page_at, {"path": "toegankelijkheid/"}, name="accessibility"),
    path("privacy/", views.page_at, {"path": "privacy/"}, name="privacy"),
    path("contact/", views.page_at, {"path": "contact/"}, name="contact"),
    path("contact/bericht/<int:pk>/", views.contact_message, name="contact-message"),
    path("bij-pagina/<int:pk>/beeld-<int:picture>-<int:width>/", shown.picture_of_page, name="page-picture"),
    path("bij-pagina/<int:pk>/bestand-<int:file>/", shown.file_of_page, name="page-file"),
    path("stijl/<slug:digest>.css", shown.looks, name="looks"),
    path("stijl/logo-<slug:digest>", shown.logo, name="logo"),
    path("stijl/pictogram-<slug:digest>", shown.favicon, name="favicon"),
    path("bestanden/<path:name>", working_files.working_picture, name="working-picture"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
