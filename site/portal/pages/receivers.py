"""What follows when a page of the website is published, moves or goes: the search index, the sizes of its
pictures, a line in the log, and the moment at which it is to appear or go."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone

from wagtail.models import Page, Revision, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from documents.ledger.entries import enter
from documents.models import DocumentKind
from documents.region import region_names
from documents.transactions.later import later
from portal.pages.models import SiteSettings
from portal.pages.models.page import PublicPage
from portal.pages.passages import pages_changed
from portal.pages.pictures import ICON, LOGO, SPECS
from portal.pages.sections import add_own_section, move_section, remove_section
from portal.pages.tasks import make_sizes_of, publish_due


@receiver(page_published, dispatch_uid="portal.pages.published")
def was_published(instance: Page, revision: Revision | None = None, **_named: Any) -> None:
    if not isinstance(instance, PublicPage):
        return
    pages_changed()
    pictures = instance.shown_pictures()
    if pictures:
        later(make_sizes_of, sorted(pictures), list(SPECS.values()))
    by = revision.user if revision else None
    enter(what="Pagina gepubliceerd", by=by, about=instance)
    if instance.expire_at:
        later(publish_due, after=instance.expire_at - timezone.now())


@receiver(page_unpublished, dispatch_uid="portal.pages.unpublished")
def was_unpublished(instance: Page, **_named: Any) -> None:
    if isinstance(instance, PublicPage):
        pages_changed()
        enter(what="Pagina van de website gehaald", by=None, about=instance)


@receiver(post_page_move, dispatch_uid="portal.pages.moved")
def was_moved(instance: Page, **_named: Any) -> None:
    if isinstance(instance, PublicPage):
        pages_changed()


@receiver(post_delete, dispatch_uid="portal.pages.deleted")
def was_deleted(instance: Any, **_named: Any) -> None:
    if isinstance(instance, PublicPage):
        pages_changed()


@receiver(post_save, sender=Revision, dispatch_uid="portal.pages.scheduled")
def was_scheduled(instance: Revision, raw: bool = False, **_named: Any) -> None:
    """Wagtail notes on the revision when it is to appear; the background worker is there at that moment."""
    if not raw and instance.approved_go_live_at:
        later(publish_due, after=instance.approved_go_live_at - timezone.now())


@receiver(post_save, sender=DocumentKind, dispatch_uid="portal.pages.kind_saved")
def kind_saved(instance: DocumentKind, created: bool, raw: bool = False, **_named: Any) -> None:
    if raw:
        return
    if created:
        add_own_section(instance)
    else:
        move_section(instance)


@receiver(pre_delete, sender=DocumentKind, dispatch_uid="portal.pages.kind_removed")
def kind_removed(instance: DocumentKind, **_named: Any) -> None:
    remove_section(instance)


@receiver(post_save, sender=SiteSettings, dispatch_uid="portal.pages.settings")
def settings_saved(instance: SiteSettings, raw: bool = False, **_named: Any) -> None:
    if not raw:
        Site.objects.update(site_name=region_names().full)
        for picture, spec in ((instance.logo, LOGO), (instance.favicon, ICON)):
            if picture:
                picture.get_file_hash()  # its address has it
                later(make_sizes_of, [picture.pk], [spec])
