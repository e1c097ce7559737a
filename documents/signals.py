"""What documents tell others.

`version_determined(sender=Version, version)` and `text_extracted(sender=StoredFile, file)` are sent after
commit; what a receiver raises is logged and changes nothing about what was committed.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

version_determined = Signal()
text_extracted = Signal()


def send_after_commit(signal: Signal, **named: Any) -> None:
    transaction.on_commit(partial(signal.send_robust, **named), robust=True)
