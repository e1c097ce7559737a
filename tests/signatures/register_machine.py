"""The verbs of the register and its rounds, in whatever order, and what holds after each of them."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core import mail
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from documents.ledger.history import delete, save
from documents.models import Version
from documents.text.refusals import Refused
from documents.versions.determination import determine_erratum
from portal.management.commands.verify import CHECKS
from signatures.importing.errors import RegisterErrors
from signatures.models import Act, ActKind, Mandate, Membership, Partner, PartnerName, Reminder
from signatures.register.acts import correct_act, record_act
from signatures.register.loading import act_facts, facts_of
from signatures.register.memberships import change_terms, join, leave, record_membership
from signatures.register.standings import standing_of, to_data
from signatures.register.succession import Joining, NewPartner, rename, succeed
from signatures.register.withdrawing import withdraw_version
from signatures.rounds.changing import change_round
from signatures.rounds.closing import close_round
from signatures.rounds.inviting import LinkUnusable, invitation_of
from signatures.rounds.progress import open_rounds, progress_of
from signatures.rounds.reminding import remind_all_due
from signatures.rounds.signing import refuse
from signatures.standing import DocumentStanding, document_standing
from tests.factories import make_text, make_version
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN
from tests.signatures.round_region import make_region
from tests.signatures.shifted_clock import Clock
from tests.signatures.signing_roads import LINK, ROADS, Signing, asked_request, invited_token

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
OTHERS = {"dudok": "corporation", "blaricum": "municipality", "zorg": "careProvider"}
RULES = (
    ALL_SIGN,
    {"type": "and", "rules": [ALL_SIGN, ALL_ADOPT]},
    {"type": "count", "number": 2, "act": "signature", "of": "members"},
    {
        "type": "after",
        "rule": {"type": "count", "number": 1, "act": "signature", "of": "members"},
        "days": 20,
    },
)
DONE: Counter[str] = Counter()

slugs = st.sampled_from(["huizen", "laren", *OTHERS])
days_ago = st.integers(0, 20)
reservations = st.sampled_from(["", "", "Behalve artikel 2."])


class Register(RuleBasedStateMachine):
    """Each example begins with three members and a version to sign, and is undone when it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock(BEGIN)
        self.running = self.clock.running()
        self.running.__enter__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.mails = len(mail.outbox)
        self.known: list[tuple[datetime, tuple[date, ...], list[dict[str, Any]]]] = []
        self.people = 0
        self.refused = ""
        self.settled = True

    @initialize()
    def a_region(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.version = make_region("huizen", "laren")
            self.document = self.version.document
            self.partners = {one.slug: one for one in Partner.objects.all()}
            for slug, kind in (
                ("dudok", "corporation"),
                ("blaricum", "municipality"),
                ("zorg", "careProvider"),
            ):
                self.partners[slug] = Partner.objects.create(slug=slug, kind_id=kind)
                PartnerName.objects.create(
                    partner=self.partners[slug], name=slug.title(), since=date(1900, 1, 1)
                )
            self._join("dudok", date(2019, 1, 1), 2)
        create = get_user_model().objects.create_superuser
        self.colleagues = create("anja"), create("bea")

    def teardown(self) -> None:
        try:
            found = [one for subject, check in CHECKS if subject != "zoekindex" for one in check()]
            assert found == []
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)
            self.running.__exit__(None, None, None)

    # What is done

    def _do(self, name: str, verb: Callable[[], object]) -> bool:
        """Whether it was done; a refusal leaves nothing behind."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            done = self._tried(name, verb)
        self.settled = self.settled or done
        return done

    def _tried(self, name: str, verb: Callable[[], object]) -> bool:
        try:
            with transaction.atomic():
                verb()
        except (Refused, RegisterErrors) as error:
            self.refused = f"{name}: {error}"
            return False
        DONE[name] += 1
        return True

    @property
    def today(self) -> date:
        return timezone.localdate()

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _latest(self) -> Version:
        return self.document.versions.newest()

    def _membership(self, slug: str) -> Membership | None:
        return Membership.objects.filter(partner=self.partners[slug], document=self.document).last()

    def _join(self, slug: str, since: date, signatories: int) -> None:
        join(
            partner=self.partners[slug],
            document=self.document,
            since=since,
            signatories=signatories,
            by=None,
        )

    @rule(slug=slugs, ago=days_ago, signatories=st.integers(1, 2))
    def joins(self, slug: str, ago: int, signatories: int) -> None:
        self._do("join", lambda: self._join(slug, self._ago(ago), signatories))

    @rule(slug=slugs, ago=st.integers(-20, 20))
    def leaves(self, slug: str, ago: int) -> None:
        partner, until = self.partners[slug], self._ago(ago)
        self._do("leave", lambda: leave(partner=partner, document=self.document, until=until, by=None))

    @rule(slug=slugs, ago=days_ago)
    def membership_is_set_right(self, slug: str, ago: int) -> None:
        row = self._membership(slug)
        if row:
            row.since = self._ago(ago)
            self._do("set right", lambda: record_membership(row=row, by=None))

    @rule(slug=slugs, ago=days_ago, signatories=st.integers(1, 2))
    def other_terms(self, slug: str, ago: int, signatories: int) -> None:
        row, since = self._membership(slug), self._ago(ago)
        if row:
            told = {"since": since, "signatories": signatories, "scope": "", "by": None}
            self._do("terms", lambda: change_terms(row=row, **told))

    @rule(slug=slugs, ago=days_ago, number=st.integers(1, 99))
    def is_renamed(self, slug: str, ago: int, number: int) -> None:
        told = {"name": f"{slug.title()} {number}", "on": self._ago(ago), "reason": "Besluit", "by": None}
        self._do("rename", lambda: rename(partner=self.partners[slug], **told))

    @rule(slug=slugs, ago=days_ago, number=st.integers(1, 99), taken_away=st.booleans())
    def name_is_set_right(self, slug: str, ago: int, number: int, taken_away: bool) -> None:
        row = self.partners[slug].names.last()
        if row is None:
            return
        if taken_away:
            self._do("name away", lambda: delete(row, by=None))
            return
        row.name, row.since = f"{slug.title()} {number}", self._ago(ago)
        self._do("name set right", lambda: save(row, by=None))

    @rule(slug=slugs, kind=st.sampled_from(["municipality", "corporation"]))
    def is_of_another_kind(self, slug: str, kind: str) -> None:
        partner = Partner.objects.get(slug=slug)
        partner.kind_id = kind
        self._do("kind", lambda: save(partner, by=None))

    @rule(slug=slugs, ago=days_ago, number=st.integers(1, 3), ends=st.booleans())
    def gets_or_loses_a_mandate(self, slug: str, ago: int, number: int, ends: bool) -> None:
        named = {"partner": self.partners[slug], "name": f"Persoon {number}"}
        row = Mandate.objects.filter(**named).first() or Mandate(**named, since=self._ago(ago + 30))
        if row.pk and ends:
            row.until, row.until_recorded_at = self._ago(ago), timezone.now()
        elif row.pk:
            row.since, row.until, row.until_recorded_at = self._ago(ago), None, None
        self._do("mandate", lambda: save(row, by=None))

    @rule(slugs=st.lists(slugs, min_size=2, max_size=2, unique=True), ago=days_ago)
    def merge(self, slugs: list[str], ago: int) -> None:
        new = f"samen-{'-'.join(slugs)}"
        told = {"on": self._ago(ago), "kind": "merger", "basis": "Wet", "by": None}
        self._do(
            "merge",
            lambda: succeed(
                predecessors=[self.partners[one] for one in slugs],
                successors=[NewPartner(new, "municipality", new.title())],
                joins=[Joining(new, self.document.pk)],
                **told,
            ),
        )
        self.partners |= {one.slug: one for one in Partner.objects.all()}

    @rule(entry=st.sampled_from(RULES), ago=st.integers(0, 5))
    def is_determined(self, entry: dict[str, Any], ago: int) -> None:
        on = self._ago(ago)
        self._do("determine", lambda: make_version(self.document, determined_on=on, rule=entry))

    @rule(number=st.integers(1, 99))
    def is_repaired(self, number: int) -> None:
        text = make_text({"Artikel 1 Doel": f"Partijen helpen {number} mensen."})
        told = {"determined_on": self.today, "by": "Anja Bos", "reason": "Tikfout", "pictures": {}}
        self._do("erratum", lambda: determine_erratum(of=self._latest(), text=text, **told))

    @rule(slug=slugs, kind=st.sampled_from(["adoption", "withdrawal", "refusal"]), ago=days_ago)
    def acts(self, slug: str, kind: str, ago: int) -> None:
        told = {"kind": kind, "partner": self.partners[slug], "on": self._ago(ago), "by": None}
        self._do(kind, lambda: record_act(version=self._latest(), **told))

    @rule(slug=slugs, ago=days_ago, precision=st.sampled_from(["month", "year", "unknown"]))
    def signed_on_a_day_that_is_not_quite_known(self, slug: str, ago: int, precision: str) -> None:
        told = {"kind": "signature", "partner": self.partners[slug], "on": self._ago(ago), "by": None}
        self._do("uncertain", lambda: record_act(version=self._latest(), precision=precision, **told))

    @rule(ago=st.integers(-20, 5))
    def version_is_withdrawn(self, ago: int) -> None:
        told = {"on": self._ago(ago), "text": "Niet meer nodig", "by": None}
        self._do("withdraw version", lambda: withdraw_version(version=self._latest(), **told))

    @rule(place=st.integers(0, 99), ago=days_ago, void=st.booleans())
    def act_is_set_right(self, place: int, ago: int, void: bool) -> None:
        acts = list(Act.objects.exclude(kind=ActKind.CORRECTION).order_by("pk"))
        if acts:
            changes = {} if void else {"on": self._ago(ago), "precision": "day"}
            told = {"act": acts[place % len(acts)], "reason": "Verkeerd", "by": None, "void": void}
            self._do("correct", lambda: correct_act(**told, **changes))

    @rule(slug=slugs, road=st.sampled_from(sorted(ROADS)), reservation=reservations)
    def signs(self, slug: str, road: str, reservation: str) -> None:
        signing = self._signing(slug, reservation)
        before = Act.objects.count()
        if not self._tried(road, lambda: ROADS[road](signing)):
            return
        self.settled = True
        assert Act.objects.count() == before + 1
        ((_, act),) = act_facts(Act.objects.filter(pk=Act.objects.latest("pk").pk))
        assert (act.kind, act.version, act.partner) == ("signature", signing.version.number, slug)
        assert (act.on, act.precision, act.signatories) == (self.today, "day", (signing.name,))
        assert (act.text, act.declares) == (reservation, "reservation" if reservation else "")
        assert act.text_digest

    def _signing(self, slug: str, reservation: str = "") -> Signing:
        self.people += 1
        person = f"Persoon {self.people}", "bestuurder"
        return Signing(self._latest(), self.partners[slug], *person, reservation, self.today, self.colleagues)

    @rule(slug=slugs)
    def is_invited(self, slug: str) -> None:
        signing = self._signing(slug)
        person = {"name": signing.name, "function": "", "email": signing.address}
        self._tried("invite", lambda: invited_token(asked_request(signing), **person))

    @rule(slug=slugs)
    def refuses(self, slug: str) -> None:
        signing = self._signing(slug)
        person = {"name": signing.name, "function": ""}

        def verb() -> None:
            token = invited_token(asked_request(signing), **person, email=signing.address)
            refuse(token=token, reason="Te duur", **person)

        self.settled = self._tried("refuse by link", verb) or self.settled

    @rule(days=st.one_of(st.none(), st.integers(0, 60)))
    def round_is_extended(self, days: int | None) -> None:
        opened = open_rounds().last()
        if opened:
            deadline = None if days is None else self._ago(-days)
            told = {
                "deadline": deadline,
                "reminder_days": [7, 1],
                "message": "",
                "reason": "Zomer",
                "by": None,
            }
            self._do("extend", lambda: change_round(round=opened, **told))

    @rule()
    def round_is_closed(self) -> None:
        opened = open_rounds().last()
        if opened:
            self._do("close", lambda: close_round(round=opened, reason="Klaar", by=None))

    @rule(days=st.sampled_from([1, 7, 31, 90]))
    def days_pass(self, days: int) -> None:
        self.clock.pass_days(days)
        self.settled = False
        DONE["days"] += 1

    @rule()
    def is_reminded(self) -> None:
        sent = set(Reminder.objects.values_list("pk", flat=True))
        with TestCase.captureOnCommitCallbacks(execute=True):
            remind_all_due()
        self.settled = True
        standing = self._standing()
        for reminder in Reminder.objects.exclude(pk__in=sent).exclude(sent_at=None):
            request = reminder.request
            cell = standing.cell(request.partner.slug, request.round.version.number)
            assert cell and cell.is_open, "who need not sign is not mailed"
            DONE["remind"] += 1

    # What holds

    def hold(self) -> None:
        """All of it."""
        self.what_was_known_stays_known()
        self.what_is_known_now_is_all_that_is_on_record()
        self.each_member_has_something_to_sign_and_counts_add_up()
        self.a_link_works_as_long_as_its_mail_says_and_the_register_asks()
        self.rounds_ask_what_the_register_asks()

    def _standing(self) -> DocumentStanding:
        return standing_of(self.document)

    @invariant()
    def what_was_known_stays_known(self) -> None:
        facts = facts_of([self.document])[self.document.pk]
        for known_on, days, before in self.known:
            assert [to_data(document_standing(facts, day, known_on)) for day in days] == before
        now, today = timezone.now(), self.today
        days = today - timedelta(days=10), today, today + timedelta(days=60)
        self.known.append((now, days, [to_data(document_standing(facts, day, now)) for day in days]))

    @invariant()
    def what_is_known_now_is_all_that_is_on_record(self) -> None:
        all_of_it, known = self._standing(), standing_of(self.document, known_on=timezone.now())
        assert to_data(known) | {"knownOn": None} == to_data(all_of_it)

    @invariant()
    def each_member_has_something_to_sign_and_counts_add_up(self) -> None:
        standing = self._standing()
        for version in standing.versions:
            cells = standing.cells(version.number)
            assert version.required == sum(cell.required for cell in cells.values())
            assert version.signed == sum(cell.required and cell.is_answered for cell in cells.values())
            for partner in standing.partners:
                cell = cells[partner.id]
                if partner.member and version.may_be_signed and cell.asked:
                    assert cell.is_open or cell.is_answered or cell.is_undone, (partner.id, cell)
                    assert "geen deelnemer" not in cell.reason
                if not partner.member:
                    assert not cell.is_open and not cell.required

    @invariant()
    def a_link_works_as_long_as_its_mail_says_and_the_register_asks(self) -> None:
        standing = self._standing()
        for message in mail.outbox[self.mails :]:
            for token in LINK.findall(str(message.body)):
                try:
                    invitation = invitation_of(token)
                except LinkUnusable as error:
                    assert error.kind in ("expired", "replaced", "passed_on", "closed"), error.kind
                    continue
                number = invitation.request.round.version.number
                version = standing.version(number)
                cell = standing.cell(invitation.request.partner.slug, number)
                assert self.today <= invitation.last_day
                assert version and version.may_be_signed
                assert cell and (cell.is_open or cell.is_undone)

    @invariant()
    def rounds_ask_what_the_register_asks(self) -> None:
        standing = self._standing()
        for progress in progress_of(open_rounds()):
            number = progress.round.version.number
            copies = Version.objects.filter(document=self.document, number=number)
            assert progress.round.version == copies.latest_first()[0]
            cells = [standing.cell(one.request.partner.slug, number) for one in progress.requests]
            assert progress.signed == sum(cell is not None and cell.is_answered for cell in cells)
            for one in progress.requests if self.settled else ():
                cell = standing.cell(one.request.partner.slug, number)
                if one.request.closed_at is None:
                    assert cell and (cell.is_open or cell.is_undone), one.reason
                else:
                    assert not (cell and cell.is_open), one.reason
