from django.db import OperationalError

from django_tasks_db.management.commands import db_worker

from documents.transactions.busy import is_busy


class PatientWorker(db_worker.Worker):
    """Goes on when somebody else held the database too long, where the worker of django_tasks_db stops."""

    def run(self) -> None:
        while self.running:
            try:
                return super().run()
            except OperationalError as error:
                if not is_busy(error):
                    raise
        return None


db_worker.Worker = PatientWorker  # type: ignore[misc] # its command leaves no other place to say so


class Command(db_worker.Command):
    pass
