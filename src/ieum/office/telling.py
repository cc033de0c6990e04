"""What office work tells accounts: each kind of notice, and the posts that it goes to."""

from ieum.kernel.registry import NoticeKind

ASSIGNED = NoticeKind("office.assigned", "업무 배정")
ASKED = NoticeKind("office.asked", "의견 요청")
UNASSIGNED = NoticeKind("office.unassigned", "업무 배정을 거둠")
JOINED = NoticeKind("office.joined", "함께 하는 업무")
ANSWERED = NoticeKind("office.answered", "의견 회신")
RECALLED = NoticeKind("office.recalled", "의견 없이 진행")
DUE_CHANGED = NoticeKind("office.due_changed", "기한의 멈춤과 연장")
APPROVAL = NoticeKind("office.approval", "결재할 차례")
DECIDED = NoticeKind("office.decided", "결재됨")
RETURNED = NoticeKind("office.returned", "반려")
STOOD_IN = NoticeKind("office.stood_in", "대신 처리함(대결)")
CONVENED = NoticeKind("office.convened", "회의 소집")
MINUTES = NoticeKind("office.minutes", "확정할 회의록")
REPLIED = NoticeKind("office.replied", "요구한 자료의 회신")
DUE_SOON = NoticeKind("office.due_soon", "기한이 다가옴")
OVERDUE = NoticeKind("office.overdue", "기한이 지남")
ESCALATED = NoticeKind("office.escalated", "소속 업무의 기한이 지남")

NOTICE_KINDS = (
    ASSIGNED, UNASSIGNED, JOINED, ASKED, ANSWERED, RECALLED, DUE_CHANGED, APPROVAL, DECIDED, RETURNED, STOOD_IN,
    CONVENED, MINUTES, REPLIED, DUE_SOON, OVERDUE, ESCALATED,
)  # fmt: skip
