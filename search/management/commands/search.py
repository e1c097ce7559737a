import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError

from documents.models import Visibility
from search.engines import ENGINES, PORTAL, STANDINGS, Engine, Filters, engine
from search.finding import Answer, Hit, Query, answer, find
from search.passages.kinds import kind_words


class Command(BaseCommand):
    help = "Zoekt zoals de zoekpagina: zonder --as vindt u wat iedereen mag lezen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", help="wat u zoekt")
        parser.add_argument("--scope", choices=["inForce", "all"], default="inForce")
        parser.add_argument("--on", type=_day, help="wat gold op deze dag (JJJJ-MM-DD)")
        parser.add_argument("--kind", action="append", default=[], help="code van een soort")
        parser.add_argument("--document", help="alleen in dit document")
        parser.add_argument("--partner", action="append", default=[], help="wat deze partner aangaat")
        parser.add_argument("--year", action="append", default=[], help="vastgesteld in dit jaar (JJJJ)")
        parser.add_argument("--standing", choices=STANDINGS, action="append", default=[])
        parser.add_argument("--since", type=_day, help="gewijzigd sinds deze dag (JJJJ-MM-DD)")
        parser.add_argument("--sort", choices=["relevance", "date"], default="relevance")
        parser.add_argument("--as", dest="username", help="zoek als deze gebruiker")
        parser.add_argument("--engine", choices=sorted(ENGINES))
        parser.add_argument("--index", default=PORTAL, help="een eigen index van load_passages")
        parser.add_argument("--page", type=int, default=1)
        parser.add_argument("--size", type=int, default=10)
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        asked = engine(options["index"], name=options["engine"])
        found = self._answer(asked, options)
        if not found.available:
            raise CommandError(asked.problem() or "De zoekmachine gaf geen antwoord. Probeer het opnieuw.")
        if options["json"]:
            self.stdout.write(json.dumps(found.to_data(), ensure_ascii=False))
        else:
            self._print(found)

    def _answer(self, asked: Engine, options: dict[str, Any]) -> Answer:
        own = options["index"] != PORTAL
        if options["kind"] and not own:
            self._refuse_unknown_kinds(options["kind"])
        query = Query(
            text=options["query"],
            scope="all" if own else options["scope"],
            on=options["on"],
            kinds=tuple(options["kind"]),
            document=options["document"],
            partners=tuple(options["partner"]),
            years=tuple(options["year"]),
            standings=tuple(options["standing"]),
            changed_since=options["since"],
            sort=options["sort"],
            page=options["page"],
            size=options["size"],
        )
        if own:
            return answer(query, Filters(readable=tuple(Visibility.values)), asked)
        return find(query, user=self._user(options["username"]), asked=asked)

    def _refuse_unknown_kinds(self, asked: list[str]) -> None:
        known = kind_words()
        for kind in asked:
            if kind not in known:
                raise CommandError(f"De soort {kind} is er niet. Kies uit: {', '.join(known)}.")

    def _user(self, username: str | None) -> Any:
        if not username:
            return AnonymousUser()
        whole = username.encode(errors="replace").decode()
        user = get_user_model().objects.filter(username=whole).first()
        if not user:
            raise CommandError(f"Er is geen gebruiker {whole}.")
        return user

    def _print(self, found: Answer) -> None:
        self.stdout.write(f"{found.total} gevonden")
        for hit in found.hits:
            worth = f" ({hit.standing_words})" if hit.standing_words else ""
            self.stdout.write(f"\n{hit.title} {hit.version_name} — {hit.heading}{worth}\n{hit.url}")
            if hit.present_url:
                self.stdout.write(f"Nu geldt: {hit.present_url}")
            self.stdout.write(_shown(hit))
        if found.suggestion:
            self.stdout.write(f"Bedoelde u: {found.suggestion}")


def _day(raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise ArgumentTypeError(f"{raw} is geen dag. Schrijf die als JJJJ-MM-DD.") from error


def _shown(hit: Hit) -> str:
    lines = (
        "".join(f"[{part.text}]" if part.hit else part.text for part in parts) for parts in hit.fragments
    )
    return "\n".join(f"  … {' '.join(line.split())}" for line in lines)
