"""Signatures that were handed in: looked at by the team, judged by an administrator."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.verb_form_view import PermittedView, VerbFormView
from documents.ledger.entries import enter
from documents.reading.page_pictures import page_picture
from documents.text.dutch import moment_short
from documents.text.refusals import Refused
from signatures.admin.round_forms import AcceptForm, ReasonField
from signatures.models import Submission
from signatures.overviews.today import to_judge
from signatures.register.standings import standing_of
from signatures.rounds.endings import ending_of
from signatures.rounds.submitting import accept_submission, decline_submission
from signatures.signed_pdf.making import pdf_to_sign

LOOK = "signatures.view_submission"
JUDGE = "signatures.change_submission"
DECIDED_SHOWN = 50
HANDED_IN = "ingeleverd"


def submissions() -> QuerySet[Submission]:
    return (
        Submission.objects.select_related("version__document__kind", "partner", "file", "act")
        .defer("version__content")
        .prefetch_related("partner__names")
    )


def meanwhile(submission: Submission) -> str:
    """What the register says by now, when the partner is not waited for any more; "" when it is."""
    version = submission.version
    return ending_of(standing_of(version.document).cell(submission.partner.slug, version.number))


class SubmissionListView(PermittedView):
    permission_required = LOOK

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "waiting": to_judge(),
            "decided": submissions().exclude(decided_at=None).order_by("-decided_at")[:DECIDED_SHOWN],
        }
        return render(request, "signatures/admin/submissions.html", context)


class SubmissionView(VerbFormView):
    """One signature that was handed in; an administrator accepts it, or declines it with a reason."""

    permission_required = LOOK
    permission_to_post = JUDGE
    template_name = "signatures/admin/submission.html"
    success_url = reverse_lazy("submissions")

    @cached_property
    def submission(self) -> Submission:
        return get_object_or_404(submissions(), pk=self.kwargs["pk"])

    @property
    def accepts(self) -> bool:
        return self.request.method == "POST" and "decline" not in self.request.POST

    def get_form_class(self) -> type[forms.Form]:
        """Only declining asks for a reason."""
        return AcceptForm if self.accepts else ReasonField

    def perform(self, form: Any) -> str:
        if self.accepts:
            accept_submission(submission=self.submission, by=self.user, **form.cleaned_data)
            return f"De ondertekening van {self.submission.partner} is vastgelegd."
        decline_submission(submission=self.submission, by=self.user, **form.cleaned_data)
        return f"De ondertekening is niet aangenomen. {self._who_is_told()}"

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        """Somebody else may have judged it meanwhile."""
        messages.error(self.request, error.message)
        return redirect("submission", self.submission.pk)

    def _is_told(self) -> bool:
        asked = self.submission.request
        return asked is not None and asked.invitations.exists()

    def _who_is_told(self) -> str:
        told = self._is_told()
        return "De partner krijgt de reden per mail." if told else "Laat de partner zelf weten waarom."

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(
            submission=self.submission,
            is_told=self._is_told(),
            meanwhile="" if self.submission.decided_at else meanwhile(self.submission),
            date_words=moment_short(self.submission.on, self.submission.precision),
            may_judge=self.user.has_perm(JUDGE),
            **named,
        )


class SubmissionPageView(PermittedView):
    """One page as a picture: of the file that was handed in, or of the PDF that was sent out."""

    permission_required = LOOK

    def get(self, request: HttpRequest, pk: int, number: int, which: str) -> HttpResponse:
        submission = get_object_or_404(submissions(), pk=pk)
        file = submission.file if which == HANDED_IN else pdf_to_sign(submission.version).file
        if file is None or number not in submission.verdict.get("coveredPages", ()):
            raise Http404
        picture = page_picture(file.read(), number)
        return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private"})


class SubmissionFileView(PermittedView):
    permission_required = LOOK

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        submission = get_object_or_404(submissions(), pk=pk)
        if submission.file is None:
            raise Http404
        enter(what="Ingeleverd bestand opgehaald", by=self.user, about=submission)
        return FileResponse(
            submission.file.file.open("rb"),
            as_attachment=True,
            filename=submission.name or str(submission.file),
            content_type=submission.file.media_type,
        )
