"""Who may read personal data, see who read it, and look into what was done: one table."""

from enum import StrEnum

from ieum.kernel.permissions import Permission
from ieum.platform.choices import STAFF, Role

_OWN_ACCOUNT = "개인정보를 다루는 계정은 사람마다 따로 주고 함께 쓰지 않음(개인정보의 안전성 확보조치 기준 제5조)"
_NO_FURTHER = "위임받은 권한은 다시 위임하지 않음(지방자치법 제117조제4항)"
_INDEPENDENT = "감사는 맡은 사람이 독립하여 함(공공감사에 관한 법률 제7조)"


class TrustAction(StrEnum):
    """Something that a page about trust offers."""

    READ_PERSONAL = "READ_PERSONAL"
    """See a personal value after saying what for."""
    SEE_READINGS = "SEE_READINGS"
    """See who read personal values (개인정보 보호책임자, 감사)."""
    CHECK_READINGS = "CHECK_READINGS"
    """Confirm the monthly check (개인정보 보호책임자); who audits records nothing."""
    SEE_ERASURES = "SEE_ERASURES"
    """See whose period is over, what an erasure would destroy, and which were asked for and decided."""
    REQUEST_ERASURE = "REQUEST_ERASURE"
    """Ask to erase a person whose period is over."""
    DECIDE_ERASURE = "DECIDE_ERASURE"
    """Erase a person, or refuse to, where another asked for it."""
    SET_RETENTION = "SET_RETENTION"
    """Say for how long the office keeps what law leaves to it (개인정보 보호책임자)."""
    SEE_AUDIT = "SEE_AUDIT"
    """See who did what, and whether the chain of decisions is whole."""
    SEE_PERMISSIONS = "SEE_PERMISSIONS"
    """See the table of permissions, and ask what one's own account may do."""
    SEE_POWERS = "SEE_POWERS"
    """Ask what another account may do."""
    ACT_FOR = "ACT_FOR"
    """Use the powers of another account for a period (위임, 직무대리)."""
    DELEGATE = "DELEGATE"
    """Delegate one's own powers, as a head those of who stands below, and take that back."""


_READERS = frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD})
_KEEPER = frozenset({Role.DIVISION_HEAD})
"""개인정보 보호책임자 of the division."""
PERMISSIONS = (
    Permission(
        TrustAction.READ_PERSONAL,
        "개인정보를 목적을 적고 보기",
        _READERS,
        in_person=_OWN_ACCOUNT,
    ),
    Permission(TrustAction.SEE_READINGS, "개인정보 접속기록을 읽기", _KEEPER | {Role.AUDITOR}, in_person=_OWN_ACCOUNT),
    Permission(TrustAction.CHECK_READINGS, "접속기록을 점검했다고 적기", _KEEPER, writes=True, in_person=_OWN_ACCOUNT),
    Permission(TrustAction.SEE_ERASURES, "개인정보 파기를 읽기", _READERS | {Role.AUDITOR}, in_person=_OWN_ACCOUNT),
    Permission(TrustAction.REQUEST_ERASURE, "개인정보 파기를 요청하기", _READERS, writes=True, in_person=_OWN_ACCOUNT),
    Permission(
        TrustAction.DECIDE_ERASURE, "남이 요청한 개인정보 파기를 결정하기", _KEEPER, writes=True, in_person=_OWN_ACCOUNT
    ),
    Permission(TrustAction.SET_RETENTION, "개인정보 보유기간을 정하기", _KEEPER, writes=True, in_person=_OWN_ACCOUNT),
    Permission(
        TrustAction.SEE_AUDIT, "처리 기록과 결정의 사슬을 읽기", frozenset({Role.AUDITOR}), in_person=_INDEPENDENT
    ),
    Permission(TrustAction.SEE_PERMISSIONS, "권한표를 읽고 자기 권한을 묻기", STAFF | {Role.COUNCIL, Role.AUDITOR}),
    Permission(
        TrustAction.SEE_POWERS,
        "다른 계정의 권한을 묻기",
        frozenset({Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.AUDITOR}),
    ),
    Permission(TrustAction.ACT_FOR, "위임받은 권한이나 직무대리로 일하기", STAFF),
    Permission(TrustAction.DELEGATE, "권한을 위임하고 취소하기", STAFF, writes=True, in_person=_NO_FURTHER),
)
