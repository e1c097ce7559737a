from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from documents.models import Document
from portal.accounts.models import User
from portal.demonstration.accounts import ACCOUNTS, PASSWORD, load_accounts
from portal.demonstration.decisions import load_decisions
from portal.demonstration.documents import load_documents
from portal.demonstration.register import load_register
from portal.demonstration.rounds import load_round
from portal.demonstration.works import CONVENANT


class Command(BaseCommand):
    help = "Laadt de voorbeeldregio: documenten, versies, partners, ondertekeningen en drie accounts."

    def handle(self, *args: object, **options: object) -> None:
        if Document.objects.filter(slug=CONVENANT.slug).exists():
            self.stdout.write("Er staat al een convenant. Er is niets veranderd.")
        else:
            self._load()
        self._tell_accounts()

    @transaction.atomic
    def _load(self) -> None:
        self.stdout.write("Documenten vaststellen")
        load_documents(self.stdout.write)
        self.stdout.write("Partners, besluiten en handtekeningen vastleggen")
        load_register()
        load_decisions()
        load_accounts()
        self.stdout.write("Ondertekenronde openen")
        load_round()

    def _tell_accounts(self) -> None:
        present = User.objects.filter(username__in=[account.username for account in ACCOUNTS])
        names = set(present.values_list("username", flat=True))
        if not names:
            return
        self.stdout.write(f"\nAanmelden kan op {settings.WAGTAILADMIN_BASE_URL}/inloggen/ met")
        for account in (account for account in ACCOUNTS if account.username in names):
            self.stdout.write(f"  {account.username:<10} {account.what:<22} wachtwoord {PASSWORD}")
        self.stdout.write("")
