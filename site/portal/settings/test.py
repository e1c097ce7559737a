"""For the tests: tasks at once, fast passwords, files in a folder of their own."""

import atexit
import shutil
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATABASES, STORAGES

SECRET_KEY = "tests"  # noqa: S105
DEMONSTRATION_ALLOWED = True
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DATA_DIR = Path(tempfile.mkdtemp(prefix="convenant-tests-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
MEDIA_ROOT = DATA_DIR / "media"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, since the server of the browser tests answers in other threads than the test.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
STORAGES = {
    **STORAGES,
    "legal": {**STORAGES["legal"], "OPTIONS": {"location": DATA_DIR / "legal", "base_url": None}},
}
WHITENOISE_AUTOREFRESH = True
