"""The page behind a personal link: read what is asked, then sign, hand in, pass on or refuse.

The link is a key: it is kept out of search engines, caches and logs. Opening it changes nothing that counts,
since programs that check mail open links as well.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from documents import addresses
from documents.text.dutch import moment
from documents.text.refusals import Refused
from portal.signing.forms import FORMS, ConfirmByCode, SigningForm
from portal.signing.page import signing_page
from portal.texts.views.files import download
from portal.too_often import too_often
from signatures.models import Invitation, Request
from signatures.register.settled import SettledAct
from signatures.rounds.codes import VALID_MINUTES
from signatures.rounds.inviting import LinkUnusable, delegate, invitation_of, mark_opened, send_again
from signatures.rounds.signing import (
    done_through,
    own_copy_of,
    refuse,
    send_code,
    sign_with_code,
    take_over_request,
)
from signatures.rounds.submitting import hand_in
from signatures.signed_pdf.in_portal import LEGAL_LEVEL_WORDS
from signatures.signed_pdf.making import pdf_to_sign

MOST_UNKNOWN = 30
STATUS = {"unknown": 404, "expired": 410, "replaced": 410, "passed_on": 410, "closed": 410}

Answer = Callable[..., HttpResponseBase]


def secret(view: Answer) -> Answer:
    """Keeps the address of this page to whoever has it.

    Not `no-referrer`: then a browser sends its forms with "Origin: null", which the check on forged forms
    refuses. `strict-origin` tells others the name of the site and never the address.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **named: str) -> HttpResponseBase:
        response = view(request, *args, **named)
        response["Referrer-Policy"] = "strict-origin" if _has_form(response) else "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "private, no-store"
        return response

    return answer


def _has_form(response: HttpResponseBase) -> bool:
    return isinstance(response, HttpResponse) and b"<form" in response.content


@transaction.non_atomic_requests  # a seal or a check of a PDF takes a while; each choice is one verb
@secret
@require_http_methods(["GET", "HEAD", "POST"])
def signing_request(request: HttpRequest, token: str) -> HttpResponseBase:
    try:
        invitation = invitation_of(token)
        if request.method == "POST":
            return _answered(request, token, invitation)
        if request.method == "GET":
            mark_opened(invitation)
    except LinkUnusable as why:
        return _unusable(request, token, why)
    return _page(request, token, invitation)


@secret
@require_GET
def text_to_sign(request: HttpRequest, token: str) -> HttpResponse:
    """The PDF that everybody signs; without one the page says what can be done."""
    try:
        version = invitation_of(token).request.round.version
        made = pdf_to_sign(version)
    except Refused:
        return redirect("signing_request", token)
    name = f"{version.document.slug}-versie-{slugify(version.name)}-om-te-tekenen.pdf"
    return download(made.file.read(), "application/pdf", name)


@secret
@require_GET
def own_copy(request: HttpRequest, token: str) -> HttpResponseBase:
    """The sealed PDF, for who signed by this link."""
    done = done_through(token)
    copy = own_copy_of(done) if done else None
    if done is None or copy is None:
        return redirect("signing_request", token)
    version = done.right.version
    name = f"{version.document.slug}-versie-{slugify(version.name)}-getekend.pdf"
    return FileResponse(
        copy.file.open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )


@secret
@login_required
@require_http_methods(["GET", "POST"])
def my_signing(request: HttpRequest, pk: int) -> HttpResponse:
    """From the page of the own organisation to a link of one's own, or the link sent anew."""
    user = request.user
    if not user.is_authenticated or not user.represents_partner:
        raise Http404
    asked = get_object_or_404(
        Request.objects.select_related("round__version"), pk=pk, partner=user.partner_id
    )
    live = next((one for one in asked.invitations.order_by("-sent_at") if one.is_live), None)
    if request.method == "GET":
        return render(request, "portal/signing/signing_who.html", {"asked": asked, "live": live})
    try:
        if live and request.POST.get("keuze") == "opnieuw":
            send_again(invitation=live, by=user)
            messages.success(request, f"De link is opnieuw gestuurd aan {live.name} ({live.email}).")
            return redirect("my-organisation")
        return redirect("signing_request", take_over_request(request=asked, by=user))
    except Refused as error:
        messages.error(request, str(error))
        return redirect("my-organisation")


