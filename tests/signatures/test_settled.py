"""Whether an act still stands has one answer, whatever was corrected, struck out and restored."""

import random
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser

import pytest

from documents.models import Version
from portal.register.papers import acts_of, papers_of
from signatures.models import Act, Invitation, Partner, Request, Round, Route
from signatures.register.acts import right_values
from signatures.register.duplicates import signed_before
from signatures.register.loading import facts_of
from signatures.register.settled import settled
from signatures.register.standings import standing_of
from signatures.rounds.inviting import token_digest
from signatures.rounds.signing import done_through
from signatures.routes.adoption import adoptions_of
from signatures.standing.facts import ActFact
from signatures.standing.knowledge import settled_acts
from tests.factories import make_version
from tests.portal.region import make_partner

CHAINS = 24
RECORDED = datetime(2024, 1, 1, 12, tzinfo=UTC)
TODAY = date(2025, 1, 1)


class Chain:
    """An act about the first version, with random corrections of it and of each other."""

    def __init__(self, number: int, versions: list[Version], opened: Round) -> None:
        self.random, self.number, self.versions = random.Random(number), number, versions
        self.kind = "adoption" if number % 4 == 3 else "signature"
        self.partners = [make_partner(f"{name}-{number}", f"{name} {number}") for name in ("een", "twee")]
        request = Request.objects.create(round=opened, partner=self.partners[0])
        self.invitation = Invitation.objects.create(
            request=request,
            name="Jan",
            email="jan@voorbeeld.example",
            token_digest=token_digest(self.token),
            sent_at=RECORDED,
            expires_at=RECORDED + timedelta(days=30),
        )
        self.root = self._act(kind=self.kind, partner=self.partners[0], version=versions[0])
        links = [self.root]
        for _ in range(self.random.randint(0, 5)):
            links.append(self._correction(self.random.choice([self.root, *links])))

    @property
    def token(self) -> str:
        return f"token-{self.number}"

    def _correction(self, of: Act) -> Act:
        return self._act(
            kind="correction",
            corrects=of,
            void=self.random.random() < 0.4,
            partner=self.random.choice([*self.partners, self.partners[0]]),
            version=self.random.choice([*self.versions, self.versions[0]]),
            reason="Herstel.",
        )

    def _act(self, **values) -> Act:
        return Act.objects.create(
            on=date(2020, 1, 1) + timedelta(days=self.random.randint(0, 300)),
            recorded_at=RECORDED + timedelta(days=self.random.randint(0, 3)),
            signatories=[{"name": "Jan", "function": ""}],
            report={"invitation": self.invitation.pk},
            **values,
        )


@pytest.fixture
def chains(db) -> list[Chain]:
    first = make_version(determined_on=date(2019, 1, 1))
    second = make_version(document=first.document, determined_on=date(2019, 2, 1))
    opened = Round.objects.create(
        version=first, opened_at=RECORDED, closed_at=RECORDED, closed_reason="Gesloten."
    )
    return [Chain(number, [first, second], opened) for number in range(CHAINS)]


def same_signature(partner: Partner, version: Version) -> Act:
    values = {"on": date(2020, 6, 1), "recorded_at": RECORDED, "signatories": [{"name": "Jan"}]}
    return Act(kind="signature", partner=partner, version=version, **values)


def test_all_who_ask_whether_an_act_stands_agree(chains) -> None:
    version = chains[0].versions[0]
    document = version.document
    facts = {fact.id: fact for fact in settled_acts(facts_of([document])[document.pk].acts, None)}
    assert 0 < len(facts) < CHAINS
    assert any(fact.version == 2 for fact in facts.values())
    assert {one.act.pk for one in settled(Act.objects.all())} == set(facts)
    standing = standing_of(document, on=TODAY)
    signed = {
        (partner.id, cell.version)
        for partner in standing.partners
        for cell in partner.cells
        if cell.standing == "signed"
    }
    papers = papers_of(acts_of([document.pk]), AnonymousUser(), on=TODAY)
    adopted = adoptions_of(Route(document=document, version=version))
    for chain in chains:
        assert_agreed(chain, facts.get(chain.root.pk), signed, papers, adopted)


def assert_agreed(chain: Chain, fact: ActFact | None, signed, papers, adopted) -> None:
    if fact:
        values = right_values(chain.root)
        told = values["partner"].slug, values["version"].number, values["on"]
        assert told == (fact.partner, fact.version, fact.on)
    for partner in chain.partners:
        for version in chain.versions:
            here = fact is not None and (fact.partner, fact.version) == (partner.slug, version.number)
            signs = here and chain.kind == "signature"
            assert ((partner.slug, version.number) in signed) == signs
            assert bool(papers.behind(version.document_id, version.number, partner.slug)) == here
            assert bool(signed_before(same_signature(partner, version))) == signs
            rows = Act.objects.filter(partner=partner, version=version)
            found = {one.act.pk for one in settled(rows) if one.right.partner == partner}
            assert (chain.root.pk in found) or not here
            if version.number == 1:
                assert (partner.pk in adopted) == (here and not signs)
    first = fact is not None and (fact.partner, fact.version) == (chain.partners[0].slug, 1)
    assert bool(done_through(chain.token)) == (first and chain.kind == "signature")


def test_what_was_known_before_a_correction_is_told_without_it(chains) -> None:
    document = chains[0].versions[0].document
    acts = facts_of([document])[document.pk].acts
    for days in range(4):
        known_on = RECORDED + timedelta(days=days)
        rows = settled(Act.objects.all(), known_on=known_on)
        facts = settled_acts(acts, known_on)
        assert {(one.act.pk, one.right.on) for one in rows} == {(fact.id, fact.on) for fact in facts}
