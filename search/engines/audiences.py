"""Who reads together: each audience has terms and words of its own in an index, so that what one may not read
weighs in nothing."""

AUDIENCES = {
    "public": frozenset({"public"}),
    "partners": frozenset({"public", "partners"}),
    "team": frozenset({"public", "partners", "team"}),
}


def audience_of(readable: tuple[str, ...]) -> str | None:
    """The widest audience that reads nothing more than these visibilities."""
    fitting = [name for name, visibilities in AUDIENCES.items() if visibilities <= set(readable)]
    return fitting[-1] if fitting else None


def also_read_by(audience: str) -> list[str]:
    """The other audiences, that read all that this one reads."""
    return [name for name, readable in AUDIENCES.items() if readable > AUDIENCES[audience]]


def audiences(visibility: str) -> list[str]:
    """Those that read a passage of this visibility."""
    return [name for name, readable in AUDIENCES.items() if visibility in readable]
