"""Writing a register file into the register: everything, or nothing when anything is wrong."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from documents.entry_rules import Rule
from documents.ledger import as_one_line
from documents.models import Document, Version
from documents.on_record import put_on_record
from signatures.importing.act_writing import ActContext, write_acts
from signatures.importing.errors import Problem, RegisterErrors
from signatures.importing.items import MembershipItem, PartnerItem, Register, VersionItem
from signatures.importing.log_line import enter_import, last_act
from signatures.models import Membership, Partner, PartnerName, Succession

SOURCE = "Overgenomen uit een registerbestand"


@dataclass
class Taken:
    """How many of each were new, how many were on record already, and what deserves attention (Dutch)."""

    document: str
    partners: int = 0
    memberships: int = 0
    versions: int = 0
    acts: int = 0
    unchanged: int = 0
    warnings: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """How many of each, as a part of a sentence."""
        return (
            f"{self.partners} partners, {self.memberships} deelnames, {self.versions} versies en {self.acts} "
            "handelingen"
        )


def take_over(register: Register, *, by: AbstractBaseUser | None = None, dry_run: bool = False) -> Taken:
    """Takes the file over. With `dry_run` everything is tried and nothing kept. Raises RegisterErrors."""
    with transaction.atomic():
        before = last_act()
        with as_one_line():
            taken = _Writer(register, by).write()
        if dry_run:
            transaction.set_rollback(True)
        else:
            enter_import(slug=taken.document, after=before, told=taken.told, by=by)
    return taken


class _Writer:
    def __init__(self, register: Register, by: AbstractBaseUser | None) -> None:
        self.register, self.by = register, by
        self.taken = Taken(register.document)
        self.problems: list[Problem] = []
        self.partners: dict[str, Partner] = {}
        self.versions: dict[int, Version] = {}

    def write(self) -> Taken:
        self.document = self._document()
        self.partners = {partner.slug: partner for partner in Partner.objects.prefetch_related("names")}
        for partner in self.register.partners:
            self._partner(partner)
        for partner in self.register.partners:
            self._successions(partner)
        for membership in self.register.memberships:
            self._membership(membership)
        self._versions()
        acts = write_acts(
            self.register.acts,
            context=ActContext(self.document, self.partners, self.versions, self.by, SOURCE),
        )
        self.taken.acts, self.taken.unchanged = acts.new, self.taken.unchanged + acts.unchanged
        self.taken.warnings += acts.warnings
        self.problems += acts.problems
        if self.problems:
            raise RegisterErrors(self.problems)
        return self.taken

    def _document(self) -> Document:
        register = self.register
        document, _ = Document.objects.get_or_create(
            slug=register.document,
            defaults={"kind": register.kind, "title": register.title or register.document},
        )
        return Document.objects.select_for_update().get(pk=document.pk)

    def _partner(self, item: PartnerItem) -> None:
        partner = self.partners.get(item.id)
        if partner is None:
            partner = self.partners[item.id] = self._saved(Partner(slug=item.id, kind=item.kind))
            self.taken.partners += 1
        elif partner.kind != item.kind:
            self.taken.warnings.append(
                f"Partner {item.id} stond vast als {partner.get_kind_display().lower()} en is nu "
                f"{_kind_name(item.kind)}, zoals in het bestand."
            )
            partner.kind = item.kind
            self._saved(partner)
        else:
            self.taken.unchanged += 1
        self._names(partner, item)

    def _names(self, partner: Partner, item: PartnerItem) -> None:
        held = {name.since: name for name in partner.names.all()}
        for name, since in item.names:
            known = held.get(since)
            if known is None:
                self._saved(PartnerName(partner=partner, name=name, since=since))
            elif known.name != name:
                self.taken.warnings.append(
                    f"Partner {item.id} heette {known.name} en heet nu {name}, zoals in het bestand."
                )
                known.name = name
                self._saved(known)

    def _successions(self, item: PartnerItem) -> None:
        for slug, on in item.succeeds:
            predecessor = self._known_partner(slug, f"partners.{item.id}.succeeds")
            if predecessor is None:
                continue
            pair = {"predecessor": predecessor, "successor": self.partners[item.id]}
            if not Succession.objects.filter(**pair).exists():
                self._saved(Succession(**pair, on=on))

    def _membership(self, item: MembershipItem) -> None:
        partner = self._known_partner(item.partner, f"{item.where}.partner")
        if partner is None:
            return
        held = Membership.objects.filter(partner=partner, document=self.document, since=item.since).first()
        if held is None:
            self.taken.memberships += 1
            held = Membership(
                partner=partner,
                document=self.document,
                since=item.since,
                scope=item.scope,
                signatories=item.signatories,
                recorded_at=item.recorded,
            )
        elif (held.until, held.scope) == (item.until, item.scope):
            self.taken.unchanged += 1
            return
        held.until, held.until_recorded_at = item.until, item.until_recorded
        held.scope = item.scope
        self._checked(held, item.where)

    def _versions(self) -> None:
        self.versions = {one.number: one for one in self.document.versions.filter(correction=0)}
        labels = {one.label: one for one in self.document.versions.exclude(label="")}
        for item in sorted(self.register.versions, key=lambda item: item.number):
            held = self.versions.get(item.number)
            if held is not None:
                self._compare(held, item)
            elif item.label in labels:
                self._wrong(item.where, f"Er is al een versie met de naam {item.label}. Kies een andere.")
            else:
                self._put_on_record(item)

    def _put_on_record(self, item: VersionItem) -> None:
        superseded = self.versions.get(item.supersedes) if item.supersedes else None
        if item.supersedes and superseded is None:
            self._wrong(f"{item.where}.supersedes", f"Er is geen eerdere versie {item.supersedes}.")
            return
        self.taken.versions += 1
        self.versions[item.number] = put_on_record(
            document=self.document,
            number=item.number,
            label=item.label,
            determined_on=item.determined_on,
            reference_date=item.reference_date,
            rule=item.rule,
            supersedes=superseded,
            by=SOURCE,
            recorded_at=item.recorded,
        )

    def _compare(self, held: Version, item: VersionItem) -> None:
        """A version never changes: what the file says otherwise is told, not taken over."""
        self.taken.unchanged += 1
        told: dict[str, tuple[Any, Any]] = {
            "datum van vaststellen": (held.determined_on, item.determined_on),
            "regel": (held.rule, item.rule),
            "peildatum": (held.reference_date, item.reference_date),
        }
        for word, (fixed, given) in told.items():
            if fixed != given:
                self.taken.warnings.append(
                    f"Versie {held.name} blijft zoals vastgesteld: de {word} is {_word(fixed)}, "
                    f"in het bestand staat {_word(given)}."
                )

    def _known_partner(self, slug: str, where: str) -> Partner | None:
        partner = self.partners.get(slug)
        if partner is None and slug:
            self._wrong(where, f"Partner {slug!r} staat niet bij partners.")
        return partner

    def _wrong(self, where: str, message: str) -> None:
        self.problems.append(Problem(where, message))

    def _checked(self, row: Membership, where: str) -> None:
        try:
            row.full_clean()
        except ValidationError as error:
            self._wrong(where, " ".join(error.messages))
            return
        self._saved(row)

    def _saved[Row: (Partner, PartnerName, Succession, Membership)](self, row: Row) -> Row:
        row._history_user = self.by  # type: ignore[attr-defined]
        row._change_reason = SOURCE  # type: ignore[attr-defined]
        row.save()
        return row


def _kind_name(kind: str) -> str:
    return str(dict(Partner._meta.get_field("kind").flatchoices)[kind]).lower()


def _word(value: date | Rule | None) -> str:
    return "geen" if value is None else value.isoformat() if isinstance(value, date) else str(value)
