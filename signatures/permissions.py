"""What editors and administrators may do in the register. An act is added or corrected, never changed;
so is what was agreed about term and money.

The team opens rounds and hands in what came on paper; accepting what was handed in is for administrators, and
so are the kinds of partner.
"""

EDITABLE = (
    "partner",
    "partnername",
    "succession",
    "membership",
    "mandate",
    "contact",
    "routetemplate",
    "templatestep",
    "route",
    "step",
    "paper",
    "followup",
    "round",
    "request",
    "invitation",
)
REMOVABLE = (
    "partnername",
    "mandate",
    "contact",
    "routetemplate",
    "templatestep",
    "route",
    "step",
    "paper",
    "followup",
)

EDITOR_PERMISSIONS = [
    "signatures.add_act",
    "signatures.view_act",
    "signatures.add_submission",
    "signatures.view_submission",
    "signatures.view_reminder",
    "signatures.view_signingpdf",
    "signatures.add_amount",
    "signatures.add_termentry",
    "signatures.view_amount",
    "signatures.view_termentry",
    *(f"signatures.{verb}_{model}" for model in EDITABLE for verb in ("add", "change", "view")),
    *(f"signatures.delete_{model}" for model in REMOVABLE),
]
ADMINISTRATOR_PERMISSIONS = [
    *EDITOR_PERMISSIONS,
    "signatures.change_submission",
    "signatures.delete_partner",
    "signatures.delete_succession",
    "signatures.delete_membership",
    *(f"signatures.{verb}_partnerkind" for verb in ("add", "change", "delete", "view")),
]
