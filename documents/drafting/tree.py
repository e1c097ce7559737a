"""The tree of the admin: root → Concepten → one draft a document. Made where it is missing, at any time."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections

from wagtail.models import Collection, Locale, Page, Site, Workflow

from documents.drafting.workflow import settle_workflow
from documents.models import Document, DocumentPage, DraftsPage

TITLE = "Concepten"


def drafts_page() -> DraftsPage:
    """The container of the drafts; made, with the root above it, when it is not there."""
    found = DraftsPage.objects.first()
    if found:
        return found
    Locale.objects.get_or_create(language_code="nl")
    made = _root().add_child(instance=DraftsPage(title=TITLE, slug="concepten", live=False))
    _settle_site(made)
    return made


def file_collection() -> Collection:
    """Where the working files of all drafts are; made when it is not there."""
    return Collection.get_first_root_node() or Collection.add_root(name="Bestanden")


def draft_of(document: Document) -> DocumentPage:
    """The draft of this document with its latest edits; an empty one is made when there is none."""
    found = DocumentPage.objects.filter(document=document).first()
    if found:
        return found.get_latest_revision_as_object() if found.latest_revision_id else found
    page = DocumentPage(document=document, title=document.title, slug=document.slug, live=False)
    return drafts_page().add_child(instance=page)


def _root() -> Page:
    return Page.get_first_root_node() or Page.add_root(
        title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page)
    )


def _settle_site(drafts: DraftsPage) -> None:
    """Takes Wagtail's welcome page away where nobody has used it; a site has a page until the portal gives it
    the first of its own."""
    plain = ContentType.objects.get_for_model(Page)
    welcome = Page.objects.filter(depth=2, slug="home", content_type=plain, numchild=0)
    Site.objects.filter(root_page__in=welcome).update(root_page=drafts)
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=drafts, is_default_site=True)
    for page in welcome:
        page.delete()


def grow_tree(*, using: str, **_options: Any) -> None:
    """For post_migrate; nothing where the tables are not there (migrated back)."""
    needed = {model._meta.db_table for model in (DraftsPage, Page, Site, Locale, Workflow, Collection)}
    if needed <= set(connections[using].introspection.table_names()):
        file_collection()
        settle_workflow(drafts_page())
