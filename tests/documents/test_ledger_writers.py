"""Two people who write to the log at the same moment: each has a line, and the chain is whole."""

from threading import Barrier, Thread

from django.db import connection, transaction

import pytest

from documents.ledger.chain import breaks, link_of
from documents.ledger.entries import enter
from documents.models import LedgerEntry

WRITERS, LINES = 4, 5


@pytest.mark.django_db(transaction=True)
def test_writers_wait_for_each_other() -> None:
    together = Barrier(WRITERS)
    wrong: list[Exception] = []

    def write(name: str) -> None:
        together.wait()
        try:
            for number in range(LINES):
                with transaction.atomic():
                    enter(what="Proef", who=name, result=str(number))
        except Exception as error:  # noqa: BLE001 # told by the test, in its own thread
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=write, args=(f"schrijver {number}",)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    lines = LedgerEntry.objects.filter(what="Proef")
    assert lines.count() == WRITERS * LINES
    assert list(breaks(link_of(values) for values in LedgerEntry.objects.order_by("number").values())) == []
