"""What a version still waits for, in words: which decisions and signatures, and of whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.entry_rule.rules import CombinedRule, Rule
from documents.text.dutch import counted, day, enumeration
from signatures.standing.kinds import ActType
from signatures.standing.rules import Case, Lack, lacks

ONE_WORDS: Mapping[str, str] = {ActType.SIGNATURE: "handtekening", ActType.ADOPTION: "besluit"}
MANY_WORDS: Mapping[str, str] = {ActType.SIGNATURE: "handtekeningen", ActType.ADOPTION: "besluiten"}
ARTICLES: Mapping[str, str] = {ActType.SIGNATURE: "de", ActType.ADOPTION: "het"}
NEUTER = ("college", "bestuur", "orgaan", "presidium", "team", "kabinet", "ministerie")
PLURALS: Mapping[str, str] = {"college": "colleges", "bestuur": "besturen", "raad": "raden"}


@dataclass(frozen=True, slots=True)
class Lacking:
    """`names` of the partners, and `bodies`: who decides for each, where that has a name."""

    names: Mapping[str, str]
    bodies: Mapping[str, str]

    def sentence(self, needed: str, rule: Rule, case: Case, on: date, reference: date) -> str:
        """ "Nog nodig: het besluit van het college van Huizen en de handtekening van Dudok Wonen."."""
        missing = lacks(rule, case, on)
        if any(not lack.pool for lack in missing):
            return f"Op de peildatum {day(reference)} deed er niemand mee die moet tekenen of besluiten."
        scarce = [lack for lack in missing if lack.needed > len(lack.pool)]
        if scarce:
            return " ".join(map(_too_few_for, scarce))
        if isinstance(rule, CombinedRule) and not rule.every:
            ways = [self._needs(lacks(part, case, on)) for part in rule.rules]
            return f"{needed}: {enumeration([_joined(way) for way in ways if way], last='of')}."
        return f"{needed}: {_joined(self._needs(missing))}."

    def _needs(self, missing: Sequence[Lack]) -> list[str]:
        """Each need; what is asked of everyone first, decisions before signatures."""
        whole = [lack for lack in missing if lack.needed == len(lack.pool)]
        return [*self._of_all(whole), *(self._of_some(lack) for lack in missing if lack not in whole)]

    def _of_all(self, missing: Sequence[Lack]) -> Iterator[str]:
        absent: dict[tuple[bool, str], dict[str, None]] = {}
        for lack in missing:
            signs = lack.rule.act == ActType.SIGNATURE
            for partner in lack.absent:
                body = "" if signs else self.bodies.get(partner, "")
                absent.setdefault((signs, body), {})[partner] = None
        for signs, body in sorted(absent):
            yield self._asked_of(list(absent[signs, body]), signs, body)

    def _asked_of(self, partners: Sequence[str], signs: bool, body: str) -> str:
        """ "het besluit van het college van Huizen", "de handtekeningen van Huizen en Dudok"."""
        act = ActType.SIGNATURE if signs else ActType.ADOPTION
        one = len(partners) == 1
        what = f"{ARTICLES[act]} {ONE_WORDS[act]}" if one else f"de {MANY_WORDS[act]}"
        if body:
            what += f" van {_the(body) if one or body not in PLURALS else f'de {PLURALS[body]}'}"
        return f"{what} van {enumeration(self._named(partners))}"

    def _of_some(self, lack: Lack) -> str:
        number = lack.needed - lack.done
        more = counted(number, ONE_WORDS[lack.rule.act], MANY_WORDS[lack.rule.act])
        return f"{more}, van {enumeration(self._named(lack.absent), last='of')}"

    def _named(self, partners: Sequence[str]) -> list[str]:
        return [self.names.get(partner, partner) for partner in partners]


def _joined(needs: Sequence[str]) -> str:
    """With a comma before "en" where a need has an "en" of its own."""
    if len(needs) < 2:
        return "".join(needs)
    several = any(" en " in need or "," in need for need in needs)
    return f"{', '.join(needs[:-1])}{',' if several else ''} en {needs[-1]}"


def _the(body: str) -> str:
    """With its article, where that can be told: "het college", "de raad", "burgemeester en wethouders"."""
    head = body.split(" van ")[0]
    if " en " in head or head.startswith(("de ", "het ")):
        return body
    return f"{'het' if head.endswith(NEUTER) else 'de'} {body}"


def _too_few_for(lack: Lack) -> str:
    needed = counted(lack.needed, ONE_WORDS[lack.rule.act], MANY_WORDS[lack.rule.act])
    who = counted(len(lack.pool), "partner telt", "partners tellen")
    return f"Dat kan ook niet meer: er {'is' if lack.needed == 1 else 'zijn'} {needed} nodig, en {who} mee."
