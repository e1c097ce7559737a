"""Settings shared by all environments. What differs per installation comes from the environment."""

from pathlib import Path
from typing import Any

import environ

from portal.settings.mail import TO_FILES, mailers

ROOT = Path(__file__).resolve().parents[3]
env = environ.Env()

DATA_DIR = Path(env("DATA_DIR", default=str(ROOT / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "portal",
    "portal.accounts.apps.AccountsConfig",
    "portal.pages",
    "search",
    "signatures",
    "documents",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "portal.accounts.apps.UserAdminConfig",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "portal.api.problems.as_problems",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.middleware.sent_texts.ClearedTexts",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "documents.ledger.origin.OriginMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "portal.middleware.one_transaction.OneTransaction",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["documents.templatetags.dutch"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "portal.pages.views.form_refused"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
# Only where the words of Wagtail itself are informal or English.
LOCALE_PATHS = [ROOT / "site/portal/locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "portal" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.npm.NpmFinder",
    "portal.styles.StylesFinder",
]
NPM_DIR = ROOT / "node_modules"
STYLES_DIR = DATA_DIR / "styles"
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/bestanden/"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "legal": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "legal", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SEARCH_URL = env("SEARCH_URL", default="embedded:")
# Instead of a name and password in SEARCH_URL.
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")

# Signed PDFs (docs/handtekeningen.md): the certificates of trusted issuers (a folder or files), and the seal.
SIGNATURE_TRUST_ROOTS = env("SIGNATURE_TRUST_ROOTS", default="")
SEAL_CERTIFICATE = env("SEAL_CERTIFICATE", default="")
SEAL_KEY = env("SEAL_KEY", default="")
SEAL_PASSWORD = env("SEAL_PASSWORD", default="")
SEAL_MAY_BE_A_TEST = True
TIMESTAMP_URL = env("TIMESTAMP_URL", default="")

CONTACT_EMAIL = env("CONTACT_EMAIL", default="")
DEFAULT_FROM_EMAIL = CONTACT_EMAIL or "portaal@localhost"
# Unless told otherwise each mail is a file, so that nothing leaves the machine and nothing is lost.
MAILERS = mailers(env("EMAIL_URL", default=TO_FILES), DATA_DIR / "mail")

# The demonstration region has accounts with a password that everybody knows (docs/voorbeeldregio.md).
DEMONSTRATION_ALLOWED = False

# An environment to practise in: each page says so, and the demonstration may be emptied and loaded again.
PRACTICE_ASKED = env("PRACTICE", default="") or "0"
PRACTICE = PRACTICE_ASKED == "1"
# What the accounts of the demonstration get in an environment to practise in that others can reach.
PRACTICE_PASSWORD = env("PRACTICE_PASSWORD", default="")

WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAIL_SITE_NAME = "Convenantportaal"
WAGTAILADMIN_LOGIN_URL = "login"
WAGTAIL_FRONTEND_LOGIN_URL = "/inloggen/"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_USER_TIME_ZONE = TIME_ZONE
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Each chooses their own, by a link that is mailed.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILDOCS_DOCUMENT_MODEL = "pages.WorkingFile"
WAGTAILIMAGES_IMAGE_MODEL = "pages.Illustration"
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "docx", "odt", "xlsx", "pptx", "rtf", "txt", "eml"),
    *("png", "jpg", "jpeg", "tif", "tiff"),
]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # they are in a group that is asked, and are asked once
WAGTAIL_FINISH_WORKFLOW_ACTION = "documents.drafting.workflow.finish"
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000
