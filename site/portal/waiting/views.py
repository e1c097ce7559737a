"""How far long work is, stopping it, and the file that it made. Only for who asked for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from documents.long_work.running import stop
from documents.models import LongWork, WorkState


@never_cache
def long_work(request: HttpRequest, key: str) -> HttpResponse:
    work = _work(request, key)
    if work.state == WorkState.DONE and work.answer.get("address"):
        return redirect(work.answer["address"])
    response = render(request, "portal/waiting/long_work.html", {"work": work})
    if work.is_going_on:
        response["Refresh"] = "3"
    return response


@require_POST
def stop_work(request: HttpRequest, key: str) -> HttpResponse:
    work = _work(request, key)
    stop(work)
    return redirect("long-work", key=work.pk)


@never_cache
def made_file(request: HttpRequest, key: str) -> HttpResponse:
    work = _work(request, key)
    if work.made is None:
        raise Http404("Dit bestand is er niet (meer).")
    response = HttpResponse(bytes(work.made), content_type=work.made_type)
    response["Content-Disposition"] = f'attachment; filename="{work.made_name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _work(request: HttpRequest, key: str) -> LongWork:
    """What a visitor asked for is found by its address, which nobody can guess."""
    work = get_object_or_404(LongWork, pk=key)
    if work.asked_by_id and work.asked_by_id != request.user.pk:
        raise Http404("Dit werk is er niet.")
    return work
