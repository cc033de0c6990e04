"""What the platform itself tells accounts."""

from ieum.kernel.registry import NoticeKind

JOB_ENDED = NoticeKind("platform.job", "맡긴 작업이 끝남")
ACCOUNT_ENDS = NoticeKind("platform.account_ends", "계정의 사용 기간이 끝남")
DISPOSAL_ASKED = NoticeKind("platform.disposal_asked", "파일 폐기 요청")
DISPOSAL_DECIDED = NoticeKind("platform.disposal_decided", "파일 폐기의 결정과 보류")
DUE_MOVED = NoticeKind("platform.due_moved", "휴무일로 기한이 바뀜")
