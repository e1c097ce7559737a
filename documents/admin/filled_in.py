"""A form for a new row that comes with what is known already where one asked for it."""

from typing import Any

from wagtail.admin.views.generic import CreateView


class FilledInCreateView(CreateView):
    """Takes the values of the fields in `filled_in` from the address, which the form is sent to again."""

    filled_in: tuple[str, ...] = ()

    def get_initial(self) -> dict[str, Any]:
        given = self.request.GET
        return super().get_initial() | {name: given[name] for name in self.filled_in if given.get(name)}

    def get_add_url(self) -> str:
        address, given = super().get_add_url(), self.request.GET.urlencode()
        return f"{address}?{given}" if given else address
