"""The words by which Dutch agreements begin the block of signatures below their text, and by which a line of
it is known. Whoever signs is no part of what was agreed: another name changes no article."""

import re

LONGEST_OPENING = 250
LONGEST_NAME = 90
VERB = r"(?:overeengekomen|opgemaakt|getekend|ondertekend|vastgesteld|besloten|gedaan|verklaard|afgesproken)"
COPIES = r"(?:in \w+(?:voud| exemplaren)\W*)"
OPENING = re.compile(
    rf"""
      (?:aldus|alzo)\b.{{0,90}}?\b{VERB}\b
    | {VERB}\s+(?:en|,)\s.{{0,60}}?\b{VERB}\b
    | {COPIES}.{{0,40}}?\b{VERB}\b
    | {VERB}\s+{COPIES}?(?:te|in|op|door|namens|d\.d\.)\s
    | (?:ondertekening(?:en)?|ondertekenaars?|handtekening(?:en)?|(?:was\s+)?getekend|ondertekend|w\.g\.)
      (?:\s+(?:door|van|namens)\s[^.]{{1,60}})?\s*:?$
    | voor\s+(?:akkoord|accoord)\b[^.]{{0,60}}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"""
      _{4,} | \.{6,} | …{2,} | \bnamens\s+dezen?\b | \bw\.g\.
    | ^namens\s | ^(?:naam|functie|datum|plaats|handtekening|paraaf)\s*(?::|$|_|\.{3}|…)
    | \b(?:wethouder|burgemeester|(?:directeur-)?bestuurder|directeur|(?:bestuurs)?voorzitter|secretaris
      |gemachtigde|dijkgraaf)\)?,?$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def begins_signatures(line: str) -> bool:
    """Whether the block of signatures begins at this line, if no article follows."""
    return len(line) <= LONGEST_OPENING and bool(OPENING.match(line))


def is_signature(line: str) -> bool:
    """Whether the line names somebody who signs, or leaves room for it."""
    return bool(SIGNATURE.search(line))


def can_be_name(line: str) -> bool:
    """Whether a line beside signatures can be the name of a party or person: short, and no sentence."""
    return len(line) <= LONGEST_NAME and not line.endswith((".", ";", ":"))
