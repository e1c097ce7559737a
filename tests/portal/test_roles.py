"""What a group may do is given once, and stays as an administrator set it."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from wagtail.models import GroupPagePermission

import pytest

from documents.permissions import DETERMINE
from portal.accounts.models import Role
from portal.accounts.roles import ADMINISTRATORS, ROLES, TEAM

pytestmark = pytest.mark.django_db
LATER = "auth.delete_group"


def migrate() -> None:
    call_command("migrate", verbosity=0)


def right(name: str) -> Permission:
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def rights(group: Group) -> set[str]:
    return {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all()}


def test_what_an_administrator_took_or_gave_stays() -> None:
    team = Group.objects.get(name=TEAM)
    team.permissions.remove(right(DETERMINE))
    team.permissions.add(right(LATER))
    GroupPagePermission.objects.filter(group=team).delete()
    migrate()
    assert rights(team) == set(ROLES[TEAM]) - {DETERMINE} | {LATER}
    assert not GroupPagePermission.objects.filter(group=team).exists()


def test_a_right_that_is_new_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    team = Group.objects.get(name=TEAM)
    monkeypatch.setitem(ROLES, TEAM, [*ROLES[TEAM], LATER])
    migrate()
    assert LATER in rights(team)
    team.permissions.remove(right(LATER))
    migrate()
    assert LATER not in rights(team)


def test_a_group_may_get_another_name() -> None:
    Group.objects.filter(name=TEAM).update(name="Bureau")
    migrate()
    assert set(Group.objects.values_list("name", flat=True)) == {"Bureau", ADMINISTRATORS}


def test_a_group_that_was_deleted_stays_away() -> None:
    Group.objects.get(name=TEAM).delete()
    migrate()
    assert list(Group.objects.values_list("name", flat=True)) == [ADMINISTRATORS]


def test_groups_of_before__keep_what_they_have_and_get_what_came_since() -> None:
    team = Group.objects.get(name=TEAM)
    Role.objects.all().delete()
    team.permissions.remove(right(DETERMINE))
    migration = import_module("portal.accounts.migrations.0002_roles_and_names_whatever_their_capitals")
    migration.note_what_was_given(apps, None)
    administrators = Group.objects.get(name=ADMINISTRATORS)
    administrators.permissions.remove(right("auth.change_group"))
    role = Role.objects.get(name=ADMINISTRATORS)
    role.given.remove("auth.change_group")  # as before that right was one of the portal's
    role.save()
    migrate()
    assert DETERMINE not in rights(team)
    assert "auth.change_group" in rights(administrators)
