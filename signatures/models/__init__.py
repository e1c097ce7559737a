from signatures.models.act import Act, ActKind, Declares, Precision
from signatures.models.membership import Mandate, Membership
from signatures.models.partner import PLURALS, Partner, PartnerKind, PartnerName, Succession

__all__ = [
    "PLURALS",
    "Act",
    "ActKind",
    "Declares",
    "Mandate",
    "Membership",
    "Partner",
    "PartnerKind",
    "PartnerName",
    "Precision",
    "Succession",
]
