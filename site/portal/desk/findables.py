"""What the team finds when it searches in the admin: each kind of row, by which words, and where it leads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.urls import reverse

from wagtail.models import Page
from wagtail.permissions import page_permission_policy, policy_registry

from documents.models import Attachment, Document, DocumentPage, DraftsPage, IncomingFile, Version
from documents.permissions import BRING_IN
from documents.text.dutch import day
from portal.pages.models import Illustration, WorkingFile
from signatures.models import Contact, FollowUp, Mandate, Partner, Round, Route

SHOWN = 6
MAY_BE_DONE = {"add", "change", "publish"}


@dataclass(frozen=True, slots=True)
class Findable:
    """Rows of one kind. Every word of a question has to be in one of these `fields`."""

    label: str
    rows: Callable[[Any], QuerySet[Any] | None]
    fields: tuple[str, ...]
    address: Callable[[Any], str]
    told: Callable[[Any], str] = lambda row: ""
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class FoundRow:
    name: str
    told: str
    address: str


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The first rows of a kind; `more` leads to the list with the same question, where there are others."""

    label: str
    rows: tuple[FoundRow, ...]
    more: str


def find_rows(user: Any, question: str) -> Iterator[FoundRows]:
    """What this person may see of it: at most one query for each kind, with those that fill in its names."""
    words = question.split()
    for kind in FINDABLES if words else ():
        rows = kind.rows(user)
        if rows is None:
            continue
        for word in words:
            rows = rows.filter(_within(kind.fields, word))
        found = list(rows.distinct()[: SHOWN + 1])
        if found:
            yield FoundRows(
                kind.label,
                tuple(FoundRow(str(row), kind.told(row), kind.address(row)) for row in found[:SHOWN]),
                f"{reverse(kind.list_name)}?{urlencode({'q': question})}"
                if kind.list_name and len(found) > SHOWN
                else "",
            )


def _within(fields: Sequence[str], word: str) -> Q:
    wanted = Q(pk__in=[])
    for field in fields:
        wanted |= Q(**{f"{field}__icontains": word})
    return wanted


def _permitted(permission: str, rows: Callable[[], QuerySet[Any]]) -> Callable[[Any], QuerySet[Any] | None]:
    return lambda user: rows() if user.has_perm(permission) else None


def _to(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(name, args=[row.pk])


def _in_folders(model: type) -> Callable[[Any], QuerySet[Any]]:
    """The files in the folders that this person may change something in."""

    def rows(user: Any) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(model)
        return policy.instances_user_has_any_permission_for(user, MAY_BE_DONE).order_by("title")

    return rows


def _pages(user: Any) -> QuerySet[Page]:
    """The pages of the site; drafts are found as documents."""
    mine = page_permission_policy.instances_user_has_any_permission_for(user, MAY_BE_DONE)
    return mine.filter(depth__gt=1).not_exact_type(DocumentPage, DraftsPage).order_by("title")


FINDABLES: Sequence[Findable] = (
    Findable(
        "Partners",
        _permitted(
            "signatures.view_partner",
            lambda: Partner.objects.select_related("kind").prefetch_related("names"),
        ),
        ("names__name", "slug"),
        _to("partner_facts"),
        lambda partner: partner.kind.name,
        "partners:index",
    ),
    Findable(
        "Documenten",
        _permitted("documents.change_document", lambda: Document.objects.order_by("title")),
        ("title", "slug", "summary"),
        _to("documenten:edit"),
        lambda document: document.kind.name,
        "documenten:index",
    ),
    Findable(
        "Concepten",
        _permitted(
            "documents.view_documentpage",
            lambda: DocumentPage.objects.select_related("document").defer("body").order_by("draft_title"),
        ),
        ("draft_title", "document__title"),
        _to("wagtailadmin_pages:edit"),
        lambda draft: "tekst waaraan u werkt",
        "concepten:index",
    ),
    Findable(
        "Versies",
        _permitted(
            "documents.view_version", lambda: Version.objects.select_related("document").defer("content")
        ),
        ("document__title", "label", "title", "number"),
        _to("versies:inspect"),
        lambda version: f"vastgesteld op {day(version.determined_on)}",
        "versies:index",
    ),
    Findable("Pagina's", _pages, ("title", "draft_title"), _to("wagtailadmin_pages:edit")),
    Findable(
        "Bijlagen",
        _permitted(
            "documents.view_attachment",
            lambda: Attachment.objects.select_related("version__document").defer("version__content"),
        ),
        ("name", "title"),
        lambda attachment: reverse("versies:inspect", args=[attachment.version_id]),
        lambda attachment: str(attachment.version),
    ),
    Findable(
        "Ingelezen bestanden",
        _permitted(BRING_IN, lambda: IncomingFile.objects.select_related("document").defer("found")),
        ("name", "title", "document__title"),
        _to("bring_in_review"),
        lambda file: f"ingelezen op {day(file.brought_at)}",
    ),
    Findable(
        "Werkbestanden",
        _in_folders(WorkingFile),
        ("title", "file"),
        _to("wagtaildocs:edit"),
        list_name="wagtaildocs:index",
    ),
    Findable(
        "Afbeeldingen",
        _in_folders(Illustration),
        ("title", "description"),
        _to("wagtailimages:edit"),
        list_name="wagtailimages:index",
    ),
    Findable(
        "Ondertekenrondes",
        _permitted(
            "signatures.view_round",
            lambda: Round.objects.select_related("version__document").defer("version__content"),
        ),
        ("version__document__title", "version__label"),
        _to("round"),
        lambda found: f"geopend op {day(found.opened_at)}",
        "rounds",
    ),
    Findable(
        "Besluitroutes",
        _permitted("signatures.view_route", lambda: Route.objects.select_related("document")),
        ("title", "label", "document__title"),
        _to("besluitroutes:edit"),
        lambda route: f"{route.document.title}, versie {route.label}",
        "besluitroutes:index",
    ),
    Findable(
        "Vervolgacties",
        _permitted("signatures.view_followup", FollowUp.objects.all),
        ("title", "description", "owner"),
        _to("vervolgacties:edit"),
        lambda point: point.owner,
        "vervolgacties:index",
    ),
    Findable(
        "Contactpersonen",
        _permitted(
            "signatures.view_contact",
            lambda: Contact.objects.select_related("partner").prefetch_related("partner__names"),
        ),
        ("name", "email", "function"),
        lambda contact: reverse("partner_facts", args=[contact.partner_id]),
        lambda row: row.function,
        "contactpersonen:index",
    ),
    Findable(
        "Mandaten",
        _permitted(
            "signatures.view_mandate",
            lambda: Mandate.objects.select_related("partner").prefetch_related("partner__names"),
        ),
        ("name", "function"),
        lambda mandate: reverse("partner_facts", args=[mandate.partner_id]),
        lambda row: row.function,
        "mandaten:index",
    ),
    Findable(
        "Gebruikers",
        _permitted("accounts.view_user", lambda: get_user_model().objects.order_by("last_name", "username")),
        ("first_name", "last_name", "username", "email"),
        _to("wagtailusers_users:edit"),
        lambda user: user.get_full_name(),
        "wagtailusers_users:index",
    ),
)
