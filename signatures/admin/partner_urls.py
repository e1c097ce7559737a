"""The addresses of the pages about one partner."""

from django.urls import path

from signatures.admin.partner_views import JoinView, LeaveView, MembershipPaperView, PartnerFactsView

PARTNER_URLS = [
    path("partner/<int:pk>/", PartnerFactsView.as_view(), name="partner_facts"),
    path("partner/<int:pk>/meedoen/", JoinView.as_view(), name="begin_membership"),
    path("deelname/<int:pk>/beeindigen/", LeaveView.as_view(), name="end_membership"),
    path("stuk/<slug:kind>/<int:pk>/", MembershipPaperView.as_view(), name="partner_paper"),
]
