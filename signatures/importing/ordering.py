"""The order in which acts can be put on record: each correction after what it corrects."""

from collections.abc import Collection, Iterable

from signatures.importing.items import ActItem


def in_order_of_correction(
    acts: Iterable[ActItem], on_record: Collection[str]
) -> tuple[list[ActItem], list[ActItem]]:
    """The acts in that order, and the corrections of something that is not there (or that go in a circle)."""
    known = set(on_record)
    ordered: list[ActItem] = []
    waiting = list(acts)
    while waiting:
        ready, waiting = _parted(waiting, known)
        if not ready:
            break
        ordered += ready
        known |= {act.id for act in ready if act.id}
    return ordered, waiting


def _parted(acts: Iterable[ActItem], known: Collection[str]) -> tuple[list[ActItem], list[ActItem]]:
    """Those that correct nothing or something known, and the others."""
    ready: list[ActItem] = []
    waiting: list[ActItem] = []
    for act in acts:
        (ready if not act.corrects or act.corrects in known else waiting).append(act)
    return ready, waiting
