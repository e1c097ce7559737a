"""The files and pictures that editors work with: in drafts, in the library, and thumbnails. Never public."""

import mimetypes
from collections.abc import Callable
from functools import wraps
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

FOLDERS = ("images", "original_images", "avatar_images")

Answer = Callable[..., HttpResponseBase]


def for_editors(view: Answer) -> Answer:
    """The view for who may enter the admin. Whoever may not is told that nothing is there, whatever the
    address, and can log in from there.

    A file is kept by nobody on the way, and nothing in it is run at the address of the portal.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **named: str) -> HttpResponseBase:
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404("Dit bestand is er niet.")
        response = view(request, *args, **named)
        response["Cache-Control"] = "private, no-store"
        if response.streaming:
            response["Content-Security-Policy"] = "default-src 'none'; sandbox"
            response["X-Content-Type-Options"] = "nosniff"
        return response

    return answer


@for_editors
def working_picture(request: HttpRequest, name: str) -> FileResponse:
    media_type = mimetypes.guess_type(name)[0] or ""
    if not is_picture(name, media_type):
        raise Http404("Deze afbeelding is er niet.")
    try:
        content = default_storage.open(name)
    except (OSError, SuspiciousFileOperation):
        raise Http404("Deze afbeelding is er niet.") from None
    return FileResponse(content, content_type=media_type)


def is_picture(name: str, media_type: str) -> bool:
    """A picture in one of the folders for pictures; working files have an address of their own."""
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts and media_type.startswith("image/")
