"""The page of a partner's own people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.participation import own_page


@login_required
def my_organisation(request: HttpRequest) -> HttpResponse:
    if not request.user.represents_partner:
        return render(request, "portal/no_organisation.html", status=403)
    return render(request, "portal/my_organisation.html", own_page(request.user))
