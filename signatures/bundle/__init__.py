"""The evidence of a version in one ZIP, that an auditor can check years later without this portal."""

from signatures.bundle.checking import check_bundle
from signatures.bundle.making import make_bundle

__all__ = ["check_bundle", "make_bundle"]
