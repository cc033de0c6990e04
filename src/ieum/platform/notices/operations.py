"""Telling accounts, inside of the operations that cause it, and what an account does with what it is told."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import now
from procrastinate.contrib.django import app

from ieum.kernel.registry import notice_kinds
from ieum.kernel.wording import worded
from ieum.platform.choices import Channel, MailState
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import Account, MailAddress, Notice, NoticeSetting
from ieum.platform.notices import queries
from ieum.platform.operations import Refused, open_operation
from ieum.platform.personal import keys

MAIL = "ieum.mail"
_BY_MAIL = {Channel.MAIL: MailState.AT_ONCE, Channel.DIGEST: MailState.IN_DIGEST}


class NoticeRefused(Refused):
    """The setting cannot be so; the message says why."""


def notify(*, account_ids: Iterable[UUID], kind: str, title: str, key: str, address: str = "") -> int:
    """Tell accounts of something as part of what happened; how many were told now.

    ``key`` says what it is about: an account is told of the same once, whoever else tells it at the same time. Nobody
    is told who does not want to be, or may not log in.
    """
    wanted = _channels(set(account_ids), kind)
    reached = set(MailAddress.objects.filter(account__in=wanted).values_list("account_id", flat=True))
    told = [
        Notice(
            municipality_id=current_municipality(), account_id=account_id, kind=kind, title=title[:200],
            address=address, key=f"{kind}:{key}"[:200], made_at=now(),
            mail=_BY_MAIL.get(Channel(channel), "") if account_id in reached else "",
        )
        for account_id, channel in wanted.items()
        if channel != Channel.NONE
    ]  # fmt: skip
    with transaction.atomic():
        Notice.objects.bulk_create(told, ignore_conflicts=True)
        # Of those that were told before there is no row of this id.
        mine = Notice.objects.filter(pk__in=[each.pk for each in told])
        for each in mine.filter(mail=MailState.AT_ONCE):
            _queue_mail(each)
        return mine.count()


def mark_read(*, account_id: UUID, notice_id: UUID | None = None) -> int:
    """Mark a notice of an account as read, or with None all of them; how many were unread."""
    rows = Notice.objects.filter(account_id=account_id, read_at=None)
    rows = rows if notice_id is None else rows.filter(pk=notice_id)
    return rows.update(read_at=now())


@transaction.atomic
def choose_channels(*, account_id: UUID, chosen: Mapping[str, str], mail_address: str | None) -> None:
    """Say how each kind of notices reaches an account, and where its mail goes: None for where it went, "" for nowhere.

    :raises NoticeRefused: for mail without a server or an address, or to one that cannot be
    """
    text = None if mail_address is None else mail_address.strip()
    by_mail = [notice_kinds[kind].label for kind, channel in chosen.items() if channel in _BY_MAIL]
    if by_mail and not settings.EMAIL_HOST:
        raise NoticeRefused("메일 서버가 정해지지 않아 메일로 보낼 수 없습니다. 운영자에게 알리십시오.")
    if by_mail and (text == "" or (text is None and queries.mail_address(account_id) is None)):
        raise NoticeRefused(worded("메일로 받으려면 메일 주소를 적어야 합니다: {by_mail}.", by_mail=", ".join(by_mail)))
    if text:
        _require_address(text)
    open_operation(kind="platform.choose_notices", actor_id=account_id, basis="알림 받는 방법")
    for kind, channel in chosen.items():
        NoticeSetting.objects.update_or_create(
            municipality_id=current_municipality(), account_id=account_id, kind=notice_kinds[kind].name,
            defaults={"channel": Channel(channel)},
        )  # fmt: skip
    if text is not None:
        _keep_address(account_id, text)


def _keep_address(account_id: UUID, text: str) -> None:
    """Keep the address only as long as it is used: another one or none takes its place."""
    MailAddress.objects.filter(account_id=account_id).delete()
    if text:
        MailAddress.objects.create(municipality_id=current_municipality(), account_id=account_id, address=text)


def forget_address(account_id: UUID) -> None:
    """Take away where the mail of an account goes, as part of what parts it from its official.

    With it goes the key that the address is sealed under, so that no backup tells it either.
    """
    gone, _ = MailAddress.objects.filter(account_id=account_id).delete()
    if gone:
        transaction.on_commit(lambda: keys.destroy_key(account_id))


def _require_address(text: str) -> None:
    try:
        validate_email(text)
    except ValidationError as error:
        raise NoticeRefused("메일 주소를 name@example.go.kr처럼 적어 주십시오.") from error


def _channels(account_ids: set[UUID], kind: str) -> dict[UUID, str]:
    """How each account that may log in here wants to be told."""
    here = Account.objects.filter(pk__in=account_ids, is_active=True, municipality_id=current_municipality())
    known = here.order_by("login").values_list("pk", flat=True)
    chosen = dict(NoticeSetting.objects.filter(account__in=account_ids, kind=kind).values_list("account", "channel"))
    return {each: chosen.get(each, notice_kinds[kind].usual) for each in known}


def _queue_mail(notice: Notice) -> None:
    ids = {"municipality_id": str(notice.municipality_id), "notice_id": str(notice.pk)}
    app.configure_task(MAIL, lock=ids["notice_id"]).defer(**ids)
