"""Signatures that were handed in: looked at by the team, judged by an administrator."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from wagtail.admin import messages

from documents.ledger.entries import enter
from documents.text.dutch import moment_short
from documents.text.refusals import Refused
from signatures.admin.round_forms import ReasonField
from signatures.admin.round_views import TeamView
from signatures.models import Submission
from signatures.register.standings import standing_of
from signatures.rounds.endings import ending_of
from signatures.rounds.submitting import accept_submission, decline_submission

JUDGE = "signatures.change_submission"
DECIDED_SHOWN = 50


def submissions() -> QuerySet[Submission]:
    return (
        Submission.objects.select_related("version__document", "partner", "file", "act")
        .defer("version__content")
        .prefetch_related("partner__names")
    )


def meanwhile(submission: Submission) -> str:
    """What the register says by now, when the partner is not waited for any more; "" when it is."""
    version = submission.version
    return ending_of(standing_of(version.document).cell(submission.partner.slug, version.number))


class SubmissionListView(TeamView):
    permission = "signatures.view_submission"

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "waiting": submissions().filter(decided_at=None).order_by("handed_in_at"),
            "decided": submissions().exclude(decided_at=None).order_by("-decided_at")[:DECIDED_SHOWN],
        }
        return render(request, "signatures/admin/submissions.html", context)


class SubmissionView(TeamView):
    """One signature that was handed in; an administrator accepts it, or declines it with a reason."""

    permission = "signatures.view_submission"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.submission = get_object_or_404(submissions(), pk=kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._shown(request, ReasonField())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm(JUDGE):
            raise PermissionDenied
        form = ReasonField(request.POST)
        declines = "decline" in request.POST
        if declines and not form.is_valid():
            return self._shown(request, form)
        try:
            if declines:
                decline_submission(submission=self.submission, by=self.person, **form.cleaned_data)
                messages.success(request, f"De ondertekening is niet aangenomen. {self._who_is_told()}")
            else:
                accept_submission(submission=self.submission, by=self.person)
                messages.success(request, f"De ondertekening van {self.submission.partner} is vastgelegd.")
        except Refused as error:
            messages.error(request, str(error))
            return redirect("submission", pk)
        return redirect("submissions")

    def _is_told(self) -> bool:
        asked = self.submission.request
        return asked is not None and asked.invitations.exists()

    def _who_is_told(self) -> str:
        told = self._is_told()
        return "De partner krijgt de reden per mail." if told else "Laat de partner zelf weten waarom."

    def _shown(self, request: HttpRequest, form: ReasonField) -> HttpResponse:
        context = {
            "form": form,
            "submission": self.submission,
            "is_told": self._is_told(),
            "meanwhile": "" if self.submission.decided_at else meanwhile(self.submission),
            "date_words": moment_short(self.submission.on, self.submission.precision),
            "may_judge": request.user.has_perm(JUDGE),
        }
        return render(request, "signatures/admin/submission.html", context)


class SubmissionFileView(TeamView):
    permission = "signatures.view_submission"

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        submission = get_object_or_404(submissions(), pk=pk)
        if submission.file is None:
            raise Http404
        enter(what="Ingeleverd bestand opgehaald", by=self.person, about=submission)
        return FileResponse(
            submission.file.file.open("rb"),
            as_attachment=True,
            filename=submission.name or str(submission.file),
            content_type=submission.file.media_type,
        )