def _answered(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponseBase:
    choice = request.POST.get("keuze", "")
    if choice == "code":
        return _confirmed(request, token, invitation)
    if choice not in FORMS:
        return _page(request, token, invitation)
    form = FORMS[choice](request.POST, request.FILES, invitation=invitation)
    if form.is_valid():
        try:
            return DONE[choice](request, token, invitation, form)
        except LinkUnusable:
            raise
        except Refused as error:
            form.add_error(None, str(error))
    return _page(request, token, invitation, form)


def _ask_code(request: HttpRequest, token: str, invitation: Invitation, form: SigningForm) -> HttpResponse:
    send_code(token=token)
    return _code_page(request, invitation, _to_confirm(invitation, form))


def _to_confirm(invitation: Invitation, form: SigningForm) -> ConfirmByCode:
    """The form for the code, which holds what was filled in before."""
    return ConfirmByCode(invitation=invitation, initial=form.cleaned_data)


def _confirmed(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    form = ConfirmByCode(request.POST, invitation=invitation)
    if not form.is_valid():
        if set(form.errors) == {"code"}:
            return _code_page(request, invitation, form)
        return _page(request, token, invitation, FORMS["tekenen"](request.POST, invitation=invitation))
    given = form.cleaned_data
    try:
        sign_with_code(
            token=token,
            code=given["code"],
            name=given["name"],
            function=given["function"],
            reservation=given["reservation"],
            address=addresses.absolute(addresses.signed_copy(token)),
        )
    except LinkUnusable:
        raise
    except Refused as error:
        form.add_error("code", str(error))
        return _code_page(request, invitation, form)
    return redirect("signing_request", token)


def _hand_in(request: HttpRequest, token: str, invitation: Invitation, form: SigningForm) -> HttpResponse:
    given, asked = form.cleaned_data, invitation.request
    hand_in(
        version=asked.round.version,
        partner=asked.partner,
        method=given["method"],
        content=given["file"].read(),
        name=given["file"].name,
        on=given["on"],
        received=timezone.localdate(),
        signatories=given["name"],
        reservation=given["reservation"],
        text=given["text"],
        by=request.user if request.user.is_authenticated else None,
        by_name=invitation.name,
        request=asked,
    )
    return redirect("signing_request", token)


def _pass_on(request: HttpRequest, token: str, invitation: Invitation, form: SigningForm) -> HttpResponse:
    given = form.cleaned_data
    delegate(
        invitation=invitation,
        name=given["name"],
        function=given["function"],
        email=given["email"],
        reason=given["reason"],
    )
    return redirect("signing_request", token)


def _refuse(request: HttpRequest, token: str, invitation: Invitation, form: SigningForm) -> HttpResponse:
    given = form.cleaned_data
    refuse(token=token, name=given["name"], function=given["function"], reason=given["reason"])
    return redirect("signing_request", token)


DONE: dict[str, Answer] = {
    "tekenen": _ask_code,
    "inleveren": _hand_in,
    "doorgeven": _pass_on,
    "weigeren": _refuse,
}


def _page(
    request: HttpRequest, token: str, invitation: Invitation, filled: SigningForm | None = None
) -> HttpResponse:
    forms = {part: form(invitation=invitation) for part, form in FORMS.items()}
    if filled is not None:
        forms[filled.part] = filled
    matter = signing_page(invitation, request.user)
    context = {
        "matter": matter,
        "invitation": invitation,
        "asked": invitation.request,
        "token": token,
        "forms": forms,
        "wrong": filled.part if filled is not None else "",
        "legal_level": LEGAL_LEVEL_WORDS,
        "minutes": VALID_MINUTES,
    }
    done = done_through(token)
    if done is not None:
        return render(request, "portal/signing/signing_done.html", context | _done(done, token))
    if not matter.can_be_signed:
        why = LinkUnusable("closed", f"Tekenen kan niet meer. {matter.standing.reason}")
        return _unusable(request, token, why)
    return render(request, "portal/signing/signing_request.html", context)


def _code_page(request: HttpRequest, invitation: Invitation, form: ConfirmByCode) -> HttpResponse:
    context = {
        "invitation": invitation,
        "asked": invitation.request,
        "form": form,
        "legal_level": LEGAL_LEVEL_WORDS,
        "minutes": VALID_MINUTES,
    }
    return render(request, "portal/signing/signing_code.html", context)


def _unusable(request: HttpRequest, token: str, why: LinkUnusable) -> HttpResponse:
    """Why the link cannot be used; for who signed or refused by it, that this is done."""
    done = done_through(token)
    if done is not None:
        return render(request, "portal/signing/signing_done.html", _done(done, token))
    if why.kind == "unknown" and too_often(request, "unknown-signing-link", most=MOST_UNKNOWN):
        return render(request, "portal/signing/signing_wait.html", status=429)
    return render(request, "portal/signing/signing_unusable.html", {"why": why}, status=STATUS[why.kind])


def _done(done: SettledAct, token: str) -> dict[str, object]:
    address = addresses.signed_copy(token) if own_copy_of(done) else ""
    when = moment(done.right.on, done.right.precision)
    return {"kind": done.act.kind, "act": done.right, "when": when, "copy": address}
