"""The kinds that every region begins with. Their codes are those of commands, exports and programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models import Model

from simple_history.utils import get_history_model_for_model

from documents.ledger.history import save

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


BEGINS_WITH = "Komt met elk portaal"


def begin_with_kinds(sender: AppConfig, using: str, **_options: Any) -> None:
    """Handles `post_migrate`."""
    begin_with(sender.get_model("DocumentKind"), FIRST_KINDS, using=using)


def begin_with(model: type[Model], values: Iterable[Mapping[str, Any]], *, using: str) -> None:
    """The rows that a region begins with, once, so that what a team takes away stays away; those of a
    migration get their history here. Nothing where the tables are not there (migrated back)."""
    history: Any = get_history_model_for_model(model)
    tables = set(connections[using].introspection.table_names())
    if not {model._meta.db_table, history._meta.db_table} <= tables:
        return
    if history._default_manager.using(using).exists():
        return
    held = {row.code: row for row in model._default_manager.using(using).all()}  # type: ignore[attr-defined]
    for named in values:
        save(held.get(named["code"]) or model(**named), by=None, reason=BEGINS_WITH, already_valid=True)
