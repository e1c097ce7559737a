"""A large register file, tried out and taken over as long work."""

from typing import Any

from django.db import transaction

from pydantic import TypeAdapter

from documents import addresses
from documents.long_work.kinds import RunningWork, does_long_work
from documents.models import LongWork
from documents.text.refusals import Refused
from signatures.importing.files import read_register_file
from signatures.importing.preview import Preview, preview_of
from signatures.importing.recorded import may_give_recorded
from signatures.importing.writing import take_over

TRY_OUT, TAKE_OVER = "register-try-out", "register-take-over"
_PREVIEW = TypeAdapter(Preview)


@does_long_work(TRY_OUT)
def try_out(work: RunningWork) -> None:
    """What would come of it; `given` names the address of the page that shows that."""
    work.tell("Het bestand wordt gelezen")
    register = read_register_file(work.content, may_record=may_give_recorded(work.by))
    preview = preview_of(register, by=work.by, tell=work.tell)
    address = f"{work.given['shown_at']}?werk={work.key}"
    found = _PREVIEW.dump_python(preview, mode="json")
    work.answer("Het bestand is nagekeken.", address=address, preview=found)


@does_long_work(TAKE_OVER)
@transaction.atomic
def take_over_as_seen(work: RunningWork) -> None:
    """Takes it over when what comes of it is still what was seen. Raises Refused."""
    work.tell("Het bestand wordt gelezen")
    register = read_register_file(work.content, may_record=may_give_recorded(work.by))
    if preview_of(register, by=work.by, tell=work.tell).digest != work.given["seen"]:
        raise Refused(
            "Het register is veranderd nadat u het overzicht zag. Er is niets overgenomen. "
            "Kies het bestand opnieuw."
        )
    taken = take_over(register, by=work.by, tell=work.tell)
    work.answer(f"Overgenomen: {taken.told}.", further=addresses.chart(taken.document))


def preview_from(work: LongWork) -> Preview:
    """What `try_out` found."""
    data: Any = work.answer["preview"]
    return _PREVIEW.validate_python(data)
