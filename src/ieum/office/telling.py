"""What office work tells accounts: each kind of notice, and the posts that it goes to."""

from ieum.kernel.registry import NoticeKind

ASSIGNED = NoticeKind("office.assigned", "업무 배정")
ASKED = NoticeKind("office.asked", "의견 요청")
ANSWERED = NoticeKind("office.answered", "의견 회신")
APPROVAL = NoticeKind("office.approval", "결재할 차례")
DECIDED = NoticeKind("office.decided", "결재됨")
RETURNED = NoticeKind("office.returned", "반려")
CONVENED = NoticeKind("office.convened", "회의 소집")

NOTICE_KINDS = (ASSIGNED, ASKED, ANSWERED, APPROVAL, DECIDED, RETURNED, CONVENED)
