"""특별교부세: whoever gave it for a project approves first that it goes to another one (지방교부세법 제9조)."""

from collections import Counter
from collections.abc import Iterable

from ieum.budget.choices import Funding, MovementKind

APPROVED = "승인"
"""The word by which a ground tells the approval of the minister."""
_MOVES = frozenset({MovementKind.TRANSFER, MovementKind.CHANGE_OF_USE, MovementKind.CROSS_USE})


def special_grant_fault(kind: MovementKind, authority: str, moved: Iterable[tuple[str, Funding, int]]) -> str:
    """Say why 특별교부세 may not be taken from its project; "" where none is, or the approval is told.

    ``moved`` are 세부사업, source and won of each line.
    """
    if kind not in _MOVES or APPROVED in authority:
        return ""
    left = Counter[str]()
    for programme, funding, amount in moved:
        left[programme] += amount if funding is Funding.SPECIAL_GRANT else 0
    if all(won >= 0 for won in left.values()):
        return ""
    return (
        "특별교부세를 다른 사업에 쓰려면 행정안전부장관의 승인을 먼저 받아야 합니다. 승인 문서(예: 행정안전부 재정-12 "
        "용도변경 승인)를 결정 근거에 적으십시오. (지방교부세법 제9조)"
    )
