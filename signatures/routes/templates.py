"""Keeping the templates of decision routes: the steps of one saved together, in the order given."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.ledger.entries import as_one_line, enter
from documents.ledger.history import delete, save
from documents.models import DocumentKind
from documents.text.refusals import Refused
from signatures.models import PartnerKind, RouteTemplate, TemplateStep
from signatures.routes.defaults import DEFAULT_ROUTES
from signatures.routes.routing import renumber

STEP_FIELDS = ("body", "purpose", "each", "days")


@transaction.atomic
@as_one_line()
def keep_template(
    *, template: RouteTemplate, steps: Iterable[Mapping[str, Any]], by: AbstractBaseUser | None
) -> RouteTemplate:
    """Saves the template with exactly these steps, in this order. A step with the `pk` of one that is there
    is that one. Raises Refused."""
    save(template, by=by)
    rows = {row.pk: row for row in template.steps.all()}
    kept, unsaved = [], []
    for order, values in enumerate(steps, 1):
        row = rows.pop(values.get("pk") or 0, None)
        fields = {name: values[name] for name in STEP_FIELDS}
        if row is None:
            unsaved.append(TemplateStep(template=template, order=order, **fields))
            continue
        changed = [name for name, value in fields.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, fields[name])
        kept.append((row, order))
        unsaved += [row] if changed and row.order == order else []
    for row in rows.values():
        delete(row, by=by)
    renumber(kept, by)
    for row in unsaved:
        save(row, by=by)
    enter(what="Modelroute bewaard", by=by, about=template)
    return template


@transaction.atomic
@as_one_line()
def take_default(*, kind: str, by: AbstractBaseUser | None) -> RouteTemplate:
    """The usual route of this kind of document as a template of one's own, without the steps of kinds of
    partner that the region does not have. Raises Refused."""
    default = DEFAULT_ROUTES.get(kind)
    if default is None or not DocumentKind.objects.filter(code=kind).exists():
        raise Refused("Voor deze soort document is er geen standaardroute. Maak zelf een modelroute.")
    known = {"", *PartnerKind.objects.values_list("code", flat=True)}
    steps = [
        {name: getattr(step, name) for name in STEP_FIELDS} for step in default.steps if step.each in known
    ]
    return keep_template(template=RouteTemplate(kind_id=kind, title=default.title), steps=steps, by=by)
