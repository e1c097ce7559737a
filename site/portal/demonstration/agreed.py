"""What the demonstration region agreed beside its texts, and what befell them: a term, a review, amounts, a
succession, a refusal and a repaired copy. All of it is invented, and says so."""

from datetime import date
from decimal import Decimal
from typing import Any

from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.models import Document, Version
from documents.reading import read_file
from documents.versions.erratum import determine_erratum
from documents.versions.keys import carried
from portal.demonstration.documents import BY, TEXTS
from portal.demonstration.register import noon
from portal.demonstration.works import CONVENANT
from signatures.models import ActKind, Amount, Partner, SuccessionKind, TermEntry, TermKind
from signatures.register.acts import record_act
from signatures.register.dated_facts import record_fact
from signatures.register.succession import succeed

EXAMPLE = "(voorbeeld)"
FUND, LEASE, AFTERCARE = "risicofonds", "intermediaire-huurovereenkomst", "nazorg"
ENDORSED = date(2024, 6, 26)
BEGINS = date(2026, 1, 1)
INVENTED = f"Het bedrag is verzonnen {EXAMPLE}."
BOARD = f"Het algemeen bestuur stemde in op 26 juni 2024. {INVENTED}"

TERMS: tuple[tuple[str, str, date, date, dict[str, Any]], ...] = (
    (
        FUND,
        TermKind.TERM,
        BEGINS,
        date(2028, 1, 1),
        {"renewal_months": 24, "notice_months": 6, "article": "Artikel 6"},
    ),
    (FUND, TermKind.REVIEW, BEGINS, date(2027, 7, 1), {"owner_name": "Regionaal team (voorbeeld)"}),
    (CONVENANT.slug, TermKind.REVIEW, date(2019, 5, 20), date(2022, 5, 20), {}),
    (CONVENANT.slug, TermKind.REVIEW, date(2025, 9, 18), date(2028, 9, 18), {}),
)
DEPOSIT, CEILING, MANAGING = (
    "Risicofonds: inleg van gemeenten",
    "Risicofonds: hoogste stand",
    "Kosten van beheer bij intermediaire verhuur",
)
PER_HEAD = "Naar het aantal inwoners op 1 januari"
WHERE = "De gemeente waar de woning staat"
AMOUNTS = (
    (FUND, "Artikel 1", DEPOSIT, "0.15", "per inwoner per jaar", PER_HEAD, ENDORSED, BOARD),
    (FUND, "Artikel 1", DEPOSIT, "0.20", "per inwoner per jaar", PER_HEAD, BEGINS, INVENTED),
    (CONVENANT.slug, "Artikel 18", CEILING, "120000", "", "", ENDORSED, BOARD),
    (CONVENANT.slug, "Artikel 18", CEILING, "150000", "", "", BEGINS, INVENTED),
    (LEASE, "Artikel 3", MANAGING, "60", "per woning per maand", WHERE, date(2019, 6, 1), INVENTED),
    (LEASE, "Artikel 3", MANAGING, "75", "per woning per maand", WHERE, BEGINS, INVENTED),
)  # fmt: skip


def load_agreed() -> None:
    for slug, kind, on, until, more in TERMS:
        row = TermEntry(document=Document.objects.get(slug=slug), kind=kind, on=on, until=until, **more)
        row.text = f"Voorbeeld van een afspraak {EXAMPLE}"
        record_fact(row, by=None, recorded_at=noon(on))
    for slug, label, what, euros, per, share, on, text in AMOUNTS:
        _record_amount(slug, label, what=what, euros=Decimal(euros), per=per, share=share, on=on, text=text)
    _load_succession()
    _load_refusal()
    _load_repaired_copy()


def _record_amount(slug: str, label: str, **values: object) -> None:
    version = Version.objects.filter(document__slug=slug).order_by("number", "correction").last()
    article = version.articles.get(label=label) if version else None
    row = Amount(
        document=Document.objects.get(slug=slug),
        article=str(article)[:80],
        article_key=article.key if article else "",
        **values,
    )
    record_fact(row, by=None, recorded_at=noon(row.on))


def _load_succession() -> None:
    """A part of a provider went to another that takes part since then; both go on."""
    succeed(
        predecessors=[Partner.objects.get(slug="thuishaven")],
        successors=[Partner.objects.get(slug="kompas-jeugd")],
        on=date(2024, 4, 1),
        kind=SuccessionKind.TRANSFER,
        basis=f"Akte van overdracht van de jeugdzorg {EXAMPLE}",
        by=None,
    )


def _load_refusal() -> None:
    on = date(2024, 5, 14)
    record_act(
        kind=ActKind.REFUSAL,
        partner=Partner.objects.get(slug="kompas-jeugd"),
        version=Version.objects.get(document__slug=CONVENANT.slug, label="2019"),
        on=on,
        text=f"Wij tekenen pas een tekst waarin het risicofonds staat {EXAMPLE}.",
        by=None,
        recorded_at=noon(on),
    )


def _load_repaired_copy() -> None:
    """A wrong word in a work process, set right."""
    of = Version.objects.get(document__slug=AFTERCARE)
    content = (TEXTS / f"{AFTERCARE}-2025.md").read_bytes()
    imported = read_file(content.replace(b"wijkconsulent", b"woonconsulent"), name="nazorg.md")
    text = carried(of.document, imported.text)
    put_text(draft_of(of.document), text, imported.pictures)
    determine_erratum(
        of=of,
        text=text,
        pictures=imported.pictures,
        attachments=None,
        determined_on=date(2026, 2, 5),
        by=BY,
        reason=f"Er stond “wijkconsulent”. Bij de woningcorporatie heet dat woonconsulent {EXAMPLE}.",
        expected_latest=of.designation,
    )
