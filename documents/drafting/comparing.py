"""What is not determined yet beside a version: the draft of a document, or a file that was brought in."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from documents import addresses
from documents.comparison import Comparison, compare
from documents.drafting.incoming import matches_of, structure, version_before_incoming
from documents.drafting.mapping import text_of
from documents.models import DocumentPage, ErratumProposal, IncomingFile, Version
from documents.region import region_names
from documents.renditions.edition import ComparisonHeading
from documents.text import Text
from documents.text.dutch import day
from documents.text.refusals import Refused
from documents.versions.erratum import proposed_text
from documents.versions.keys import carried


@dataclass(frozen=True, slots=True)
class ProposedText:
    """A text that may become a version. `words` says what it is: "het concept van 1 december 2025"."""

    title: str
    name: str
    words: str
    dated: date
    text: Text

    def beside(self, version: Version, url: str) -> tuple[Comparison, ComparisonHeading]:
        """What it makes of this version; `url` is where that is shown to the team."""
        heading = ComparisonHeading(
            title=self.title,
            old_name=version.name,
            new_name=self.name,
            old_designation=version.designation,
            new_designation=self.name,
            url=addresses.absolute(url),
            dated=self.dated,
            publisher=region_names().region,
            new_words=self.words,
        )
        return compare(version.text, self.text), heading


def proposed_by_draft(page: DocumentPage) -> ProposedText:
    """What the draft says now, dated on its last change."""
    changed = page.latest_revision_created_at
    dated = timezone.localtime(changed).date() if changed else timezone.localdate()
    text, _ = text_of(page)
    return ProposedText(page.title, "concept", f"het concept van {day(dated)}", dated, text)


def proposed_by_erratum(proposal: ErratumProposal) -> ProposedText:
    """What was proposed as a repaired copy, whatever became of the draft."""
    dated = timezone.localtime(proposal.proposed_at).date()
    words = f"het voorstel voor herstel van {day(dated)}"
    title = proposal.repairs.title
    return ProposedText(title, "herstel", words, dated, proposed_text(proposal))


def proposed_by_file(incoming: IncomingFile) -> ProposedText:
    """What was recognised in the file and corrected since, with the units matched as chosen or proposed."""
    dated = timezone.localtime(incoming.brought_at).date()
    text = structure(incoming).text
    if incoming.document:
        matches = matches_of(incoming, text, version_before_incoming(incoming))
        try:
            text = carried(incoming.document, text, matches)
        except Refused:  # two units were tied to one: told where that can be mended
            text = carried(incoming.document, text)
    words = f"het bestand “{incoming.name}” van {day(dated)}"
    return ProposedText(incoming.goal, "bestand", words, dated, text)
