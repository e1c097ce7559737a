"""What the register tells others: `standing_changed(sender=Document, document)`, sent within the transaction.

It is sent when acts were put on record many at a time, for which Django sends no signal of its own.
"""

from django.dispatch import Signal

standing_changed = Signal()
