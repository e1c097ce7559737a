"""The facts of documents, read from the database in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Coalesce

from documents.entry_rule import from_data
from documents.models import Document, Version
from documents.transactions.one_moment import one_moment
from signatures.models import (
    Act,
    FactSort,
    FormerFact,
    FormerMembership,
    Mandate,
    Membership,
    Partner,
    TermEntry,
)
from signatures.standing.facts import (
    ActFact,
    ErratumFact,
    Facts,
    FormerPartnerFact,
    MandateFact,
    MembershipFact,
    Name,
    PartnerFact,
    TermFact,
    VersionFact,
)
from signatures.standing.knowledge import by_kind
from signatures.standing.partner_kinds import KindFact

ACT_COLUMNS = (
    "version__document_id",
    "pk",
    "kind",
    "version__number",
    "partner__slug",
    "on",
    "recorded_at",
    "precision",
    "received",
    "signatories",
    "text",
    "declares",
    "until",
    "corrects_id",
    "void",
    "carries_over",
    "text_digest",
    "represented_by__slug",
)


@one_moment()
def facts_of(documents: Iterable[Document], *, readable: Collection[str] | None = None) -> dict[int, Facts]:
    """The facts of each document, by its primary key: six queries, however many documents there are.

    As known to who reads these visibilities: a version that was not published to them yet is not there, nor
    what was done about it. Without `readable` all that is on record.
    """
    slugs = {document.pk: document.slug for document in documents}
    partners, kinds = _partners()
    ids = {pk: partner.id for pk, partner in partners.items()}
    mandates, former = _mandates_and_former(ids)
    partners |= {pk: replace(partners[pk], former=tuple(found)) for pk, found in former.items()}
    versions = _versions(slugs, readable)
    memberships = _memberships(slugs, ids)
    acts = _by_document(act_facts(Act.objects.filter(version__document__in=list(slugs))))
    if readable is not None:
        acts = {pk: _about(versions[pk], found) for pk, found in acts.items()}
    terms = _by_document(_terms(slugs))
    return {
        pk: Facts(
            document=slug,
            partners=tuple(sorted(partners.values(), key=by_kind)),
            memberships=tuple(one for one in memberships[pk] if one.known_until is None),
            former_memberships=tuple(one for one in memberships[pk] if one.known_until),
            versions=tuple(versions[pk]),
            acts=tuple(acts.get(pk, ())),
            mandates=tuple(mandates),
            kinds=kinds,
            terms=tuple(terms.get(pk, ())),
        )
        for pk, slug in slugs.items()
    }


def _partners() -> tuple[dict[int, PartnerFact], tuple[KindFact, ...]]:
    """Every partner with its names and whom it succeeds, by primary key, and the kinds that they are of. One
    question: a row for each pair of a name and a predecessor."""
    rows = Partner.objects.order_by().values_list(
        "pk",
        "slug",
        "kind__code",
        "kind__order",
        "kind__name",
        "kind__plural",
        "kind__body",
        "names__name",
        "names__since",
        "names__recorded_at",
        "predecessions__predecessor__slug",
        "predecessions__on",
        "predecessions__recorded_at",
    )
    found: dict[int, tuple[str, str, set[Any], set[Any]]] = {}
    kinds: dict[str, tuple[Any, ...]] = {}
    for pk, slug, kind, order, one, many, body, name, since, named, predecessor, on, learnt in rows:
        kinds[kind] = (order, one, many, body)
        _, _, names, succeeds = found.setdefault(pk, (slug, kind, set(), set()))
        if name:
            names.add((since, name, named))
        if predecessor:
            succeeds.add((predecessor, on, learnt))
    facts = {
        pk: PartnerFact(
            slug,
            kind,
            tuple(Name(name, since, named) for since, name, named in sorted(names, key=itemgetter(0, 1))),
            tuple(sorted(((before, on) for before, on, _ in succeeds), key=itemgetter(0))),
            {before: learnt for before, _, learnt in succeeds if learnt},
        )
        for pk, (slug, kind, names, succeeds) in found.items()
    }
    in_order = sorted(kinds.items(), key=lambda pair: pair[1])
    return facts, tuple(KindFact(code, *words) for code, (_, *words) in in_order)


def _about(versions: Iterable[VersionFact], acts: Iterable[ActFact]) -> list[ActFact]:
    numbers = {version.number for version in versions}
    return [act for act in acts if act.version in numbers]


def _versions(pks: Iterable[int], readable: Collection[str] | None) -> dict[int, list[VersionFact]]:
    found = Version.objects.filter(document__in=list(pks))
    rows = (
        (found if readable is None else found.published_to(readable))
        .order_by("document_id", "number", "correction")
        .values_list(
            "document_id",
            "number",
            "correction",
            "label",
            "determined_on",
            "rule",
            "reference_date",
            "supersedes__number",
            "recorded_at",
        )
    )
    versions: dict[int, list[VersionFact]] = defaultdict(list)
    for document, number, correction, label, determined_on, rule, reference, supersedes, recorded in rows:
        if correction:
            erratum = ErratumFact(f"{number}.{correction}", label, determined_on, recorded)
            _add_erratum(versions[document], number, erratum)
        else:
            fact = VersionFact(number, label, determined_on, from_data(rule), reference, supersedes, recorded)
            versions[document].append(fact)
    return versions


def _add_erratum(versions: list[VersionFact], number: int, erratum: ErratumFact) -> None:
    """Joins an erratum to its version, which comes right before it."""
    if versions and versions[-1].number == number:
        versions[-1] = replace(versions[-1], errata=(*versions[-1].errata, erratum))


def _memberships(pks: Iterable[int], ids: dict[int, str]) -> dict[int, list[MembershipFact]]:
    found: dict[int, list[MembershipFact]] = defaultdict(list)
    columns = ("since", "until", "known_from", "until_recorded_at", "scope", "signatories", "over")
    now = Membership.objects.filter(document__in=list(pks)).annotate(
        known_from=Coalesce("changed_at", "recorded_at"), over=Value(None, output_field=DateTimeField())
    )
    before = FormerMembership.objects.filter(document__in=list(pks)).annotate(
        known_from=F("recorded_at"), over=F("known_until")
    )
    rows = (one.order_by().values_list("document_id", "partner_id", *columns) for one in (now, before))
    for document, partner, *values in next(rows).union(*rows, all=True):
        found[document].append(MembershipFact(ids[partner], *values))
    return found


def act_facts(acts: QuerySet[Act]) -> Iterator[tuple[int, ActFact]]:
    """Each act as a fact, with the primary key of its document, in order of recording."""
    for row in acts.order_by("pk").values_list(*ACT_COLUMNS).iterator(chunk_size=5000):
        document, pk, kind, number, partner, on, recorded, precision, received, signatories, *rest, by = row
        people = tuple([signatory.get("name", "") for signatory in signatories])
        fact = ActFact(pk, kind, number, partner, on, recorded, precision, received, people, *rest)
        yield document, replace(fact, represented_by=by) if by else fact


def _by_document[Fact](facts: Iterable[tuple[int, Fact]]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for document, fact in facts:
        found[document].append(fact)
    return found


def _mandates_and_former(
    ids: Mapping[int, str],
) -> tuple[list[MandateFact], dict[int, list[FormerPartnerFact]]]:
    """The mandates, and by primary key of the partner what was on record before it was set right."""
    columns = ("since", "until", "recorded_at", "until_recorded_at")
    now = Mandate.objects.annotate(
        sort=Value(FactSort.MANDATE),
        words=F("name"),
        before=Value(None, output_field=BigIntegerField()),
        over=Value(None, output_field=DateTimeField()),
    )
    former = FormerFact.objects.annotate(before=F("predecessor"), over=F("known_until"))
    names = ("partner_id", "sort", "words", "before", "over", *columns)
    mandates: list[MandateFact] = []
    found: dict[int, list[FormerPartnerFact]] = defaultdict(list)
    rows = now.order_by().values_list(*names).union(former.order_by().values_list(*names), all=True)
    for partner, sort, words, before, over, since, until, recorded, until_recorded in rows:
        if sort == FactSort.MANDATE:
            dates = since, until, recorded, until_recorded
            mandates.append(MandateFact(ids[partner], words, *dates, known_until=over))
        else:
            told = ids[before] if before else words
            found[partner].append(FormerPartnerFact(sort, told, since, recorded, over))
    return mandates, found


def _terms(pks: Iterable[int]) -> Iterator[tuple[int, TermFact]]:
    rows = TermEntry.objects.filter(document__in=list(pks)).order_by("pk")
    columns = ("document_id", "pk", "kind", "on", "until", "recorded_at", "renewal_months", "notice_months")
    for document, *values in rows.values_list(*columns, "corrects_id", "void"):
        yield document, TermFact(*values)
