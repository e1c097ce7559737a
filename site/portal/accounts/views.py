from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy

from documents import addresses
from portal.accounts.forms import ChangePasswordForm, LoginForm


class Login(LoginView):
    """Also the login of the admin (`WAGTAILADMIN_LOGIN_URL`)."""

    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        user = self.request.user
        if user.is_authenticated and user.partner_id:
            return addresses.my_organisation()
        return (
            reverse("wagtailadmin_home") if user.has_perm("wagtailadmin.access_admin") else addresses.home()
        )

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        if self._barred(super().get_redirect_url()):
            messages.error(self.request, "Het beheer is voor het regionale team. U bent wel ingelogd.")
        return response

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Where the person was going; not to the admin when it would only send them back here."""
        asked = super().get_redirect_url(request)
        return "" if self._barred(asked) else asked

    def _barred(self, address: str) -> bool:
        user = self.request.user
        to_admin = address.startswith(reverse("wagtailadmin_home"))
        return to_admin and user.is_authenticated and not user.has_perm("wagtailadmin.access_admin")


class Logout(LogoutView):
    next_page = "home"


class ChangePassword(PasswordChangeView):
    template_name = "accounts/change_password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, "Uw wachtwoord is gewijzigd. Gebruik vanaf nu het nieuwe wachtwoord.")
        return super().form_valid(form)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/account.html")
