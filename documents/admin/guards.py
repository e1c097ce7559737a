"""What the admin may not do with drafts: publish, copy, or delete one whose document has versions."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wagtail.admin import messages
from wagtail.models import Page

from documents.models import DocumentPage, DraftsPage, Version

NO_PUBLISHING = (
    "De tekst is bewaard als concept. Publiceren kan hier niet: lezers zien alleen vastgestelde versies. "
    "Is de tekst klaar? Kies dan Vaststellen."
)
NO_COPYING = (
    "Een document heeft één concept. Kopiëren kan daarom niet. Maak een nieuw document als u iets anders "
    "bedoelt."
)


def with_versions_below(pages: Iterable[Page]) -> list[str]:
    """The titles of the documents with versions whose draft is one of these pages or stands below one."""
    found: list[str] = []
    for page in pages:
        drafts = DocumentPage.objects.descendant_of(page, inclusive=True)
        documents = Version.objects.filter(document__draft__in=drafts).values_list(
            "document__title", flat=True
        )
        found += documents.order_by("document__title").distinct()
    return found


def reason_to_keep(pages: Iterable[Page]) -> str:
    """Why these pages cannot be deleted, in Dutch; empty when they can."""
    titles = with_versions_below(pages)
    if not titles:
        return ""
    shown = ", ".join(f"“{title}”" for title in titles[:5])
    more = f" en {len(titles) - 5} andere" if len(titles) > 5 else ""
    return (
        f"Verwijderen kan niet. Van {shown}{more} zijn versies vastgesteld, en die blijven voorgoed bewaard. "
        "Mag niemand het document meer lezen? Wijzig dan bij Documenten wie het mag lezen."
    )


def refuse_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    if isinstance(page.specific, DraftsPage):
        messages.error(request, "Deze map hoort bij het portaal en kan niet worden verwijderd.")
        return redirect("concepten:index")
    if reason := reason_to_keep([page]):
        messages.error(request, reason)
        return redirect("concepten:index" if isinstance(page.specific, DocumentPage) else "wagtailadmin_home")
    return None


def refuse_in_bulk(
    request: HttpRequest, action: str, objects: Iterable, _instance: object
) -> HttpResponse | None:
    pages = [found for found in objects if isinstance(found, Page)]
    if action == "delete" and (reason := reason_to_keep(pages)):
        messages.error(request, reason)
        return redirect("concepten:index")
    if action == "publish" and DocumentPage.objects.filter(pk__in=[page.pk for page in pages]).exists():
        messages.error(request, NO_PUBLISHING)
        return redirect("concepten:index")
    return None


def refuse_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The edits are saved by then; only the publishing is refused."""
    if not isinstance(page, DocumentPage):
        return None
    messages.error(request, NO_PUBLISHING)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_copying(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not isinstance(page.specific, DocumentPage | DraftsPage):
        return None
    messages.error(request, NO_COPYING)
    return redirect("concepten:index")


def back_to_drafts(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After deleting a draft one is in their list, and not in the tree of pages."""
    return redirect("concepten:index") if isinstance(page.specific, DocumentPage) else None
