"""The kinds that every region begins with. Their codes are those of commands, exports and programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models import Model
from django.utils import timezone

from simple_history.utils import get_history_model_for_model

from documents.ledger.history import BEGINS_WITH

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


def begin_with_kinds(sender: AppConfig, using: str, **_options: Any) -> None:
    """Handles `post_migrate`."""
    begin_with(sender.get_model("DocumentKind"), FIRST_KINDS, using=using)


def begin_with(model: type[Model], values: Iterable[Mapping[str, Any]], *, using: str) -> None:
    """The rows that a region begins with, once, so that what a team takes away stays away; those of a
    migration get their history here. No line of the log: nobody did this. Nothing where the tables are not
    there (migrated back)."""
    history: Any = get_history_model_for_model(model)
    tables = set(connections[using].introspection.table_names())
    if not {model._meta.db_table, history._meta.db_table} <= tables:
        return
    kept = history._default_manager.using(using)
    if kept.exists():
        return
    rows: Any = model._default_manager.using(using)
    rows.bulk_create([model(**named) for named in values], ignore_conflicts=True)
    names = [field.attname for field in model._meta.concrete_fields]
    beginning = {
        "history_date": timezone.now(),
        "history_type": "+",
        "history_change_reason": BEGINS_WITH,
    }
    kept.bulk_create(history(**beginning, **named) for named in rows.values(*names))
