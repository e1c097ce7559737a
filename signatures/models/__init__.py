from signatures.models.act import Act, ActKind, Declares, Method, Precision
from signatures.models.contact import Contact
from signatures.models.membership import Mandate, Membership
from signatures.models.partner import (
    PLURALS,
    Partner,
    PartnerKind,
    PartnerName,
    Succession,
    SuccessionKind,
)
from signatures.models.round import (
    Invitation,
    Reminder,
    Request,
    Round,
    SigningCode,
    SigningPdf,
    Submission,
)
from signatures.models.routing import PartnerStep, RouteTemplate, TemplateStep

__all__ = [
    "PLURALS",
    "Act",
    "ActKind",
    "Contact",
    "Declares",
    "Invitation",
    "Mandate",
    "Membership",
    "Method",
    "Partner",
    "PartnerKind",
    "PartnerName",
    "PartnerStep",
    "Precision",
    "Reminder",
    "Request",
    "Round",
    "RouteTemplate",
    "SigningCode",
    "SigningPdf",
    "Submission",
    "Succession",
    "SuccessionKind",
    "TemplateStep",
]
