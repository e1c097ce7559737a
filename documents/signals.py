"""What documents tell others.

`determining_version(sender=Version, version)` is sent within the transaction of determining, and for a draft
`determining_draft(sender=DocumentPage, version, answers, by)` as well; `answers` has what others asked on the
page Vaststellen (`documents.admin.determination_parts`). What a receiver raises undoes the whole.

`version_determined(sender=Version, version)` and `text_extracted(sender=StoredFile, file)` are sent after
commit; what a receiver raises is logged and changes nothing about what was committed.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

determining_version = Signal()
determining_draft = Signal()
version_determined = Signal()
text_extracted = Signal()


def send_after_commit(signal: Signal, **named: Any) -> None:
    transaction.on_commit(partial(signal.send_robust, **named), robust=True)
