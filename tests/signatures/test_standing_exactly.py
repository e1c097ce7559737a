"""What the register answers in the cases that a simple one gets wrong: periods, persons, the order of one
day, uncertain days, who is asked, and what is strange."""

import unicodedata

import pytest

from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, at, on

NOON = "2024-05-22"


def recorded(hour: int):
    return at(NOON).replace(hour=hour)


def one_version(rule: dict = ALL_SIGN, **rest) -> Register:
    register = Register()
    register.member("blaricum", "huizen")
    register.version(1, "2024-01-01", rule, **rest)
    return register


# Periods


def test_the_number_of_signatories__is_that_of_the_period_of_the_reference_date() -> None:
    register = Register()
    register.member("dudok", until="2024-01-01")
    register.member("dudok", since="2024-06-01", signatories=2)
    register.version(1, "2019-03-01")
    register.version(2, "2024-09-01")
    register.sign("dudok", "2019-04-01", signatories=("A. Bos",))
    register.sign("dudok", "2024-10-01", 2, signatories=("A. Bos",))
    answer = register.on("2024-10-02")
    assert [answer.cell("dudok", number) for number in (1, 2)] == ["signed", "open"]


def test_another_number_from_a_day_on__without_a_break_leaves_what_was_signed() -> None:
    register = Register()
    register.member("dudok", until="2020-01-01", signatories=2)
    register.member("dudok", since="2020-01-01", scope="alleen wonen")
    register.version(1, "2019-03-01")
    register.version(2, "2021-03-01")
    for number in (1, 2):
        register.sign("dudok", f"20{17 + 2 * number}-04-01", number, signatories=("A. Bos",))
    answer = register.on("2021-05-01")
    assert [answer.cell("dudok", number) for number in (1, 2)] == ["superseded", "signed"]
    assert [register.on(day).partners["dudok"].scope for day in ("2019-12-31", "2020-01-01")] == [
        "",
        "alleen wonen",
    ]


def test_who_joins_after_the_reference_date__signs_with_as_many_as_it_joined_with() -> None:
    register = one_version()
    register.member("zorg", since="2024-02-01", signatories=2)
    register.sign("zorg", "2024-03-01", signatories=("A. Bos",))
    assert register.on("2024-03-01").cell("zorg") == "open"
    register.sign("zorg", "2024-03-02", signatories=("B. Vos",))
    answer = register.on("2024-03-02")
    assert (answer.cell("zorg"), answer.flags("zorg")) == ("signed", ("accession",))


# Persons


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("J. Jansen", "j. jansen ", 1),
        ("J. Jansen", "J.\N{NO-BREAK SPACE}Jansen", 1),
        ("J.  Jansen", "J.\tJansen", 1),
        ("André Weiß", unicodedata.normalize("NFD", "ANDRÉ WEISS"), 1),
        ("J. Jansen", "K. Jansen", 2),
        ("Ben", "Bèn", 2),
    ],
)
def test_one_person__is_one_however_the_name_is_written(first, second, people) -> None:
    register = Register()
    register.member("dudok", signatories=2)
    register.version(1, "2024-01-01")
    register.sign("dudok", "2024-02-01", signatories=(first,))
    register.sign("dudok", "2024-02-02", signatories=(second,))
    assert register.on("2024-02-02").cell("dudok") == ("signed" if people == 2 else "open")


# The order on one day


