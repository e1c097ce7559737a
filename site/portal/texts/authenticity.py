"""What a reading copy is worth beside the file that was signed: that file is the original."""

from dataclasses import dataclass

from documents.entry_rule import sentence
from documents.models import Version
from portal.texts.document_on_day import VersionOnDay
from signatures.standing import DocumentStanding
from signatures.standing.partner_kinds import group_words


@dataclass(frozen=True)
class Original:
    """`sha256` is that of the PDF that was made to be signed, "" when none was made. `others` is how many
    partners signed another copy of this number than the one shown. `rule` says when the version comes into
    force."""

    version: Version
    sha256: str
    others: int
    rule: str

    @property
    def words(self) -> str:
        """A sentence about what the reader has before him."""
        if self.others:
            signed = "partner tekende" if self.others == 1 else "partners tekenden"
            return (
                f"Dit is een leestekst. {self.others} {signed} een ander exemplaar van deze versie. "
                "Voor die partners is dat het origineel. Vergelijk de exemplaren om te zien wat verschilt."
            )
        if self.sha256:
            return "Dit is een leestekst. De PDF die is ondertekend, is het origineel."
        return "Dit is een leestekst. Het ondertekende stuk is het origineel."


def original_of(place: VersionOnDay, standing: DocumentStanding) -> Original:
    """The version of this place must have its PDF at hand (`signing_pdf__file`)."""
    version = place.version
    made = getattr(version, "signing_pdf", None)
    digests = [
        {dated.act.text_digest for dated in cell.acts} - {""}
        for cell in standing.cells(version.number).values()
        if cell.is_signed
    ]
    others = sum(1 for found in digests if found and version.digest not in found)
    names = {partner.id: partner.name for partner in standing.partners}
    rule = sentence(version.entry_rule, names, group_words(standing.kinds))
    return Original(version, made.file.sha256 if made else "", others, rule)
