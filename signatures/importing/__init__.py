"""Taking over what a region already has: partners, memberships, versions and acts, all or nothing."""

from signatures.importing.errors import Problem, RegisterErrors
from signatures.importing.files import read_register_file
from signatures.importing.items import Register
from signatures.importing.reading import read_register
from signatures.importing.taken import Taken
from signatures.importing.writing import take_over

__all__ = [
    "Problem",
    "Register",
    "RegisterErrors",
    "Taken",
    "read_register",
    "read_register_file",
    "take_over",
]
