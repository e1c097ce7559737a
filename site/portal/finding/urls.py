"""Searching, and the questions that a person follows."""

from django.urls import path

from portal.finding import saved_views, views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/aanvullen/", views.complete, name="complete"),
    path("zoeken/nieuw.atom", views.feed, name="search-feed"),
    path("zoeken/bewaren/", saved_views.save, name="save-search"),
    path("account/zoekvragen/", saved_views.saved_searches, name="saved-searches"),
    path("account/zoekvragen/<int:pk>/", saved_views.change, name="change-saved-search"),
]
