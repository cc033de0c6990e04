"""Who may do what with the budget: one table."""

from enum import StrEnum
from uuid import UUID

from ieum.budget.choices import MatterKind
from ieum.kernel.permissions import Permission, Stake
from ieum.org.choices import UnitKind
from ieum.org.rules.standing import Standing
from ieum.platform.choices import STAFF, Role


class BudgetAction(StrEnum):
    """Something that a page of the budget offers."""

    SEE_BUDGET = "SEE_BUDGET"
    """Balances of any day, the life of a cell, and why a total changed."""
    SEE_DISCLOSED = "SEE_DISCLOSED"
    """What law lets anyone know: the daily state of spending and revenue, 재정공시 and published budgets."""
    SEE_SUBMITTED_BILLS = "SEE_SUBMITTED_BILLS"
    """Budget bills as the council has them, from their submission on; never drafts."""
    POST_BUDGET = "POST_BUDGET"
    """Post movements."""
    DECIDE_POSTINGS = "DECIDE_POSTINGS"
    """Confirm or return what waits for a second person, or withdraw one's own; who may which, the operations say."""
    TAKE_BACK = "TAKE_BACK"
    """Take back one event after seeing what that does, or a file; who may which, ``rules.reversing`` says."""
    WRITE_BUDGET_LINES = "WRITE_BUDGET_LINES"
    """Write calculation sheets; which lines at which stage, the table of bills says."""
    COMPILE_BUDGET = "COMPILE_BUDGET"
    """Open bills and move them on; which step is whose, the table of bills says."""
    WORK_ON_MATTERS = "WORK_ON_MATTERS"
    """Write reviews, plans, funds, bonds and disclosures, and move them on; which step is whose, their tables say."""


_POSTERS = frozenset({Role.OFFICER, Role.TEAM_LEAD})
_COMPILERS = _POSTERS | {Role.DIVISION_HEAD, Role.MAYOR}
_BILLS = ("budget.version",)
_MATTERS = tuple(f"budget.{kind.value.lower()}" for kind in MatterKind)

