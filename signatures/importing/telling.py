"""Saying how far a register file is, while it is taken over."""

from collections.abc import Callable, Iterator, Sequence

from signatures.importing.items import Register

Tell = Callable[[str, int, int], object]
EVERY = 250
LARGE = 3000


def silently(_step: str, _done: int, _total: int) -> None:
    """For who does not look."""


def told_by_number[Item](items: Sequence[Item], step: str, tell: Tell) -> Iterator[Item]:
    """The same items, told by number as they go by."""
    for number, item in enumerate(items):
        if number % EVERY == 0:
            tell(step, number, len(items))
        yield item


def is_long(register: Register) -> bool:
    """Whether taking it over asks more time than a page may take: seconds, at some milliseconds an item."""
    lists = (register.partners, register.memberships, register.versions, register.acts)
    return sum(map(len, lists)) > LARGE
