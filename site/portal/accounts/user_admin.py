from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users


class NewUserForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"partner"}


class ExistingUserForm(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"partner"}


class UserViewSet(users.UserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:
        return ExistingUserForm if for_update else NewUserForm
