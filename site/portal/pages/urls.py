"""The first page, the pages about the website itself, and the files that editors work with."""

from django.urls import path

from portal.pages import views, working_files

urlpatterns = [
    path("", views.home, name="home"),
    path("bestanden/<path:name>", working_files.working_picture, name="working-picture"),
    path("over/", views.about, name="about"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
    path("robots.txt", views.robots, name="robots"),
]