@pytest.mark.parametrize(
    ("done", "cell"),
    [
        ([("withdrawal", 8), ("signature", 14)], "signed"),
        ([("signature", 8), ("withdrawal", 14)], "withdrawn"),
        ([("refusal", 8), ("signature", 14)], "signed"),
        ([("signature", 8), ("refusal", 14)], "refused"),
        ([("withdrawal", 9), ("signature", 9)], "withdrawn"),
        ([("refusal", 9), ("signature", 9)], "signed"),
        ([("signature", 8), ("withdrawal", 10), ("signature", 12)], "signed"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_acts_of_one_day__are_taken_as_they_were_recorded(done, cell, turned) -> None:
    register = one_version()
    for kind, hour in reversed(done) if turned else done:
        register.act(kind, "huizen", NOON, recorded=recorded(hour))
    assert register.on(NOON).cell("huizen") == cell


def test_an_act_of_which_the_date_is_uncertain__goes_by_its_kind() -> None:
    register = one_version()
    register.act("withdrawal", "huizen", "2024-05-31", recorded=recorded(8))
    register.sign("huizen", "2024-05-01", precision="month", recorded=recorded(14))
    assert register.on("2024-05-31").cell("huizen") == "withdrawn"
    register.sign("huizen", "2024-05-31", recorded=recorded(15))
    assert register.on("2024-05-31").cell("huizen") == "signed"


def test_a_withdrawal_and_a_signature_of_one_day__as_known_between() -> None:
    register = one_version()
    register.act("withdrawal", "huizen", "2024-05-21", recorded=at("2024-05-21"))
    register.sign("huizen", "2024-05-21", recorded=at("2024-05-23"))
    assert register.on("2024-05-24", known="2024-05-22").cell("huizen") == "withdrawn"
    assert register.on("2024-05-24").cell("huizen") == "signed"


# Uncertain days


@pytest.mark.parametrize(
    ("day", "precision", "received", "counts"),
    [
        ("2024-04-10", "month", None, "2024-04-30"),
        ("2024-04-10", "month", "2024-04-20", "2024-04-20"),
        ("2024-04-10", "month", "2024-06-11", "2024-04-30"),
        ("2024-04-10", "month", "2024-03-20", "2024-04-01"),
        ("2024-04-10", "year", "2024-06-11", "2024-06-11"),
        ("2024-04-10", "year", "2025-01-02", "2024-12-31"),
        ("2024-04-10", "year", "2023-12-30", "2024-01-01"),
        ("2024-04-10", "day", "2024-04-01", "2024-04-10"),
        (None, "unknown", "2024-06-11", "2024-06-11"),
    ],
)
def test_an_uncertain_day__counts_from_the_earlier_of_its_end_and_the_day_received(
    day, precision, received, counts
) -> None:
    register = one_version()
    received_on = on(received) if received else None
    register.act("signature", "huizen", day, precision=precision, received=received_on)
    assert register.facts.acts[0].counts_from == on(counts)


def test_membership__is_judged_by_the_day_an_uncertain_act_counts_from() -> None:
    register = Register()
    register.member("huizen", until="2024-06-01")
    register.version(1, "2024-01-01")
    register.sign("huizen", "2024-01-01", precision="year", received=on("2024-05-20"))
    assert register.on("2024-12-31").flags("huizen") == ("dateUncertain",)


# Who is asked


def test_a_rule_that_names_two_of_five__asks_those_two() -> None:
    register = Register()
    register.member("blaricum", "eemnes", "hilversum", "huizen", "laren")
    named = {"type": "named", "partners": ["huizen", "laren"], "act": "signature"}
    register.version(1, "2024-01-01", named)
    register.sign("huizen", "2024-02-01")
    answer = register.on("2024-02-01")
    assert (answer.count(), answer.missing()) == ((1, 2), [("laren", "signature")])
    assert [answer.cell(one) for one in ("blaricum", "huizen", "laren")] == [
        "notApplicable",
        "signed",
        "open",
    ]
    assert answer.why("blaricum") == "Hoeft niet: voor deze versie is aan deze partner niets gevraagd."
    register.sign("eemnes", "2024-02-02")
    register.sign("laren", "2024-03-01")
    assert register.on("2024-03-01").count() == (2, 2)
    assert register.on("2024-03-01").cell("eemnes") == "signed"


def test_a_rule_that_asks_one_kind__asks_no_one_else() -> None:
    register = Register()
    register.member("huizen")
    register.partner("dudok", "zorg", kind="corporation")
    register.member("dudok")
    register.member("zorg", since="2024-02-01")
    register.version(1, "2024-01-01", {"type": "all", "act": "signature", "of": "municipality"})
    answer = register.on("2024-03-01")
    assert [answer.cell(one) for one in ("huizen", "dudok", "zorg")] == [
        "open",
        "notApplicable",
        "notApplicable",
    ]
    assert answer.count() == (0, 1)


def test_a_rule_of_days_alone__asks_everyone_to_sign() -> None:
    register = one_version({"type": "date", "on": "2024-02-01"})
    answer = register.on("2024-03-01")
    assert (answer.version(), answer.count(), answer.cell("huizen")) == ("inForce", (0, 2), "open")


def test_where_only_decisions_are_asked__decisions_are_shown() -> None:
    register = one_version(ALL_ADOPT)
    register.act("adoption", "huizen", "2024-02-01")
    register.sign("blaricum", "2024-02-02")
    answer = register.on("2024-02-02")
    assert [answer.cell(one) for one in ("huizen", "blaricum")] == ["adopted", "open"]
    assert (answer.count(), answer.versions[1].counted) == ((1, 2), "1 van 2 besloten")
    assert answer.why("huizen") == "Besloten op 1 februari 2024."
    assert answer.why("blaricum") == "Nog niet besloten."
    register.act("refusal", "huizen", "2024-02-03")
    assert register.on("2024-02-03").cell("huizen") == "refused"
    register.act("adoption", "huizen", "2024-02-04")
    assert register.on("2024-02-04").cell("huizen") == "adopted"
    register.version(2, "2024-03-01", {"type": "date", "on": "2024-03-01"})
    over = register.on("2024-03-01")
    assert over.cell("blaricum") == "superseded"
    assert over.standing.cell("blaricum", 1).word == "geen besluit"
    assert over.why("blaricum") == "Niet besloten voordat deze versie werd vervangen."


def test_who_is_asked_both__has_a_cell_for_the_signature() -> None:
    register = one_version({"type": "and", "rules": [ALL_SIGN, ALL_ADOPT]})
    register.act("adoption", "huizen", "2024-02-01")
    assert register.on("2024-02-01").cell("huizen") == "open"
    assert register.on("2024-02-01").count() == (0, 2)


# Accession


@pytest.mark.parametrize(
    ("since", "day", "cell", "flags"),
    [
        ("2023-12-31", "2024-03-01", "open", ()),
        ("2024-01-02", "2024-01-01", "notApplicable", ()),
        ("2024-01-02", "2024-01-02", "open", ("accession",)),
        ("2024-01-02", "2024-06-01", "open", ("accession",)),
        ("2024-07-01", "2024-07-01", "open", ("accession",)),
        ("2024-07-01", "2025-01-01", "notApplicable", ()),
        ("2025-01-01", "2025-01-01", "notApplicable", ()),
    ],
)
def test_who_joins__has_something_to_sign_until_the_version_is_replaced(since, day, cell, flags) -> None:
    register = one_version()
    register.member("zorg", since=since)
    for partner in ("blaricum", "huizen"):
        register.sign(partner, "2024-05-01")
    register.sign("zorg", "2024-09-01", 2)
    register.version(2, "2024-12-31", {"type": "date", "on": "2025-01-01"})
    answer = register.on(day)
    assert (answer.cell("zorg"), answer.flags("zorg")) == (cell, flags)
    if flags:
        assert answer.count()[1] == 2 and ("zorg", "signature") not in answer.missing()


def test_who_joins_a_withdrawn_version__has_nothing_to_sign() -> None:
    register = one_version()
    register.member("zorg", since="2024-02-01")
    register.act("withdrawal", None, "2024-03-01")
    assert register.on("2024-02-15").flags("zorg") == ("accession",)
    assert (register.on("2024-03-01").cell("zorg"), register.on("2024-03-01").flags("zorg")) == (
        "notApplicable",
        (),
    )


# What is strange


def test_dated_before_the_version_was_determined() -> None:
    register = one_version()
    register.sign("huizen", "2023-12-31")
    register.sign("blaricum", "2024-01-01")
    assert register.on("2024-02-01").flags("huizen") == ("beforeDetermination",)
    assert register.on("2024-02-01").flags("blaricum") == ()
    assert register.on("2024-02-01").since() == "2024-01-01"


def test_dated_on_or_after_the_day_of_withdrawal() -> None:
    register = one_version()
    register.act("withdrawal", None, "2024-03-01")
    register.sign("huizen", "2024-02-29")
    register.sign("blaricum", "2024-03-01")
    assert register.on("2024-03-01").flags("huizen") == ()
    assert register.on("2024-03-01").flags("blaricum") == ("afterWithdrawal",)


TWICE = ("twice",)


@pytest.mark.parametrize(
    ("needed", "acts", "flags"),
    [
        (1, [("signature", "A. Bos"), ("signature", "A. Bos")], TWICE),
        (1, [("signature", "A. Bos"), ("signature", "B. Vos")], TWICE),
        (1, [("signature", ""), ("signature", "")], TWICE),
        (1, [("signature", "A. Bos"), ("withdrawal", ""), ("signature", "A. Bos")], ()),
        (1, [("signature", "A. Bos"), ("signature", "A. Bos"), ("refusal", "")], ()),
        (2, [("signature", "A. Bos"), ("signature", "a.  bos")], TWICE),
        (2, [("signature", "A. Bos"), ("signature", "B. Vos")], ()),
        (2, [("signature", ""), ("signature", "")], ()),
        (2, [("signature", "A. Bos"), ("signature", "B. Vos"), ("signature", "C. Mol")], TWICE),
    ],
)
def test_signed_twice__without_a_refusal_or_withdrawal_in_between(needed, acts, flags) -> None:
    register = Register()
    register.member("dudok", signatories=needed)
    register.version(1, "2024-01-01")
    for day, (kind, name) in enumerate(acts, 1):
        register.act(kind, "dudok", f"2024-02-0{day}", signatories=(name,) if name else ())
    assert register.on("2024-03-01").flags("dudok") == flags
    assert register.on("2024-02-01").flags("dudok") == ()


def test_a_signature_before_the_decision__is_settled_by_the_decision() -> None:
    register = one_version({"type": "and", "rules": [ALL_SIGN, ALL_ADOPT]})
    register.sign("huizen", "2024-02-01")
    before = register.on("2024-02-02").standing.cell("huizen", 1)
    assert before.flags == before.unresolved == ("signedBeforeAdoption",)
    register.act("adoption", "huizen", "2024-03-01")
    after = register.on("2024-03-01").standing.cell("huizen", 1)
    assert (after.flags, after.unresolved) == (("signedBeforeAdoption",), ())
    assert after.reason.endswith("Bekrachtigd op 1 maart 2024.")


def test_one_of_two_signed_before_it_was_a_member() -> None:
    register = Register()
    register.member("dudok", since="2024-02-01", signatories=2)
    register.version(1, "2024-01-01", reference_date=on("2024-02-01"))
    register.sign("dudok", "2024-01-15", signatories=("A. Bos",))
    register.sign("dudok", "2024-02-15", signatories=("B. Vos",))
    assert register.on("2024-02-15").flags("dudok") == ("notMember",)
