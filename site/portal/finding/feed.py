"""What a question finds newest, as an Atom feed for everyone: only what everyone may read."""

from dataclasses import replace
from datetime import date, datetime, time

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from documents import addresses
from documents.region import region_names
from documents.text.control_characters import without_control_characters
from search.finding import MOST, Answer, Hit, Query, find
from search.query import parameters, query_in_words

MOST_ENTRIES = 30
# A tag keeps its meaning whoever owns the name later (RFC 4151).
TAGGED = "2025"


class SearchFeed(Atom1Feed):
    """Without an entry it says nothing about when it changed last: then that is the start of today."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _moment(None)


def answer_for_everyone(query: Query) -> Answer:
    return find(replace(query, page=1, size=MOST, all_words=True), user=AnonymousUser())


def feed_of(query: Query, answer: Answer) -> SearchFeed:
    """The newest first, by the day on which its version was determined; what has no such day is left out."""
    asked = parameters(query)
    feed = SearchFeed(
        title=without_control_characters(f"Nieuw gevonden: {query_in_words(query)}"),
        link=addresses.absolute(addresses.search(asked)),
        description="Wat iedereen mag lezen, het nieuwste eerst.",
        language="nl",
        author_name=without_control_characters(region_names().full),
        feed_url=addresses.absolute(addresses.search_feed(asked)),
        feed_guid=_tag(f"zoeken?{asked}"),
    )
    dated = [hit for hit in answer.hits if hit.determined_on]
    for hit in sorted(dated, key=_newest_first)[:MOST_ENTRIES]:
        feed.add_item(
            title=without_control_characters(", ".join(filter(None, (hit.title, hit.heading)))),
            link=addresses.absolute(hit.url),
            description=_told(hit),
            unique_id=_tag(hit.ref),
            updateddate=_moment(hit),
            pubdate=_moment(hit),
        )
    return feed


def _newest_first(hit: Hit) -> tuple[int, str]:
    return -_day(hit).toordinal(), hit.ref


def _told(hit: Hit) -> str:
    """As HTML, which is what a summary is."""
    fragment = "".join(part.text for part in hit.fragments[0]) if hit.fragments else ""
    told = " – ".join(filter(None, (hit.standing_words.capitalize(), " ".join(fragment.split()))))
    return escape(without_control_characters(told))


def _moment(hit: Hit | None) -> datetime:
    return timezone.make_aware(datetime.combine(_day(hit) if hit else timezone.localdate(), time()))


def _day(hit: Hit) -> date:
    """On which it was determined; what is new in a version that was published later is news from then on."""
    known = [day for day in (hit.determined_on, hit.changed_on) if day]
    return max(known, default=timezone.localdate())


def _tag(name: str) -> str:
    return f"tag:{addresses.host()},{TAGGED}:{name}"
