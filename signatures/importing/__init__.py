"""Taking over what a region already has: partners, memberships, versions and acts, all or nothing."""

from signatures.importing.errors import RegisterErrors
from signatures.importing.reading import read_register
from signatures.importing.writing import Taken, take_over

__all__ = ["RegisterErrors", "Taken", "read_register", "take_over"]
