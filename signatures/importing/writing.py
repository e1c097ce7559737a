"""Writing a register file into the register: everything, or nothing when anything is wrong."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.entry_rule import Rule, sentence
from documents.ledger.entries import as_one_line
from documents.ledger.history import save_new
from documents.models import Document, Version
from documents.text.refusals import Refused
from documents.versions.on_record import put_on_record
from signatures.importing.act_writing import ActContext, write_acts
from signatures.importing.contact_writing import write_contacts
from signatures.importing.errors import RegisterErrors, RegisterProblem
from signatures.importing.fact_writing import FactWriter
from signatures.importing.items import MembershipItem, Register, VersionItem
from signatures.importing.partner_writing import PartnerWriter
from signatures.importing.result import TakeOverResult
from signatures.importing.sheets.places import place_in_words
from signatures.importing.telling import Tell, silently, told_by_number
from signatures.models import Membership, Partner
from signatures.register.log_line import enter_import, last_act
from signatures.register.memberships import first_membership, record_membership
from signatures.signals import standing_changed, told_at_once
from signatures.standing.partner_kinds import group_words

SOURCE = "Overgenomen uit een registerbestand"
KEPT = ("until", "scope", "signatories", "notice_on", "costs_until")


def take_over(
    register: Register,
    *,
    by: AbstractBaseUser | None = None,
    dry_run: bool = False,
    inside: Callable[[TakeOverResult], None] | None = None,
    tell: Tell = silently,
) -> TakeOverResult:
    """Takes the file over. With `dry_run` everything is tried and nothing kept. Raises RegisterErrors.

    `inside` is called when all is written and before a trial is undone: to look at what would be. `tell`
    hears how far it is; when that raises, all is undone.
    """
    with transaction.atomic():
        before = last_act()
        with as_one_line():
            writer = _Writer(register, by, tell)
            with told_at_once():
                taken = writer.write()
            standing_changed.send(sender=Document, document=writer.document)
        if inside:
            inside(taken)
        if dry_run:
            transaction.set_rollback(True)
        elif taken.changes:
            enter_import(slug=taken.document, after=before, told=taken.told, by=by)
    return taken


class _Writer:
    def __init__(self, register: Register, by: AbstractBaseUser | None, tell: Tell) -> None:
        self.register, self.by, self.tell = register, by, tell
        self.taken = TakeOverResult(register.document, warnings=list(register.warnings))
        self.problems: list[RegisterProblem] = []
        self.versions: dict[int, Version] = {}

    def write(self) -> TakeOverResult:
        self.document = self._document()
        partners = PartnerWriter(self.taken, self.problems, by=self.by, source=SOURCE)
        self.tell("Partners", 0, len(self.register.partners))
        partners.write(self.register.partners)
        self.partners: dict[str, Partner] = partners.partners
        write_contacts(
            self.register.contacts,
            partners=self.partners,
            called=partners.called,
            taken=self.taken,
            by=self.by,
            reason=SOURCE,
        )
        self.called, self.groups = partners.called, group_words(partners.kinds.values())
        self._memberships()
        self._versions()
        acts = write_acts(
            self.register.acts,
            tell=self.tell,
            context=ActContext(
                self.document, self.partners, self.versions, self.by, SOURCE, self.called, self.taken
            ),
        )
        self.problems += acts.problems
        facts = FactWriter(self.document, self.taken, self.problems, by=self.by, source=SOURCE)
        facts.write_terms(self.register.terms)
        facts.write_amounts(self.register.amounts)
        self.taken.warnings[:] = [self._placed(warning) for warning in self.taken.warnings]
        if self.problems:
            raise RegisterErrors([problem.placed(self.register.places) for problem in self.problems])
        return self.taken

    def _placed(self, warning: str) -> str:
        """The warning with the cell in place of the place in the data."""
        where, separator, message = warning.partition(": ")
        return place_in_words(where, self.register.places) + separator + message

    def _document(self) -> Document:
        register = self.register
        document, made = Document.objects.get_or_create(
            slug=register.document,
            defaults={"kind_id": register.kind, "title": register.title or register.document},
        )
        if made:
            self.taken.note("document", "new", f"{document.kind} {document.title}")
        return Document.objects.locked().get(pk=document.pk)

    def _memberships(self) -> None:
        """Oldest first, so that an end is written before the next beginning."""
        held = {(one.partner_id, one.since): one for one in Membership.objects.filter(document=self.document)}
        times = Counter(item.partner for item in self.register.memberships)
        known = {partner for partner, _ in held}
        self.first: list[Membership] = []
        ordered = sorted(self.register.memberships, key=lambda item: item.since)
        for item in told_by_number(ordered, "Deelnames", self.tell):
            partner = self.partners.get(item.partner)
            if partner is None:
                self._wrong(f"{item.where}.partner", f"Partner {item.partner!r} staat niet bij partners.")
            else:
                only = times[item.partner] == 1 and partner.pk not in known
                self._membership(item, partner, held.get((partner.pk, item.since)), only=only)
        save_new(self.first, by=self.by, reason=SOURCE)

    def _membership(
        self, item: MembershipItem, partner: Partner, held: Membership | None, *, only: bool
    ) -> None:
        """`only`: the partner has no other membership, so that it can be saved together with others."""
        what = f"{self.called(partner)} vanaf {item.since:%d-%m-%Y}"
        if held is None:
            row = Membership(
                partner=partner, document=self.document, since=item.since, recorded_at=item.known_from
            )
            self.taken.note("memberships", "new", what, f"tot {item.until:%d-%m-%Y}" if item.until else "")
        else:
            row = held
        before = {name: getattr(row, name) for name in KEPT}
        _fill(row, item)
        changes = [name for name in KEPT if before[name] != getattr(row, name)]
        if held is not None and not changes:
            self.taken.note("memberships", "unchanged", what)
            return
        if held is not None:
            detail = "; ".join(_change(row, name, before[name]) for name in changes)
            self.taken.note("memberships", "changed", what, detail)
        try:
            if only:
                self.first.append(first_membership(row=row, until_recorded_at=item.until_known_from))
            else:
                record_membership(row=row, by=self.by, reason=SOURCE, until_recorded_at=item.until_known_from)
        except Refused as error:
            self._wrong(item.where, str(error))

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
        name = f"Versie {item.label or item.number}"
        self.taken.note(
            "versions", "new", name, f"vastgesteld op {item.determined_on:%d-%m-%Y}, zonder tekst"
        )
        self.versions[item.number] = put_on_record(
            document=self.document,
            number=item.number,
            label=item.label,
            determined_on=item.determined_on,
            reference_date=item.reference_date,
            rule=item.rule,
            supersedes=superseded,
            by=SOURCE,
            recorded_at=item.known_from,
        )

    def _compare(self, held: Version, item: VersionItem) -> None:
        """A version never changes: what the file says otherwise is told, not taken over."""
        self.taken.note("versions", "unchanged", f"Versie {held.name}")
        told: dict[str, tuple[Any, Any]] = {
            "datum van vaststellen": (held.determined_on, item.determined_on),
            "regel": (self._rule(held.entry_rule), self._rule(item.rule)),
            "peildatum": (held.reference_date, item.reference_date),
        }
        for word, (fixed, given) in told.items():
            if fixed != given:
                self.taken.warnings.append(
                    f"Versie {held.name} blijft zoals vastgesteld: de {word} is {_word(fixed)}, "
                    f"in het bestand staat {_word(given)}."
                )

    def _rule(self, rule: Rule) -> str:
        names = {slug: self.called(partner) for slug, partner in self.partners.items()}
        return f"“{sentence(rule, names, self.groups)}”"

    def _wrong(self, where: str, message: str) -> None:
        self.problems.append(RegisterProblem(where, message))


def _fill(row: Membership, item: MembershipItem) -> None:
    """What the file does not tell stays."""
    row.until, row.scope = item.until, item.scope
    row.signatories = item.signatories or row.signatories
    row.notice_on = item.notice_on or row.notice_on
    row.costs_until = item.costs_until or row.costs_until


def _change(row: Membership, name: str, before: Any) -> str:
    label = getattr(Membership._meta.get_field(name), "verbose_name", name)
    return f"{label}: {_word(before)} → {_word(getattr(row, name))}"


def _word(value: date | str | int | None) -> str:
    if value in (None, ""):
        return "geen"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)
