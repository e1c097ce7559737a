"""The words of the register as values: how a version or a cell stands, what is flagged, what somebody did.

The values are what JSON, the search index and templates know them by.
"""

from enum import StrEnum


class VersionState(StrEnum):
    DRAFT = "draft"
    DETERMINED = "determined"
    PROVISIONAL = "provisional"
    IN_FORCE = "inForce"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


# Determined, and not in force yet.
WAITING = frozenset({VersionState.DETERMINED, VersionState.PROVISIONAL})
# Still to be signed by who has not.
SIGNABLE = WAITING | {VersionState.IN_FORCE}
# Over: nothing can be done under it any more.
ENDED = frozenset({VersionState.SUPERSEDED, VersionState.WITHDRAWN, VersionState.EXPIRED})
# What parties live by, be it for the time being.
APPLIED = frozenset({VersionState.IN_FORCE, VersionState.PROVISIONAL})


class CellState(StrEnum):
    SIGNED = "signed"
    ADOPTED = "adopted"
    OPEN = "open"
    NOT_APPLICABLE = "notApplicable"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


# The partner did what was asked of it.
ANSWERED = frozenset({CellState.SIGNED, CellState.ADOPTED})


class Flag(StrEnum):
    SIGNED_BEFORE_ADOPTION = "signedBeforeAdoption"
    WITHOUT_MANDATE = "withoutMandate"
    WITH_RESERVATION = "withReservation"
    ACCESSION = "accession"
    LEFT = "left"
    DATE_UNCERTAIN = "dateUncertain"
    NOT_MEMBER = "notMember"
    BEFORE_DETERMINATION = "beforeDetermination"
    AFTER_WITHDRAWAL = "afterWithdrawal"
    TWICE = "twice"


class ActType(StrEnum):
    ADOPTION = "adoption"
    SIGNATURE = "signature"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    DECLARATION = "declaration"
    CORRECTION = "correction"


class TermType(StrEnum):
    """What can be on record about how long an agreement runs."""

    TERM = "term"
    NOTICE = "notice"
    REVIEW = "review"


class TermDayKind(StrEnum):
    """What a day to come of an agreement brings."""

    NOTICE = "notice"
    END = "end"
    RENEWAL = "renewal"
    REVIEW = "review"


# What undoes a signature or an adoption before it.
UNDOING = frozenset({ActType.REFUSAL, ActType.WITHDRAWAL})
