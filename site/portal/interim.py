try:
    from signatures.register import standings
except ImportError:
    from django.utils import timezone

    from signatures.facts import Facts, VersionFact
    from signatures.standing import document_standing

    def standings(documents, *, on=None, known_on=None):
        day = on or timezone.localdate()
        return {
            d.pk: document_standing(
                Facts(
                    d.slug,
                    versions=tuple(
                        VersionFact(v.number, v.label, v.determined_on, v.rule, v.reference_date)
                        for v in d.versions.filter(correction=0)
                    ),
                ),
                day,
                known_on,
            )
            for d in documents
        }


import importlib


def _get(module, *names):
    try:
        found = importlib.import_module(module)
    except ImportError:
        return [None] * len(names)
    return [getattr(found, name, None) for name in names]


(edition_of,) = _get("documents.editions", "edition_of")
(version_docx,) = _get("documents.renditions.docx", "version_docx")
ComparisonHeading, comparison_docx, comparison_pdf, renvooi_html, was_wordt_html = _get(
    "documents.renditions.comparison",
    "ComparisonHeading",
    "comparison_docx",
    "comparison_pdf",
    "renvooi_html",
    "was_wordt_html",
)
(comparison_of,) = _get("documents.comparison_store", "comparison_of")
Query, find, Answer, Hit = _get("search.finding", "Query", "find", "Answer", "Hit")
