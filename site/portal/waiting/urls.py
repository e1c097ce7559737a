"""Where somebody waits for long work."""

from django.urls import path

from portal.waiting import views

urlpatterns = [
    path("wachten/<uuid:key>/", views.long_work, name="long-work"),
    path("wachten/<uuid:key>/stoppen/", views.stop_work, name="stop-long-work"),
    path("wachten/<uuid:key>/bestand/", views.made_file, name="long-work-file"),
]
