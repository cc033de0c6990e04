"""Settings of the site, all from the environment; a wrong value stops the start with a sentence."""

from ieum.platform import environment
from ieum.platform.database.access import access, django_database

HOME = environment.home()
_access = access()

DATABASES = {"default": django_database(_access.app), "owner": django_database(_access.owner)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _secret_key() -> str:
    given = environment.read("IEUM_SECRET_KEY")
    if given:
        return given
    if _access.server is None:
        raise environment.WrongSetting("IEUM_DATABASE_URL을 정하면 IEUM_SECRET_KEY도 정해야 합니다.")
    return environment.kept_secret(HOME, "secret_key")


SECRET_KEY = _secret_key()
DEBUG = environment.flag("IEUM_DEBUG")
ALLOWED_HOSTS = environment.read("IEUM_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
_IS_HTTPS = environment.flag("IEUM_HTTPS")
"""Whether the site is reached by https; then cookies travel by nothing else."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "ieum.platform",
    "ieum.platform.ui",
    "ieum.org",
    "ieum.budget",
    "ieum.plans",
    "ieum.legal",
    "ieum.council",
    "ieum.participation",
    "ieum.subsidies",
    "ieum.performance",
    "ieum.statistics",
    "ieum.learning",
    "ieum.reports",
    "ieum.site",
]
AUTH_USER_MODEL = "platform.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ieum.platform.middleware.MunicipalityMiddleware",
]
ROOT_URLCONF = "ieum.site.urls"
WSGI_APPLICATION = "ieum.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ieum.site.context.page",
            ]
        },
    }
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Pages that do not exist or are not allowed are no news.
    "loggers": {"django.request": {"level": "ERROR"}},
}

LANGUAGE_CODE = "ko"
TIME_ZONE = "Asia/Seoul"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
"""Files are served from the packages themselves, so that a start needs no collecting step."""

CSRF_FAILURE_VIEW = "ieum.site.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
"""Bytes of one upload; reports with pictures stay below it."""
