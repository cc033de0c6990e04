"""What kinds of accounts are told by, and what holds for some of them alone."""

from collections.abc import Mapping

from ieum.budget.choices import AccountKind

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
