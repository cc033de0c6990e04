"""Rows of the ledger. Codes belong to a fiscal year, nothing is ever changed, and the database itself posts."""

from typing import Any

from django.db import models

from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding, Grain, MovementKind
from ieum.budget.models.rows import BudgetRow
from ieum.budget.rules import SUBSIDIES
from ieum.platform.database.identity import uuid7

UNCHECKED: Any = {"on_delete": models.PROTECT, "db_constraint": False}
"""A reference without a foreign key of its own: a trigger looks at all rows of a statement together."""
_SUBSIDIES_OF_ALL_YEARS = [item for item, (_, last) in SUBSIDIES.items() if last == max(SUBSIDIES.values())[1]]
DAILY = ["ALLOTMENT", "SUB_ALLOTMENT", "COMMITMENT", "EXPENDITURE", "RETURN"]
"""What most movements of a year are; the others are found by their kind."""


class FiscalYear(BudgetRow):
    """A fiscal year with the days on which its money may move."""

    year = models.SmallIntegerField("회계연도")
    first_day = models.DateField("첫날")
    last_day = models.DateField("끝날")
    payments_until = models.DateField("출납 마감일", help_text="이 날까지 그 해의 지출과 반납을 적을 수 있다.")

    class Meta:
        verbose_name = verbose_name_plural = "회계연도"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="budget_fiscalyear_year"),
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day"), last_day__lte=models.F("payments_until")),
                name="budget_fiscalyear_days",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class BudgetAccount(BudgetRow):
    """An account of one fiscal year: the general one, or a special one with its name."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    kind = models.CharField("회계구분", max_length=20, choices=AccountKind)
    name = models.CharField("회계", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "예산 회계"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "fiscal_year", "name"], name="budget_budgetaccount_name"),
            models.CheckConstraint(condition=models.Q(kind__in=AccountKind.values), name="budget_budgetaccount_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Programme(BudgetRow):
    """A detailed programme (세부사업) of an account, with the unit and policy programme that it stands under."""

    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", verbose_name="회계")
    policy_code = models.CharField("정책사업 부호", max_length=20)
    policy_name = models.CharField("정책사업", max_length=100)
    unit_code = models.CharField("단위사업 부호", max_length=20)
    unit_name = models.CharField("단위사업", max_length=100)
    code = models.CharField("세부사업 부호", max_length=20)
    name = models.CharField("세부사업", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "세부사업"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "account", "code"], name="budget_programme_code"),
        ]

    def __str__(self) -> str:
        return self.name


class AppropriationCell(BudgetRow):
    """The smallest place that money is granted to, with the balances that are reported for it.

    An unreported balance is unknown, not zero: nothing is posted to it and it binds nothing.
    """

    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", verbose_name="회계")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="세부사업"
    )
    grain = models.CharField("단위", max_length=20, choices=Grain)
    division = models.CharField("부서", max_length=60, blank=True)
    item = models.CharField("통계목", max_length=10, blank=True, help_text="201-01")
    funding = models.CharField("재원", max_length=20, choices=Funding)
    carry_origin = models.CharField("이월 구분", max_length=20, choices=CarryOrigin)
    reports_allotment = models.BooleanField("배정 관리")
    reports_commitment = models.BooleanField("원인행위 관리")
    reports_spending = models.BooleanField("집행 관리")

    class Meta:
        verbose_name = verbose_name_plural = "예산과목"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "account", "programme", "division", "item", "funding", "carry_origin"],
                nulls_distinct=False,
                name="budget_appropriationcell_place",
            ),
            models.CheckConstraint(
                condition=models.Q(grain=Grain.ACCOUNT, programme=None, item="")
                | models.Q(grain=Grain.PROGRAMME, programme__isnull=False, item="")
                | models.Q(grain=Grain.ITEM, programme__isnull=False, item__regex=r"^[0-9]{3}-[0-9]{2}$"),
                name="budget_appropriationcell_grain",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    funding__in=[Funding.SPECIAL_GRANT, Funding.SPECIAL_ADJUSTMENT], item__in=_SUBSIDIES_OF_ALL_YEARS
                ),
                name="budget_appropriationcell_special_grant",
            ),
            models.CheckConstraint(
                condition=models.Q(funding__in=Funding.values), name="budget_appropriationcell_funding"
            ),
            models.CheckConstraint(
                condition=models.Q(carry_origin__in=CarryOrigin.values), name="budget_appropriationcell_carry_origin"
            ),
        ]

    def __str__(self) -> str:
        place = self.programme.name if self.programme else self.account.name
        return f"{place} {self.item}".strip()


class LedgerEvent(BudgetRow):
    """One movement of money: the header of its lines. Why and by whom it was posted, its operation says.

    What it refers to the database looks at for all rows of a statement at once (``ieum_ledgerevent_references``), and
    at an approver only where there is one (``ieum_require_approver``).
    """

    municipality = models.ForeignKey(
        "platform.Municipality", **UNCHECKED, related_name="+", db_index=False, verbose_name="지방자치단체"
    )
    operation = models.ForeignKey("platform.Operation", **UNCHECKED, related_name="+", verbose_name="처리 기록")
    epoch = models.BigIntegerField("등록 회차")
    fiscal_year = models.ForeignKey(FiscalYear, **UNCHECKED, related_name="+", db_index=False, verbose_name="회계연도")
    kind = models.CharField("구분", max_length=20, choices=MovementKind)
    round = models.SmallIntegerField("차수", null=True)
    effective_date = models.DateField("효력일")
    source = models.ForeignKey(
        "platform.Source", **UNCHECKED, related_name="+", db_index=False, null=True, verbose_name="출처"
    )
    place_line = models.IntegerField("행", null=True)
    authority = models.CharField(
        "결정 근거", max_length=200, blank=True, db_default="", help_text="예산총칙 조항, 조례, 교부결정"
    )
    approver = models.ForeignKey(
        "platform.Account", **UNCHECKED, related_name="+", db_index=False, null=True, verbose_name="승인자"
    )
    reverses = models.ForeignKey(
        "self", **UNCHECKED, related_name="+", db_index=False, null=True, verbose_name="취소 대상"
    )

    class Meta:
        verbose_name = verbose_name_plural = "예산 원장 사건"
        indexes = [
            models.Index(fields=["source"], condition=models.Q(source__isnull=False), name="budget_ledgerevent_source"),
            models.Index(fields=["fiscal_year", "epoch"], name="budget_ledgerevent_year"),
            models.Index(
                fields=["fiscal_year", "kind", "effective_date"],
                condition=~models.Q(kind__in=DAILY),
                name="budget_ledgerevent_seldom",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "reverses"],
                condition=models.Q(reverses__isnull=False),
                name="budget_ledgerevent_reversed_once",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=MovementKind.values), name="budget_ledgerevent_kind"),
            models.CheckConstraint(
                condition=models.Q(kind=MovementKind.REVERSAL, reverses__isnull=False)
                | (~models.Q(kind=MovementKind.REVERSAL) & models.Q(reverses=None)),
                name="budget_ledgerevent_reversal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.effective_date} {self.get_kind_display()}"


class LedgerLine(models.Model):
    """What one movement adds to one balance of one cell; day and epoch are those of its event."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", **UNCHECKED, related_name="+", db_index=False, verbose_name="지방자치단체"
    )
    event = models.ForeignKey(LedgerEvent, **UNCHECKED, related_name="lines", db_index=False, verbose_name="사건")
    cell = models.ForeignKey(AppropriationCell, **UNCHECKED, related_name="+", db_index=False, verbose_name="예산과목")
    epoch = models.BigIntegerField("등록 회차")
    effective_date = models.DateField("효력일")
    balance = models.CharField("잔액 구분", max_length=20, choices=Balance)
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "예산 원장"
        indexes = [
            models.Index(fields=["municipality", "cell", "effective_date"], name="budget_ledgerline_cell"),
            models.Index(fields=["municipality", "epoch"], name="budget_ledgerline_epoch"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "event", "balance", "cell"], name="budget_ledgerline_once"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="budget_ledgerline_amount"),
            models.CheckConstraint(condition=models.Q(balance__in=Balance.values), name="budget_ledgerline_balance"),
        ]

    def __str__(self) -> str:
        return f"{self.effective_date} {self.get_balance_display()} {self.amount:,}"


class UnitMovement(BudgetRow):
    """The 동 or 사업소 that received what a movement allots further (재배정), or that committed what it received."""

    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="units", verbose_name="사건")
    unit = models.CharField("재배정 부서", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "재배정 부서의 사건"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "event"], name="budget_unitmovement_once"),
            models.CheckConstraint(condition=models.Q(unit__regex=r"\S"), name="budget_unitmovement_has_unit"),
        )

    def __str__(self) -> str:
        return self.unit


class YearClosing(BudgetRow):
    """The settlement of a fiscal year: from its epoch on nothing moves in that year any more."""

    epoch = models.BigIntegerField("등록 회차")
    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")

    class Meta:
        verbose_name = verbose_name_plural = "회계연도 결산"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "fiscal_year"], name="budget_yearclosing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} 결산"
