"""Telling people by mail what is new for the questions that they keep. Each is asked again as that very
person, at this moment: what somebody may not read any more is in no mail."""

import logging
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import OperationalError, transaction
from django.http import QueryDict
from django.utils import timezone

from documents import addresses
from documents.ledger.people import account_name
from documents.text.refusals import Refused
from documents.transactions.busy import BUSY, is_busy
from search.engines import EngineUnavailable, engine
from search.finding import MOST, Answer, Hit
from search.following.letter import NewFor, NewPlace, body, new_places, subject
from search.following.saved import everything, seen_in
from search.models import SavedSearch
from search.query import query_of
from signatures.rounds.posting import mail_of

logger = logging.getLogger(__name__)
MOST_REMEMBERED = 3 * MOST
NOTHING = "niets nieuws"


class NotSent(Refused):
    """The mail did not go out."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A kept question, asked again; `new` is what was not told before."""

    saved: SavedSearch
    answer: Answer
    new: tuple[Hit, ...]


def followers() -> Any:
    """Who gets mails about what is new."""
    people = get_user_model().objects.filter(is_active=True, saved_searches__by_mail=True)
    return people.distinct().order_by("pk")


def alert_all(*, dry_run: bool = False) -> list[tuple[Any, str]]:
    """One mail for each person for whom there is something new; what was done about each, in Dutch. Raises
    EngineUnavailable before anything is done when there is no index to ask."""
    if problem := engine().problem():
        raise EngineUnavailable(problem)
    return [(person, alert(person, dry_run=dry_run)) for person in followers()]


def alert(person, *, dry_run: bool = False) -> str:
    """Sends this person what is new, and remembers that it was told only when the mail went out."""
    if not person.email:
        return "overgeslagen: er is geen e-mailadres bekend"
    try:
        with transaction.atomic():
            asked = _ask_again(person)
            news = [_told(one) for one in asked if one.new]
            number = sum(len(one.places) for one in news)
            if dry_run:
                return f"zou een e-mail krijgen: {new_places(number)}" if news else NOTHING
            _remember(asked)
            if news:
                _send(person, news)
    except NotSent as error:
        return f"niet verstuurd: {error}"
    except Refused:
        return "overgeslagen: de zoekmachine antwoordt niet. De volgende keer wordt het opnieuw geprobeerd"
    except OperationalError as error:
        if not is_busy(error):
            raise
        return f"niet verstuurd: {BUSY} De volgende keer wordt het opnieuw geprobeerd"
    return f"e-mail verstuurd aan {person.email}: {new_places(number)}" if news else NOTHING


def _ask_again(person) -> list[_Asked]:
    """Not what finds too much to compare."""
    kept = SavedSearch.objects.select_for_update().filter(user=person, by_mail=True).order_by("title", "pk")
    asked = []
    for saved in kept:
        answer = everything(query_of(QueryDict(saved.asked)), person)
        if answer.total <= MOST:
            told = set(saved.seen.values())
            asked.append(_Asked(saved, answer, tuple(hit for hit in answer.hits if hit.said not in told)))
    return asked


def _remember(asked: list[_Asked]) -> None:
    """What is not found now stays known for a while, so that it is no news when it is found again."""
    for one in asked:
        now = seen_in(one.answer)
        before = {ref: said for ref, said in one.saved.seen.items() if ref not in now}
        kept = dict(list(before.items())[-(MOST_REMEMBERED - len(now)) :])
        if one.saved.seen == kept | now and not one.new:
            continue
        one.saved.seen = kept | now
        if one.new:
            one.saved.told_at = timezone.now()
        one.saved.save(update_fields=["seen", "told_at"])


def _told(one: _Asked) -> NewFor:
    places = tuple(
        NewPlace(hit.title, hit.heading, hit.standing_words, addresses.absolute(hit.url)) for hit in one.new
    )
    return NewFor(one.saved.title, places, addresses.absolute(addresses.search(one.saved.asked)))


def _send(person, news: list[NewFor]) -> None:
    text = body(
        news,
        name=account_name(person),
        settings_address=addresses.absolute(addresses.saved_searches()),
    )
    mail = mail_of(subject(news), text, person.email)
    try:
        mail.send()
    except (OSError, ValueError) as error:  # an SMTP error is an OSError; a bad address a ValueError
        logger.warning("alert to user %s was not sent: %s", person.pk, error)
        raise NotSent(f"De mail aan {person.email} ging niet weg ({type(error).__name__}).") from error
