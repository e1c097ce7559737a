"""The digest of a text by itself: what a body had before it, draft or version."""

from hashlib import sha256

from documents.text.data import canonical_json, to_data
from documents.text.normal_form import normalised
from documents.text.values import Text, rekeyed


def text_digest(text: Text) -> str:
    """Equal for equal words, tables and pictures; which article continues which (the keys) is left out."""
    normal = normalised(text)
    bare = rekeyed(normal, [""] * len(normal.units))
    return sha256(canonical_json(to_data(bare)).encode(errors="surrogatepass")).hexdigest()
