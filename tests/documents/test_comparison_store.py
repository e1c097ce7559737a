import json
from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from documents.comparison import compare
from documents.models import StoredComparison, Version
from documents.versions.comparisons import ALGORITHM, comparison_data, comparison_of
from documents.versions.determination import determine_erratum
from tests.factories import make_document, make_text, make_version

pytestmark = pytest.mark.django_db

OLD = {
    "Aanhef": "Partijen overwegen.",
    "Artikel 1 Doel": "Partijen helpen mensen aan een woning.",
    "Artikel 2 Kosten": "De gemeente betaalt.\n1. De helft.\n2. De rest.",
    "Artikel 3 Slot": "Dit convenant geldt tot 2025.",
}
NEW = {
    "Aanhef": "Partijen overwegen.",
    "Artikel 1 Kosten": "De corporatie betaalt.\n1. De helft.\n2. De rest.",
    "Artikel 2 Doel": "Partijen helpen mensen aan een passende woning.",
    "Artikel 3 Fonds": "Er is een risicofonds.",
}


@pytest.fixture
def pair() -> tuple[Version, Version]:
    document = make_document()
    return make_version(document, articles=OLD), make_version(document, articles=NEW)


def test_what_is_kept_is_what_was_made(pair):
    old, new = pair
    made = compare(old.text, new.text)
    assert comparison_of(old, new) == made
    assert comparison_of(old, new) == made
    assert [unit.lines for unit in comparison_of(old, new).units] == [unit.lines for unit in made.units]
    assert StoredComparison.objects.count() == 1


def test_a_kept_comparison_takes_one_query(pair, django_assert_num_queries):
    old, new = pair
    comparison_of(old, new)
    with django_assert_num_queries(1):
        comparison_of(old, new)


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data.pop(),
        lambda data: data[1].pop("marks"),
        lambda data: data[1].update(new="weg"),
        lambda data: data[1].update(marks=[["=", 3]]),
        lambda data: data[1].update(marks=[["?", 3]]),
        lambda data: data.reverse(),
        lambda data: data.append("niets"),
    ],
)
def test_a_kept_comparison_that_was_harmed_is_made_again(pair, harm):
    old, new = pair
    made = comparison_of(old, new)
    kept = StoredComparison.objects.get()
    harm(kept.data)
    kept.save()
    assert comparison_of(old, new) == made
    assert StoredComparison.objects.get().pk != kept.pk


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[-1].update(change="unchanged"),
        lambda data: data[-1].update(moved=True),
        lambda data: data[1].update(marks=[["-", 18], *data[1]["marks"][1:]]),
        lambda data: data.clear(),
    ],
)
def test_a_kept_comparison_with_other_marks_is_noticed_and_named(pair, harm):
    old, new = pair
    comparison_of(old, new)
    comparison_of(new, old)
    call_command("verify", stdout=StringIO())
    kept = StoredComparison.objects.get(old_digest=old.digest)
    harm(kept.data)
    kept.save()
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("verify", "--json", stdout=said)
    (finding,) = json.loads(said.getvalue())["findings"]
    assert finding["where"] == "convenant, versie 1 vergeleken met 2"


def test_a_kept_comparison_of_another_algorithm_or_text_says_nothing(pair):
    comparison_of(*pair)
    StoredComparison.objects.update(algorithm=0, data=[])
    StoredComparison.objects.create(old_digest="0" * 64, new_digest="1" * 64, algorithm=ALGORITHM, data=[])
    call_command("verify", stdout=StringIO())


def test_the_other_way_round_is_another_comparison(pair):
    old, new = pair
    assert comparison_of(new, old).rebuilt_new() == comparison_of(old, new).rebuilt_old()
    assert StoredComparison.objects.count() == 2


def test_a_repaired_copy_is_named_by_its_whole_number(pair):
    old, _ = pair
    repaired = determine_erratum(
        of=old,
        text=make_text(OLD),
        pictures={},
        determined_on=old.determined_on,
        by="Anja",
        reason="Tikfout.",
    )
    data = comparison_data(old, repaired)
    assert (data["from"]["number"], data["to"]["number"]) == (1, "1.1")
    assert data["summary"]["unchanged"] == 3
