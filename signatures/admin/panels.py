"""What the home of the admin shows of the register: which versions still wait, and for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.admin.ui.components import Component

from documents.models import Document
from signatures.models.act import ActKind
from signatures.register.standings import standings
from signatures.standing import VersionStanding


@dataclass(frozen=True, slots=True)
class WaitingForSignatures:
    """A version whose rule still asks for acts."""

    document: Document
    version: VersionStanding

    @property
    def lacking(self) -> dict[str, list[str]]:
        """The names of who must still act, by what they must do."""
        found: dict[str, list[str]] = {}
        for lack in self.version.missing:
            found.setdefault(ActKind(lack.act).label, []).append(lack.name)
        return found


def waiting_versions() -> Iterator[WaitingForSignatures]:
    """The versions that are not in force because somebody still has to act, in six queries in all."""
    documents = list(Document.objects.order_by("title"))
    found = standings(documents)
    for document in documents:
        for version in found[document.pk].versions:
            if version.missing and version.waits:
                yield WaitingForSignatures(document, version)


class NotYetSignedPanel(Component):
    name = "not_yet_signed"
    template_name = "signatures/admin/panel_waiting.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"waiting": list(waiting_versions())}
