"""Every address of the portal that code needs. The portal gives them their names in its `urls.py`; templates
ask for those with `{% url %}`, code asks here, and only here a path is made.

Of a document, `designation` is a version as cited: "2", or "2.1" for an erratum.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import URLResolver, get_resolver, reverse

if TYPE_CHECKING:
    from documents.models import Document, DocumentKind


def absolute(address: str) -> str:
    """As it stands in a mail, a feed or a file: with the name of the server."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address


def host() -> str:
    """The name of the server by itself."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "portaal"


def asking(address: str, parameters: str) -> str:
    """The address with a question (already encoded) in its right place, before what it points at."""
    page, sign, place = address.partition("#")
    return f"{page}?{parameters}{sign}{place}"


def document(of: Document) -> str:
    """`/<section>/<slug>/`, for good."""
    return below(of, "document")


def section(of: DocumentKind) -> str:
    """Where all documents of a kind stand."""
    return reverse("section", args=[of])


def main_agreement() -> str:
    """The short way to whichever agreement is the main one."""
    return reverse("main-agreement")


def on_day(of: Document, day: object) -> str:
    return below(of, "on-date", str(day))


def holding_article(of: Document, key: str) -> str:
    """The article in the text that holds."""
    return f"{document(of)}#{key}"


def follow_ups(of: Document) -> str:
    """The points about a document, on its own page."""
    return f"{document(of)}#_vervolgacties"


def version(of: Document, designation: str) -> str:
    return below(of, "version", designation)


def article(of: Document, designation: str, key: str) -> str:
    return f"{version(of, designation)}#{key}"


def attachment(of: Document, designation: str, position: int, page: int | None = None) -> str:
    place = f"#bladzijde-{page}" if page is not None else ""
    return below(of, "attachment", designation, position) + place


def attachment_file(of: Document, designation: str, position: int) -> str:
    return below(of, "attachment-file", designation, position)


def comparison(of: Document, old: str, new: str, key: str = "") -> str:
    """Two versions by their designations; `key` is that of an article in it."""
    return below(of, "comparison", f"{old}...{new}") + (f"#{key}" if key else "")


def comparison_across(of: Document, old: str, other: Document, new: str) -> str:
    """A version beside one of another document."""
    return below(of, "comparison-across", old, other.slug, new)


def route(of: Document, label: str) -> str:
    """`label` is the name of a decision route as its address has it."""
    return below(of, "decision", label)


def paper(of: Document, label: str, pk: int) -> str:
    """A paper of the route with this label."""
    return below(of, "paper", label, pk)


def picture(sha256: str) -> str:
    """Written out, for it is frozen in the HTML of every version, and in its digest: it may never follow a
    portal that moves."""
    return f"/afbeeldingen/{sha256}/"


def chart(slug: str) -> str:
    """Who signed what of the document with this slug."""
    return reverse("document-chart", args=[slug])


def main_chart() -> str:
    return reverse("chart")


def proof(slug: str, designation: str) -> str:
    return reverse("proof", args=[slug, designation])


def stand_sheet(slug: str, designation: str) -> str:
    return reverse("stand-sheet", args=[slug, designation])


def partner(slug: str) -> str:
    return reverse("partner", args=[slug])


def partner_stand_sheet(slug: str) -> str:
    return reverse("partner-stand-sheet", args=[slug])


def evidence(act: int) -> str:
    """The paper behind an act, by the key of the act."""
    return reverse("evidence", args=[act])


def signing_request(token: str) -> str:
    return reverse("signing_request", args=[token])


def signed_copy(token: str) -> str:
    return reverse("signed-copy", args=[token])


def search(parameters: str) -> str:
    return asking(reverse("search"), parameters)


def search_feed(parameters: str) -> str:
    return asking(reverse("search-feed"), parameters)


def saved_searches() -> str:
    return reverse("saved-searches")


def long_work(work: object) -> str:
    """Where somebody waits for the work with this key."""
    return reverse("long-work", args=[work])


def my_organisation() -> str:
    return reverse("my-organisation")


def home() -> str:
    return reverse("home")


def login() -> str:
    return reverse("login")


def forgotten_password() -> str:
    return reverse("forgotten-password")


def choose_password(uid: str, token: str) -> str:
    """Where an account chooses a password, by the key of the account and a secret."""
    return reverse("choose-password", args=[uid, token])


def contact() -> str:
    return reverse("contact")


def api() -> str:
    """Without a stroke at the end, as what programs put a path behind."""
    return reverse("api:api-root").rstrip("/")


def below(of: Document, name: str, *rest: object) -> str:
    """What the portal calls `name` below the address of a document."""
    return reverse(name, args=[of.kind, of.slug, *rest])


def first_segments() -> set[str]:
    """The first parts of the addresses that the portal has of its own, which no kind of document may have."""
    return {settings.STATIC_URL.strip("/"), settings.MEDIA_URL.strip("/"), *_heads(get_resolver())}


def _heads(of: URLResolver) -> Iterator[str]:
    for one in of.url_patterns:
        head, _, below_it = str(one.pattern).partition("/")
        if head or below_it:
            yield head
        elif isinstance(one, URLResolver):
            yield from _heads(one)
