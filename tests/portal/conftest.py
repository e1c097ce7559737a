from collections.abc import Callable

from django.contrib.auth.models import Group
from django.test import Client

import pytest

from portal.accounts.models import User
from tests.portal.region import Region, make_region, make_user


@pytest.fixture
def region(db: None) -> Region:
    return make_region()


@pytest.fixture
def editor(db: None) -> User:
    user = make_user("redactie")
    user.groups.add(Group.objects.get(name="Regionaal team"))
    return user


@pytest.fixture
def as_user(client: Client) -> Callable[[User], Client]:
    def log_in(user: User) -> Client:
        client.force_login(user)
        return client

    return log_in
