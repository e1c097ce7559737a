"""Addresses that are a key by themselves stay out of the logs."""

import logging
import re

SECRET = re.compile(r"(/tekenen/|/wachtwoord-kiezen/[^/\s]+/)[^/\s?\"]+")
LOGGERS = ("django.request", "django.server", "django.security.csrf")


def without_secrets(text: str) -> str:
    return SECRET.sub(r"\1…", text)


class WithoutSecrets(logging.Filter):
    """Replaces the key in whatever is about to be logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_secrets(str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(without_secrets(one) if isinstance(one, str) else one for one in record.args)
        return True


def keep_out_of_logs() -> None:
    """For the loggers that tell which address was asked for."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, WithoutSecrets) for one in logger.filters):
            logger.addFilter(WithoutSecrets())
