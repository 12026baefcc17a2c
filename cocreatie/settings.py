"""All settings, read from the environment. What is missing and cannot be guessed safely stops the start."""

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from cocreatie.identity import *  # noqa: F403 (who logs in, and how)

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "data")).resolve()
DEBUG = os.environ.get("DEBUG", "").lower() in {"1", "true", "yes"}


def secret_key() -> str:
    """SECRET_KEY from the environment, else the file that the first `make run` wrote in DATA_DIR."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    file = DATA_DIR / "secret-key"
    if file.exists():
        return file.read_text().strip()
    if DEBUG:
        return "only-for-debugging-never-for-people"
    raise ImproperlyConfigured(
        f"No secret key. Set SECRET_KEY, or let `make run` write one to {file}. "
        "Without it nobody's login or link can be trusted."
    )


SECRET_KEY = secret_key()
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")]
# The address that people type: used for links and QR codes that are made outside a request.
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
HTTPS = PUBLIC_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "django_tasks_db",
    "sessions.apps.CocreationConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # A board of 2,000 cards is 3 MB of text; Django pads the answer, so that its length tells nothing.
    "django.middleware.gzip.GZipMiddleware",
    "sessions.core.middleware.PrivateMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sessions.core.middleware.ChosenLanguageMiddleware",
    "sessions.core.middleware.TooLargeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sessions.core.audit.middleware.ActingMiddleware",
    "sessions.facilitation.accounts.terms.LoginTerms",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sessions.core.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "cocreatie.urls"
ASGI_APPLICATION = "cocreatie.asgi.application"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "sessions"
LOGOUT_REDIRECT_URL = "home"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["cocreatie.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{DATA_DIR / 'cocreatie.sqlite3'}"),
        conn_max_age=None,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction takes the write lock when it begins, so it waits instead of failing halfway.
    # FULL: an acknowledged word survives even when the plug is pulled.
    # secure_delete: what was taken out of the file is not left between the rest (core/anonymity).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / f"test-{os.getpid()}.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts of failures are kept here, in each process: so many that nobody pushes them out by failing under other names.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
REDIS_URL = os.environ.get("REDIS_URL", "")
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL]},
    }
    if REDIS_URL
    else {
        "BACKEND": "channels.layers.InMemoryChannelLayer",
        # A session lasts 24 hours; a week outlasts every one of them.
        "CONFIG": {"group_expiry": 7 * 24 * 3600},
    }
}

# What one participant may do: far more than a person does, and little for a script (core/quota).
PRESSES_A_MINUTE = int(os.environ.get("PRESSES_A_MINUTE", "300"))
THINGS_A_MINUTE = int(os.environ.get("THINGS_A_MINUTE", "40"))
THINGS_IN_ALL = int(os.environ.get("THINGS_IN_ALL", "1000"))

# So many windows of one person follow the room in one process, and so many sockets are open in it altogether.
SOCKETS_EACH = int(os.environ.get("SOCKETS_EACH", "12"))
SOCKETS_IN_ALL = int(os.environ.get("SOCKETS_IN_ALL", "5000"))

# Every card of the largest board that we know of can be ticked at once.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 25_000

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = os.environ.get("TIME_ZONE", "Europe/Amsterdam")
USE_TZ = True


def fingerprint(folder: Path) -> str:
    """A short digest of every static file: part of their address, so that they can be cached for ever."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    return digest.hexdigest()[:10]


STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_URL = f"/static/{fingerprint(BASE_DIR / 'static')}/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802
    return True


# What has to survive a restart waits in the database; see sessions/brownpaper/printing/worker.py.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["versions", "drafts", "letters"]}}

BROWNPAPER_DIR = DATA_DIR / "brownpapers"
# PEM files; without a certificate frozen versions are not signed.
SIGNING_CERTIFICATE = os.environ.get("SIGNING_CERTIFICATE", "")
SIGNING_KEY = os.environ.get("SIGNING_KEY", "")
SIGNING_PASSPHRASE = os.environ.get("SIGNING_PASSPHRASE", "")

# Mail is never needed: every link can also be copied. Without a mail server nothing says that it sends any.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
SENDS_MAIL = bool(EMAIL_HOST)
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM") or f"cocreatie@{urlsplit(PUBLIC_URL).hostname}"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
# Whom to tell of a vulnerability of this server: mailto: or https: (RFC 9116).
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
CSRF_FAILURE_VIEW = "sessions.core.errors.csrf_failure"
# Framing is refused by the Content-Security-Policy (frame-ancestors). Strict transport is for this name alone and not
# preloaded: what else stands below it is not ours to decide. The proxy redirects http, as in deploy/.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W005", "security.W008", "security.W021"]
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "cocreatie": {"handlers": ["console"], "level": "INFO"},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
