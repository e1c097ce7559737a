"""For the tests: tasks at once, fast passwords, files in a folder that goes away."""

import tempfile

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STORAGES

SECRET_KEY = "tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DATA_DIR = tempfile.mkdtemp(prefix="convenant-tests-")
MEDIA_ROOT = f"{DATA_DIR}/media"
STORAGES = {
    **STORAGES,
    "legal": {**STORAGES["legal"], "OPTIONS": {"location": f"{DATA_DIR}/legal", "base_url": None}},
}
WHITENOISE_AUTOREFRESH = True
