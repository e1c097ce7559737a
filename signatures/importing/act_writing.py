"""Writing the acts of a register file: what is on record stays, a correction follows what it corrects."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from documents.models import Document, Version
from documents.text.dutch import moment
from signatures.importing.errors import RegisterProblem
from signatures.importing.items import ActItem
from signatures.importing.ordering import in_order_of_correction
from signatures.importing.result import TakeOverResult
from signatures.importing.telling import Tell, told_by_number
from signatures.models import Act, Partner
from signatures.register.actor import actor_of
from signatures.register.acts import MAY_LIE_AHEAD, complete


@dataclass(frozen=True, slots=True)
class ActContext:
    """What acts point at (partners by slug, versions by number), who takes them over from what source, and
    where that is noted.
    """

    document: Document
    partners: Mapping[str, Partner]
    versions: Mapping[int, Version]
    by: AbstractBaseUser | None
    source: str
    called: Callable[[Partner], str]
    taken: TakeOverResult


@dataclass
class WrittenActs:
    problems: list[RegisterProblem] = field(default_factory=list)


def write_acts(items: Iterable[ActItem], *, context: ActContext, tell: Tell) -> WrittenActs:
    """Puts the acts on record. The caller holds the transaction, and undoes it when there are problems."""
    writer = _ActWriter(context)
    writer.write(items, tell)
    return writer.written


class _ActWriter:
    def __init__(self, context: ActContext) -> None:
        self.context = context
        self.written = WrittenActs()
        held = list(Act.objects.filter(version__document=context.document))
        self.held = {_identity(act): act for act in held}
        self.by_id = {act.external_id: act for act in held if act.external_id}

    def write(self, items: Iterable[ActItem], tell: Tell) -> None:
        ordered, stray = in_order_of_correction(items, self.by_id)
        for item in stray:
            self._wrong(f"{item.where}.corrects", f"Er is geen handeling met id {item.corrects!r}.")
        corrected = {item.corrects for item in ordered}
        at_once = []
        for item in told_by_number(ordered, "Handelingen", tell):
            act = self._new_act(item)
            if act is None:
                continue
            if act.corrects or (item.id and item.id in corrected):
                act.save()
            else:
                act.seal()
                at_once.append(act)
            if item.id:
                self.by_id[item.id] = act
        Act.objects.bulk_create(at_once, batch_size=500)

    def _new_act(self, item: ActItem) -> Act | None:
        """The act to put on record; None when it is there already, or cannot be."""
        act = self._act(item)
        if act is None:
            return None
        held = self.by_id.get(item.id) if item.id else self.held.get(_identity(act))
        self.context.taken.note("acts", "new" if held is None else "unchanged", self._told(act))
        if held is None:
            self._note_future(item)
            return act
        if _identity(held) != _identity(act):
            self._wrong(item.where, f"Handeling {item.id!r} staat al anders vast. Neem een herstel op.")
        return None

    def _told(self, act: Act) -> str:
        """ "Ondertekening van Huizen bij versie 2019, op 20 mei 2019"."""
        who = f" van {self.context.called(act.partner)}" if act.partner else ""
        return f"{act.get_kind_display()}{who} bij versie {act.version.name}, {moment(act.on, act.precision)}"

    def _note_future(self, item: ActItem) -> None:
        if item.on and item.on > timezone.localdate() and item.kind not in MAY_LIE_AHEAD:
            self.context.taken.warnings.append(f"{item.where}: de datum {item.on} ligt in de toekomst.")

    def _act(self, item: ActItem) -> Act | None:
        partner = self.context.partners.get(item.partner or "")
        version = self.context.versions.get(item.version or 0)
        if item.partner and partner is None:
            self._wrong(f"{item.where}.partner", f"Partner {item.partner!r} staat niet bij partners.")
        if item.version and version is None:
            self._wrong(f"{item.where}.version", f"Er is geen versie {item.version} van dit document.")
        if (item.partner and partner is None) or (item.version and version is None):
            return None
        corrected = self.by_id.get(item.corrects) if item.corrects else None
        if item.corrects and corrected is None:
            return None
        values = _values(item) | {"partner": partner, "version": version}
        values["represented_by"] = self.context.partners.get(item.represented_by)
        if corrected:
            values = _completed(values, corrected, item.given) | {"text_digest": corrected.text_digest}
        act = Act(
            kind=item.kind,
            corrects=corrected,
            void=item.void,
            reason=self.context.source if corrected else "",
            recorded_at=item.known_from,
            external_id=item.id,
            imported=True,
            **values,
            **(actor_of(self.context.by) or {"recorded_by_name": self.context.source}),
        )
        complete(act)
        return act

    def _wrong(self, where: str, message: str) -> None:
        self.written.problems.append(RegisterProblem(where, message))


def _values(item: ActItem) -> dict[str, Any]:
    return {
        "on": item.on,
        "precision": item.precision,
        "until": item.until,
        "received": item.received,
        "signatories": [one.model_dump() for one in item.signatories],
        "mandate": item.mandate,
        "text": item.text,
        "declares": item.declares,
        "carries_over": item.carries_over,
        "method": item.method,
    }


def _completed(values: Mapping[str, Any], corrected: Act, given: frozenset[str]) -> dict[str, Any]:
    """The values of a correction: what it does not give stays as in the act that it corrects."""
    dated = {"on", "precision"} if given & {"on", "precision"} else set()
    return {
        name: value if name in given | dated else getattr(corrected, name) for name, value in values.items()
    }


def _identity(act: Act) -> tuple[Any, ...]:
    """Acts in which all of this is the same are one act."""
    signatories = tuple((one.get("name", ""), one.get("function", "")) for one in act.signatories)
    dates = act.on, act.precision, act.received
    links = act.partner_id, act.version_id, act.corrects_id, act.void
    return act.kind, *dates, *links, signatories, act.text, act.external_id
