"""Three real nodes, and the elected master of them killed while people search and the portal writes."""

import tempfile
import threading
import time
from pathlib import Path

import pytest

from search.analysis.questions import parsed, plan
from search.engines import Engine, EngineUnavailable, Filters, engine
from search.engines.elasticsearch.address import address_of
from search.engines.elasticsearch.connection import connect
from search.passages import Passage
from tests.elasticsearch_nodes import Missing, Node, running

pytestmark = pytest.mark.cluster
FIRST, PORTION = 2000, 25
AFTERWARDS = 40  # portions acknowledged after the kill before the story ends
PATIENCE = 60


def passages(first: int, number: int) -> list[Passage]:
    return [
        Passage(ref=f"a/{n}", document=f"d-{n % 20}", title="Titel", text=f"De huur van woning {n}.")
        for n in range(first, first + number)
    ]


class Writer(threading.Thread):
    """Writes portion after portion; what is not acknowledged is written again."""

    def __init__(self, asked: Engine, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.asked, self.stop = asked, stop
        self.acknowledged: set[str] = set()
        self.portions, self.put_off, self.slowest = 0, 0, 0.0

    def run(self) -> None:
        while not self.stop.is_set():
            some = passages(FIRST + self.portions * PORTION, PORTION)
            started = time.monotonic()
            try:
                self.asked.index(some)
            except EngineUnavailable:
                self.put_off += 1
                continue
            self.slowest = max(self.slowest, time.monotonic() - started)
            self.acknowledged |= {one.ref for one in some}
            self.portions += 1


class Searcher(threading.Thread):
    def __init__(self, asked: Engine, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.asked, self.stop = asked, stop
        self.fewest, self.answers, self.slowest = FIRST, 0, 0.0
        self.failures: list[str] = []

    def run(self) -> None:
        while not self.stop.is_set():
            started = time.monotonic()
            try:
                vocabulary = self.asked.words(("public",)).vocabulary
                found = self.asked.search(plan(parsed("huur"), vocabulary), Filters(("public",)))
            except EngineUnavailable as error:
                self.failures.append(str(error))
                self.stop.wait(0.1)
                continue
            self.slowest = max(self.slowest, time.monotonic() - started)
            self.fewest = min(self.fewest, found.total)
            self.answers += 1


def master_of(nodes: list[Node]) -> Node:
    client = connect(address_of(",".join(node.url for node in nodes).replace(",http://", ",")))
    name = client.cat.master(format="json")[0]["node"]
    return next(node for node in nodes if node.name == name)


def wait_until(reached) -> None:
    until = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < until, "het duurde te lang"
        time.sleep(0.05)


def test_the_master_dies_and_nothing_acknowledged_is_lost(settings):
    try:
        with running(Path(tempfile.mkdtemp(prefix="convenant-knopen-")), nodes=3) as nodes:
            for node in nodes:
                node.wait(nodes=3)
            settings.SEARCH_URL = (
                f"http://{','.join(f'127.0.0.1:{node.port}' for node in nodes)}/knopen?replicas=1&shards=3"
            )
            asked = engine()
            asked.index(passages(0, FIRST))
            wait_until(lambda: b'"green"' in (nodes[0].get("_cluster/health?wait_for_status=green") or b""))
            tell(asked, nodes)
    except Missing as error:
        pytest.skip(str(error))


def tell(asked: Engine, nodes: list[Node]) -> None:
    stop = threading.Event()
    writer, searchers = Writer(asked, stop), [Searcher(asked, stop) for _ in range(2)]
    for thread in (writer, *searchers):
        thread.start()
    wait_until(lambda: writer.portions > 5 and all(one.answers > 5 for one in searchers))
    master = master_of(nodes)
    answered = sum(one.answers for one in searchers)
    before = writer.portions
    master.kill()
    left = next(node for node in nodes if node is not master)
    wait_until(
        lambda: writer.portions >= before + AFTERWARDS and left.get("_cluster/health?wait_for_nodes=2")
    )
    wait_until(lambda: sum(one.answers for one in searchers) > answered + AFTERWARDS)
    stop.set()
    for thread in (writer, *searchers):
        thread.join(PATIENCE)
    kept = asked.digests()
    print(  # noqa: T201
        f"\n{len(writer.acknowledged)} acknowledged, put off {writer.put_off} times, slowest write"
        f" {writer.slowest:.1f} s; {sum(one.answers for one in searchers)} searches,"
        f" {sum(len(one.failures) for one in searchers)} failed, slowest"
        f" {max(one.slowest for one in searchers):.1f} s"
    )
    assert writer.acknowledged <= kept.keys()
    assert min(one.fewest for one in searchers) >= FIRST
    assert [failure for one in searchers for failure in one.failures] == []
