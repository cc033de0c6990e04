"""Settings of the site, all from the environment; a wrong value stops the start with a sentence."""

from pathlib import Path

from ieum.checking import presentations
from ieum.platform import environment
from ieum.platform.database.access import access, django_database
from ieum.platform.login.office import office

HOME = environment.home()
_access = access()

DATABASES = {
    "default": django_database(_access.app, keeps_statements=True),
    "owner": django_database(_access.owner),
}
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
WATCH_TOKEN = environment.read("IEUM_WATCH_TOKEN")
"""Opens health and metrics to other machines; without it only this one sees them."""
ALLOWED_HOSTS = environment.read("IEUM_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
REPORT_STYLES = environment.report_styles()
_IS_HTTPS = environment.flag("IEUM_HTTPS")
"""Whether the site is reached by https; then cookies travel by nothing else."""

ADDRESS = environment.read("IEUM_ADDRESS", f"{'https' if _IS_HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")
"""Of the site, as mails name it."""
EMAIL_HOST = environment.read("IEUM_MAIL_HOST")
_MAIL_PORT = 587 if environment.flag("IEUM_MAIL_TLS") else 25
EMAIL_PORT = environment.number("IEUM_MAIL_PORT", _MAIL_PORT, least=1, most=65_535)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = environment.read("IEUM_MAIL_USER"), environment.read("IEUM_MAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("IEUM_MAIL_TLS")
EMAIL_TIMEOUT = 20
"""Seconds that a worker waits for the mail server."""
DEFAULT_FROM_EMAIL = environment.read("IEUM_MAIL_FROM", "ieum@localhost")
"""Without a mail server nothing is sent, and accounts cannot choose mail."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "procrastinate.contrib.django",
    "ieum.platform",
    "ieum.platform.ui",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "ieum.org",
    "ieum.office",
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
    "ieum.api",
    "ieum.site",
]
AUTH_USER_MODEL = "platform.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_MINIMUM = 9
"""Characters, as the guidance on safe passwords of the personal information authority asks of two kinds of letters."""
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": PASSWORD_MINIMUM}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["login", "title"]}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = ["ieum.platform.login.backends.PeriodBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "ieum.platform.login.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = str
ACCOUNT_FORMS = {
    "login": "ieum.platform.login.forms.LoginForm",
    "reauthenticate": "ieum.platform.login.forms.ReauthenticateForm",
    "change_password": "ieum.platform.login.forms.ChangePasswordForm",
}
# A whole office comes from one address, so the lock is on the login: five wrong passwords lock it for five minutes.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "100/m/ip,5/300s/key"}
MFA_ADAPTER = "ieum.platform.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
"""Codes of half a minute before and after are taken too, since clocks of phones differ."""
MFA_FORMS = {
    "authenticate": "ieum.platform.login.forms.AuthenticateForm",
    "reauthenticate": "ieum.platform.login.forms.ReauthenticateByCodeForm",
    "activate_totp": "ieum.platform.login.forms.ActivateTOTPForm",
    "add_webauthn": "ieum.platform.login.forms.AddKeyForm",
    "edit_webauthn": "ieum.platform.login.forms.RenameKeyForm",
}
SOCIALACCOUNT_ADAPTER = "ieum.platform.login.adapters.SingleSignOnAdapter"
_OFFICE = office()
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_OFFICE.as_app()] if _OFFICE else []}
}
# Attempts are counted for all processes together.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "platform_cache"},
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
PROCRASTINATE_ON_APP_READY = "ieum.platform.tasks.add_tasks"
"""The queue knows two tasks alone; what jobs there are, the apps register."""

MIDDLEWARE = [
    "ieum.platform.watch.lines.WatchMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ieum.platform.ui.languages.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ieum.platform.login.first_password.FirstPasswordMiddleware",
    "ieum.site.acting.ActingMiddleware",
    "ieum.platform.middleware.UnkeptMiddleware",
    "ieum.platform.middleware.NoNulMiddleware",
    "ieum.platform.middleware.DoorMiddleware",
    "ieum.site.autosaving.AutosaveMiddleware",
    "ieum.platform.middleware.MunicipalityMiddleware",
]
ROOT_URLCONF = "ieum.urls"
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
FORM_RENDERER = "ieum.platform.ui.widgets.Renderer"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "ieum.platform.watch.json_lines.JsonLines"}},
    "handlers": {
        # In development faults are told in full, and nobody's data are at hand.
        "console": {"class": "logging.StreamHandler", **({} if DEBUG else {"formatter": "lines"})},
        "requests": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "lines"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Pages that do not exist or are not allowed are no news.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "ieum.requests": {
            "handlers": ["requests"],
            "level": "INFO" if environment.flag("IEUM_REQUEST_LOG") else "WARNING",
            "propagate": False,
        },
    },
}

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
"""Korean first: English is shown to browsers alone that chose it by the switch."""
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGE_COOKIE_NAME = "ieum_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
"""Seconds; a year."""
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _IS_HTTPS
TIME_ZONE = "Asia/Seoul"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [("checking", Path(presentations.__file__).parent / "static")]
"""What the pages of findings share with the one that checking writes."""
WHITENOISE_USE_FINDERS = True
"""Files are served from the packages themselves, so that a start needs no collecting step."""

CSRF_FAILURE_VIEW = "ieum.site.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        # Browsers hold what a form leads on to against this list too.
        "form-action": ["'self'", *([_OFFICE.origin] if _OFFICE else [])],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "ieum.platform.login.sessions"
SESSION_COOKIE_AGE = 60 * environment.number("IEUM_IDLE_MINUTES", 30, least=5, most=480)
"""Seconds without a request after which one is logged out; the cookie itself ends with the browser."""
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _IS_HTTPS else None
"""The web server in front ends TLS and says so; others do not reach the site, which listens on this machine alone."""
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
"""Bytes of one upload; reports with pictures stay below it."""
