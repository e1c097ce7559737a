"""The pictures that editors work with: in drafts, in the library, and their thumbnails. Never public."""

import mimetypes
from pathlib import PurePosixPath

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from portal.accounts.models import User

FOLDERS = ("images", "original_images", "avatar_images")


def working_picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of the library. Whoever may not enter the admin is told that it is not there."""
    media_type = mimetypes.guess_type(name)[0] or ""
    if not may_see(request.user) or not is_picture(name, media_type):
        raise Http404("Deze afbeelding is er niet.")
    try:
        content = default_storage.open(name)
    except (OSError, SuspiciousFileOperation):
        raise Http404("Deze afbeelding is er niet.") from None
    response = FileResponse(content, content_type=media_type)
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def may_see(user: User | AnonymousUser) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def is_picture(name: str, media_type: str) -> bool:
    """A picture in one of the folders for pictures; working files have an address of their own."""
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts and media_type.startswith("image/")
