"""A register file between upload and confirmation.

It waits in a session of its own, whose key only the session of the uploader holds: nobody else can reach it,
every process can, and it is gone by itself after a day. The register knows nothing of it.
"""

import base64
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

KEY = "register_file"
SECONDS = 24 * 60 * 60


def keep_register_file(request: HttpRequest, content: bytes, name: str) -> None:
    """Takes the place of an earlier file of the same person."""
    drop_register_file(request)
    waiting = _store(None)
    waiting.set_expiry(SECONDS)
    waiting["name"] = name
    waiting["content"] = base64.b64encode(content).decode()
    waiting.create()
    waiting.save()
    request.session[KEY] = waiting.session_key


def waiting_file(request: HttpRequest) -> tuple[bytes, str] | None:
    """The content and the name, as long as it waits."""
    key = request.session.get(KEY)
    waiting = _store(key) if key else None
    if waiting is None or "content" not in waiting:
        return None
    return base64.b64decode(waiting["content"]), waiting["name"]


def drop_register_file(request: HttpRequest) -> None:
    key = request.session.pop(KEY, None)
    if key:
        _store(key).delete()


def _store(key: str | None) -> SessionBase:
    engine: Any = import_module(settings.SESSION_ENGINE)
    return engine.SessionStore(session_key=key)
