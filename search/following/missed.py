"""What was searched and not found: words and how often, for editors. Nothing about who asked."""

import re

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from documents.transactions.busy import in_passing
from search.analysis.tokens import tokens
from search.finding import Answer, Query
from search.models import MissedSearch

LONGEST = 200
LONGEST_WORD = 40  # a longer one is a key or an address, no word
MOST_ROWS = 2000
# As many digits as a telephone number or a citizen's number has, however they are written.
PERSONAL = re.compile(r"@|(?:\d[\s./()+-]*){7,}")


def note_missed(query: Query, answer: Answer) -> None:
    """Counts a question of the first page without any choice, when nothing has all its words."""
    found = answer.total and not answer.fewer
    if not answer.available or found or query.page > 1 or query.on or query.is_narrowed:
        return
    if words := words_to_keep(query.text):
        _count(words)


def words_to_keep(text: str) -> str:
    """The question as bare words; "" when it may say something about a person, or has no words."""
    if PERSONAL.search(text):
        return ""
    words = [token.word for token in tokens(text)]
    if any(len(word) > LONGEST_WORD for word in words):
        return ""
    return " ".join(words)[:LONGEST].strip()


@in_passing
def _count(words: str) -> None:
    today = timezone.localdate()
    if _once_more(words):
        return
    if not _make_room():
        return
    try:
        with transaction.atomic():
            MissedSearch.objects.create(words=words, first_on=today, last_on=today)
    except IntegrityError:  # somebody else asked the same at the same moment
        _once_more(words)


def _once_more(words: str) -> bool:
    same = MissedSearch.objects.filter(words=words)
    return bool(same.update(times=F("times") + 1, last_on=timezone.localdate()))


def _make_room() -> bool:
    """Whether one more fits; what was asked once only, longest ago, makes way."""
    too_many = MissedSearch.objects.count() + 1 - MOST_ROWS
    if too_many <= 0:
        return True
    single = MissedSearch.objects.filter(times=1).order_by("last_on", "pk").values("pk")[:too_many]
    gone, _ = MissedSearch.objects.filter(pk__in=[row["pk"] for row in single]).delete()
    return gone >= too_many
