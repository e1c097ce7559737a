"""Who signs for a partner, and who still has to: one person is one person by whatever road."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signatures.models import Act, Contact, Invitation
from signatures.standing.cells import Cell
from signatures.standing.signing import count_people, same_name


def same_address(email: str) -> str:
    """What is equal for two ways of writing one address."""
    return email.strip().casefold()


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed already, for a partner of which more people must sign."""

    number: int = 0
    names: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def include(self, name: str, email: str) -> bool:
        """Whether this person is one of them: by name, or by the address that the link was sent to."""
        return same_name(name) in self.names or same_address(email) in self.addresses


NOBODY = Signed()


@dataclass(frozen=True, slots=True)
class Awaited:
    """A person who is to sign, with the invitation from which a new link comes forth. `replaces` is the name
    of who was invited and is no contact any more."""

    invitation: Invitation
    name: str
    function: str
    email: str
    replaces: str = ""


def signed_by(cells: Iterable[Cell | None]) -> dict[int, Signed]:
    """By the first act behind each of these cells that is not complete: who signed. One query."""
    begun = [cell for cell in cells if cell and cell.is_open and cell.acts]
    addresses = _addresses([dated.act.id for cell in begun for dated in cell.acts])
    return {cell.acts[0].act.id: _signed(cell, addresses) for cell in begun}


def signed_for(cell: Cell | None, known: Mapping[int, Signed] | None = None) -> Signed:
    """Who signed already according to this cell; `known` is what was read beforehand."""
    if cell is None or not cell.is_open or not cell.acts:
        return NOBODY
    found = signed_by([cell]) if known is None else known
    return found.get(cell.acts[0].act.id, NOBODY)


def _addresses(acts: Collection[int]) -> dict[int, str]:
    if not acts:
        return {}
    rows = Act.objects.filter(pk__in=acts).values_list("pk", "report")
    return {pk: same_address(report["email"]) for pk, report in rows if report and report.get("email")}


def _signed(cell: Cell, addresses: Mapping[int, str]) -> Signed:
    return Signed(
        count_people(cell.acts),
        frozenset(same_name(name) for dated in cell.acts for name in dated.act.signatories if name),
        frozenset(addresses[dated.act.id] for dated in cell.acts if dated.act.id in addresses),
    )


def still_needed(cell: Cell | None, signed: Signed) -> int:
    """How many more people must sign; one at least."""
    return max(1, (cell.signatories if cell else 1) - signed.number)


def invited(invitations: Sequence[Invitation]) -> list[Invitation]:
    """The last invitation of each person that still has one; when all have ended, the very last."""
    running = [one for one in invitations if one.ended_at is None] or list(invitations[-1:])
    return list({same_address(one.email): one for one in running}.values())


def awaited(
    invitations: Sequence[Invitation],
    signed: Signed,
    contacts: Sequence[Contact],
    former: Collection[str],
) -> list[Awaited]:
    """Who was invited and has not signed; instead of who is no contact any more (an address in `former`) a
    contact of now, where there is one."""
    asked = invited(invitations)
    taken = {same_address(one.email) for one in asked}
    found = []
    for one in asked:
        if signed.include(one.name, one.email):
            continue
        if same_address(one.email) not in former:
            found.append(Awaited(one, one.name, one.function, one.email))
            continue
        for contact in contacts:
            if same_address(contact.email) in taken or signed.include(contact.name, contact.email):
                continue
            taken.add(same_address(contact.email))
            found.append(Awaited(one, contact.name, contact.function, contact.email, one.name))
            break
    return found


def former_addresses(contacts: Iterable[Contact], on: date) -> dict[int, frozenset[str]]:
    """By partner: the addresses at which nobody may be written to any more."""
    gone: dict[int, set[str]] = {}
    current: dict[int, set[str]] = {}
    for contact in contacts:
        over = contact.until is not None and contact.until <= on
        addresses = (gone if over else current).setdefault(contact.partner_id, set())
        addresses.add(same_address(contact.email))
    return {partner: frozenset(found - current.get(partner, set())) for partner, found in gone.items()}
