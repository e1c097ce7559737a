"""Logging in and out, and one's own account."""

from django.urls import path
from django.views.generic import RedirectView

from portal.accounts import views

urlpatterns = [
    path("inloggen/", views.Login.as_view(), name="login"),
    path("uitloggen/", views.Logout.as_view(), name="logout"),
    path("wachtwoord-vergeten/", views.ForgottenPassword.as_view(), name="forgotten-password"),
    path(
        "wachtwoord-vergeten/verstuurd/",
        views.ForgottenPasswordSent.as_view(),
        name="forgotten-password-sent",
    ),
    path("wachtwoord-kiezen/<uidb64>/<token>/", views.ChoosePassword.as_view(), name="choose-password"),
    path("account/", views.account, name="account"),
    path("account/wachtwoord/", views.ChangePassword.as_view(), name="change-password"),
    path("beheer/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
]
