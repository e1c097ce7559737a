from signatures.models.account import PartnerAccount
from signatures.models.act import Act, ActKind, Declares, Method, Precision
from signatures.models.amount import Amount
from signatures.models.contact import Contact
from signatures.models.entry_notice import EntryNotice
from signatures.models.follow_up import FollowUp, FollowUpState
from signatures.models.membership import FormerMembership, Mandate, Membership
from signatures.models.partner import (
    FactSort,
    FormerFact,
    Partner,
    PartnerName,
    Succession,
    SuccessionKind,
)
from signatures.models.partner_kind import PartnerKind
from signatures.models.round import (
    Invitation,
    Reminder,
    Request,
    Round,
    SigningCode,
    SigningPdf,
    Submission,
)
from signatures.models.route import Outcome, Paper, Purpose, Route, RouteTemplate, Step, TemplateStep
from signatures.models.term import TermEntry, TermKind, TermMail

__all__ = [
    "Act",
    "ActKind",
    "Amount",
    "Contact",
    "Declares",
    "EntryNotice",
    "FactSort",
    "FollowUp",
    "FollowUpState",
    "FormerFact",
    "FormerMembership",
    "Invitation",
    "Mandate",
    "Membership",
    "Method",
    "Outcome",
    "Paper",
    "Partner",
    "PartnerAccount",
    "PartnerKind",
    "PartnerName",
    "Precision",
    "Purpose",
    "Reminder",
    "Request",
    "Round",
    "Route",
    "RouteTemplate",
    "SigningCode",
    "SigningPdf",
    "Step",
    "Submission",
    "Succession",
    "SuccessionKind",
    "TemplateStep",
    "TermEntry",
    "TermKind",
    "TermMail",
]
