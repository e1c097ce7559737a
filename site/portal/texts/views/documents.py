"""The pages on which a text is read: the document, one version for good, and what held on a day."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date

from documents import addresses
from documents.models import Document, DocumentKind, Version
from portal.finding.searched_words import searched_words_in
from portal.texts.article_changes import article_changes
from portal.texts.authenticity import original_of
from portal.texts.document_on_day import DocumentOnDay, VersionOnDay, comparison_url, documents_on_day
from portal.texts.entries import entries_of, has_more_for_partners, with_texts_for
from portal.texts.lookup import readable_document
from portal.texts.notice import notice_above
from portal.texts.process_card import process_card
from portal.texts.related import above, related_to_version
from portal.texts.text_page import reading_of
from signatures.register.amounts import amounts_of
from signatures.standing.words import VERSION_WORDS


def section(request: HttpRequest, kind: DocumentKind) -> HttpResponse:
    documents = Document.objects.visible_to(request.user).filter(kind=kind)
    context = {
        "kind": kind,
        "entries": entries_of(documents, request.user),
        "for_partners": has_more_for_partners(kind, request.user),
    }
    return render(request, "portal/texts/section.html", context)


def document(request: HttpRequest, kind: DocumentKind, slug: str) -> HttpResponse:
    return _document_page(request, readable_document(request, kind, slug))


def main_agreement(request: HttpRequest) -> HttpResponse:
    """The main agreement as it stands at its own address, with the other agreements there are. It has its
    place in the menu from the first day."""
    readable = Document.objects.visible_to(request.user)
    main = readable.main_first().first()
    if main is None:
        return render(request, "portal/texts/no_agreement.html")
    others = with_texts_for(readable.main_first().exclude(pk=main.pk), request.user)
    return _document_page(request, main, other_agreements=others)


def below_main_agreement(request: HttpRequest, rest: str) -> HttpResponse:
    """What stands below the short address has an address for good below that of the agreement itself, where
    it stays when another agreement becomes the main one."""
    main = Document.objects.visible_to(request.user).main_first().first()
    if main is None:
        raise Http404("Er is nog geen convenant.")
    asked = request.META["QUERY_STRING"]
    there = addresses.document(main) + rest
    return redirect(addresses.asking(there, asked) if asked else there)


def version(
    request: HttpRequest, kind: DocumentKind, slug: str, designation: tuple[int, int]
) -> HttpResponse:
    shelf, others = _shelves(request, readable_document(request, kind, slug))
    place = shelf.named(designation)
    if place is None:
        raise Http404("Deze versie is er niet.")
    context = _context(request, place, shelf, others, _instead_of(place, shelf))
    return render(request, "portal/texts/version.html", context | {"band": notice_above(place, shelf)})


def choose_day(request: HttpRequest, kind: DocumentKind, slug: str) -> HttpResponse:
    """`op/?dag=2025-01-31` leads to the page of that day."""
    found = readable_document(request, kind, slug)
    day = _day(request.GET.get("dag", ""))
    return redirect(addresses.on_day(found, day) if day else found)


def on_day(request: HttpRequest, kind: DocumentKind, slug: str, day: date) -> HttpResponse:
    found = readable_document(request, kind, slug)
    shelf = documents_on_day([found], request.user, on=day)[found.pk]
    place = shelf.current
    sought = searched_words_in(request)
    amounts = amounts_of(found, on=day)
    reading = reading_of(place.version, sought=sought, amounts=amounts) if place else None
    context = {
        "document": found,
        "shelf": shelf,
        "place": place,
        "reading": reading,
        "day": day,
        "sought": sought,
    }
    return render(request, "portal/texts/on_day.html", context | {"is_future": day > timezone.localdate()})


def no_day(request: HttpRequest, kind: DocumentKind, slug: str, asked: str) -> HttpResponse:
    """An address with something else than a day."""
    context = {"document": readable_document(request, kind, slug), "asked": asked}
    return render(request, "portal/texts/no_day.html", context, status=404)


def _document_page(request: HttpRequest, found: Document, **more: object) -> HttpResponse:
    shelf, others = _shelves(request, found)
    if shelf.read is None:
        return render(request, "portal/texts/no_version.html", {"document": found, **more})
    newer = shelf.upcoming if shelf.upcoming != shelf.read else None
    context = _context(request, shelf.read, shelf, others, newer)
    context["address"] = addresses.absolute(found.get_absolute_url())
    return render(request, "portal/texts/document.html", {**context, **more})


def _shelves(request: HttpRequest, document: Document) -> tuple[DocumentOnDay, list[DocumentOnDay]]:
    """The shelf of a document, and those of the documents that it works out."""
    others = above(document, request.user)
    shelves = documents_on_day([document, *others], request.user)
    return shelves[document.pk], [shelves[other.pk] for other in others]


def _instead_of(place: VersionOnDay, shelf: DocumentOnDay) -> VersionOnDay | None:
    """The text that holds instead of an old version; None for what holds and for what is coming."""
    current = shelf.current
    is_old = current and (current.version.number, current.version.correction) > _order(place.version)
    return current if is_old else None


def _order(version: Version) -> tuple[int, int]:
    return version.number, version.correction


def _context(
    request: HttpRequest,
    place: VersionOnDay,
    shelf: DocumentOnDay,
    others: list[DocumentOnDay],
    newer: VersionOnDay | None,
) -> dict[str, object]:
    hints = article_changes(place.version, newer.version) if newer else {}
    around = related_to_version(place, shelf, others, request.user)
    held = around.amounts if place == shelf.current else ()
    sought = searched_words_in(request)
    reading = reading_of(place.version, hints, sought, held)
    is_process = shelf.document.kind.code == "process"
    return {
        "card": process_card(reading.parts) if is_process else None,
        "document": shelf.document,
        "shelf": shelf,
        "place": place,
        "version": place.version,
        "newer": newer,
        "newer_comparison_url": comparison_url(place.version, newer.version) if newer else "",
        "reading": reading,
        "marks_in_words": request.GET.get("wijzigingen") == "tonen",
        "sought": sought,
        "around": around,
        "original": original_of(place, shelf.standing),
        "permalink": addresses.absolute(place.version.get_absolute_url()),
        "address": addresses.absolute(place.version.get_absolute_url()),
        "shared": shared_description(shelf.document, place),
    }


def shared_description(document: Document, place: VersionOnDay) -> str:
    """What is told of it where somebody shares the link: what it is worth, and what it is about."""
    worth = f"Versie {place.version.name}: {VERSION_WORDS[place.standing.standing]}."
    return " ".join(filter(None, (worth, place.standing.reason, document.summary)))


def _day(raw: str) -> date | None:
    try:
        return parse_date(raw)
    except ValueError:
        return None
