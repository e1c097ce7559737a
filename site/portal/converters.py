"""The parts of an address that have a meaning of their own."""

from datetime import date

from documents.models import DocumentKind

NUMBER = r"[1-9][0-9]{0,4}(?:\.[1-9][0-9]{0,3})?"


class SectionConverter:
    """ "werkprocessen" in an address is the kind of document that stands there in a view. What is the section
    of no kind may be another page."""

    regex = "[-a-zA-Z0-9_]+"

    def to_python(self, value: str) -> DocumentKind:
        for kind in DocumentKind.objects.by_code().values():
            if kind.section == value:
                return kind
        raise ValueError(value)

    def to_url(self, value: DocumentKind) -> str:
        return value.section


class DesignationConverter:
    """The number of a version, "2", or of an erratum, "2.1", as (number, correction)."""

    regex = NUMBER

    def to_python(self, value: str) -> tuple[int, int]:
        number, _, correction = value.partition(".")
        return int(number), int(correction or 0)

    def to_url(self, value: str) -> str:
        return str(value)


class PairConverter:
    """Two versions to compare: "1...2" is ((1, 0), (2, 0))."""

    regex = rf"{NUMBER}\.\.\.{NUMBER}"

    def to_python(self, value: str) -> tuple[tuple[int, int], tuple[int, int]]:
        old, new = value.split("...")
        designation = DesignationConverter()
        return designation.to_python(old), designation.to_python(new)

    def to_url(self, value: str) -> str:
        return value


class DayConverter:
    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)
