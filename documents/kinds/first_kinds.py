"""The kinds that every region begins with. Their codes are those of commands, exports and programs."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models import Model
from django.utils import timezone

FIRST_KINDS: tuple[dict[str, Any], ...] = (
    {
        "code": "agreement",
        "name": "Convenant",
        "plural": "Convenanten",
        "section": "convenanten",
        "needs_signatures": True,
        "order": 10,
        "colour": "blue",
    },
    {
        "code": "process",
        "name": "Werkproces",
        "plural": "Werkprocessen",
        "section": "werkprocessen",
        "order": 20,
        "colour": "green",
    },
    {
        "code": "contract",
        "name": "Standaardcontract",
        "plural": "Standaardcontracten",
        "section": "contracten",
        "order": 30,
        "colour": "purple",
    },
    {
        "code": "communication",
        "name": "Communicatielijn",
        "plural": "Communicatielijnen",
        "section": "communicatielijnen",
        "order": 40,
        "colour": "orange",
    },
    {
        "code": "finance",
        "name": "Financiële afspraak",
        "plural": "Financiële afspraken",
        "section": "financien",
        "order": 50,
        "colour": "red",
    },
)


def put_first_kinds(kinds: type[Model], histories: type[Model], *, using: str) -> None:
    """Where there is no kind at all, the first ones with their history. No line of the log is written: nobody
    did this."""
    rows: Any = kinds._default_manager.using(using)
    if rows.exists():
        return
    rows.bulk_create([kinds(**values) for values in FIRST_KINDS])
    names = [field.attname for field in kinds._meta.concrete_fields]
    now = timezone.now()
    histories._default_manager.using(using).bulk_create(
        histories(history_date=now, history_type="+", **values) for values in rows.values(*names)
    )


def begin_with_kinds(sender: AppConfig, using: str, **_options: Any) -> None:
    """Handles `post_migrate`: a database that was made or emptied without its migrations."""
    kinds: Any = sender.get_model("DocumentKind")
    if kinds._meta.db_table in connections[using].introspection.table_names():
        put_first_kinds(kinds, kinds.history.model, using=using)