PERMISSIONS = (
    # Council members and residents read what reports and disclosures state, not the ledger of the day; of bills members
    # read what was handed over to the council.
    Permission(BudgetAction.SEE_BUDGET, "예산 원장을 읽기", STAFF | {Role.AUDITOR}),
    Permission(
        BudgetAction.SEE_DISCLOSED, "공개한 재정 자료를 보고 받기", STAFF | {Role.COUNCIL, Role.AUDITOR, Role.RESIDENT}
    ),
    Permission(
        BudgetAction.SEE_SUBMITTED_BILLS,
        "의회에 제출된 예산안을 읽기(제출하기 전의 안은 빼고)",
        STAFF | {Role.COUNCIL, Role.AUDITOR},
    ),
    Permission(BudgetAction.POST_BUDGET, "예산 사건을 등록하기", _POSTERS, writes=True),
    Permission(BudgetAction.DECIDE_POSTINGS, "승인 대기를 승인·반려하거나 회수하기", _COMPILERS, writes=True),
    Permission(
        BudgetAction.TAKE_BACK,
        "예산 사건과 파일을 취소하기(전용·이용·이체·예비비는 단체장만, 변경사용과 승인받아 등록한 것은 "
        "예산 부서의 과장과 단체장만, 올린 사람은 못 함)",
        _COMPILERS,
        writes=True,
    ),
    Permission(BudgetAction.WRITE_BUDGET_LINES, "예산안의 산출표를 적기", STAFF, writes=True, machines=_BILLS),
    Permission(
        BudgetAction.COMPILE_BUDGET, "예산안을 열고 다음 단계로 옮기기", _COMPILERS, writes=True, machines=_BILLS
    ),
    Permission(
        BudgetAction.WORK_ON_MATTERS,
        "재정 심사·계획을 적고 다음 단계로 옮기기",
        STAFF,
        writes=True,
        machines=_MATTERS,
    ),
)
_HOW = {
    "OWN_DIVISION": ("사업 부서나 그 아래 팀의 직위를 맡은 사람", frozenset[Role]()),
    "TEAM": ("역할이 담당이나 팀장인 계정", _POSTERS),
    "DIRECTOR": ("역할이 과장인 계정", frozenset({Role.DIVISION_HEAD})),
    "MAYOR": ("역할이 단체장인 계정", frozenset({Role.MAYOR})),
    "WRITER": ("마지막으로 내용을 적은 사람, 또는 그 위임자", frozenset[Role]()),
    "SENDER": ("마지막으로 자료를 낸 사람, 또는 그 위임자", frozenset[Role]()),
    "COMMITTEE": ("안건을 의결한 위원회의 간사", frozenset[Role]()),
}
_PARTAKERS = {
    MatterKind.INVESTMENT: "OWN_DIVISION TEAM DIRECTOR WRITER COMMITTEE",
    MatterKind.RESEARCH: "OWN_DIVISION TEAM COMMITTEE",
    MatterKind.MID_TERM: "TEAM DIRECTOR MAYOR WRITER COMMITTEE",
    MatterKind.GRANT: "OWN_DIVISION TEAM DIRECTOR WRITER",
    MatterKind.FUND: "OWN_DIVISION TEAM DIRECTOR MAYOR WRITER COMMITTEE",
    MatterKind.BOND: "OWN_DIVISION TEAM DIRECTOR MAYOR WRITER",
    MatterKind.DISCLOSURE: "TEAM DIRECTOR COMMITTEE",
    MatterKind.DISCLOSURE_ITEM: "OWN_DIVISION TEAM DIRECTOR WRITER SENDER",
    MatterKind.REWARD: "OWN_DIVISION TEAM DIRECTOR MAYOR WRITER COMMITTEE",
    MatterKind.SETTLEMENT: "OWN_DIVISION TEAM DIRECTOR MAYOR WRITER",
}
MATTER_STAKES = tuple(
    Stake(f"budget.{kind.value.lower()}", part, *_HOW[part])
    for kind, parts in _PARTAKERS.items()
    for part in parts.split()
)
STAKES = (
    Stake("budget.version", "OWN_DIVISION", "산출표의 부서나 그 아래 팀의 직위를 맡은 사람"),
    Stake("budget.version", "OWN_HEAD", "산출표의 부서의 장을 맡은 사람"),
    Stake("budget.version", "TEAM", "역할이 담당이나 팀장인 계정", _POSTERS),
    Stake("budget.version", "DIRECTOR", "역할이 과장인 계정", frozenset({Role.DIVISION_HEAD})),
    Stake("budget.version", "MAYOR", "역할이 단체장인 계정", frozenset({Role.MAYOR})),
    Stake("budget.version", "LINE_ASKER", "요구 단계나 부서 조정 단계에서 그 과목을 적은 사람, 또는 그 위임자"),
    Stake("budget.version", "ASKER", "요구 단계나 부서 조정 단계에서 무엇이든 적은 사람, 또는 그 위임자"),
)


def divisions_of(standing: Standing, account_id: UUID) -> dict[str, bool]:
    """The divisions that an account's posts are in, by name, and whether it answers for the head of one.

    A team is part of the division above it.
    """
    found: dict[str, bool] = {}
    for post_id in standing.held_by(account_id):
        post = standing.posts[post_id]
        unit = standing.units[post.unit_id]
        is_head = post.is_head and unit.kind != UnitKind.TEAM
        while unit.kind == UnitKind.TEAM and unit.parent_id:
            unit = standing.units[unit.parent_id]
        found[unit.name] = found.get(unit.name, False) or is_head
    return found


def division_parts(standing: Standing, account_id: UUID, division: str) -> frozenset[str]:
    """What an account is to the lines of a division."""
    own = divisions_of(standing, account_id)
    if division not in own:
        return frozenset()
    return frozenset({"OWN_DIVISION", "OWN_HEAD"} if own[division] else {"OWN_DIVISION"})
