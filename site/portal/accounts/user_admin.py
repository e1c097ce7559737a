"""The screens of the admin for accounts: Wagtail's, with an organisation and an invitation."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from documents.admin.filled_in import FilledInCreateView
from documents.admin.verb_form_view import VerbFormView
from documents.ledger.people import account_name
from documents.text.dutch import enumeration
from portal.accounts.models import NAME_TAKEN, User
from portal.accounts.passwords import Told, invite_account
from portal.accounts.roles import TEAM
from signatures.models import Partner
from signatures.register.accounts import work_for

NO_ACCESS = (
    "Zo kan deze persoon nergens bij. Kies hier een organisatie, of kies op het tabblad Rollen wat deze "
    "persoon in het team mag."
)


class WorksForPartner(forms.ModelForm):
    """With the organisation that a person works for, and a name that nobody has in whatever capitals."""

    partner = forms.ModelChoiceField(
        Partner.objects.prefetch_related("names"),
        label="Organisatie",
        required=False,
        help_text="De partner waarvoor deze persoon werkt. Leeg voor het regionale team.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["partner"] = self.instance.partner_id

    def _clean_username(self) -> None:
        """In the place of Wagtail's, which looks at capitals."""
        name = self.cleaned_data.get(User.USERNAME_FIELD)
        if name and User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk).exists():
            self.add_error(User.USERNAME_FIELD, forms.ValidationError(NAME_TAKEN, code="unique"))

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        work_for(user=self.instance, partner=self.cleaned_data["partner"])


class NewUserForm(WorksForPartner, UserCreationForm):
    """Without a password: each chooses their own."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("partner") or cleaned.get("groups") or cleaned.get("is_superuser")):
            self.add_error("partner", NO_ACCESS)
        return cleaned

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)


class ExistingUserForm(WorksForPartner, UserEditForm):
    pass


class NewUserView(FilledInCreateView, users.CreateView):
    """`?partner=` and `?team` fill in for whom the person works."""

    filled_in = ("partner", "email", "first_name", "last_name")

    def get_initial(self) -> dict[str, Any]:
        filled = super().get_initial()
        if "team" in self.request.GET:
            filled["groups"] = Group.objects.filter(role__name=TEAM)
        return filled

    def save_instance(self) -> User:
        user = super().save_instance()
        invite_account(user=user, by=self.request.user, told=_teller(self.request))
        _tell_who_shares_the_address(self.request, user)
        return user

    def get_success_message(self, instance: User) -> str:
        return (
            f"Het account van {account_name(instance)} is gemaakt. "
            f"Een uitnodiging om een wachtwoord te kiezen gaat naar {instance.email}."
        )


class ExistingUserView(users.EditView):
    def save_instance(self) -> User:
        user = super().save_instance()
        if "email" in self.form.changed_data:
            _tell_who_shares_the_address(self.request, user)
        return user


class InviteAccountView(VerbFormView):
    """Mails the link once more: for who lost the mail, or forgot the password."""

    permission_required = "accounts.change_user"
    form_class = forms.Form
    template_name = "accounts/admin/invite_account.html"

    @cached_property
    def account(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def perform(self, form: Any) -> str:
        invite_account(user=self.account, by=self.user, told=_teller(self.request))
        return f"De link gaat naar {self.account.email}."

    def get_success_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.account.pk])


def _tell_who_shares_the_address(request: HttpRequest, user: User) -> None:
    """Two people may share a mailbox, but what is typed twice by mistake should not stay unseen."""
    sharing = User.objects.filter(email__iexact=user.email, is_active=True).exclude(pk=user.pk)
    if others := [account_name(other) for other in sharing.order_by("pk")]:
        messages.warning(
            request,
            f"{user.email} is ook het adres van {enumeration(others)}. Wie daar post krijgt, leest de "
            "mails van al deze accounts, en inloggen gaat dan alleen met de gebruikersnaam. "
            "Is het dezelfde persoon, sluit dan een van de accounts.",
        )


def _teller(request: HttpRequest) -> Told:
    """Says on the next page that a mail did not go out."""

    def tell(failed: str) -> None:
        if failed:
            messages.error(request, f"{failed} Controleer het adres en stuur de link opnieuw.")

    return tell


class UserViewSet(users.UserViewSet):
    add_view_class = NewUserView
    edit_view_class = ExistingUserView

    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:
        return ExistingUserForm if for_update else NewUserForm
