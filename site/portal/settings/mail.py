"""Where mail goes, from one address in the environment."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

import environ

TO_FILES = "files:"
BACKENDS = "django.core.mail.backends"
SECONDS = 15
OPTIONS = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
}


def mailers(url: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Django's MAILERS for `files:` (each mail a file in the folder), `smtp://…`, `smtp+tls://…`, `smtp+ssl://…`
    or `consolemail:`. Raises ImproperlyConfigured."""
    if url == TO_FILES:
        options = {"file_path": str(folder)}
        return {"default": {"BACKEND": "portal.mail_files.EmailBackend", "OPTIONS": options}}
    try:
        found = environ.Env.email_url_config(url)
    except (environ.ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(
            f"EMAIL_URL is niet te begrijpen ({error}). Kies files: of smtp+tls://naam:wachtwoord@server:587."
        ) from error
    backend = found["EMAIL_BACKEND"]
    if backend != f"{BACKENDS}.smtp.EmailBackend":
        return {"default": {"BACKEND": backend}}
    options = {option: found[name] for name, option in OPTIONS.items() if found.get(name)}
    return {"default": {"BACKEND": backend, "OPTIONS": {**options, "timeout": SECONDS}}}
