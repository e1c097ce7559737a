from typing import Any

from django import forms

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from signatures.models import Partner
from signatures.register.accounts import work_for


class WorksForPartner(forms.ModelForm):
    """With the organisation that a person works for."""

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

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        work_for(user=self.instance, partner=self.cleaned_data["partner"])


class NewUserForm(WorksForPartner, UserCreationForm):
    pass


class ExistingUserForm(WorksForPartner, UserEditForm):
    pass


class UserViewSet(users.UserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:
        return ExistingUserForm if for_update else NewUserForm
