"""Marks that a reader can follow: the same changes, put where they say most and without shreds.

What is moved or added to the marks here never makes them untrue: it is equal text that is marked along, or a
change that could as well stand a few words further.
"""

from itertools import accumulate, pairwise

from documents.comparison.sequence_diff import DiffPart
from documents.comparison.tokens import TextToken

SENTENCE_ENDS = frozenset(".;:?!°")
PAUSE_MARKS = frozenset(",()")
# What is left between two changes is marked along when it has at most this share of the letters of the
# smaller of them; by the number of parts from the one change to the other, with the changes inside.
REMNANTS = {3: 0.5, 5: 0.35, 7: 0.25}
LONGEST_REMNANT = 60
LONGEST_SLIDE = 100


def legible(found: list[DiffPart], old: list[TextToken], new: list[TextToken]) -> list[DiffPart]:
    return _with_line_ends(_without_remnants(_slid(found, old, new), old, new), old, new)


def _slid(found: list[DiffPart], old: list[TextToken], new: list[TextToken]) -> list[DiffPart]:
    """Each pure insertion or deletion at the best of the places where it says the same."""
    found = list(found)
    for place in range(1, len(found) - 1):
        before, change, after = found[place - 1 : place + 2]
        if change.equal or all(change.sizes):
            continue
        steps = _best_slide(change, before, after, old, new, (place > 1, place < len(found) - 2))
        found[place - 1] = before._replace(old_to=before.old_to + steps, new_to=before.new_to + steps)
        found[place] = change.shifted(steps)
        found[place + 1] = after._replace(old_from=after.old_from + steps, new_from=after.new_from + steps)
    return [part for part in found if part.sizes != (0, 0)]


def _best_slide(
    change: DiffPart,
    before: DiffPart,
    after: DiffPart,
    old: list[TextToken],
    new: list[TextToken],
    keep: tuple[bool, bool],
) -> int:
    """How far to move the change, at most to the far ends of its neighbours; a neighbour to keep keeps one
    token."""
    tokens, other = (new, old) if change.sizes[1] else (old, new)
    start, end = change[3:5] if change.sizes[1] else change[1:3]
    level = change.old_from if change.sizes[1] else change.new_from
    back, ahead = before.sizes[0] - keep[0], after.sizes[0] - keep[1]
    places = [0]
    for step in range(min(back, LONGEST_SLIDE)):
        if not tokens[start - step - 1] == tokens[end - step - 1] == other[level - step - 1]:
            break
        places.append(-step - 1)
    for step in range(min(ahead, LONGEST_SLIDE)):
        if not tokens[start + step] == tokens[end + step] == other[level + step]:
            break
        places.append(step + 1)
    return max(places, key=lambda steps: (_rest_before(tokens, start + steps), -abs(steps)))


def _rest_before(tokens: list[TextToken], place: int) -> int:
    """How natural a pause there is before the token: a new line, a new sentence, a comma, or none."""
    if place == 0 or "\n" in tokens[place - 1].space or _closes_line(tokens[place]):
        return 3
    if not tokens[place - 1].space:
        return -1
    last = tokens[place - 1].core[-1:]
    return 2 if last in SENTENCE_ENDS else 1 if last in PAUSE_MARKS else 0


def _closes_line(token: TextToken) -> bool:
    return "\n" in token.space and not token.letters


def _with_line_ends(found: list[DiffPart], old: list[TextToken], new: list[TextToken]) -> list[DiffPart]:
    """A change of several lines takes the punctuation at the end of its last line with it."""
    lines = list(found)
    for place, (change, after) in enumerate(pairwise(lines)):
        if change.equal or not (
            _ends_line(old, change.old_from, change.old_to) or _ends_line(new, *change[3:5])
        ):
            continue
        size = _closing_punctuation(old[after.old_from : after.old_to], new[after.new_from : after.new_to])
        lines[place] = change._replace(old_to=change.old_to + size, new_to=change.new_to + size)
        lines[place + 1] = after._replace(old_from=after.old_from + size, new_from=after.new_from + size)
    return lines


def _ends_line(tokens: list[TextToken], start: int, end: int) -> bool:
    return any("\n" in token.space for token in tokens[start:end])


def _closing_punctuation(old: list[TextToken], new: list[TextToken]) -> int:
    """How many tokens without letters come before the line ends on both sides; none when there are
    letters."""
    for size, (was, now) in enumerate(zip(old, new, strict=True), 1):
        if now.letters:
            return 0
        if "\n" in was.space and "\n" in now.space:
            return size
    return 0


def _without_remnants(found: list[DiffPart], old: list[TextToken], new: list[TextToken]) -> list[DiffPart]:
    if sum(not part.equal for part in found) < 2:
        return found
    was, now = ([0, *accumulate(token.letters for token in tokens)] for tokens in (old, new))
    kept: list[DiffPart] = []
    for part in found:
        kept.append(part)
        while not part.equal and (size := _remnants(kept, old, new, was, now)):
            kept[-size:] = [kept[-size].until(kept[-1])]
    return kept


def _remnants(
    kept: list[DiffPart], old: list[TextToken], new: list[TextToken], was: list[int], now: list[int]
) -> int:
    """How many of the last parts, from a change to a change, hold so little between them that they are one
    change."""

    def letters(part: DiffPart) -> int:
        return max(was[part.old_to] - was[part.old_from], now[part.new_to] - now[part.new_from])

    for size, share in REMNANTS.items():
        if len(kept) < size or kept[-size].equal:
            continue
        between = kept[1 - size : -1 : 2]
        most = min(LONGEST_REMNANT, share * min(letters(kept[-size]), letters(kept[-1])))
        if sum(map(letters, between)) <= most and not any(_spans_lines(part, old, new) for part in between):
            return size
    return 0


def _spans_lines(equal: DiffPart, old: list[TextToken], new: list[TextToken]) -> bool:
    """The part starts a line on both sides, or holds the end of one."""
    if equal.sizes[0] > LONGEST_SLIDE:
        return True
    was, now = old[equal.old_from - 1 : equal.old_to], new[equal.new_from - 1 : equal.new_to]
    return any("\n" in first.space and "\n" in second.space for first, second in zip(was, now, strict=False))
