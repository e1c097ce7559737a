"""The addresses of signing rounds in the admin."""

from django.urls import path

from signatures.admin.hand_in_views import AnyHandInView, HandInView
from signatures.admin.open_round_views import ChooseVersionView, OpenRoundView
from signatures.admin.round_views import (
    AskAlsoView,
    ChangeRoundView,
    CloseRoundView,
    InviteView,
    RoundListView,
    RoundView,
    SendAgainView,
)
from signatures.admin.submission_views import (
    SubmissionFileView,
    SubmissionListView,
    SubmissionPageView,
    SubmissionView,
)

REQUEST = "ondertekenrondes/verzoek/<int:pk>"
HANDED_IN = "ondertekenrondes/ingeleverd"

ROUND_URLS = [
    path("ondertekenrondes/", RoundListView.as_view(), name="rounds"),
    path("ondertekenrondes/openen/", ChooseVersionView.as_view(), name="choose_round_version"),
    path("ondertekenrondes/openen/<int:pk>/", OpenRoundView.as_view(), name="open_round"),
    path("ondertekenrondes/<int:pk>/", RoundView.as_view(), name="round"),
    path("ondertekenrondes/<int:pk>/veranderen/", ChangeRoundView.as_view(), name="change_round"),
    path("ondertekenrondes/<int:pk>/toevoegen/", AskAlsoView.as_view(), name="ask_also"),
    path("ondertekenrondes/<int:pk>/sluiten/", CloseRoundView.as_view(), name="close_round"),
    path(f"{REQUEST}/uitnodigen/", InviteView.as_view(), name="invite"),
    path(f"{REQUEST}/opnieuw/", SendAgainView.as_view(), name="send_again"),
    path(f"{REQUEST}/inleveren/", HandInView.as_view(), name="hand_in"),
    path(f"{HANDED_IN}/", SubmissionListView.as_view(), name="submissions"),
    path(f"{HANDED_IN}/nieuw/", AnyHandInView.as_view(), name="hand_in_any"),
    path(f"{HANDED_IN}/<int:pk>/", SubmissionView.as_view(), name="submission"),
    path(
        f"{HANDED_IN}/<int:pk>/bladzijde/<int:number>/<str:which>/",
        SubmissionPageView.as_view(),
        name="submission_page",
    ),
    path(f"{HANDED_IN}/<int:pk>/bestand/", SubmissionFileView.as_view(), name="submission_file"),
]
