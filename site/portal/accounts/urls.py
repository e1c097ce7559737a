"""Logging in and out, and one's own account."""

from django.urls import path
from django.views.generic import RedirectView

from portal.accounts import views

urlpatterns = [
    path("inloggen/", views.Login.as_view(), name="login"),
    path("uitloggen/", views.Logout.as_view(), name="logout"),
    path("account/", views.account, name="account"),
    path("account/wachtwoord/", views.ChangePassword.as_view(), name="change-password"),
    path("beheer/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
]
