from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm

from portal.accounts.models import User

TEXTBOX = {"class": "utrecht-textbox"}
RULES = "Ten minste 12 tekens. Kies geen bekend wachtwoord, en niet uw eigen naam."
NOT_EQUAL: dict[str, Any] = {
    "password_mismatch": "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze opnieuw."
}


class LoginForm(AuthenticationForm):
    """Takes the user name, or the e-mail address where one active person has it."""

    error_messages = {
        "invalid_login": (
            "Deze naam en dit wachtwoord horen niet bij elkaar. Controleer of u alles goed hebt getypt. "
            "Lukt het niet, kies dan hieronder “Wachtwoord vergeten?”."
        ),
        "inactive": "Dit account is gesloten. Vraag de beheerder van de regio wat u kunt doen.",
    }

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, label_suffix="", **options)
        self.fields["username"].label = "Gebruikersnaam of e-mailadres"
        self.fields["password"].label = "Wachtwoord"
        for field in self.fields.values():
            field.widget.attrs.update(TEXTBOX)

    def clean_username(self) -> str:
        given = self.cleaned_data["username"].strip()
        named = list(User.objects.filter(email__iexact=given, is_active=True)[:2]) if "@" in given else []
        return named[0].get_username() if len(named) == 1 else given


class ChangePasswordForm(PasswordChangeForm):
    error_messages = NOT_EQUAL | {
        "password_incorrect": "Het oude wachtwoord klopt niet. Typ het opnieuw.",
    }

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, label_suffix="", **options)
        labels = ("Uw wachtwoord nu", "Nieuw wachtwoord", "Nieuw wachtwoord, nog een keer")
        for field, label in zip(self.fields.values(), labels, strict=True):
            field.label = label
            field.widget.attrs.update(TEXTBOX)
        self.fields["new_password1"].help_text = RULES
        self.fields["new_password2"].help_text = ""


class ForgottenPasswordForm(forms.Form):
    given = forms.CharField(
        label="Gebruikersnaam of e-mailadres",
        label_suffix="",
        max_length=254,
        widget=forms.TextInput(attrs=TEXTBOX | {"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={
            "required": "Vul uw gebruikersnaam of uw e-mailadres in.",
            "max_length": "Dit is te lang voor een naam of adres. Controleer wat u hebt ingevuld.",
        },
    )


class ChoosePasswordForm(SetPasswordForm):
    error_messages = NOT_EQUAL

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        labels = ("Nieuw wachtwoord", "Nieuw wachtwoord, nog een keer")
        for field, label in zip(self.fields.values(), labels, strict=True):
            field.label = label
            field.widget.attrs.update(TEXTBOX)
        self.fields["new_password1"].help_text = RULES
        self.fields["new_password2"].help_text = ""
