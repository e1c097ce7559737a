"""A screen of the admin whose button calls a verb: who may, and what is told when it is refused or done."""

from typing import Any, ClassVar

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views import View
from django.views.generic import FormView

from wagtail.admin import messages

from documents.text.refusals import Refused


class PermittedView(PermissionRequiredMixin, View):
    """For who has the permission. Doing something may ask for another one than looking."""

    permission_to_post: ClassVar[str] = ""

    @property
    def user(self) -> Any:
        return self.request.user

    def get_permission_required(self) -> Any:
        if self.request.method == "POST" and self.permission_to_post:
            return (self.permission_to_post,)
        return super().get_permission_required()


class VerbFormView(PermittedView, FormView):
    """A form that is filled in for a verb. When the verb refuses, the form says why and keeps what was filled
    in. The verb is one transaction; this view adds none."""

    def perform(self, form: Any) -> str:
        """Calls the verb, and tells in words what was done. Raises Refused."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            told = self.perform(form)
        except Refused as error:
            return self.form_refused(form, error)
        if told:
            messages.success(self.request, told, buttons=self.get_success_buttons())
        return HttpResponseRedirect(self.get_success_url())

    def back(self) -> str:
        """Where cancelling leads."""
        return self.get_success_url()

    def get_success_buttons(self) -> list:
        return []

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        form.add_error(None, error.message)
        return self.form_invalid(form)


class VerbButtonView(PermittedView):
    """A button without a form: done or refused, the user goes on to a page that says so."""

    def perform(self) -> str:
        """Calls the verb, and tells in words what was done. Raises Refused."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            told = self.perform()
        except Refused as error:
            messages.error(request, error.message)
        else:
            if told:
                messages.success(request, told)
        return redirect(self.get_success_url())
