"""Acts are added and looked at; nobody changes or deletes one."""

from wagtail.permission_policies import ModelPermissionPolicy


class AppendOnlyPolicy(ModelPermissionPolicy):
    """Adding and viewing as the permissions say; changing and deleting never."""

    def user_has_permission(self, user, action: str) -> bool:
        return action in ("add", "view") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
