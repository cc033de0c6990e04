"""Reads of notices, each of one account."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from ieum.kernel.registry import NoticeKind, notice_kinds
from ieum.platform.choices import Channel
from ieum.platform.models import MailAddress, Notice, NoticeSetting


def notices(account_id: UUID) -> QuerySet[Notice]:
    """The notices of an account, the newest first."""
    return Notice.objects.filter(account_id=account_id).order_by("-made_at", "-id")


def unread(account_id: UUID) -> int:
    """How many of them it has not read."""
    # Every page asks it, and putting it together takes longer than answering it.
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM platform_notice WHERE account_id = %s AND read_at IS NULL", [account_id])
        found: int = cursor.fetchone()[0]
    return found


def channels(account_id: UUID) -> list[tuple[NoticeKind, Channel]]:
    """How each kind of notices reaches an account: as it chose, or as is usual."""
    chosen = dict(NoticeSetting.objects.filter(account_id=account_id).values_list("kind", "channel"))
    return [(each, Channel(chosen.get(each.name, each.usual))) for each in notice_kinds]


def mail_address(account_id: UUID) -> MailAddress | None:
    """Where the mail of an account goes; None where it has given no address."""
    return MailAddress.objects.filter(account_id=account_id).first()
