"""What `manage.py` and `bin/run` do: run a command, and say in words that another holds the database."""

import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line
from django.db import OperationalError

from documents.transactions.busy import AGAIN, BUSY, is_busy

NOT_DONE = "Wat deze opdracht nog niet als gedaan heeft gemeld, is niet gedaan."


def run_command(arguments: Sequence[str]) -> None:
    """Raises SystemExit when the command failed."""
    try:
        execute_from_command_line(list(arguments))
    except OperationalError as error:
        if not is_busy(error):
            raise
        sys.exit(f"{BUSY} {NOT_DONE} {AGAIN}")
