"""Who may see jobs: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission, Stake
from ieum.platform.choices import STAFF, Role


class JobAction(StrEnum):
    """Something that the page of jobs offers."""

    SEE_JOBS = "SEE_JOBS"
    """See, retry and cancel one's own jobs."""
    OVERSEE_JOBS = "OVERSEE_JOBS"
    """See those of everybody, and retry and cancel them."""


_OVERSEERS = frozenset({Role.DIVISION_HEAD})
PERMISSIONS = (
    Permission(JobAction.SEE_JOBS, "맡긴 작업을 보고 취소하거나 다시 하기", STAFF, machines=("platform.job",)),
    Permission(
        JobAction.OVERSEE_JOBS,
        "모두의 작업을 보고 취소하거나 다시 하기",
        _OVERSEERS,
        in_person="작업의 목록은 로그인한 계정의 역할로 열림",
    ),
)
STAKES = (
    Stake("platform.job", "ASKER", "작업을 맡긴 사람"),
    Stake("platform.job", "OVERSEER", "부서의 작업을 살피는 사람", roles=_OVERSEERS),
    Stake("platform.job", "WORKER", "작업 처리기(프로그램)"),
)
