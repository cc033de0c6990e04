"""What kinds of accounts are told by, and what holds for some of them alone."""

from collections.abc import Mapping
from datetime import date

from ieum.budget.choices import AccountKind
from ieum.kernel.wording import worded

BUDGET_PARTS: Mapping[AccountKind, str] = {
    AccountKind.GENERAL: "일반회계",
    AccountKind.SPECIAL: "특별회계",
    AccountKind.SPECIAL_ENTERPRISE: "특별회계",
}
"""What an account counts in where the budget is told by its parts. A fund is outside of it (지방재정법 제9조)."""


def is_budget(kind: str) -> bool:
    """Whether an account of a kind is a part of the budget, so that it counts in its sums."""
    return kind in BUDGET_PARTS


def account_kind(said: str) -> AccountKind:
    """The kind of an account by its name, or by what a file calls its kind.

    지방재정법 제9조 knows the general account, those of public enterprises and other special ones; a fund stands beside
    them (지방자치단체 기금관리기본법). Whatever is none of these by its name is a special account.
    """
    text = "".join(said.split())
    if text == AccountKind.GENERAL.label:
        return AccountKind.GENERAL
    if text.endswith("기금"):
        return AccountKind.STATUTORY_FUND
    return AccountKind.SPECIAL_ENTERPRISE if "공기업" in text else AccountKind.SPECIAL


MOST_YEARS = 5
"""Years for which an ordinance lets a special account or fund exist, from when it sets it up or lengthens it."""
_TERMS = {
    AccountKind.SPECIAL: "지방재정법 제9조",
    AccountKind.SPECIAL_ENTERPRISE: "지방재정법 제9조",
    AccountKind.STATUTORY_FUND: "지방자치단체 기금관리기본법",
}
"""The law by which the ordinance of an account says until when it exists; the general account has no end."""


def term_warning(account: str, ends_on: date, year: int) -> str:
    """What is told of an account that exists until a day (존속기한) and has a budget in a year; "" for nothing."""
    law = _TERMS.get(account_kind(account))
    words = {"account": account, "day": ends_on, "law": law}
    if law is None or year < ends_on.year <= year + MOST_YEARS:
        return ""
    if ends_on.year < year:
        return worded(
            "{account}: 존속기한({day})이 지난 해의 예산입니다. 조례로 기한을 늘리거나 예산에서 빼십시오. ({law})",
            **words,
        )
    if ends_on.year == year:
        return worded(
            "{account}: 존속기한({day})이 이 해에 끝납니다. 이어 가려면 조례를 먼저 고치십시오. ({law})", **words
        )
    return worded(
        "{account}: 존속기한({day})이 {most}년을 넘게 남았습니다. 조례의 기한을 확인하십시오. ({law})",
        most=MOST_YEARS,
        **words,
    )
