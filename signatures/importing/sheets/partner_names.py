"""Which partner a cell means: by id, or by one of the names on the sheet of partners."""

import re
import unicodedata


class PartnerIds:
    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def learn(self, partner: str, name: str) -> None:
        self._ids.setdefault(partner.casefold(), partner)
        self._names.setdefault(_small(name), partner)

    def known(self, partner: str) -> bool:
        return partner.casefold() in self._ids

    def one(self, written: str) -> str:
        """The id; of an unknown name what the id would be."""
        known = self._ids.get(written.casefold()) or self._names.get(_small(written))
        return known or _slug(written)

    def several(self, written: str) -> list[str]:
        return [self.one(one.strip()) for one in re.split(r"[,;\n]", written) if one.strip()]


def _small(name: str) -> str:
    return " ".join(name.split()).casefold()


def _slug(written: str) -> str:
    if re.fullmatch(r"[-\w]{1,80}", written, re.ASCII):
        return written
    letters = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", letters.casefold()).strip("-")[:80] or written
