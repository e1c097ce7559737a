"""Which indexes there are. Two names point at them: one at the index that is searched, one at the index that
is being built beside it. Switching moves both in one step."""

import hashlib
import re
import time
from dataclasses import dataclass

from elasticsearch import ApiError, BadRequestError, Elasticsearch, TransportError

from search.engines.elasticsearch import layout, writing
from search.engines.elasticsearch.address import Address
from search.engines.elasticsearch.connection import WRITING_SECONDS
from search.engines.engine import ABANDONED, EngineUnavailable

OUTDATED = "De zoekindex is van een andere uitgave van het portaal. Draai `manage.py reindex`."
OVERTAKEN = "Een andere reindex is intussen begonnen. Wacht tot die klaar is."
BLOCKS = ("write", "read_only", "read_only_allow_delete")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}")


@dataclass(frozen=True, slots=True)
class IndexState:
    """The indexes of one name: which is searched, which is being built, and every one that there is."""

    live: str | None
    building: str | None
    all: tuple[str, ...]


class Indices:
    def __init__(self, client: Elasticsearch, address: Address, name: str) -> None:
        safe = name if _NAME.fullmatch(name) else f"x{hashlib.sha256(name.encode()).hexdigest()[:16]}"
        self.live = f"{address.prefix}-{safe}"
        self.next = f"{self.live}.next"
        self._client, self._address = client, address
        self._patient = client.options(request_timeout=WRITING_SECONDS)
        self._current: set[str] = set()

    def state(self) -> IndexState:
        found = self._client.indices.get_alias(index=f"{self.live}.*", expand_wildcards="all")
        named = {alias: index for index, one in found.items() for alias in one["aliases"]}
        return IndexState(named.get(self.live), named.get(self.next), tuple(sorted(found)))

    def targets(self) -> list[str]:
        """The names to write to. Makes the first index when there is none; an index of another release is
        left alone, and only refused when no new one is being built."""
        state = self.state()
        if not state.live and not state.building:
            self._create(state, self.live)
            return [self.live]
        building = [self.next] if state.building else []
        if state.live and (not building or self.has_layout(state.live)):
            self.insist_on_layout(state.live)
            return [self.live, *building]
        return building

    def build(self) -> str:
        """A new index beside the present one; what an earlier attempt left goes away."""
        state = self.state()
        for left in state.all:
            if left != state.live:
                self.drop(left)
        built = self._create(state, self.next)
        writing.note_change(self._patient, self.next)
        return built

    def switch(self, index: str) -> None:
        """From now on this index is searched; the others go away."""
        state = self.state()
        if index not in state.all:
            raise EngineUnavailable(OVERTAKEN)
        actions = [
            {"add": {"index": index, "alias": self.live}},
            {"remove": {"index": index, "alias": self.next}},
            *({"remove_index": {"index": other}} for other in state.all if other != index),
        ]
        try:
            self._patient.indices.update_aliases(actions=actions)
        except (ApiError, TransportError):
            if self.state().live != index:  # else it was done, and only the answer was lost
                raise

    def drop(self, index: str) -> None:
        self._patient.options(ignore_status=404).indices.delete(index=index)

    def insist_on_layout(self, index: str) -> None:
        if not self.has_layout(index):
            raise EngineUnavailable(OUTDATED)

    def has_layout(self, index: str) -> bool:
        """Whether this release made it."""
        if index not in self._current:
            if self._layout(index) != layout.LAYOUT:
                return False
            self._current.add(index)
        return True

    def is_read_only(self, index: str) -> bool:
        """Whether somebody, or a disk that is full, keeps passages out."""
        found = self._client.indices.get_settings(index=index, name=[f"index.blocks.{one}" for one in BLOCKS])
        blocks = found.get(index, {}).get("settings", {}).get("index", {}).get("blocks", {})
        return any(blocks.get(one) == "true" for one in BLOCKS)

    def needs_rebuild(self) -> bool:
        """Whether there is none, or one of an earlier release, and nobody is building one. What a later
        release made is left alone: during an update both may be at work."""
        state = self.state()
        if state.live and self._layout(state.live) >= layout.LAYOUT:
            return False
        return not state.building or self._is_abandoned()

    def _is_abandoned(self) -> bool:
        """Whether who was building it stopped before it was done."""
        noted = self._client.options(ignore_status=404).get(index=self.next, id=writing.REVISION)
        at = noted["_source"]["data"]["at"] if noted.get("found") else 0.0
        return time.time() - at > ABANDONED

    def _layout(self, index: str) -> int:
        found = self._client.indices.get_mapping(index=index)
        return min(one["mappings"].get("_meta", {}).get("layout", 0) for one in found.values())

    def _create(self, state: IndexState, alias: str) -> str:
        numbers = [int(number) for index in state.all if (number := index.rpartition(".")[2]).isdecimal()]
        index = f"{self.live}.{max(numbers, default=0) + 1:06}"
        try:
            self._patient.indices.create(
                index=index,
                aliases={alias: {}},
                mappings=layout.mappings(),
                settings=layout.settings(self._address),
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise
        return index
