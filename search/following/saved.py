"""The questions that a person keeps."""

from dataclasses import replace

from django.db import transaction

from documents.text.refusals import Refused
from search.finding import MOST, Answer, Query, find
from search.models import SavedSearch
from search.query import parameters, query_in_words

MOST_KEPT = 50
LONGEST_TITLE, LONGEST_ASKED = 120, 600  # as the columns are
NOT_NOW = "Zoeken werkt nu even niet. Probeer het over een paar minuten opnieuw."


@transaction.atomic
def keep_search(*, query: Query, user) -> SavedSearch:
    """Keeps the question for this person; what it finds now is not news. Again changes nothing. Raises
    Refused."""
    asked = parameters(query)
    title = query_in_words(query)[:LONGEST_TITLE].strip()
    if not query.text.strip() or not title:
        raise Refused("Er is geen zoekvraag om te bewaren. Zoek eerst iets.")
    if len(asked) > LONGEST_ASKED:
        raise Refused("Deze zoekvraag is te lang om te bewaren. Gebruik minder woorden.")
    if present := SavedSearch.objects.filter(user=user, asked=asked).first():
        return present
    if SavedSearch.objects.filter(user=user).count() >= MOST_KEPT:
        raise Refused(f"U bewaart al {MOST_KEPT} zoekvragen. Verwijder er eerst een.")
    answer = everything(query, user)
    seen = seen_in(answer)
    return SavedSearch.objects.create(
        user=user, asked=asked, title=title, seen=seen, by_mail=answer.total <= MOST
    )


@transaction.atomic
def switch_mail(*, saved: SavedSearch, query: Query, on: bool) -> None:
    """From now on with or without mails; what was found until now is not news. Raises Refused."""
    if on and not saved.by_mail:
        answer = everything(query, saved.user)
        if answer.total > MOST:
            raise Refused(
                f"Deze zoekvraag vindt meer dan {MOST} plaatsen. Dat is te veel om te volgen met e-mail."
                " Bewaar een zoekvraag met meer woorden."
            )
        saved.seen = seen_in(answer)
    saved.by_mail = on
    saved.save(update_fields=["by_mail", "seen"])


def everything(query: Query, user) -> Answer:
    """As much as is found at once, as this person at this moment. Raises Refused when the engine is away."""
    answer = find(replace(query, page=1, size=MOST, all_words=True), user=user)
    if not answer.available:
        raise Refused(NOT_NOW)
    return answer


def seen_in(answer: Answer) -> dict[str, str]:
    """The passages of an answer, each with what it says."""
    return {hit.ref: hit.said for hit in answer.hits}
