"""Who may take a movement back (finance 6.2)."""

from collections.abc import Collection
from datetime import date

from ieum.budget.choices import MovementKind
from ieum.budget.rules.kinds import DECISIONS, EXCHANGES
from ieum.budget.rules.requests import decider_of
from ieum.kernel.wording import worded

BY_ADOPTION = "예산안의 의결로 등록한 사건은 하나씩 취소할 수 없습니다. 다음 추가경정예산안에서 고치십시오."
WITH_MOVEMENT = "세출과 함께 등록한 세입은 따로 취소할 수 없습니다. 함께 등록한 세출 사건에서 취소하십시오."


def reversal_fault(kind: MovementKind, parts: Collection[str], *, is_own: bool, on: date) -> str:
    """Say why somebody must not take a movement back; "" where they may.

    전용, 변경사용, 이용, 이체 and 예비비 are taken back by the duty that decides on them, and never by whoever asked
    for it; all else by those who may post. ``parts`` are "TEAM", "DIRECTOR" and "MAYOR" as of one's role, ``is_own``
    is whether they entered it, ``on`` the day on which they take it back.

    :raises NotYetInForce: if it is not known who decides on that day
    """
    if kind not in EXCHANGES:
        return ""
    name, article = worded(str(kind.label)), worded(DECISIONS[kind].article)
    if is_own:
        return worded(
            "{kind}: 올린 사람이 스스로 취소할 수 없습니다. 결정하는 이에게 취소해 달라고 하십시오. ({article})",
            kind=name, article=article,
        )  # fmt: skip
    if "MAYOR" in parts or ("DIRECTOR" in parts and decider_of(kind, on=on) == "DIRECTOR"):
        return ""
    said = (
        "{kind}: 과장이나 단체장의 계정으로만 취소할 수 있습니다. ({article})"
        if decider_of(kind, on=on) == "DIRECTOR"
        else "{kind}: 단체장의 계정으로만 취소할 수 있습니다. ({article})"
    )
    return worded(said, kind=name, article=article)
