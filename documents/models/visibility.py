"""Who may read what: everyone the public documents, partners those for partners, the regional team all."""

from django.db import models


class Visibility(models.TextChoices):
    PUBLIC = "public", "Iedereen"
    PARTNERS = "partners", "Partners"
    TEAM = "team", "Regionaal team"


def levels_within(widest: str) -> list[str]:
    """The visibilities that all readers of something of this visibility may read."""
    order = list(Visibility)
    return [str(level) for level in order[: order.index(Visibility(widest)) + 1]]


def narrowest(*levels: str) -> Visibility:
    """What is as visible as each of these allows."""
    order = list(Visibility)
    return max((Visibility(level) for level in levels), key=order.index)


def readable_by(user) -> list[str]:
    """The visibilities that this person may read; an anonymous reader only the public one."""
    if not user.is_authenticated:
        return [Visibility.PUBLIC]
    if user.has_perm("documents.add_version"):
        return [Visibility.PUBLIC, Visibility.PARTNERS, Visibility.TEAM]
    if user.represents_partner:
        return [Visibility.PUBLIC, Visibility.PARTNERS]
    return [Visibility.PUBLIC]
