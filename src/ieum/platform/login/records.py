"""Log-ins, log-outs and refused log-ins, kept beside what is read of personal data (접속기록).

Whose login nobody has is of no municipality and of no handler of personal data, whose log this is (개인정보의 안전성
확보조치 기준 제2조): how often that is tried, the metrics tell.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.http import HttpRequest

from ieum.platform.choices import ReadingKind
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account
from ieum.platform.personal.access_log import log
from ieum.platform.visitors import visitor_address


def begin_keeping() -> None:
    """Listen to those who tell of log-ins."""
    user_logged_in.connect(keep_log_in)
    user_logged_out.connect(keep_log_out)
    user_login_failed.connect(keep_refusal)


def keep_log_in(request: HttpRequest, user: Account, **_: object) -> None:
    """Keep that an account came in."""
    _keep(request, user, ReadingKind.LOG_IN)


def keep_log_out(request: HttpRequest, user: Account | None, **_: object) -> None:
    """Keep that an account went; nobody where its session had ended."""
    _keep(request, user, ReadingKind.LOG_OUT)


def keep_refusal(credentials: dict[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    """Keep that somebody was refused who gave the login of an account."""
    _keep(request, Account.objects.filter(login=credentials.get("username", "")).first(), ReadingKind.REFUSED)


def _keep(request: HttpRequest | None, account: Account | None, kind: ReadingKind) -> None:
    """Keep it in the account's own municipality, once what the request did is kept; whoever is of none has no log."""
    address = visitor_address(request) if request is not None else None
    home = None if account is None else account.municipality_id
    if account is not None and home is not None and address is not None:
        transaction.on_commit(partial(_log, home, account.pk, kind, address))


def _log(home: UUID, account_id: UUID, kind: ReadingKind, address: str) -> None:
    with municipality(home):
        log(account_id, kind, kind.label, [(account_id, "")], address=address)
