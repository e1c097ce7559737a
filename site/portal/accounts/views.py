from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeView,
    PasswordResetConfirmView,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.generic import FormView, TemplateView

from documents import addresses
from documents.ledger.entries import enter
from portal.accounts.forms import (
    ChangePasswordForm,
    ChoosePasswordForm,
    ForgottenPasswordForm,
    LoginForm,
)
from portal.accounts.passwords import ask_for_link
from portal.too_often import too_often

MOST_ASKED = 5


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


class ForgottenPassword(FormView):
    """Says the same, in as much time, whether somebody is called so or not."""

    template_name = "accounts/forgotten_password.html"
    form_class = ForgottenPasswordForm
    success_url = reverse_lazy("forgotten-password-sent")

    def form_valid(self, form: ForgottenPasswordForm) -> HttpResponse:
        if too_often(self.request, "forgotten-password", most=MOST_ASKED):
            form.add_error(None, "U hebt dit net al een paar keer gevraagd. Wacht tien minuten.")
            return self.render_to_response(self.get_context_data(form=form), status=429)
        ask_for_link(given=form.cleaned_data["given"])
        return super().form_valid(form)


class ForgottenPasswordSent(TemplateView):
    template_name = "accounts/forgotten_password_sent.html"


class ChoosePassword(PasswordResetConfirmView):
    """Behind the link of a mail; a new colleague comes by it too."""

    template_name = "accounts/choose_password.html"
    form_class = ChoosePasswordForm
    reset_url_token = "kiezen"  # noqa: S105 (what stands in the address instead of the token)
    success_url = reverse_lazy("login")

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        response = super().form_valid(form)
        enter(what="Wachtwoord gekozen", by=form.user, about=form.user)
        messages.success(self.request, "Uw wachtwoord is bewaard. Log nu in.")
        return response


@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/account.html")
