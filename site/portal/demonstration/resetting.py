"""Emptying the demonstration region and loading it again, with a new database in the place of this one."""

import sqlite3
from collections.abc import Callable

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.management import CommandError, call_command
from django.db import connection, connections

from portal.beginning.new_region import region_is_there
from portal.demonstration.loading import check_password, load_region
from portal.demonstration.welcome import present_accounts
from portal.mail_files import folder_of_mails
from search.engines import engine
from search.index.indexing import rebuild

NO_PRACTICE = (
    "Leegmaken kan alleen in een oefenomgeving. Er is niets veranderd. Is dit er een? Zet dan PRACTICE=1 en "
    "begin opnieuw."
)
ANOTHER = (
    "Hier staat een andere regio dan de voorbeeldregio. Die wordt niet leeggemaakt. Er is niets veranderd."
)


def reset_region(tell: Callable[[int, int, str], None]) -> None:
    """Raises CommandError where this is no place to practise, or the region is not the demonstration."""
    check_password()
    if not settings.PRACTICE:
        raise CommandError(NO_PRACTICE)
    if region_is_there() and not present_accounts():
        raise CommandError(ANOTHER)
    _empty_database()
    for name in ("default", "legal"):
        _empty_storage(storages[name])
    for mail in _kept_mails():
        mail.unlink()
    call_command("migrate", verbosity=0)
    load_region(tell)
    rebuild(engine(), progress=lambda done, total: None)


def _empty_database() -> None:
    """Rows that never change cannot be deleted one by one; their tables can go as a whole."""
    if connection.vendor == "sqlite":
        path = connection.settings_dict["NAME"]
        connections.close_all()
        with sqlite3.connect(":memory:") as empty, sqlite3.connect(path) as target:
            empty.backup(target)
        return
    names = connection.introspection.table_names()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {', '.join(map(connection.ops.quote_name, names))} CASCADE")


def _empty_storage(storage: Storage, folder: str = "") -> None:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        storage.delete(f"{folder}{name}")
    for name in folders:
        _empty_storage(storage, f"{folder}{name}/")


def _kept_mails() -> list:
    folder = folder_of_mails()
    return sorted(folder.glob("*.log")) if folder else []
