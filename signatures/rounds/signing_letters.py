"""The mails to who signs inside the portal: the code, the own copy, and that somebody else took over."""

from signatures.rounds.letters import Letter, LetterSubject


def code_letter(matter: LetterSubject, *, name: str, code: str, minutes: int) -> Letter:
    return _letter(
        f"Uw code om te tekenen: {code}",
        f"Beste {name},",
        f"Met deze code tekent u namens {matter.partner}: {matter.what}.",
        f"Uw code: {code}",
        f"De code werkt {minutes} minuten en één keer. Vul hem in op de pagina waar u hem aanvroeg. "
        "Geef hem aan niemand anders.",
        "Hebt u deze code niet aangevraagd? Gebruik hem dan niet en laat het ons weten.",
        matter.contact,
    )


def own_copy_letter(matter: LetterSubject, *, name: str, address: str, days: int) -> Letter:
    return _letter(
        f"Uw exemplaar: {matter.what}",
        f"Beste {name},",
        f"U hebt getekend namens {matter.partner}: {matter.what}.",
        f"Uw getekende exemplaar (PDF met het zegel van het portaal) haalt u hier op:\n{address}",
        f"Deze link werkt {days} dagen en is alleen voor u. Bewaar het bestand zelf.",
        "Hebt u dit niet zelf gedaan? Laat het ons dan meteen weten.",
        matter.contact,
    )


def taken_over_letter(matter: LetterSubject, *, name: str, by: str) -> Letter:
    return _letter(
        f"Overgenomen: ondertekenen namens {matter.partner}: {matter.what}",
        f"Beste {name},",
        f"{by} van {matter.partner} heeft dit verzoek om te tekenen van u overgenomen.",
        "Uw link werkt niet meer.",
        "Klopt dat niet? Vraag het regionale team om u een nieuwe link te sturen.",
        matter.contact,
    )


def _letter(subject: str, *parts: str) -> Letter:
    return Letter(" ".join(subject.split()), "\n\n".join(part.strip() for part in parts if part) + "\n")
