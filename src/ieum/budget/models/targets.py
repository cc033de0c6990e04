"""Rows of targets: how much is to be spent by when, and what is to be saved. Statements are only added."""

from django.db import models

from ieum.budget.choices import SavingCategory
from ieum.budget.models.ledger import BudgetAccount, FiscalYear
from ieum.budget.models.rows import BudgetRow


class ExecutionTarget(BudgetRow):
    """The share of the eligible budget that is to be spent by a day (신속집행); the last one of a day holds.

    One of a division takes the place of that of all, whose ``division`` is "".
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    division = models.CharField("부서", max_length=60, blank=True, db_default="")
    until = models.DateField("언제까지")
    position = models.SmallIntegerField("순서")
    rate = models.DecimalField("목표율(%)", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = verbose_name_plural = "신속집행 목표"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "division", "until", "position"],
                name="budget_executiontarget_position",
            ),
            models.CheckConstraint(condition=models.Q(rate__gt=0, rate__lte=100), name="budget_executiontarget_rate"),
        )

    def __str__(self) -> str:
        return f"{self.until} {self.rate}%"


class SavingTarget(BudgetRow):
    """What a division is to save of a base amount by a category of expense (예산절감 목표)."""

    epoch = models.BigIntegerField("등록 회차")
    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", verbose_name="회계")
    division = models.CharField("부서", max_length=60)
    unit = models.CharField("단위사업", max_length=100)
    category = models.CharField("경비 구분", max_length=20, choices=SavingCategory)
    base = models.BigIntegerField("기준액(원)")
    rate = models.DecimalField("절감률(%)", max_digits=5, decimal_places=2)
    amount = models.BigIntegerField("절감 목표액(원)")
    set_on = models.DateField("정한 날")

    class Meta:
        verbose_name = verbose_name_plural = "예산절감 목표"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "account", "division", "unit", "category"],
                name="budget_savingtarget_once",
            ),
            models.CheckConstraint(
                condition=models.Q(base__gt=0, rate__gt=0, rate__lte=100, amount__gte=0, amount__lte=models.F("base"))
                & models.Q(division__regex=r"\S", unit__regex=r"\S"),
                name="budget_savingtarget_amount",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.get_category_display()}"


class SavingResult(BudgetRow):
    """What the same output cost in the end; the last one holds, and its evidence is the basis of its operation."""

    epoch = models.BigIntegerField("등록 회차")
    target = models.ForeignKey(
        SavingTarget, on_delete=models.PROTECT, related_name="results", verbose_name="예산절감 목표"
    )
    position = models.SmallIntegerField("순서")
    spent = models.BigIntegerField("실제 집행액(원)")
    stated_on = models.DateField("적은 날")

    class Meta:
        verbose_name = verbose_name_plural = "예산절감 실적"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "target", "position"], name="budget_savingresult_position"),
            models.CheckConstraint(condition=models.Q(spent__gte=0), name="budget_savingresult_spent"),
        )

    def __str__(self) -> str:
        return f"{self.target} {self.spent:,}"
