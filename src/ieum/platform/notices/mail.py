"""Notices by mail: one at once, or those of a day together on the morning of a working day.

A subject says no more than that there is something; what it is stands in the mail itself, which goes to the account's
own address.

A mail is sent at least once: it counts as sent when the server has taken it, in the transaction that ends after that.
Whoever dies between the two leaves it to be sent again, with the same Message-ID, by which servers and mail programs
know the second as the first. Nothing is sent at most once, since an untold due date is worse than one told twice.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, time
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.timezone import localtime
from procrastinate.contrib.django import app

from ieum.kernel.registry import Round, notice_kinds
from ieum.platform.choices import MailState
from ieum.platform.closed_days.queries import own_calendar
from ieum.platform.database.tenancy import current_municipality, municipality
from ieum.platform.models import Digest, MailAddress, Municipality, Notice
from ieum.platform.notices.queries import mail_address
from ieum.platform.personal.values import Erased

DIGEST = "ieum.digest"
MORNING = time(8, 30)
"""From when on the notices of the days before are sent together."""
_HEAD = "[이음] {place} {said}"
_FOOT = "알림을 받는 방법은 이 화면에서 바꿉니다: {address}"


def send_notice(municipality_id: UUID, notice_id: UUID) -> None:
    """Send one notice by mail unless it was sent, or read in the site meanwhile.

    :raises OSError: if the mail server could not be asked, or refused; the queue tries again
    """
    with municipality(municipality_id):
        found = Notice.objects.select_for_update().filter(pk=notice_id, mail=MailState.AT_ONCE, read_at=None).first()
        box = mail_address(found.account_id) if found else None
        if found is None or box is None:
            return
        _send(box, "새 알림 1건", [found])
        _mark([found])


def send_digest(municipality_id: UUID, account_id: UUID) -> None:
    """Send what an account has not read of the notices that are gathered for it, as one mail.

    :raises OSError: if the mail server could not be asked, or refused; the queue tries again
    """
    with municipality(municipality_id):
        rows = Notice.objects.select_for_update().filter(account_id=account_id, mail=MailState.IN_DIGEST)
        waiting = list(rows.order_by("made_at", "id"))
        unread, box = [each for each in waiting if each.read_at is None], mail_address(account_id)
        if unread and box is not None:
            _send(box, f"새 알림 {len(unread)}건", unread)
        _mark(waiting)


def gather(moment: datetime) -> None:
    """On the morning of a working day let a mail be sent to everybody for whom notices were gathered, once a day."""
    here = localtime(moment)
    if here.time() < MORNING or own_calendar().is_off_as_known(here.date()):
        return
    waiting = Notice.objects.filter(mail=MailState.IN_DIGEST).values_list("account_id", flat=True).distinct()
    for account_id in waiting.order_by("account_id"):
        _queue_digest(account_id, here)


def _queue_digest(account_id: UUID, here: datetime) -> None:
    own = {"municipality_id": current_municipality(), "account_id": account_id}
    with transaction.atomic():
        made = Digest.objects.bulk_create([Digest(**own, day=here.date())], ignore_conflicts=True)
        # Where another worker was first, no row has this id.
        if Digest.objects.filter(pk=made[0].pk).exists():
            app.configure_task(DIGEST).defer(**{name: str(each) for name, each in own.items()})


def _send(box: MailAddress, said: str, notices: Sequence[Notice]) -> None:
    try:
        to = box.address.reveal()
    except Erased:
        return
    place = Municipality.objects.get(pk=box.municipality_id).name
    headers = {"Message-ID": _message_id(notices)}
    EmailMessage(_HEAD.format(place=place, said=said), _body(notices), to=[to], headers=headers).send()


def _message_id(notices: Sequence[Notice]) -> str:
    """The same for the same notices, whenever they are sent; another one as soon as one more is told."""
    named = "\n".join(sorted(str(each.pk) for each in notices))
    return f"<{hashlib.sha256(named.encode()).hexdigest()[:32]}@{urlsplit(settings.ADDRESS).hostname}>"


def _body(notices: Sequence[Notice]) -> str:
    lines = [f"- {_label(each)}: {each.title}\n  {settings.ADDRESS}{each.address or '/notices/'}" for each in notices]
    return "\n".join([*lines, "", _FOOT.format(address=f"{settings.ADDRESS}/notices/settings/"), ""])


def _label(notice: Notice) -> str:
    return notice_kinds[notice.kind].label if notice.kind in notice_kinds else notice.kind


def _mark(notices: Sequence[Notice]) -> None:
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(mail=MailState.SENT)


DIGESTS = Round("platform.digests", gather)
