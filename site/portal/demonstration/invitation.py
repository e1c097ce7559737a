"""A personal link to sign by, for who looks around in the demonstration region."""

import re
from collections.abc import Iterator

from portal.demonstration.rounds import DOMAIN, LABEL, OPENED, PASSED_ON
from portal.mail_files import folder_of_mails, kept_mails
from signatures.models import Request
from signatures.rounds.inviting import link_address, send_again, token_digest

TOKEN = re.compile(r"/tekenen/([\w-]+)/")


def signing_address() -> str:
    """Of a link that can be used, as it stands in its mail: the database keeps only the hash. Where that mail
    is gone or the link ended, it is sent anew, as the regional team would. Empty when nobody has to sign."""
    open_requests = Request.objects.filter(closed_at=None, round__closed_at=None, round__version__label=LABEL)
    for slug in (OPENED, PASSED_ON):
        for request in open_requests.filter(partner__slug=slug):
            if found := _in_mail(request) or _sent_anew(request):
                return found
    return ""


def _in_mail(request: Request) -> str:
    digests = {one.token_digest for one in request.invitations.all() if one.is_live}
    if not digests:
        return ""
    return next((link_address(token) for token in _tokens() if token_digest(token) in digests), "")


def _tokens() -> Iterator[str]:
    for mail in kept_mails():
        yield from TOKEN.findall(mail)


def _sent_anew(request: Request) -> str:
    """Only where mails are files, and only to the addresses of the demonstration, where nobody lives."""
    last = request.invitations.filter(email__endswith=DOMAIN).last()
    if last is None or folder_of_mails() is None:
        return ""
    send_again(invitation=last, by=None)
    return _in_mail(request)
