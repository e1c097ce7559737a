"""What editors and administrators may do with documents: models, tree and files."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission

from wagtail.models import GroupCollectionPermission, GroupPagePermission

from documents.drafting.tree import drafts_page, file_collection
from documents.drafting.workflow import let_approve

DETERMINE = "documents.add_version"
CHANGE_KINDS = "documents.change_documentkind"
BRING_IN = "documents.add_incomingfile"

READABLE = ("version", "article", "attachment", "storedfile", "extractedtext", "incomingfile", "documentpage")

EDITOR_PERMISSIONS = [
    "wagtailadmin.access_admin",
    DETERMINE,
    BRING_IN,
    "documents.add_storedfile",
    "documents.add_erratumproposal",
    "documents.view_erratumproposal",
    "documents.view_determinationproposal",
    *(f"documents.{verb}_document" for verb in ("add", "change", "view")),
    *(f"documents.view_{model}" for model in READABLE),
]
ADMINISTRATOR_PERMISSIONS = [
    *EDITOR_PERMISSIONS,
    "documents.delete_document",
    *(f"documents.{verb}_documentkind" for verb in ("add", "change", "delete", "view")),
    "documents.view_ledgerentry",
    "documents.change_workingarrangements",
    "documents.agree_alone",
]

PAGE_PERMISSIONS = ("add_page", "change_page", "lock_page", "unlock_page")
FILE_PERMISSIONS = {
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
    "wagtailimages": ("add_image", "change_image", "choose_image"),
}


def grant_drafting(group: Group) -> None:
    """Lets the group edit all drafts and use the files and images that go into them. Safe to do again."""
    page, root = drafts_page(), file_collection()
    for permission in _permissions("wagtailcore", PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    for app_label, codenames in FILE_PERMISSIONS.items():
        for permission in _permissions(app_label, codenames):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
    let_approve(group)


def _permissions(app_label: str, codenames: Iterable[str]) -> Iterable[Permission]:
    return Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
