"""Taking over a register in the admin: the file, what would come of it, and only then the register itself."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator

from wagtail.admin import messages

from documents import addresses
from documents.admin.verb_form_view import PermittedView
from documents.long_work.running import ask_for, found_work
from documents.permissions import DETERMINE
from signatures.admin.intake_waiting import drop_register_file, keep_register_file, waiting_file
from signatures.importing.errors import RegisterErrors
from signatures.importing.files import kinds_of_documents, read_register_file
from signatures.importing.items import Register
from signatures.importing.long_take_over import TAKE_OVER, TRY_OUT, preview_from
from signatures.importing.preview import Preview, preview_of
from signatures.importing.recorded import may_give_recorded
from signatures.importing.sheets.template import template
from signatures.importing.telling import is_long
from signatures.importing.writing import take_over
from signatures.register.partner_kinds import known_kinds

NEEDED = ("signatures.add_act", "signatures.add_partner", "signatures.add_membership", DETERMINE)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
LARGEST = 10 * 1024**2


class RegisterFileForm(forms.Form):
    file = forms.FileField(
        label="Registerbestand",
        help_text="Een ingevuld sjabloon (Excel, .xlsx), of een registerbestand in JSON.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.json"}),
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"Dit bestand is groter dan {LARGEST // 1024**2} MB.")
        return file


def may_take_over(user: Any) -> bool:
    return user.has_perms(NEEDED)


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class IntakeView(PermittedView):
    """For who may put partners, memberships, versions and acts on record. Others write while the file is
    read; trying it out and taking it over is one transaction."""

    permission_required = NEEDED

    def read(self, content: bytes) -> Register:
        return read_register_file(content, may_record=may_give_recorded(self.user))


class TakeOverView(IntakeView):
    """Asks for the file; a file with mistakes is told here, cell by cell."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._shown(request, RegisterFileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RegisterFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._shown(request, form)
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            register = self.read(content)
            if not is_long(register):
                preview_of(register, by=self.user)
        except RegisterErrors as error:
            return self._shown(request, RegisterFileForm(), name=file.name, problems=error.problems)
        keep_register_file(request, content, file.name)
        return redirect("check_register_file")

    def _shown(self, request: HttpRequest, form: RegisterFileForm, **more: Any) -> HttpResponse:
        context = {"form": form, "may_record": may_give_recorded(self.user), **more}
        return render(request, "signatures/admin/intake.html", context)


class CheckRegisterFileView(IntakeView):
    """Shows what would come of the file, and takes it over when that is confirmed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._answered(request, confirmed="")

    def post(self, request: HttpRequest) -> HttpResponse:
        if "cancel" in request.POST:
            drop_register_file(request)
            messages.success(request, "Er is niets overgenomen. Het bestand is weggegooid.")
            return redirect("take_over_register")
        return self._answered(request, confirmed=request.POST.get("seen", "-"))

    def _answered(self, request: HttpRequest, *, confirmed: str) -> HttpResponse:
        waiting = waiting_file(request)
        if waiting is None:
            messages.warning(request, "Er wacht geen registerbestand meer. Kies het bestand opnieuw.")
            return redirect("take_over_register")
        content, name = waiting
        try:
            register = self.read(content)
            if is_long(register):
                return self._in_the_background(request, content, name, confirmed)
            with transaction.atomic():
                preview = preview_of(register, by=self.user)
                if confirmed and confirmed == preview.digest:
                    return self._taken_over(request, register)
        except RegisterErrors as error:
            messages.error(request, "Het register is intussen veranderd. Er is niets overgenomen.")
            context = {"form": RegisterFileForm(), "name": name, "problems": error.problems}
            return render(request, "signatures/admin/intake.html", context)
        if confirmed:
            messages.warning(
                request,
                "Het register is veranderd nadat u dit overzicht zag. Er is nog niets overgenomen. "
                "Bekijk het overzicht opnieuw.",
            )
        return self._shown(request, name, preview)

    def _in_the_background(
        self, request: HttpRequest, content: bytes, name: str, confirmed: str
    ) -> HttpResponse:
        """Tried out, shown and taken over as long work; the page of that says how far it is."""
        tried = found_work(request.GET.get("werk", ""), TRY_OUT, by=self.user)
        if confirmed:
            drop_register_file(request)
            title, given = f"Register overnemen: {name}", {"seen": confirmed}
            work = ask_for(TAKE_OVER, title, by=self.user, given=given, content=content)
        elif tried:
            return self._shown(request, name, preview_from(tried))
        else:
            title, given = f"Register nakijken: {name}", {"shown_at": request.path}
            work = ask_for(TRY_OUT, title, by=self.user, given=given, content=content)
        return redirect(addresses.long_work(work.pk))

    def _shown(self, request: HttpRequest, name: str, preview: Preview) -> HttpResponse:
        context = {"name": name, "preview": preview, "shown": SHOWN}
        return render(request, "signatures/admin/intake_check.html", context)

    def _taken_over(self, request: HttpRequest, register: Register) -> HttpResponse:
        taken = take_over(register, by=self.user)
        drop_register_file(request)
        buttons = [messages.button(addresses.chart(taken.document), "Bekijk het overzicht")]
        messages.success(request, f"Overgenomen: {taken.told}.", buttons=buttons)
        return redirect("take_over_register")


class RegisterTemplateView(IntakeView):
    def get(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(template(known_kinds(), kinds_of_documents()), content_type=XLSX)
        response["Content-Disposition"] = 'attachment; filename="register-sjabloon.xlsx"'
        return response
