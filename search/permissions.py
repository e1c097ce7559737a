"""What editors and administrators may do with search: keep words that mean the same, see what was missed."""

EDITABLE = ("synonymgroup", "wholeword")

EDITOR_PERMISSIONS = [
    *(f"search.{verb}_{model}" for model in EDITABLE for verb in ("add", "change", "delete", "view")),
    "search.view_missedsearch",
]
ADMINISTRATOR_PERMISSIONS = [*EDITOR_PERMISSIONS, "search.delete_missedsearch"]
