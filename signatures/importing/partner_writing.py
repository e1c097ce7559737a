"""Writing the partners of a register file: their kinds, names and successions."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from documents.ledger.history import save, save_new
from documents.text.dutch import halfway
from signatures.importing.errors import RegisterProblem
from signatures.importing.items import PartnerItem
from signatures.importing.result import TakeOverResult
from signatures.models import Partner, PartnerName, Succession
from signatures.register.partner_kinds import known_kinds
from signatures.signals import partners_added


class PartnerWriter:
    """`partners` are all that are on record, by slug; the caller holds the transaction."""

    def __init__(
        self,
        taken: TakeOverResult,
        problems: list[RegisterProblem],
        *,
        by: AbstractBaseUser | None,
        source: str,
    ) -> None:
        self.taken, self.problems, self.by, self.source = taken, problems, by, source
        self.partners = {one.slug: one for one in Partner.objects.prefetch_related("names")}
        self.kinds = {kind.code: kind for kind in known_kinds()}
        self._held = set(self.partners)
        self._called = {slug: str(one) for slug, one in self.partners.items()}
        self._new: list[Partner] = []
        self._new_names: list[PartnerName] = []

    def called(self, partner: Partner) -> str:
        """The name to speak of the partner by."""
        return self._called.get(partner.slug, partner.slug)

    def write(self, items: Iterable[PartnerItem]) -> None:
        listed = list(items)
        for item in listed:
            self._partner(item)
        self._save_new()
        pairs = set(Succession.objects.values_list("predecessor__slug", "successor__slug"))
        for item in listed:
            self._successions(item, pairs)

    def _save_new(self) -> None:
        save_new(self._new, by=self.by, reason=self.source)
        save_new(self._new_names, by=self.by, reason=self.source)
        if self._new or self._new_names:
            partners_added.send(sender=Partner)

    def _partner(self, item: PartnerItem) -> None:
        if item.kind not in self.kinds:
            known = ", ".join(self.kinds)
            where = f"{item.where}.kind"
            self.problems.append(RegisterProblem(where, f"{item.kind!r} is er niet meer. Kies uit: {known}."))
            return
        partner = self.partners.get(item.id)
        named = sorted(item.names, key=lambda name: name.since)
        latest = named[-1].name if named else item.id
        self._called.setdefault(item.id, latest)
        if partner is None:
            partner = Partner(slug=item.id, kind_id=item.kind, ended_on=item.ended_on)
            self.partners[item.id] = partner
            self._new.append(partner)
            names = " → ".join(one.name for one in named)
            self.taken.note("partners", "new", names or item.id, self._kind(item.kind))
            self._names(partner, item, {})
            return
        changes = [*self._changed(partner, item)]
        changes += self._names(partner, item, {name.since: name for name in partner.names.all()})
        self.taken.note(
            "partners", "changed" if changes else "unchanged", self.called(partner), "; ".join(changes)
        )

    def _changed(self, partner: Partner, item: PartnerItem) -> Iterable[str]:
        kind, ended_on = partner.kind_id, partner.ended_on
        if kind != item.kind:
            change = f"{self._kind(kind)} → {self._kind(item.kind)}"
            yield f"soort: {change}"
            self.taken.warnings.append(
                f"Partner {item.id} stond vast als {change.replace(' → ', ' en is nu ')}, "
                "zoals in het bestand."
            )
        if item.ended_on and ended_on != item.ended_on:
            yield f"opgeheven per {item.ended_on:%d-%m-%Y}"
        partner.kind_id, partner.ended_on = item.kind, item.ended_on or ended_on
        if (partner.kind_id, partner.ended_on) != (kind, ended_on):
            self._saved(partner)

    def _kind(self, code: str) -> str:
        return halfway(self.kinds[code].name)

    def _names(self, partner: Partner, item: PartnerItem, held: dict) -> list[str]:
        """What changed about the names, in words."""
        changes = []
        for name, since in ((one.name, one.since) for one in item.names):
            known = held.get(since)
            if known is None:
                row = PartnerName(partner=partner, name=name, since=since, recorded_at=self._known_from(item))
                self._new_names.append(row)
                told = f", sinds {row.since_words}" if row.is_dated else ""
                changes.append(f"nieuwe naam: {name}{told}")
            elif known.name != name:
                changes.append(f"naam: {known.name} → {name}")
                self.taken.warnings.append(
                    f"Partner {item.id} heette {known.name} en heet nu {name}, zoals in het bestand."
                )
                known.name = name
                self._saved(known)
        return changes

    def _successions(self, item: PartnerItem, pairs: set[tuple[str, str]]) -> None:
        for index, (slug, on) in enumerate((one.partner, one.on) for one in item.succeeds):
            where = f"{item.where}.succeeds[{index}].partner"
            predecessor = self.partners.get(slug)
            if predecessor is None:
                self.problems.append(RegisterProblem(where, f"Partner {slug!r} staat niet bij partners."))
            elif slug == item.id:
                self.problems.append(
                    RegisterProblem(where, "Een partner volgt zichzelf niet op. Noem een andere.")
                )
            elif (slug, item.id) not in pairs:
                pairs.add((slug, item.id))
                if item.id in self._held:
                    told = f"volgt {self.called(predecessor)} op"
                    self.taken.note("partners", "changed", self.called(self.partners[item.id]), told)
                self._saved(
                    Succession(
                        predecessor=predecessor,
                        successor=self.partners[item.id],
                        on=on,
                        recorded_at=self._known_from(item),
                    )
                )

    def _known_from(self, item: PartnerItem) -> datetime | None:
        """What comes with a new partner was known always; what is added to one on record, from now."""
        return timezone.now() if item.id in self._held else None

    def _saved[Row: (Partner, PartnerName, Succession)](self, row: Row) -> Row:
        return save(row, by=self.by, reason=self.source, already_valid=True)
