from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from signatures.rounds.due import SEND, SKIP
from signatures.rounds.entry_mail import tell_entered
from signatures.rounds.progress import RequestProgress
from signatures.rounds.reminding import due_today, remind_all_due
from signatures.terms.due_mail import tell_due

WOULD = {SEND: "zou een herinnering krijgen", SKIP: "zou worden overgeslagen"}


class Command(BaseCommand):
    help = (
        "Verstuurt de herinneringen van vandaag, en bericht over wat van kracht is, afloopt of moet worden "
        "herzien; vertelt wat er is gedaan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="alleen laten zien, niets versturen")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        done = [(one, _would(one)) for one in due_today()] if dry_run else remind_all_due()
        for one, words in done:
            self.stdout.write(f"{one.request.round.version}: {one.request.partner}: {words}")
        if not done:
            self.stdout.write("Er is geen verzoek om te tekenen dat openstaat.")
        for version, words in tell_entered(dry_run=dry_run):
            self.stdout.write(f"{version}: {words}")
        for document, words in tell_due(dry_run=dry_run):
            self.stdout.write(f"{document}: {words}")


def _would(one: RequestProgress) -> str:
    return f"{WOULD.get(one.decision.kind, 'niets te doen')}: {one.decision.why}"
