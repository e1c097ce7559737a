"""The page of a partner's own people, and of those whose organisation left."""

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.organisation.agreed import agreed_by
from portal.organisation.changed_since import changes_for, renewed_under
from portal.organisation.duties import duties_of
from portal.organisation.people import memberships_of, people_of
from portal.register.participation import kept_by, participation_of
from signatures.models import Membership, Partner


@login_required
def my_organisation(request: HttpRequest) -> HttpResponse:
    """Only for who works for a partner; when that takes part no more, what it signed is all there is."""
    user = request.user
    if not user.is_authenticated or user.partner is None:
        return render(request, "portal/organisation/no_organisation.html", status=403)
    partner = user.partner
    prefetch_related_objects([partner], "names")
    if not user.represents_partner:
        return _left(request, partner)
    parts = participation_of(partner, user)
    context = {
        "partner": partner,
        "parts": parts,
        "duties": duties_of(partner, parts, user),
        "changed": changes_for(parts),
        "renewed": renewed_under(parts, user),
        "agreed": agreed_by(parts),
        "people": people_of(partner),
        "memberships": memberships_of(partner, user),
    }
    return render(request, "portal/organisation/my_organisation.html", context)


def _left(request: HttpRequest, partner: Partner) -> HttpResponse:
    periods = list(
        Membership.objects.filter(partner=partner)
        .select_related("document__kind")
        .order_by("-until", "since")
    )
    if not periods:
        return render(request, "portal/organisation/no_organisation.html", status=403)
    context = {"partner": partner, "memberships": periods, "kept": kept_by(partner, request.user)}
    return render(request, "portal/organisation/organisation_left.html", context)
