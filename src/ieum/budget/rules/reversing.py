"""Who may take a movement back (finance 6.2)."""

from collections.abc import Collection
from datetime import date

from ieum.budget.choices import MovementKind
from ieum.budget.rules.kinds import DECISIONS, EXCHANGES
from ieum.budget.rules.requests import delegated, is_directors
from ieum.kernel.wording import worded
from ieum.office.rules.delegation import Delegation

BY_ADOPTION = "예산안의 의결로 등록한 사건은 하나씩 취소할 수 없습니다. 다음 추가경정예산안에서 고치십시오."
NOT_OF_THE_BUDGET = "과장 가운데서는 예산 부서의 과장만 예산 사건을 취소할 수 있습니다."
WITH_MOVEMENT = "세출과 함께 등록한 세입은 따로 취소할 수 없습니다. 함께 등록한 세출 사건에서 취소하십시오."


def reversal_fault(  # noqa: PLR0913 - each says something else of who may
    kind: MovementKind, parts: Collection[str], *, is_own: bool, on: date, is_confirmed: bool = False,
    delegation: Delegation,
) -> str:  # fmt: skip
    """Say why somebody must not take a movement back; "" where they may.

    전용, 변경사용, 이용, 이체 and 예비비 are taken back by the duty that decides on them, and never by whoever asked
    for it. So is what a second person confirmed here (``is_confirmed``), by the head of the budget division or the
    mayor; all else by those who may post. ``parts`` are "DIRECTOR" and "MAYOR" of whoever decides on movements,
    ``is_own`` is whether they entered it, ``on`` the day on which they take it back, and ``delegation`` what the
    municipality's own table of delegated decisions says then: what a 국장 or 부구청장 decides the mayor takes back.

    :raises NotYetInForce: if it is not known who decides on that day
    """
    if kind not in EXCHANGES and not is_confirmed:
        return ""
    is_mayors = kind in EXCHANGES and not is_directors(delegated(kind, delegation, on=on))
    decider = "MAYOR" if is_mayors else "DIRECTOR"
    who = worded("예산 부서의 과장이나 단체장") if decider == "DIRECTOR" else worded("단체장")
    own = {"kind": worded(str(kind.label)), "who": who, "article": worded(DECISIONS[kind].article)}
    if is_own:
        return worded(
            "{kind}: 올린 사람이 스스로 취소할 수 없습니다. {who}에게 취소해 달라고 하십시오. ({article})", **own
        )
    if "MAYOR" in parts or decider in parts:
        return ""
    return worded("{kind}: {who}의 계정으로만 취소할 수 있습니다. ({article})", **own)
