"""What the register tells others.

`standing_changed(sender=Document, document)` is sent within the transaction when acts were put on record many
at a time, for which Django sends no signal of its own.
"""

from django.dispatch import Signal

standing_changed = Signal()
