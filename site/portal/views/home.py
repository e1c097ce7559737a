"""The first page: what holds, what awaits signing, and ways to everything else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.front import front_page


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", front_page(request.user))
