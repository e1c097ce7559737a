"""The passages of what stands beside the texts: the follow-up points of a document, and the partners."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from documents import addresses
from documents.models import Document
from documents.models.visibility import levels_within
from documents.text.dutch import day
from search.passages.kinds import FOLLOW_UP, PARTNER
from search.passages.passage import Passage
from signatures.models import FollowUp, Partner
from signatures.routes.follow_ups import as_known_to
from signatures.standing.facts import PartnerFact

PARTNERS = "@partners"
WEBSITE = "@website"  # the portal registers its pages as this source
# What has no dates of its own always counts as current.
ALWAYS = date(1900, 1, 1)


def follow_ups_of(document: Document, partners: Iterable[PartnerFact]) -> list[Passage]:
    """As visible as the document that they touch; found at its follow-up points. A point concerns the partner
    that owns it, else all `partners` of the document."""
    facts = list(partners)
    members = tuple(fact.id for fact in facts)
    owners = {name.name.casefold(): fact.id for fact in facts for name in fact.names}
    points = as_known_to(document.follow_ups.order_by("pk"), levels_within(document.visibility))
    return [_follow_up(document, point, members, owners) for point in points]


def partners() -> Iterator[Passage]:
    """A passage for every name that a partner has had, in force while it had that name: so a partner is found
    by the name of today and by those before it."""
    for partner in Partner.objects.select_related("kind").prefetch_related("names").order_by("pk"):
        yield from _names_of(partner)


def _follow_up(
    document: Document, point: FollowUp, members: tuple[str, ...], owners: Mapping[str, str]
) -> Passage:
    owner = point.owner.strip().casefold()
    told = [point.description, point.owner and f"Wie: {point.owner}", point.conclusion]
    return Passage(
        ref=f"{document.slug}/vervolgacties/{point.pk}",
        document=document.slug,
        title=document.title,
        kind=FOLLOW_UP,
        version_name=point.get_state_display(),
        key=f"vervolgactie-{point.pk}",
        heading=point.title,
        visibility=document.visibility,
        standing="",
        in_force_from=ALWAYS,
        partners=(owners[owner],) if owner in owners else members,
        address=addresses.follow_ups(document),
        text="\n".join(line for line in told if line),
    )


def _names_of(partner: Partner) -> Iterator[Passage]:
    names = sorted(partner.names.all(), key=lambda name: name.since)
    shown = [(name.name, name.since) for name in names] or [(partner.slug, ALWAYS)]
    for place, (name, _) in enumerate(shown):
        before = [earlier for earlier, _ in shown[:place] if earlier != name]
        yield Passage(
            ref=f"{PARTNERS}/{partner.slug}/{place + 1}",
            document=PARTNERS,
            title="Partners",
            kind=PARTNER,
            version_name=partner.kind.name,
            key=partner.slug,
            heading=f"{name} ({partner.short_name})" if partner.short_name else name,
            standing="",
            partners=(partner.slug,),
            in_force_from=shown[place][1] if place else ALWAYS,
            until=shown[place + 1][1] if place + 1 < len(shown) else None,
            address=partner.get_absolute_url(),
            text="\n".join(_told(before, partner.ended_on)),
        )


def _told(before: list[str], ended_on: date | None) -> Iterator[str]:
    if before:
        yield f"Eerder: {', '.join(before)}"
    if ended_on:
        yield f"Bestond tot en met {day(ended_on - timedelta(days=1))}"
