"""Office files behind a password: a container that holds the file itself, enciphered."""

import io
import struct
from xml.parsers.expat import ExpatError

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from documents.reading.filetypes import MAX_UPLOAD_BYTES, OLE
from documents.reading.stream import PasswordNeeded, UnreadableFile

# What the library raises on a container that is not as it should be.
DAMAGED = (
    DecryptionError,
    FileFormatError,
    ParseError,
    ExpatError,
    struct.error,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)
ENCIPHERED = "EncryptedPackage".encode("utf-16-le")


def unlocked(content: bytes, password: str | None) -> bytes:
    """The file itself; one that is not protected as it came. Raises PasswordNeeded or UnreadableFile (code
    broken)."""
    if not content.startswith(OLE) or ENCIPHERED not in content or len(content) > MAX_UPLOAD_BYTES:
        return content
    if not password:
        raise PasswordNeeded(
            "Dit bestand is in Office beveiligd met een wachtwoord. Vul het wachtwoord in en probeer het "
            "opnieuw."
        )
    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(plain)
    except InvalidKeyError as error:
        raise PasswordNeeded(
            "Het wachtwoord van dit bestand klopt niet. Controleer het en probeer het opnieuw."
        ) from error
    except DAMAGED as error:
        raise UnreadableFile(
            "broken", "Dit bestand is beschadigd of niet volledig. Bied het opnieuw aan."
        ) from error
    return plain.getvalue()
