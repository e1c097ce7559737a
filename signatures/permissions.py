"""What editors and administrators may do in the register. An act is added or corrected, never changed."""

EDITABLE = ("partner", "partnername", "succession", "membership", "mandate")

EDITOR_PERMISSIONS = [
    "signatures.add_act",
    "signatures.view_act",
    *(f"signatures.{verb}_{model}" for model in EDITABLE for verb in ("add", "change", "view")),
    "signatures.delete_partnername",
    "signatures.delete_mandate",
]
ADMINISTRATOR_PERMISSIONS = [
    *EDITOR_PERMISSIONS,
    "signatures.delete_partner",
    "signatures.delete_succession",
    "signatures.delete_membership",
]
