"""Signing: by a personal link, and by an account."""

from django.urls import path

from portal.signing import views

urlpatterns = [
    path("mijn/ondertekenen/<int:pk>/", views.my_signing, name="my-signing"),
    path("tekenen/<str:token>/", views.signing_request, name="signing_request"),
    path("tekenen/<str:token>/tekst/", views.text_to_sign, name="text-to-sign"),
    path("tekenen/<str:token>/getekend/", views.own_copy, name="signed-copy"),
]
