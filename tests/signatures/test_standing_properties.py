"""What holds for every register: what is learnt later changes nothing about what was known before."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from documents.entry_rule import from_data
from signatures.register.standings import to_data
from signatures.standing import document_standing, texts_by_day
from signatures.standing.facts import ActFact, Facts, MembershipFact, Name, PartnerFact, VersionFact
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN

PARTNERS = ("a", "b", "c", "d")
KINDS = {"a": "municipality", "b": "municipality", "c": "corporation", "d": "careProvider"}
START = date(2019, 1, 1)
RULES = (
    ALL_SIGN,
    {"type": "share", "numerator": 2, "denominator": 3, "act": "signature", "of": "members"},
    {"type": "all", "act": "signature", "of": "municipality"},
    {"type": "named", "partners": ["b", "c"], "act": "signature"},
    {"type": "date", "on": "2019-05-01"},
    {"type": "and", "rules": [ALL_SIGN, ALL_ADOPT]},
    {"type": "or", "rules": [ALL_SIGN, {"type": "date", "on": "2019-09-01"}]},
    {"type": "count", "number": 2, "act": "signature", "of": "members"},
    {"type": "all", "act": "adoption", "of": "municipality"},
    {"type": "after", "rule": ALL_SIGN, "months": 1, "firstOfMonth": True},
)

days = st.integers(0, 400).map(lambda number: START + timedelta(number))
instants = st.integers(0, 500).map(lambda number: datetime(2019, 1, 1, 12, tzinfo=UTC) + timedelta(number))
kinds = st.sampled_from(["signature", "signature", "signature", "adoption", "refusal", "withdrawal"])


@st.composite
def memberships(draw) -> tuple[MembershipFact, ...]:
    made = []
    for partner in draw(st.sets(st.sampled_from(PARTNERS))):
        since = START - timedelta(30) if draw(st.booleans()) else draw(days)
        until = since + timedelta(draw(st.integers(1, 400))) if draw(st.booleans()) else None
        recorded = draw(instants)
        ended = draw(instants) if until else None
        signatories = draw(st.sampled_from([1, 1, 2]))
        made.append(MembershipFact(partner, since, until, recorded, ended, "", signatories))
    return tuple(made)


@st.composite
def acts(draw, versions: int) -> tuple[ActFact, ...]:
    made: list[ActFact] = []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        earlier = [act for act in made if act.corrects is None]
        fact = ActFact(
            id=number,
            kind=draw(kinds),
            version=draw(st.integers(1, versions)),
            partner=draw(st.sampled_from(PARTNERS)),
            on=draw(days),
            recorded=draw(instants),
            precision=draw(st.sampled_from(["day", "day", "day", "month", "unknown"])),
        )
        if earlier and draw(st.integers(0, 4)) == 0:
            corrected = draw(st.sampled_from(earlier))
            fact = replace(
                fact,
                kind="correction",
                corrects=corrected.id,
                version=corrected.version,
                void=draw(st.booleans()),
            )
        made.append(fact)
    return tuple(made)


@st.composite
def registers(draw) -> Facts:
    count = draw(st.integers(1, 3))
    versions = tuple(
        VersionFact(number, "", START + timedelta(60 * number), from_data(draw(st.sampled_from(RULES))))
        for number in range(1, count + 1)
    )
    partners = tuple(PartnerFact(one, KINDS[one], (Name(one.upper(), date.min),)) for one in PARTNERS)
    return Facts("convenant", partners, draw(memberships()), versions, draw(acts(count)))


def answer(facts: Facts, on: date, known_on: datetime | None):
    return to_data(document_standing(facts, on, known_on))


@given(registers(), days, instants, st.data())
def test_what_is_recorded_later_changes_no_past_answer(facts, on, known_on, data) -> None:
    later = replace(
        data.draw(acts(len(facts.versions)).filter(bool))[0],
        id=1000,
        recorded=known_on + timedelta(seconds=1),
    )
    if facts.acts and data.draw(st.booleans()):
        later = replace(later, kind="correction", corrects=facts.acts[0].id, version=facts.acts[0].version)
    grown = replace(facts, acts=(*facts.acts, later))
    assert answer(grown, on, known_on) == answer(facts, on, known_on)


@given(registers(), days, st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(facts, on, shuffler: random.Random) -> None:
    """But for corrections, of which the last one holds, and for what a partner did on one day."""
    firsts = {
        (act.version, act.partner, act.counts_from): act
        for act in reversed(facts.acts)
        if act.corrects is None and act.precision != "unknown"
    }
    plain = sorted(firsts.values(), key=lambda act: act.id)
    instants_of = [act.recorded for act in plain]
    shuffler.shuffle(instants_of)
    reordered = [replace(act, recorded=at) for act, at in zip(plain, instants_of, strict=True)]
    shuffler.shuffle(reordered)
    one, other = replace(facts, acts=tuple(plain)), replace(facts, acts=tuple(reordered))
    assert answer(one, on, None) == answer(other, on, None)


@given(registers(), days, st.integers(1, 3), st.integers(0, 200))
def test_a_later_period_alters_no_earlier_standing(facts, on, signatories, later) -> None:
    """Who comes back, or goes on with another number of people, stands to versions of before as it stood."""
    ends = {one.partner: one for one in facts.memberships if one.until}
    begun = [on, *(one.until for one in ends.values()), *(one.reference for one in facts.versions)]
    since = max(begun) + timedelta(days=1 + later)
    more = tuple(
        MembershipFact(partner, since, None, signatories=signatories, scope="een deel") for partner in ends
    )
    grown = replace(facts, memberships=(*facts.memberships, *more))
    assert answer(grown, on, None) == answer(facts, on, None)


@given(registers(), days, st.integers(1, 300))
def test_who_joins_later_is_in_no_count_and_lacks_in_nothing(facts, on, later) -> None:
    """It has something to sign while the version may be signed, where the rule asks its like."""
    since = max(version.determined_on for version in facts.versions) + timedelta(days=later)
    known = {one.partner for one in facts.memberships} | {act.partner for act in facts.acts}
    newcomers = [one for one in facts.partners if one.id not in known]
    joined = tuple(MembershipFact(one.id, since) for one in newcomers)
    before, after = (
        document_standing(one, on)
        for one in (facts, replace(facts, memberships=(*facts.memberships, *joined)))
    )
    assert [replace(one, reason="") for one in after.versions] == [
        replace(one, reason="") for one in before.versions
    ]
    for newcomer in newcomers:
        for version in after.versions:
            cell = after.cell(newcomer.id, version.number)
            assert not cell.required
            if since <= on and version.may_be_signed and cell.asked and version.determined_on < since:
                assert cell.is_open and "accession" in cell.flags


@given(registers(), st.lists(days, min_size=1, max_size=4), st.none() | instants)
def test_texts_by_day__are_the_versions_without_their_partners(facts, asked, known_on) -> None:
    texts_on = texts_by_day(facts, known_on)
    for on in asked:
        assert [
            (text.number, text.name, text.standing, text.in_force_from, text.until) for text in texts_on(on)
        ] == [
            (one.number, one.name, one.standing, one.in_force_from, one.until)
            for one in document_standing(facts, on, known_on).versions
        ]


@given(registers(), days)
def test_a_correction_that_says_the_same_changes_nothing(facts, on) -> None:
    plain = tuple(act for act in facts.acts if act.corrects is None and act.precision != "unknown")
    echoes = tuple(replace(act, id=act.id + 100, kind="correction", corrects=act.id) for act in plain)
    one, other = replace(facts, acts=plain), replace(facts, acts=plain + echoes)
    assert answer(one, on, None) == answer(other, on, None)


@given(registers(), days)
def test_voiding_everything_leaves_an_empty_register(facts, on) -> None:
    plain = tuple(act for act in facts.acts if act.corrects is None)
    voids = tuple(
        replace(act, id=act.id + 100, kind="correction", corrects=act.id, void=True) for act in plain
    )
    members = {membership.partner for membership in facts.memberships}
    emptied = answer(replace(facts, acts=plain + voids), on, None)
    assert emptied == answer(replace(facts, acts=()), on, None)
    assert {partner["id"] for partner in emptied["partners"]} == members


@given(registers(), days)
def test_without_members_nothing_that_asks_all_members_is_ever_in_force(facts, on) -> None:
    version = replace(facts.versions[0], rule=from_data(ALL_SIGN))
    alone = replace(facts, memberships=(), versions=(version,), acts=())
    assert answer(alone, on, None)["versions"][0]["standing"] in ("draft", "determined")


@given(registers(), days)
def test_at_most_one_version_is_in_force_and_counts_fit(facts, on) -> None:
    standing = document_standing(facts, on)
    assert sum(version.standing == "inForce" for version in standing.versions) <= 1
    for version in standing.versions:
        assert 0 <= version.signed <= version.required
        cells = [cell for one in standing.partners for cell in one.cells if cell.version == version.number]
        assert sum(cell.required for cell in cells) == version.required
        assert sum(cell.required and cell.is_answered for cell in cells) == version.signed
        if version.standing == "inForce":
            assert version.in_force_from is not None and version.in_force_from <= on
            assert version.until is None or on < version.until
        assert version.reason and all(cell.reason for cell in cells)


@given(registers(), days, st.integers(1, 300))
def test_what_is_in_force_stays_so_until_it_is_replaced(facts, on, later) -> None:
    """Whoever leaves, refuses or withdraws: only another version ends it."""
    now, then = document_standing(facts, on), document_standing(facts, on + timedelta(later))
    if now.in_force:
        standing = {version.number: version.standing for version in then.versions}
        assert standing[now.in_force.number] in ("inForce", "superseded")


@given(registers(), days)
def test_all_is_the_share_of_one_in_one_also_by_the_short_way(facts, on) -> None:
    """A second member that left before it all began makes the rule take the long way to the same answer."""
    versions = tuple(replace(version, rule=from_data(ALL_SIGN)) for version in facts.versions)
    two_of_two = {"type": "share", "numerator": 2, "denominator": 2, "act": "signature", "of": "members"}
    shares = tuple(replace(version, rule=from_data(two_of_two)) for version in facts.versions)
    short, long = replace(facts, versions=versions), replace(facts, versions=shares)
    assert answer(short, on, None)["versions"] == answer(long, on, None)["versions"]
