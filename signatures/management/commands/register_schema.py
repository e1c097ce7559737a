import json
from typing import Any

from django.core.management import BaseCommand

from signatures.importing.schema import register_schema
from signatures.register.partner_kinds import known_kinds


class Command(BaseCommand):
    help = "Toont het JSON Schema van een registerbestand, zoals in docs/register.schema.json."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(register_schema(known_kinds()), indent=1, ensure_ascii=False))
