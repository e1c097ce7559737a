"""For `make run` on one's own machine."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import env

# Off unless asked for: what a visitor meets is then what a visitor meets, also when something is not there.
DEBUG = env.bool("DEBUG", default=False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECRET_KEY = env("SECRET_KEY", default="alleen-voor-de-eigen-machine-nooit-in-productie")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# An environment that names its hosts is of an installation that others use: it reads these by mistake.
DEMONSTRATION_ALLOWED = "ALLOWED_HOSTS" not in env.ENVIRON
CONTACT_EMAIL = env("CONTACT_EMAIL", default="regionaal.team@voorbeeld.example")
DEFAULT_FROM_EMAIL = CONTACT_EMAIL
# Without DEBUG Django writes nothing about an error; here the screen of `make run` is the place to look.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"screen": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["screen"], "level": "ERROR"}},
}
