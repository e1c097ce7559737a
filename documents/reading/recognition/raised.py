"""Small raised figures behind a figure: as plain figures they would make another number of it."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(figures: str, before: str) -> str:
    """The figures as they stand in the text after what is before them: "10" and "6" make 10⁶, not 106."""
    apart = before[-1:].isdigit() and figures.strip().isdecimal()
    return figures.translate(RAISED) if apart else figures
