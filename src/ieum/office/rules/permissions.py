"""Who may do what with cases and committees: one table. What may be done with one, its state machine says by posts."""

from enum import StrEnum

from ieum.kernel.permissions import Permission, Stake
from ieum.platform.choices import STAFF, Role


class OfficeAction(StrEnum):
    """Something that a page of office work offers."""

    SEE_CASES = "SEE_CASES"
    WORK_ON_CASES = "WORK_ON_CASES"
    """Receive cases, and move those on in which one has a part."""
    READ_PETITIONS = "READ_PETITIONS"
    """Read petitions in which one has no part (``queries.reading`` says who has one)."""
    READ_PETITIONER = "READ_PETITIONER"
    """See who asked for a case after saying what for, where one has it or received it."""
    SET_DELEGATION = "SET_DELEGATION"
    """Set who decides at the least on each kind of case."""
    SET_REMINDERS = "SET_REMINDERS"
    """Set when due dates are brought to mind."""
    REQUEST_DATA = "REQUEST_DATA"
    """Demand data of the office as who is not of it, and get the answer."""
    SEE_COMMITTEES = "SEE_COMMITTEES"
    RUN_COMMITTEES = "RUN_COMMITTEES"
    """Register committees and take the steps of meetings in which one has a part."""
    KEEP_VIEWS = "KEEP_VIEWS"
    """Keep views of lists under names of one's own."""


PERMISSIONS = (
    Permission(OfficeAction.SEE_CASES, "업무와 기한을 읽기", STAFF | {Role.AUDITOR}),
    Permission(OfficeAction.WORK_ON_CASES, "업무를 접수하고 처리하기", STAFF, writes=True, machines=("office.case",)),
    Permission(OfficeAction.READ_PETITIONS, "맡은 부분이 없는 민원도 읽기", frozenset({Role.MAYOR, Role.AUDITOR})),
    Permission(
        OfficeAction.READ_PETITIONER,
        "담당이거나 접수한 업무의 민원인을 목적을 적고 보기",
        STAFF - {Role.MAYOR},
        in_person="개인정보를 다루는 계정은 사람마다 따로 주고 함께 쓰지 않음(개인정보의 안전성 확보조치 기준 제5조)",
    ),
    Permission(
        OfficeAction.SET_DELEGATION,
        "위임전결표를 정하기",
        frozenset({Role.DIVISION_HEAD, Role.MAYOR}),
        writes=True,
    ),
    Permission(
        OfficeAction.SET_REMINDERS,
        "기한을 언제 알릴지 정하기",
        frozenset({Role.DIVISION_HEAD, Role.MAYOR}),
        writes=True,
    ),
    Permission(
        OfficeAction.REQUEST_DATA,
        "자료를 요구하고 회신을 받기",
        frozenset({Role.AUDITOR, Role.COUNCIL}),
        writes=True,
        in_person="요구하는 사람의 이름으로 하며, 의회의 요구는 의장을 거침(지방자치법 시행령 제46조)",
    ),
    Permission(OfficeAction.SEE_COMMITTEES, "위원회와 회의를 읽기", STAFF | {Role.AUDITOR, Role.COUNCIL}),
    Permission(
        OfficeAction.RUN_COMMITTEES, "위원회를 두고 회의를 운영하기", STAFF, writes=True, machines=("office.meeting",)
    ),
    Permission(
        OfficeAction.KEEP_VIEWS,
        "목록의 보기를 저장하고 고치고 지우기",
        STAFF | {Role.AUDITOR, Role.COUNCIL},
        in_person="저장한 보기는 그 계정의 것이며 다른 사람의 보기를 고치지 않음",
    ),
)
_ANSWERS = "본인, 직무대리, 없으면 상위 부서장"
STAKES = (
    Stake("office.case", "HOLDER", f"업무가 있는 직위를 맡은 사람({_ANSWERS})"),
    Stake("office.case", "SUPERIOR", "그 직위 위의 부서장 직위를 맡은 사람"),
    Stake("office.case", "DRAFTER", "지금 결재 중인 기안을 올린 사람, 또는 그 위임자"),
    Stake("office.case", "APPROVER", f"결재선에서 차례가 된 직위를 맡은 사람({_ANSWERS})"),
    Stake("office.case", "REQUESTER", "업무를 요청한 직원, 또는 그 위임자"),
    Stake("office.case", "CO_POST", f"담당과 함께 하는 직위를 맡은 사람({_ANSWERS})"),
    Stake("office.case", "ASKER", "회신을 기다리는 의견을 물은 사람, 또는 그 위임자"),
    Stake("office.case", "ASSIGNER", "담당을 마지막으로 정한 사람이나 그 위임자, 또는 그때의 직위를 지금 맡은 사람"),
    Stake("office.case", "COMMITTEE", "업무를 심의한 위원회의 의결"),
    Stake("office.meeting", "SECRETARY", "위원회를 맡은 직위(간사)를 맡은 사람"),
    Stake("office.meeting", "SUPERIOR", "간사 위의 부서장 직위를 맡은 사람"),
    Stake("office.meeting", "CHAIR", "위원장인 직위를 맡은 사람"),
    Stake("office.meeting", "SUBMITTER", "안건을 내는 직위를 맡은 사람"),
)
