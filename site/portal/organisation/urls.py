"""The page of a partner's own people."""

from django.urls import path

from portal.organisation import views

urlpatterns = [path("mijn/", views.my_organisation, name="my-organisation")]
