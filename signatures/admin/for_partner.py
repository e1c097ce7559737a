"""A new contact or mandate, asked for on the page of a partner, which it leads back to."""

from django.urls import reverse

from documents.admin.filled_in import FilledInCreateView


class ForPartnerCreateView(FilledInCreateView):
    filled_in = ("partner", "name", "function", "email")

    def get_success_url(self) -> str:
        if self.request.GET.get("partner"):
            return reverse("partner_facts", args=[self.object.partner_id])
        return super().get_success_url()
