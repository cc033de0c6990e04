"""Calendars of due dates: a private address for each account, whose secret is shown once and can be taken back."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from ieum.platform.database.tenancy import NoSuchMunicipality, current_municipality, municipality
from ieum.platform.models import Account, CalendarFeed, Municipality
from ieum.platform.operations import Refused, open_operation

_SECRET_BYTES = 32
_WRITTEN = re.compile(r"([\w-]{1,30})\.[\w-]{43}")


class NoFeed(Refused):
    """The account has no calendar."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose due dates an address shows."""

    municipality_id: UUID
    account_id: UUID


def feed_of(account_id: UUID) -> CalendarFeed | None:
    """The calendar that an account has now; None where it has none."""
    rows = CalendarFeed.objects.filter(account_id=account_id, revoked_at=None)
    return rows.select_related("operation").first()


@transaction.atomic
def open_feed(*, account_id: UUID) -> str:
    """Make the address of an account's calendar, or another one instead; its secret is given here and never again."""
    # Two at the same time make one after the other.
    Account.objects.select_for_update().get(pk=account_id)
    opened = open_operation(kind="platform.open_calendar", actor_id=account_id, basis="기한 달력 주소 만들기")
    CalendarFeed.objects.filter(account_id=account_id, revoked_at=None).update(revoked_at=now())
    code = Municipality.objects.get(pk=current_municipality()).code
    text = f"{code}.{secrets.token_urlsafe(_SECRET_BYTES)}"
    CalendarFeed.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, account_id=account_id,
        digest=_digest(text),
    )  # fmt: skip
    return text


@transaction.atomic
def revoke_feed(*, account_id: UUID) -> None:
    """Let the address of an account's calendar show nothing any more.

    :raises NoFeed: if there is none
    """
    open_operation(kind="platform.revoke_calendar", actor_id=account_id, basis="기한 달력 주소 폐기")
    if not CalendarFeed.objects.filter(account_id=account_id, revoked_at=None).update(revoked_at=now()):
        raise NoFeed("폐기할 기한 달력이 없습니다.")


def reader_of(text: str) -> Reader | None:
    """Whose due dates an address shows; None where it is none, or shows nothing any more. Opens its own transaction."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    try:
        with municipality(written[1]) as municipality_id:
            found = CalendarFeed.objects.filter(
                digest=_digest(text), revoked_at=None, account__is_active=True, account__municipality=municipality_id
            ).first()
    except NoSuchMunicipality:
        return None
    return Reader(municipality_id, found.account_id) if found else None


def _digest(text: str) -> str:
    """A secret has 256 random bits, so that a plain hash cannot be tried backwards."""
    return hashlib.sha256(text.encode()).hexdigest()
