"""The texts of the mails about an account: an invitation, and a link for who forgot a password."""

from datetime import date

from documents.text.dutch import day
from signatures.rounds.letters import Letter


def account_invitation(
    *,
    name: str,
    username: str,
    portal: str,
    address: str,
    until: date,
    by: str,
    organisation: str,
    again: str,
) -> Letter:
    """`by` is who invites, `organisation` the partner that the person works for; both may be empty."""
    work = f" U werkt daarin voor {organisation}." if organisation else ""
    made = f"{by} heeft voor u een account gemaakt" if by else "Er is voor u een account gemaakt"
    return _account_letter(
        f"Uw account voor {portal}",
        name,
        f"{made} in {portal}.{work}",
        f"Uw gebruikersnaam is: {username}",
        _choose(address, until),
        f"Is die dag voorbij? Vraag dan zelf een nieuwe link op:\n{again}",
    )


def password_link(*, name: str, username: str, portal: str, address: str, until: date) -> Letter:
    return _account_letter(
        f"Een nieuw wachtwoord voor {portal}",
        name,
        f"U vroeg om een nieuw wachtwoord voor {portal}.",
        f"Uw gebruikersnaam is: {username}",
        _choose(address, until),
        "Hebt u dit niet zelf gevraagd? Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is.",
    )


def _choose(address: str, until: date) -> str:
    return (
        f"Open deze link om een wachtwoord te kiezen:\n{address}\n\n"
        f"De link is alleen voor u en werkt tot en met {day(until)}. Stuur deze mail niet door."
    )


def _account_letter(subject: str, name: str, *parts: str) -> Letter:
    return Letter(subject, "\n\n".join([f"Beste {name},", *parts]) + "\n")
