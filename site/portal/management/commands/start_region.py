from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.text import slugify

from documents.ledger.origin import coming_from
from documents.models import Document
from documents.text.refusals import Refused
from portal.beginning.new_region import THERE, first_link, objection_to, region_is_there, start_region
from portal.starting import make_index, update_database

QUESTIONS = {
    "name": "Naam van de regio, zoals Regio Noordkust",
    "slug": "Korte naam, zoals noordkust",
    "admin": "Gebruikersnaam van de beheerder",
    "email": "E-mailadres van de beheerder",
}


class Command(BaseCommand):
    help = (
        "Begint een lege regio: tabellen, een beheerder, de website met eerste teksten en de gebruikelijke "
        "besluitroutes. Vraagt wat u niet opgeeft."
    )
    requires_system_checks = []  # migrating does them

    def add_arguments(self, parser: ArgumentParser) -> None:
        for part, question in QUESTIONS.items():
            parser.add_argument(f"--{part}", help=question)

    def handle(self, *args: Any, **options: Any) -> None:
        if _tables_are_there() and region_is_there():
            self.stdout.write(THERE)
            return
        self.stdout.write("Tabellen klaarzetten …")
        update_database(_in_silence)
        answers = self._answers(options)
        try:
            with coming_from("opdracht start_region"):
                start_region(**answers)
        except Refused as error:
            raise CommandError(str(error)) from error
        problem = make_index(_in_silence)
        self.stdout.write(f"\n{answers['name']} staat klaar.")
        for line in [*([problem] if problem else []), *first_link()]:
            self.stdout.write(line)

    def _answers(self, options: dict[str, Any]) -> dict[str, str]:
        answers: dict[str, str] = {}
        for part, question in QUESTIONS.items():
            given, usual = options[part], slugify(answers["name"]) if part == "slug" else ""
            if given is None:
                answers[part] = self._asked(part, question, usual)
            elif objection := objection_to(part, given):
                raise CommandError(objection)
            else:
                answers[part] = given
        return answers

    def _asked(self, part: str, question: str, usual: str) -> str:
        """Until the answer can be; `usual` is that of who only presses Enter."""
        while True:
            self.stdout.write(f"{question}{f' [{usual}]' if usual else ''}: ", ending="")
            self.stdout.flush()
            try:
                answer = input().strip() or usual
            except EOFError:
                raise CommandError(
                    f"Er is niemand om te vragen. Geef ook --{part} op, of begin de opdracht in een venster "
                    "waarin u kunt antwoorden. Er is nog geen regio gemaakt."
                ) from None
            objection = objection_to(part, answer)
            if not objection:
                return answer
            self.stdout.write(objection)


def _in_silence(done: int, total: int, what: str) -> None:
    pass


def _tables_are_there() -> bool:
    """Those of before an update will do: only whether something is in them is asked."""
    needed = {Document._meta.db_table, Group._meta.db_table}
    return needed <= set(connection.introspection.table_names())
