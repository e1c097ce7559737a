"""Whether a signature is on record already."""

from documents.text.dutch import enumeration, moment
from signatures.models import Act
from signatures.register.loading import act_facts
from signatures.standing.facts import ActFact
from signatures.standing.kinds import UNDOING, ActType
from signatures.standing.knowledge import settled_acts
from signatures.standing.signing import same_name


def signed_before(act: Act) -> str:
    """A Dutch sentence about the same signature on record: the same people, on the same version, without a
    refusal or withdrawal in between. "" when there is none."""
    acts = _settled_acts_of(act)
    new = ActFact(
        id=0,
        kind=act.kind,
        version=act.version.number,
        partner=None,
        on=act.on,
        recorded=act.recorded_at,
        precision=act.precision,
        received=act.received,
        signatories=tuple(signatory.get("name", "") for signatory in act.signatories),
    )
    earlier = next((fact for fact in acts if _same_signature(fact, new, acts)), None)
    if earlier is None:
        return ""
    people = enumeration(sorted(name for name in earlier.signatories if same_name(name) in _people(new)))
    return f"{people or act.partner} tekende deze versie al {moment(earlier.on, earlier.precision)}."


def _settled_acts_of(act: Act) -> list[ActFact]:
    """What the partner of this act did about the same version, as corrected."""
    number, slug = act.version.number, act.partner.slug if act.partner else None
    rows = Act.objects.filter(version__document=act.version.document_id, partner=act.partner)
    settled = settled_acts([fact for _, fact in act_facts(rows.with_corrections())], None)
    return [fact for fact in settled if fact.version == number and fact.partner == slug]


def _same_signature(earlier: ActFact, new: ActFact, acts: list[ActFact]) -> bool:
    if earlier.kind != ActType.SIGNATURE or not _people(earlier) & _people(new):
        return False
    first, last = sorted((earlier.counts_from, new.counts_from))
    return not any(fact.kind in UNDOING and first <= fact.counts_from <= last for fact in acts)


def _people(fact: ActFact) -> set[str]:
    return set(map(same_name, fact.signatories)) or {""}
