"""What workers do for office work: the notice of a meeting by mail to outside members, who have no account.

As with other mails, one counts as sent when the server has taken it. Whoever dies in between leaves it to be sent again
with the same Message-ID. The address is read for the officer who asked, and that is logged.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.timezone import localdate

from ieum.documents.writing import write_document
from ieum.kernel.registry import JobCall, JobKind, JobResult
from ieum.office import queries
from ieum.office.choices import MeetingState
from ieum.office.models import MemberNotice
from ieum.office.operations.noticing import MAIL_JOB
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.choices import ReadingKind
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.progress import begin_step
from ieum.platform.operations import Refused
from ieum.platform.personal.operations import read_personal
from ieum.platform.personal.values import Erased

FORMS = ("pdf", "hwpx")
_BODY = "{title}를 붙임과 같이 보냅니다.\n\n일시: {when}\n곳: {place}\n"


class NoticesUnsent(Refused):
    """Some mails could not be sent; the message says how many and what to do."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The mail of one meeting, the same for all its members."""

    title: str
    body: str
    files: tuple[tuple[str, bytes], ...]
    waiting: tuple[UUID, ...]
    """The notices that wait to be sent."""
    address: str
    """Of the meeting's page."""


def mail_notices(call: JobCall) -> JobResult:
    """Send the notice of a meeting to each member who waits for it; who was sent it before gets no other one.

    :raises NoticesUnsent: if the mail server could not be asked or refused somebody
    """
    with municipality(call.municipality_id):
        letter = _letter(UUID(call.arguments["meeting_id"]))
    if letter is None:
        return JobResult("회의가 열렸거나 취소되어 통지서를 보내지 않았습니다.")
    try:
        sent = _send_all(letter, call)
    except OSError as fault:
        raise NoticesUnsent(
            "메일 서버에 보내지 못한 통지서가 있습니다. 서버를 확인한 뒤 '다시 하기'를 누르십시오."
        ) from fault
    if sent < len(letter.waiting):
        unsent = len(letter.waiting) - sent
        raise NoticesUnsent(f"통지서 {unsent}건을 받지 않는 주소입니다. 주소를 고쳐 다시 보내거나 직접 알리십시오.")
    return JobResult(f"통지서 {sent}건을 보냈습니다.", letter.address)


def _letter(meeting_id: UUID) -> Letter | None:
    """What is sent; None once the meeting was opened or called off."""
    found = queries.meeting(meeting_id)
    if found.state != MeetingState.NOTIFIED:
        return None
    document = queries.meeting_notice(meeting_id)
    files = tuple(
        (f"{document.title}.{form}", write_document(document, f".{form}", styles=settings.REPORT_STYLES))
        for form in FORMS
    )
    body = _BODY.format(title=document.title, when=queries.day_and_hour(found), place=found.place or "따로 알림")
    waiting = tuple(queries.waiting_mails(meeting_id).values())
    return Letter(document.title, body, files, waiting, f"/meetings/{meeting_id}/")


def _send_all(letter: Letter, call: JobCall) -> int:
    """How many were taken; a server that cannot be asked ends it, an address that it refuses does not."""
    sent = 0
    with get_connection() as server:
        for number, notice_id in enumerate(letter.waiting, start=1):
            begin_step("통지서를 보내는 중", number, len(letter.waiting))
            try:
                with municipality(call.municipality_id):
                    _send(letter, notice_id, call.actor_id, server)
            except Erased:
                continue
            except OSError as fault:
                if not _is_of_address(fault):
                    raise
                continue
            sent += 1
    return sent


def _is_of_address(fault: OSError) -> bool:
    """Whether a server refused whom a mail is for, of whom it then tells, rather than could not be asked."""
    return bool(getattr(fault, "recipients", None))


def _send(letter: Letter, notice_id: UUID, actor_id: UUID, server: Any) -> None:
    """Send one, held until it is marked, so that two workers send it once.

    :raises Erased: if the member has no address any more
    """
    rows = MemberNotice.objects.select_for_update(of=("self",)).select_related("member")
    found = rows.filter(pk=notice_id, told_on=None).first()
    if found is None:
        return
    contact = queries.contact_of(found.member)
    if contact is None or contact.mail is None:
        raise Erased(letter.title)
    (to,) = read_personal(
        values=[contact.mail], actor_id=actor_id, purpose=letter.title, address=None, kind=ReadingKind.COMMAND
    )
    headers = {"Message-ID": f"<{notice_id.hex}@{urlsplit(settings.ADDRESS).hostname}>"}
    mail = EmailMessage(letter.title, letter.body, to=[to], headers=headers, connection=server)
    for name, data in letter.files:
        mail.attach(name, data)
    mail.send()
    found.told_on = localdate()
    found.save(update_fields=["told_on"])


MAIL_NOTICES = JobKind(MAIL_JOB, "회의 통지서 메일", mail_notices, (Refused,), OfficeAction.RUN_COMMITTEES.value)
