"""Keys of the API: made, revoked, and asked at each request whose they are.

A key names its municipality, so that its row is looked for under row security like any other.
"""

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localdate, now

from ieum.kernel.registry import scopes as known_scopes
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import NoSuchMunicipality, current_municipality, municipality
from ieum.platform.models import Account, ApiToken, Municipality
from ieum.platform.operations import Refused, open_operation

MOST_DAYS = 366
"""A key that is forgotten ends by itself."""
MOST_STANDING = 20
PER_MINUTE = 600
"""Requests that a key may make within one minute of the clock."""
_SECRET_BYTES = 32
_WRITTEN = re.compile(r"ieum\.([\w-]{1,30})\.[\w-]{43}")


class TokenRefused(Refused):
    """Such a key cannot be made; the message says why."""


class NoSuchToken(Refused):
    """The account has no such key, or it is revoked already."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who makes a request by a key, and what the key is for."""

    token_id: UUID
    account_id: UUID
    municipality_id: UUID
    role: str
    title: str
    """What the account is called."""
    scopes: frozenset[str]
    requests: int
    """How many the key has made in this minute, with this one."""


def offered_scopes(role: str) -> list[tuple[str, str]]:
    """Name and label of what a key of such an account may be for."""
    return [(each.name, each.label) for each in known_scopes if role in each.roles]


@transaction.atomic
def issue_token(*, account_id: UUID, name: str, scopes: Collection[str], expires_on: date) -> tuple[ApiToken, str]:
    """Make a key; its text is given here and never again.

    :raises TokenRefused: if it has no name or purpose, its role may not do that, or it would last too long
    """
    account = Account.objects.select_related("municipality").get(pk=account_id, municipality=current_municipality())
    fault = _fault(account, name, scopes, expires_on)
    if fault:
        raise TokenRefused(fault)
    opened = open_operation(kind="platform.issue_token", actor_id=account_id, basis=f"API 열쇠 발급: {name.strip()}")
    home: Municipality = account.municipality  # type: ignore[assignment]  # it is the current one
    text = f"ieum.{home.code}.{secrets.token_urlsafe(_SECRET_BYTES)}"
    made = ApiToken.objects.create(
        municipality=home, operation_id=opened.operation_id, account=account, name=name.strip(), digest=_digest(text),
        scopes=sorted(scopes), expires_on=expires_on,
    )  # fmt: skip
    return made, text


@transaction.atomic
def revoke_token(*, token_id: UUID, account_id: UUID) -> ApiToken:
    """Let a key of the account open nothing any more.

    :raises NoSuchToken: if there is none, or it is revoked already
    """
    found = ApiToken.objects.filter(pk=token_id, account_id=account_id, revoked_at=None).first()
    if found is None:
        raise NoSuchToken("그런 API 열쇠가 없거나 이미 폐기했습니다. 목록에서 고르십시오.")
    open_operation(kind="platform.revoke_token", actor_id=account_id, basis=f"API 열쇠 폐기: {found.name}")
    found.revoked_at = now()
    found.save(update_fields=["revoked_at"])
    return found


def tokens_of(account_id: UUID) -> list[ApiToken]:
    """All keys of an account, the newest first."""
    rows = ApiToken.objects.filter(account_id=account_id).select_related("operation", "account")
    return list(rows.order_by("-operation__recorded_at", "-id"))


def is_standing(token: ApiToken, today: date) -> bool:
    """Whether a key opens anything on a day."""
    return token.revoked_at is None and token.expires_on >= today


def use_token(text: str, *, moment: datetime) -> Bearer | None:
    """Whose key it is, counting the request; None where it is no key, or opens nothing any more.

    Opens its own transaction, so that requests with one key do not wait for each other's work.
    """
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    try:
        with municipality(written[1]), connection.cursor() as cursor:
            cursor.execute(_USE, {"digest": _digest(text), "moment": moment, "today": localdate(moment)})
            row = cursor.fetchone()
    except NoSuchMunicipality:
        return None
    if row is None:
        return None
    token_id, account_id, municipality_id, role, title, scopes, requests = row
    return Bearer(token_id, account_id, municipality_id, role, title, frozenset(scopes), requests)


_USE = """
    UPDATE platform_apitoken t SET used_at = %(moment)s, minute = date_trunc('minute', %(moment)s::timestamptz),
        requests = CASE WHEN minute = date_trunc('minute', %(moment)s::timestamptz) THEN requests ELSE 0 END + 1
    FROM platform_account a
    WHERE t.digest = %(digest)s AND t.revoked_at IS NULL AND t.expires_on >= %(today)s
    AND a.id = t.account_id AND a.is_active AND a.municipality_id = t.municipality_id
    AND (a.valid_from IS NULL OR a.valid_from <= %(today)s) AND (a.valid_until IS NULL OR a.valid_until > %(today)s)
    RETURNING t.id, t.account_id, t.municipality_id, a.role, a.title,
        ARRAY(SELECT jsonb_array_elements_text(t.scopes)), t.requests
"""
"""One statement, so that requests at the same time are each counted, by all processes of the site together."""


def _fault(account: Account, name: str, scopes: Collection[str], expires_on: date) -> str:
    """Why such a key cannot be made; "" where it can."""
    today, offered = localdate(), dict(offered_scopes(account.role))
    if not name.strip() or len(name) > 60 or "\0" in name:
        return "열쇠의 이름을 60자까지 적어 주십시오."
    if not scopes or not set(scopes) <= offered.keys():
        return worded(
            "권한 범위를 이 가운데에서 골라 주십시오: {offered}.",
            offered=", ".join(offered) or "고를 수 있는 것이 없습니다",
        )
    if not today <= expires_on <= today + timedelta(days=MOST_DAYS):
        return worded("쓸 수 있는 마지막 날은 오늘부터 {most}일 안이어야 합니다.", most=MOST_DAYS)
    if sum(is_standing(each, today) for each in tokens_of(account.pk)) >= MOST_STANDING:
        return worded("열쇠를 {most}개까지 가질 수 있습니다. 쓰지 않는 것을 폐기하십시오.", most=MOST_STANDING)
    return ""


def _digest(text: str) -> str:
    """A key has 256 random bits, so that a plain hash cannot be tried backwards."""
    return hashlib.sha256(text.encode()).hexdigest()
