"""A region whose evidence is bundled, and bundles that somebody meddled with."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from documents.models import Version, store_file
from signatures.models import (
    Act,
    Invitation,
    Mandate,
    Paper,
    Reminder,
    Request,
    Round,
    SigningPdf,
    Step,
    Submission,
)
from signatures.register.acts import correct_act
from tests.portal.region import Region, make_region

TOKEN = "f" * 64


def make_proven_region() -> Region:
    """The region with a paper, a mandate, a correction, and a round with a letter and a scan sent back."""
    region = make_region()
    _add_paper(Step.objects.get())
    mandate = store_file(b"%PDF-1.4 mandaat", media_type="application/pdf")
    Mandate.objects.create(partner=region.partners[0], name="A. Bos", since=date(2019, 1, 1), paper=mandate)
    act = Act.objects.filter(version=region.new).latest("pk")
    correct_act(act=act, reason="Verkeerde dag", by=None, on=date(2025, 11, 2))
    SigningPdf.objects.create(
        version=region.new, file=store_file(b"%PDF-1.4 om te tekenen", media_type="application/pdf")
    )
    _add_round(region)
    return region


def _add_paper(step: Step) -> None:
    for name, visibility in (("advies.pdf", "team"), ("besluit.pdf", "public")):
        file = store_file(b"%PDF-1.4 " + name.encode(), media_type="application/pdf")
        Paper.objects.create(step=step, title=name, name=name, file=file, visibility=visibility)


def _add_round(region: Region) -> None:
    now = timezone.now()
    opened = Round.objects.create(version=region.new, opened_at=now, opened_by_name="Anja Bos")
    for number, partner in enumerate(region.partners):
        request = Request.objects.create(round=opened, partner=partner)
        Invitation.objects.create(
            request=request,
            name=f"Ondertekenaar van {partner.slug}",
            email=f"{partner.slug}@voorbeeld.example",
            token_digest=str(number) + TOKEN[1:],
            sent_at=now,
            expires_at=now + timedelta(days=30),
        )
    Reminder.objects.create(request=request, on=now.date(), sent_at=now, email="x@voorbeeld.example")
    Submission.objects.create(
        version=region.new,
        partner=region.partners[1],
        request=request,
        file=store_file(b"%PDF-1.4 afgewezen scan", media_type="application/pdf"),
        method="paper",
        handed_in_at=now,
        handed_in_by_name="Dudok",
    )


def bundled(tmp_path: Path, version: Version, *options: str, name: str = "bewijs.zip") -> Path:
    place = tmp_path / name
    number = version.designation
    call_command(
        "evidence", version.document.slug, number, "--output", str(place), *options, stdout=io.StringIO()
    )
    return place


def contents(place: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(place) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rewritten(place: Path, change: Callable[[dict[str, bytes]], None], *, honest_sums: bool = True) -> Path:
    """The bundle after `change`; with `honest_sums` SHA256SUMS goes along, as a clever hand would do."""
    found = contents(place)
    change(found)
    if honest_sums:
        names = sorted(found.keys() - {"SHA256SUMS"})
        sums = "".join(f"{hashlib.sha256(found[name]).hexdigest()}  {name}\n" for name in names)
        found["SHA256SUMS"] = sums.encode()
    with zipfile.ZipFile(place, "w") as made:
        for name, content in found.items():
            made.writestr(name, content)
    return place
