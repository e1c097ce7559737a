"""The questions that somebody keeps: keep one, see them, switch the mails, take one away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from documents.text.refusals import Refused
from search.following.saved import keep_search, switch_mail
from search.models import SavedSearch
from search.query import query_of


@login_required
def saved_searches(request: HttpRequest) -> HttpResponse:
    kept = SavedSearch.objects.filter(user=request.user.pk).order_by("title", "pk")
    return render(request, "accounts/saved_searches.html", {"kept": kept})


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    try:
        kept = keep_search(query=query_of(QueryDict(request.POST.get("vraag", "")[:2000])), user=request.user)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"De zoekvraag “{kept.title}” is bewaard. {_about_mail(kept, request)}")
    return redirect("saved-searches")


@require_POST
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SavedSearch, pk=pk, user=request.user)
    match request.POST.get("doe"):
        case "verwijder":
            kept.delete()
            messages.success(request, f"De zoekvraag “{kept.title}” is verwijderd.")
        case "mail-aan" | "mail-uit" as chosen:
            _switch(request, kept, on=chosen == "mail-aan")
        case _:
            messages.error(request, "Er is niets veranderd. Kies een van de knoppen bij de zoekvraag.")
    return redirect("saved-searches")


def _switch(request: HttpRequest, kept: SavedSearch, *, on: bool) -> None:
    try:
        switch_mail(saved=kept, query=query_of(QueryDict(kept.asked)), on=on)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"“{kept.title}”: {_about_mail(kept, request)}")


def _about_mail(kept: SavedSearch, request: HttpRequest) -> str:
    if not kept.by_mail:
        return "U krijgt er geen e-mail over."
    if not getattr(request.user, "email", ""):
        return "U krijgt pas e-mail als er een e-mailadres bij uw account staat."
    return "U krijgt een e-mail als er iets nieuws is."
