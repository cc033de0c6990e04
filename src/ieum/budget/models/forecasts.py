"""Rows of what programmes will have spent by the end of the year. Statements are only added."""

from django.db import models

from ieum.budget.models.ledger import Programme
from ieum.budget.models.rows import BudgetRow


class ExecutionForecast(BudgetRow):
    """What a division will have spent of a detailed programme by 31 December, as it said on a day; the last one holds.

    It was no less than what was spent and no more than 예산현액 on that day (finance.md 2.4).
    """

    epoch = models.BigIntegerField("등록 회차")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", verbose_name="세부사업")
    division = models.CharField("부서", max_length=60)
    stated_on = models.DateField("기준일")
    position = models.SmallIntegerField("순서")
    amount = models.BigIntegerField("연말 예상 집행액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "연말 예상 집행액"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "programme", "division", "stated_on", "position"],
                name="budget_executionforecast_position",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, division__regex=r"\S"), name="budget_executionforecast_amount"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.amount:,}"
