"""The code for one use that proves that who signs can read the mail of who was asked. Only a hash is kept."""

import secrets
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from documents.text.refusals import Refused
from signatures.models import Invitation, SigningCode

DIGITS = 6
VALID_MINUTES = 15
MOST_ATTEMPTS = 5
MOST_AN_HOUR = 6
SALT = "signatures.rounds.codes"
ASK_ANEW = "Vraag een nieuwe code aan."


def new_code(invitation: Invitation) -> str:
    """A code that is valid from now on instead of the ones before it. Raises Refused when asked too often."""
    now = timezone.now()
    hour_ago = now - timedelta(hours=1)
    if invitation.codes.filter(sent_at__gt=hour_ago).count() >= MOST_AN_HOUR:
        raise Refused("U hebt vaak een code aangevraagd. Wacht een uur en probeer het dan opnieuw.")
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    SigningCode.objects.create(
        invitation=invitation,
        code_digest=_digest(invitation, now, code),
        sent_at=now,
        expires_at=now + timedelta(minutes=VALID_MINUTES),
    )
    return code


def use_code(invitation: Invitation, given: str) -> str:
    """Why this code is not accepted; "" when it is, and then it is used up.

    To be called with the invitation locked; what is tried stays counted only when that transaction commits.
    """
    code = invitation.codes.order_by("-sent_at", "-pk").first()
    refused = _unusable(code)
    if code is None or refused:
        return refused
    if _is_right(code, given):
        code.used_at = timezone.now()
        code.save(update_fields=["used_at"])
        return ""
    code.attempts += 1
    code.save(update_fields=["attempts"])
    left = MOST_ATTEMPTS - code.attempts
    if left < 1:
        return f"Deze code is {MOST_ATTEMPTS} keer verkeerd ingevuld en werkt niet meer. {ASK_ANEW}"
    return f"Deze code klopt niet. U kunt het nog {left} keer proberen."


def code_fits(invitation: Invitation, given: str) -> bool:
    """Whether this code would be accepted now. Nothing is counted or used up: `use_code` is to follow."""
    code = invitation.codes.order_by("-sent_at", "-pk").first()
    return code is not None and not _unusable(code) and _is_right(code, given)


def _is_right(code: SigningCode, given: str) -> bool:
    return constant_time_compare(code.code_digest, _digest(code.invitation, code.sent_at, _digits(given)))


def _unusable(code: SigningCode | None) -> str:
    if code is None:
        return f"Er is nog geen code verstuurd. {ASK_ANEW}"
    if code.used_at:
        return f"Deze code is al gebruikt. {ASK_ANEW}"
    if code.attempts >= MOST_ATTEMPTS:
        return f"Deze code is {MOST_ATTEMPTS} keer verkeerd ingevuld en werkt niet meer. {ASK_ANEW}"
    if code.expires_at <= timezone.now():
        return f"Deze code is ouder dan {VALID_MINUTES} minuten en werkt niet meer. {ASK_ANEW}"
    return ""


def _digits(given: str) -> str:
    return "".join(given.split()).replace("-", "")


def _digest(invitation: Invitation, sent_at: datetime, code: str) -> str:
    """Keyed with the secret of the installation: of six digits a plain hash would hide nothing."""
    what = f"{invitation.pk}:{sent_at.isoformat()}:{code}"
    return salted_hmac(SALT, what, algorithm="sha256").hexdigest()
